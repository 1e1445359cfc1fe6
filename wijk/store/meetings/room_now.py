"""A meeting as it is at this moment, for phones and the projected page: read again only where something changed."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from wijk.domain.clock import now
from wijk.domain.meeting import Harvest, LiveMeeting, Question, Tally
from wijk.store.database.asking import own_areas, seen_by_reader
from wijk.store.database.connection import Store
from wijk.store.database.record_types import HARVESTS, QUESTIONS
from wijk.store.database.room_tables import contributions, live_meetings, phones, votes
from wijk.store.database.store_reading import StoreReading, reading_at_once
from wijk.store.meetings.counting import Votes, question_in, tally_of, votes_in

__all__ = ["RoomNow", "room_by_code", "room_now"]

ROOM = "room "
TABLES = (live_meetings, phones, votes, contributions, QUESTIONS.table, HARVESTS.table)


@dataclass(frozen=True, slots=True)
class RoomNow:
    """One moment of a meeting; ``stamp`` changes with everything here.

    ``question`` is the one that is open, with its ``tally`` and the ``harvest`` that was accepted of it; ``votes`` are
    the choices by the hash of a phone, for that phone alone. ``phones`` is how many took part, ``waiting`` how many
    texts wait for the facilitator.
    """

    stamp: str
    live: LiveMeeting
    question: Question | None
    tally: Tally | None
    harvest: tuple[Harvest, ...]
    votes: Mapping[str, tuple[str, ...]]
    phones: int
    waiting: int


def room_now(store: Store, meeting: str) -> RoomNow | None:
    """Return a meeting (id) as it is now, open or closed; None before it opens and once it was erased.

    None too for who may not see what was entered there. Its question is None when the time of the meeting is over, also
    where nobody closed it.
    """
    with reading_at_once(store) as reading:
        there = [live for live in [_all_live(reading).get(meeting)] if live]
        return _room(reading, next(seen_by_reader(reading.connection, there, lambda live: live, own_areas), None))


def room_by_code(store: Store, code: str) -> RoomNow | None:
    """Return the meeting that people join by ``code`` as it is now, as `room_now`; None when there is none."""
    with reading_at_once(store) as reading:
        found = next((live for live in _all_live(reading).values() if live.code == code), None)
        return _room(reading, found)


def _all_live(reading: StoreReading) -> Mapping[str, LiveMeeting]:
    def make() -> Mapping[str, LiveMeeting]:
        rows = reading.connection.execute(select(live_meetings)).mappings()
        found = {row["meeting"]: LiveMeeting(**row) for row in rows}
        # What was erased is not remembered either.
        for name in [one for one in tuple(reading.held) if one.startswith(ROOM)]:
            if name.removeprefix(ROOM) not in found:
                reading.held.pop(name, None)
        return found

    return reading.remembered("live meetings", (live_meetings,), make)


def _room(reading: StoreReading, live: LiveMeeting | None) -> RoomNow | None:
    if live is None:
        return None
    asked = live.question if live.is_open(now()) else None
    stamp = f"{reading.stamp(*TABLES)} {asked}"
    name = f"{ROOM}{live.meeting}"
    held = reading.held.get(name)
    if held is None or held[0] != stamp:
        held = reading.held[name] = (stamp, _read(reading.connection, stamp, live, asked))
    found: RoomNow = held[1]
    return found


def _read(connection: Connection, stamp: str, live: LiveMeeting, asked: str | None) -> RoomNow:
    question = question_in(connection, asked).item if asked else None
    harvest = tuple(one.item for one in HARVESTS.all(connection, question=asked)) if asked else ()
    raw: Votes | None = votes_in(connection, question) if question else None
    return RoomNow(
        stamp,
        live,
        question,
        tally_of(question, raw, harvest) if question else None,
        harvest,
        raw.choices if raw else {},
        _count(connection, phones, live.meeting),
        _count(connection, contributions, live.meeting, contributions.c.state == "wacht"),
    )


def _count(connection: Connection, table: object, meeting: str, *more: object) -> int:
    columns = table.c  # type: ignore[attr-defined]
    return connection.scalar(select(func.count()).where(columns.meeting == meeting, *more)) or 0  # type: ignore[arg-type]
