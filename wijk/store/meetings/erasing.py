"""What comes with time: a meeting that nobody closed is counted, and what phones sent is erased 30 days later."""

from contextlib import suppress
from datetime import datetime, timedelta

from sqlalchemy import Connection, delete, select, update

from wijk.domain.meeting import LiveMeeting
from wijk.store.common.errors import StoreError
from wijk.store.database.clock_doubt import clock_doubt
from wijk.store.database.connection import Store
from wijk.store.database.erasing import forget
from wijk.store.database.record_types import QUESTIONS
from wijk.store.database.room_tables import ROOM_TABLES, live_meetings
from wijk.store.meetings.counting import keep_counts

__all__ = ["RAW_KEPT", "close_over", "erase_raw", "keep_up"]

RAW_KEPT = timedelta(days=30)


def keep_up(store: Store, moment: datetime) -> None:
    """Do at ``moment`` (with time zone) what its time has come for; nothing while the clock can't be believed.

    For a program that runs on: `open_store` does the same.
    """
    if clock_doubt(store) is None:
        close_over(store, moment)
        if erase_raw(store, moment):
            forget(store)


def close_over(store: Store, moment: datetime) -> int:
    """Count the question that was open when the time of a meeting ended at or before ``moment``; return how many."""

    def over(connection: Connection) -> list[LiveMeeting]:
        return [live for live in _all(connection) if live.question and not live.is_open(moment)]

    with store.reading() as connection:
        found = over(connection)
    if found:
        with store.writing() as connection:
            # Somebody may have opened one again while this waited for its turn; so below.
            found = over(connection)
            for live in found:
                _count(connection, str(live.question))
                this = live_meetings.c.meeting == live.meeting
                connection.execute(update(live_meetings).where(this).values(question=None, closed_at=live.ended_at))
    return len(found)


def erase_raw(store: Store, moment: datetime) -> int:
    """Erase votes, texts and phones of the meetings that closed 30 days before ``moment`` (with time zone) or earlier.

    What was not counted yet is counted first. Return how many meetings.
    """

    def over(connection: Connection) -> list[str]:
        return [live.meeting for live in _all(connection) if live.ended_at <= moment - RAW_KEPT]

    with store.reading() as connection:
        found = over(connection)
    if found:
        with store.writing() as connection:
            found = over(connection)
            for meeting in found:
                for question in QUESTIONS.all(connection, meeting=meeting):
                    _count(connection, question.id)
                for table in ROOM_TABLES:
                    connection.execute(delete(table).where(table.c.meeting == meeting))
    return len(found)


def _count(connection: Connection, question: str) -> None:
    """Count a question; one that is damaged keeps nothing else from being erased."""
    with suppress(StoreError):
        keep_counts(connection, question)


def _all(connection: Connection) -> list[LiveMeeting]:
    return [LiveMeeting(**row) for row in connection.execute(select(live_meetings)).mappings()]
