"""What the room decided about the matrix, kept with its history; nothing here is ever taken away but by people.

All functions raise StoreError with a Dutch sentence when the database can't be used.
"""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date

from sqlalchemy import Connection

from wijk.domain.answers import CellConfirmation
from wijk.domain.decision import (
    CELL,
    EMPTY,
    MOST_PRIORITIES,
    Decision,
    contains,
    ended,
    holding,
    kept,
    made,
    priority_places,
    reworded,
    with_one_wording,
)
from wijk.store.common.errors import StoreError
from wijk.store.common.unchanged import require_unchanged
from wijk.store.database.connection import Store
from wijk.store.database.erasing import forget
from wijk.store.database.record_types import DECISIONS
from wijk.store.database.records import Stored, acting, new_id

__all__ = [
    "TOO_MANY",
    "AlreadyDecided",
    "TooManyPriorities",
    "beyond_limit",
    "confirm_cells",
    "end_decision",
    "erase_earlier_wordings",
    "exchange_priority",
    "keep_decision",
    "list_decisions",
    "make_decision",
    "reword_decision",
]


TOO_MANY = f"U kunt hooguit {MOST_PRIORITIES} prioriteiten kiezen. Beëindig er eerst een, of ruil er een."


class AlreadyDecided(StoreError):  # noqa: N818
    """The room decided this before, or something that holds it."""


class TooManyPriorities(StoreError):  # noqa: N818
    """There are as many priorities as there can be."""


def list_decisions(store: Store, area: str | tuple[str, ...] | None = None) -> tuple[Stored[Decision], ...]:
    """Return all decisions, those that were ended too, oldest first.

    They are those of one area, by the code or the codes it is known as, or of everywhere.
    """
    with store.reading() as connection:
        return DECISIONS.all(connection, **({"area": area} if area else {}))


def make_decision(
    store: Store, decision: Decision, seen: Iterable[str] = (), known_as: tuple[str, ...] = ()
) -> Stored[Decision]:
    """Keep a new decision (take its id from `new_id`); ``seen`` are the keys of what the data say about it now.

    ``known_as`` are the other codes of the same place: what was decided under these counts too. A mismatch that
    becomes a priority takes over the priority of a cell within it. Raises AlreadyDecided when the same was decided
    before and not ended, or a cell lies within a mismatch that is a priority; TooManyPriorities when it would be one
    too many, whoever chose the others; StoreError when `faults_in_decision` objects.
    """
    with store.writing() as connection:
        return _make(connection, decision, seen, known_as)


def exchange_priority(
    store: Store,
    out: Stored[Decision],
    decision: Decision,
    seen: Iterable[str] = (),
    known_as: tuple[str, ...] = (),
) -> Stored[Decision]:
    """End the priority ``out`` and keep another in its place, or neither. Raises Conflict, and as `make_decision`."""
    with store.writing() as connection:
        _end(connection, out, decision.made_on, "geruild met een andere prioriteit", "")
        return _make(connection, decision, seen, known_as)


def keep_decision(
    store: Store, seen: Stored[Decision], on: date, facts: Iterable[str] = (), remark: str = ""
) -> Stored[Decision]:
    """Keep a decision as it is, knowing the ``facts`` (keys); ``remark`` says in Dutch what they are.

    Raises Conflict when somebody else changed the decision since it was ``seen``.
    """
    with store.writing() as connection:
        return DECISIONS.save(connection, kept(seen.item, on, acting(connection).who, facts, remark), seen.version)


def end_decision(store: Store, seen: Stored[Decision], on: date, why: str, remark: str = "") -> Stored[Decision]:
    """End a decision; it stays in the history. ``why`` says in Dutch what became of it. Raises as `keep_decision`."""
    with store.writing() as connection:
        return _end(connection, seen, on, why, remark)


def reword_decision(store: Store, seen: Stored[Decision], reason: str, on: date) -> Stored[Decision]:
    """Give a decision another reason. Raises as `keep_decision`, and StoreError when `faults_in_decision` objects."""
    with store.writing() as connection:
        changed = reworded(seen.item, reason, on, acting(connection).who)
        return DECISIONS.save(connection, changed, seen.version)


def erase_earlier_wordings(store: Store, seen: Stored[Decision]) -> Stored[Decision]:
    """Take the reasons that a decision had before away for good, such as one with a name in it. Raises Conflict.

    Raises NotAllowed when the actor may not do this.
    """
    store.require("erase", "records", seen.item.area)
    with store.writing() as connection:
        record = DECISIONS.save(connection, with_one_wording(seen.item), seen.version)
    forget(store)
    return record


def confirm_cells(store: Store, confirmations: Iterable[CellConfirmation]) -> int:
    """Keep confirmations from a file, the latest day of each cell; return how many were new or later.

    What people ended on that day or later stays ended.
    """
    with store.writing() as connection:
        sure = [one for one in DECISIONS.all(connection) if one.item.mark == EMPTY]
        there = {_cell(one.item): one for one in sure if one.item.ended_on is None}
        over = {(_cell(one.item), one.item.ended_on) for one in sure}
        done = 0
        for one in confirmations:
            place = (one.area, one.group, one.phase)
            known = there.get(place)
            if known and known.item.said_on >= one.confirmed_on:
                continue
            if any(cell == place and day and day >= one.confirmed_on for cell, day in over):
                continue
            if known:
                later = kept(known.item, one.confirmed_on, acting(connection).who, ())
                there[place] = DECISIONS.save(connection, later, known.version)
            else:
                new = Decision(new_id(), one.area, CELL, one.group, (one.phase,), EMPTY, one.confirmed_on)
                there[place] = DECISIONS.add(connection, made(new, acting(connection).who))
            done += 1
    return done


def beyond_limit(
    connection: Connection, coming: Iterable[Stored[Decision]], place_of: Callable[[str], str]
) -> set[str]:
    """Return which (ids) of the records to put back are priorities that would be one too many in their place.

    What is there stays, unless one that is coming was changed later; what ends makes room, then comes what is there,
    and of what is new what was made first. ``place_of`` gives for each code of an area what all codes of the same place
    share.
    """
    current = {one.id: one for one in DECISIONS.with_deleted(connection)}
    there = {one.id: one.item for one in current.values() if not one.deleted}
    later = [one for one in coming if one.id not in current or one.changed > current[one.id].changed]
    beyond = set()
    for record in sorted(later, key=lambda one: (_is_priority(one), one.id not in current, one.created)):
        before = there.pop(record.id, None)
        if not _is_priority(record):
            continue
        place = place_of(record.item.area)
        of_place = [one for one in holding(there.values(), "prioriteit") if place_of(one.area) == place]
        was = len(priority_places([*of_place, *holding([before] if before else [], "prioriteit")]))
        if len(priority_places([*of_place, record.item])) > max(was, MOST_PRIORITIES):
            beyond.add(record.id)
        if left := before if record.id in beyond else record.item:
            there[record.id] = left
    return beyond


def _is_priority(record: Stored[Decision]) -> bool:
    return not record.deleted and bool(holding([record.item], "prioriteit"))


def _make(
    connection: Connection, decision: Decision, seen: Iterable[str], known_as: tuple[str, ...]
) -> Stored[Decision]:
    there = _holding(connection, (decision.area, *known_as))
    if any(one.item.is_same_as(replace(decision, area=one.item.area)) for one in there):
        raise AlreadyDecided("Dit is al zo besloten, misschien net door iemand anders. U ziet nu hoe het is.")
    if decision.mark == "prioriteit":
        there = _make_room(connection, decision, [one for one in there if one.item.mark == "prioriteit"])
        if len(priority_places([*(one.item for one in there), decision])) > MOST_PRIORITIES:
            raise TooManyPriorities(TOO_MANY)
    return DECISIONS.add(connection, made(decision, acting(connection).who, seen))


def _make_room(connection: Connection, decision: Decision, there: list[Stored[Decision]]) -> list[Stored[Decision]]:
    """End the priorities of cells that lie within the one to make; return the others."""
    if decision.kind == CELL and any(contains(one.item, decision) for one in there):
        raise AlreadyDecided("Dit vakje hoort al bij een mismatch die prioriteit is: het komt al als eerste.")
    for one in there:
        if contains(decision, one.item):
            _end(connection, one, decision.made_on, "hoort nu bij de prioriteit voor een hele mismatch", "")
    return [one for one in there if not contains(decision, one.item)]


def _end(connection: Connection, seen: Stored[Decision], on: date, why: str, remark: str) -> Stored[Decision]:
    require_unchanged(None, seen.item.ended_on, mine=seen.item, theirs=seen)
    return DECISIONS.save(connection, ended(seen.item, on, acting(connection).who, why, remark), seen.version)


def _holding(connection: Connection, areas: tuple[str, ...]) -> list[Stored[Decision]]:
    records = DECISIONS.all(connection, area=areas)
    items = holding(record.item for record in records)
    ids = {item.id for item in items}
    return [record for record in records if record.id in ids]


def _cell(decision: Decision) -> tuple[str, str, str]:
    return decision.area, decision.group, decision.phases[0]
