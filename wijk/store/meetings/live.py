"""A meeting while it goes on: opened with a code to join by, and closed by the facilitator or after eight hours.

All functions here and in the other modules of this room raise StoreError with a Dutch sentence when the database can't
be used, and NotAllowed when the actor may not do this.
"""

import secrets
from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from sqlalchemy import Connection, delete, insert, select, update

from wijk.domain.clock import now
from wijk.domain.meeting import LiveMeeting, Meeting
from wijk.store.common.errors import MeetingOver, StoreError
from wijk.store.database.asking import own_areas, require_in, seen_by_reader
from wijk.store.database.connection import Store
from wijk.store.database.deeds import note_deed
from wijk.store.database.record_types import MEETINGS, QUESTIONS
from wijk.store.database.room_tables import live_meetings, votes
from wijk.store.database.room_tables import phones as seats
from wijk.store.meetings.counting import keep_counts

__all__ = [
    "CODE_LENGTH",
    "CODE_SIGNS",
    "LONGEST_MEETING",
    "close_in",
    "close_meeting",
    "live_in",
    "live_meeting",
    "live_meeting_of",
    "open_in",
    "open_meeting",
    "renew_code",
    "set_phones",
    "set_question",
]

LONGEST_MEETING = timedelta(hours=8)
# No sign that looks like another, and no vowels, so that no code is a word: 22 signs, 8 of them hold 35 bits.
CODE_SIGNS, CODE_LENGTH = "BCDFGHJKMNPRTVWX346789", 8


def open_meeting(store: Store, meeting: Meeting, phones: bool = True) -> LiveMeeting:
    """Keep a meeting and open it for eight hours, so that people can join by its code when ``phones`` may take part.

    One that was closed is opened again, by the same code, with phones as they were. Raises StoreError when
    `faults_in_room_meeting` objects.
    """
    store.require("lead", "meetings")
    moment = now()
    with store.writing() as connection:
        if MEETINGS.get(connection, meeting.id) is None:
            MEETINGS.add(connection, meeting)
        until = moment + LONGEST_MEETING
        if live_in(connection, meeting.id) is not None:
            _change(connection, meeting.id, open_until=until, closed_at=None)
        else:
            new = LiveMeeting(meeting.id, meeting.area, _new_code(), moment, until, phones=phones, secret=_new_secret())
            connection.execute(insert(live_meetings).values({field: getattr(new, field) for field in _fields()}))
        note_deed(connection, "open meeting", MEETINGS.name, meeting.id)
        return _there(connection, meeting.id)


def close_meeting(store: Store, meeting: str) -> LiveMeeting:
    """Close a meeting (id): its open question is counted, and phones can do nothing any more. Done twice is done once.

    `open_meeting` undoes it.
    """
    store.require("lead", "meetings")
    with store.writing() as connection:
        close_in(connection, _there(connection, meeting))
        return _there(connection, meeting)


def close_in(connection: Connection, live: LiveMeeting) -> None:
    """Close a meeting, as `close_meeting`."""
    require_in(connection, "lead", "meetings", live.area)
    note_deed(connection, "close meeting", MEETINGS.name, live.meeting)
    if live.question:
        note_deed(connection, "close question", QUESTIONS.name, live.question)
        keep_counts(connection, live.question)
    _change(connection, live.meeting, closed_at=live.closed_at or now(), question=None)


def set_phones(store: Store, meeting: str, allowed: bool) -> LiveMeeting:
    """Let phones take part in a meeting (id), or not: then all goes by the keyboard of the facilitator."""
    store.require("lead", "meetings")
    with store.writing() as connection:
        _there(connection, meeting)
        note_deed(connection, "phones on" if allowed else "phones off", MEETINGS.name, meeting)
        _change(connection, meeting, phones=allowed)
        return _there(connection, meeting)


def renew_code(store: Store, meeting: str) -> LiveMeeting:
    """Give a meeting (id) another code, because strangers came in by the one it had: every phone has to join again.

    What phones voted on the question that is open goes, and so do their seats; what they typed stays in the queue.
    """
    store.require("lead", "meetings")
    with store.writing() as connection:
        live = _there(connection, meeting)
        connection.execute(delete(seats).where(seats.c.meeting == meeting))
        connection.execute(delete(votes).where(votes.c.question == live.question))
        note_deed(connection, "renew code", MEETINGS.name, meeting)
        _change(connection, meeting, code=_new_code(), secret=_new_secret())
        return _there(connection, meeting)


def live_meeting(store: Store, meeting: str) -> LiveMeeting | None:
    """Return what holds of a meeting (id), open or closed; None before it opens, once it was erased, and for who may
    not see what was entered there.
    """
    with store.reading() as connection:
        live = live_in(connection, meeting)
        return next(seen_by_reader(connection, [live] if live else [], lambda one: one, own_areas), None)


def live_meeting_of(store: Store, areas: tuple[str, ...]) -> LiveMeeting | None:
    """Return the meeting that is open now in a place, by the codes it is known as; the one opened last of more.

    None for who may not see what was entered there.
    """
    with store.reading() as connection:
        rows = connection.execute(select(live_meetings).where(live_meetings.c.area.in_(areas))).mappings().all()
        seen = list(seen_by_reader(connection, map(_live, rows), lambda live: live, own_areas))
    moment = now()
    found = [live for live in seen if live.is_open(moment)]
    return max(found, key=lambda live: live.opened_at, default=None)


def live_in(connection: Connection, meeting: str) -> LiveMeeting | None:
    """Return what holds of a meeting, as `live_meeting`."""
    row = connection.execute(select(live_meetings).where(live_meetings.c.meeting == meeting)).mappings().one_or_none()
    return _live(row) if row else None


def open_in(connection: Connection, meeting: str) -> LiveMeeting:
    """Return a meeting that is open, for who leads it. Raises MeetingOver when it is not."""
    live = live_in(connection, meeting)
    if live is None or not live.is_open(now()):
        raise MeetingOver("Deze bijeenkomst is gesloten. Open haar opnieuw om verder te gaan.")
    require_in(connection, "lead", "meetings", live.area)
    return live


def set_question(connection: Connection, meeting: str, question: str | None) -> None:
    """Make a question (id) the one that is open, or none; the one that was is counted."""
    before = open_in(connection, meeting).question if question else _there(connection, meeting).question
    if before:
        note_deed(connection, "close question", QUESTIONS.name, before)
        keep_counts(connection, before)
    if question:
        note_deed(connection, "open question", QUESTIONS.name, question)
    _change(connection, meeting, question=question)


def _there(connection: Connection, meeting: str) -> LiveMeeting:
    live = live_in(connection, meeting)
    if live is None:
        raise StoreError("Deze bijeenkomst is niet geopend, of langer dan 30 dagen geleden gesloten.")
    require_in(connection, "lead", "meetings", live.area)
    return live


def _change(connection: Connection, meeting: str, **values: Any) -> None:
    connection.execute(update(live_meetings).where(live_meetings.c.meeting == meeting).values(**values))


def _live(row: Mapping[Any, Any]) -> LiveMeeting:
    return LiveMeeting(**row)


def _fields() -> tuple[str, ...]:
    return tuple(live_meetings.c.keys())


def _new_secret() -> str:
    return secrets.token_hex(32)


def _new_code() -> str:
    return "".join(secrets.choice(CODE_SIGNS) for _ in range(CODE_LENGTH))
