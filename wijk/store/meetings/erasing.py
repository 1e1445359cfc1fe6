"""Erasing what phones sent, 30 days after a meeting closed: the counts and what was accepted stay."""

from datetime import datetime, timedelta

from sqlalchemy import delete, select

from wijk.store.database.connection import Store
from wijk.store.database.record_types import QUESTIONS
from wijk.store.database.room_tables import ROOM_TABLES, live_meetings
from wijk.store.meetings.counting import keep_counts
from wijk.store.meetings.live import live_in

__all__ = ["RAW_KEPT", "erase_raw"]

RAW_KEPT = timedelta(days=30)


def erase_raw(store: Store, moment: datetime) -> int:
    """Erase votes, texts and phones of the meetings that closed 30 days before ``moment`` (with time zone) or earlier.

    What was not counted yet, such as where a meeting closed by itself, is counted first. Return how many meetings.
    """
    with store.reading() as connection:
        meetings = list(connection.scalars(select(live_meetings.c.meeting)))
        over = [one for one in meetings if (live := live_in(connection, one)) and live.ended_at <= moment - RAW_KEPT]
    if not over:
        return 0
    with store.writing() as connection:
        for meeting in over:
            for question in QUESTIONS.all(connection, meeting=meeting):
                keep_counts(connection, question.id)
            for table in ROOM_TABLES:
                connection.execute(delete(table).where(table.c.meeting == meeting))
    return len(over)
