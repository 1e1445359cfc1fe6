"""Events, the school region of a place and suggestions that were laid aside: read by all codes of a place, and kept.

All functions raise StoreError with a Dutch sentence when the database can't be used, and those that write when the
checks object; `save_event` and `delete_event` raise Conflict with both versions when somebody else changed or deleted
it.
"""

from dataclasses import dataclass, replace

from wijk.domain.event import Event, LaidAside, SchoolRegion
from wijk.store.common.errors import StoreError
from wijk.store.database.calendar_types import EVENTS, LAID_ASIDE, SCHOOL_REGIONS
from wijk.store.database.connection import Store
from wijk.store.database.records import Stored, derived_id
from wijk.store.database.store_reading import AllRecords, StoreReading

__all__ = [
    "CalendarRecords",
    "add_event",
    "bring_back",
    "calendar_records_of",
    "choose_region",
    "delete_event",
    "get_event",
    "lay_aside",
    "restore_event",
    "save_event",
    "take_up",
]

TAKEN = "Iemand anders nam dit voorstel net over: het staat al in de kalender."


@dataclass(frozen=True, slots=True)
class CalendarRecords:
    """What people put in the calendar of one place; ``region`` is None until somebody chose one."""

    events: AllRecords[Event] = AllRecords((), ())
    region: Stored[SchoolRegion] | None = None
    laid_aside: tuple[Stored[LaidAside], ...] = ()


def calendar_records_of(reading: StoreReading, areas: tuple[str, ...]) -> CalendarRecords:
    """Return what is in the calendar of a place, by the codes it is known as."""
    events = reading.all_of(EVENTS)
    regions = [one for one in reading.all_of(SCHOOL_REGIONS).living if one.item.area in areas]
    return CalendarRecords(
        AllRecords(
            tuple(one for one in events.living if one.item.area in areas),
            tuple(one for one in events.deleted if one.item.area in areas),
        ),
        max(regions, key=lambda record: record.changed, default=None),
        tuple(one for one in reading.all_of(LAID_ASIDE).living if one.item.area in areas),
    )


def get_event(store: Store, identifier: str) -> Stored[Event] | None:
    """Return one event (``deleted`` is filled when it was deleted), or None when there is none."""
    with store.reading() as connection:
        return EVENTS.get(connection, identifier)


def add_event(store: Store, event: Event) -> Stored[Event]:
    """Keep a new event (take its id from `new_id`)."""
    store.require("write", "records")
    with store.writing() as connection:
        return EVENTS.add(connection, event)


def take_up(store: Store, event: Event) -> Stored[Event]:
    """Keep an event made of a suggestion, under an id that follows from that and its area: nobody takes it up twice.

    Raises StoreError when somebody else just did.
    """
    store.require("write", "records")
    event = replace(event, id=derived_id(event.area, event.suggestion))
    with store.writing() as connection:
        there = EVENTS.get(connection, event.id)
        if there and there.deleted is None:
            raise StoreError(TAKEN)
        return EVENTS.put(connection, event)


def save_event(store: Store, event: Event, version: int) -> Stored[Event]:
    """Save a change made to ``version``."""
    store.require("write", "records")
    with store.writing() as connection:
        return EVENTS.save(connection, event, version)


def delete_event(store: Store, identifier: str, version: int) -> Stored[Event]:
    """Delete an event; `restore_event` undoes it. A suggestion that it was taken from is suggested again."""
    store.require("delete", "records")
    with store.writing() as connection:
        return EVENTS.remove(connection, identifier, version)


def restore_event(store: Store, identifier: str) -> Stored[Event]:
    """Undo a deletion. Raises StoreError when the event is gone for good."""
    store.require("delete", "records")
    with store.writing() as connection:
        return EVENTS.revive(connection, identifier)


def choose_region(store: Store, chosen: SchoolRegion, version: int | None) -> Stored[SchoolRegion]:
    """Keep the region chosen over ``version`` (None: nobody had chosen one). Raises Conflict when another was first."""
    store.require("write", "records")
    with store.writing() as connection:
        return SCHOOL_REGIONS.put_first(connection, chosen, version)


def lay_aside(store: Store, item: LaidAside) -> Stored[LaidAside]:
    """Lay a suggestion aside, for all years; done twice is done once. `bring_back` undoes it."""
    store.require("write", "records")
    with store.writing() as connection:
        return LAID_ASIDE.put(connection, item)


def bring_back(store: Store, identifier: str, version: int) -> Stored[LaidAside]:
    """Have a suggestion that was laid aside (the id of that) suggested again. Raises Conflict as `delete_event`."""
    store.require("delete", "records")
    with store.writing() as connection:
        return LAID_ASIDE.remove(connection, identifier, version)
