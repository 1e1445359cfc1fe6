"""Events, the school region of a place and suggestions that were laid aside: read by all codes of a place, and kept."""

from dataclasses import dataclass, replace

from wijk.domain.event import Event, LaidAside, SchoolRegion
from wijk.store.common.errors import StoreError
from wijk.store.database.calendar_types import EVENTS, LAID_ASIDE, SCHOOL_REGIONS
from wijk.store.database.connection import Store
from wijk.store.database.keeper import NEVER_KEPT, Keeper
from wijk.store.database.records import Stored, derived_id
from wijk.store.database.store_reading import AllRecords, StoreReading

__all__ = [
    "KEPT_ASIDE",
    "KEPT_EVENTS",
    "KEPT_REGIONS",
    "CalendarRecords",
    "calendar_records_of",
    "choose_region",
    "lay_aside",
    "take_up",
]

KEPT_EVENTS, KEPT_REGIONS, KEPT_ASIDE = Keeper(EVENTS), Keeper(SCHOOL_REGIONS), Keeper(LAID_ASIDE)
TAKEN = "Iemand anders nam dit voorstel net over: het staat al in de kalender."


@dataclass(frozen=True, slots=True)
class CalendarRecords:
    """What people put in the calendar of one place; ``region`` is None until somebody chose one."""

    events: AllRecords[Event] = AllRecords((), ())
    region: Stored[SchoolRegion] | None = None
    laid_aside: tuple[Stored[LaidAside], ...] = ()


def calendar_records_of(reading: StoreReading, areas: tuple[str, ...]) -> CalendarRecords:
    """Return what is in the calendar of a place, by the codes it is known as."""
    regions = KEPT_REGIONS.of(reading, areas).living
    return CalendarRecords(
        KEPT_EVENTS.of(reading, areas),
        max(regions, key=lambda record: record.changed, default=None),
        KEPT_ASIDE.of(reading, areas).living,
    )


def take_up(store: Store, event: Event) -> Stored[Event]:
    """Keep an event made of a suggestion, under an id that follows from that and its area: nobody takes it up twice.

    Raises StoreError when somebody else just did, and as `Keeper`.
    """
    store.require("write", "records", event.area)
    event = replace(event, id=derived_id(event.area, event.suggestion))
    with store.writing() as connection:
        there = EVENTS.get(connection, event.id)
        if there and there.deleted is None:
            raise StoreError(TAKEN)
        return EVENTS.put(connection, event)


def choose_region(store: Store, chosen: SchoolRegion, seen: Stored[SchoolRegion] | None) -> Stored[SchoolRegion]:
    """Keep the region that people chose where they ``seen`` this one. Raises Conflict when another was first.

    A place that is known as two codes keeps it under the one that it has.
    """
    chosen = replace(chosen, area=seen.item.area) if seen else chosen
    return KEPT_REGIONS.save(store, chosen, seen.version if seen else NEVER_KEPT)


def lay_aside(store: Store, item: LaidAside) -> Stored[LaidAside]:
    """Lay a suggestion aside, for all years; done twice is done once. Deleting that has it suggested again."""
    return KEPT_ASIDE.save(store, item, NEVER_KEPT)
