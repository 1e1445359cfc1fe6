"""What was entered before everything had a place: kept apart until somebody says to which gemeente it belongs."""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import pairwise
from typing import Any

from wijk.domain.area import AREA_CODE
from wijk.domain.initiative import Initiative
from wijk.domain.key_figure import KeyFigure
from wijk.store.common.errors import StoreError
from wijk.store.database.connection import Store
from wijk.store.database.record_types import COALITIONS, INITIATIVES, KEY_FIGURES
from wijk.store.database.records import RecordType, Stored

__all__ = [
    "UnplacedGroup",
    "groups_by_area",
    "move_coalitions",
    "move_initiatives",
    "move_key_figures",
    "place_initiatives",
    "place_key_figures",
    "unplaced_groups",
    "unplaced_initiatives",
    "unplaced_key_figures",
]

# The rows of one import are written within moments of each other; what people type takes longer.
ONE_IMPORT = timedelta(seconds=1)


@dataclass(frozen=True, slots=True)
class UnplacedGroup:
    """Records that likely belong to one gemeente: of one import at ``moment``, or else (None) of one organisation.

    Of `groups_by_area` the code of the area that they had stands for the organisation.
    """

    records: tuple[Stored[Any], ...]
    moment: datetime | None
    organisation: str

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of the records."""
        return tuple(record.id for record in self.records)


def unplaced_initiatives(store: Store) -> tuple[Stored[Initiative], ...]:
    """Return the initiatives that wait for a place, oldest first; no other function lists them."""
    with store.reading() as connection:
        return INITIATIVES.all(connection, area="")


def unplaced_key_figures(people: Iterable[Stored[KeyFigure]]) -> tuple[Stored[KeyFigure], ...]:
    """Return those of these key figures that wait for a place, in the same order."""
    return tuple(record for record in people if not record.item.areas)


def unplaced_groups(records: Sequence[Stored[Any]]) -> tuple[UnplacedGroup, ...]:
    """Put records that wait for a place together: those of one import, the others by organisation."""
    by_time = sorted(records, key=lambda record: record.created)
    runs: list[list[Stored[Any]]] = [by_time[:1]] if by_time else []
    for before, record in pairwise(by_time):
        if record.created - before.created <= ONE_IMPORT:
            runs[-1].append(record)
        else:
            runs.append([record])
    imported = [UnplacedGroup(tuple(run), run[0].created, "") for run in runs if len(run) > 1]
    typed: dict[str, list[Stored[Any]]] = {}
    for run in runs:
        if len(run) == 1:
            typed.setdefault(run[0].item.organisation.strip(), []).append(run[0])
    return (*imported, *(UnplacedGroup(tuple(found), None, organisation) for organisation, found in typed.items()))


def groups_by_area(
    records: Sequence[Stored[Any]], areas_of: Callable[[Any], Iterable[str]], lost: Callable[[str], bool]
) -> tuple[UnplacedGroup, ...]:
    """Put records together that have an area which can't be told any more (``lost``), by the code of that area."""
    found: dict[str, list[Stored[Any]]] = {}
    for record in records:
        for code in areas_of(record.item):
            if lost(code):
                found.setdefault(code, []).append(record)
    return tuple(UnplacedGroup(tuple(records), None, code) for code, records in sorted(found.items()))


def move_initiatives(store: Store, lost: Callable[[str], bool], ids: Collection[str], area: str) -> int:
    """Give the initiatives of ``ids`` whose area is ``lost`` this one instead; return how many that were."""
    return _place(store, INITIATIVES, ids, area, lambda item: replace(item, area=area) if lost(item.area) else None)


def move_coalitions(store: Store, lost: Callable[[str], bool], ids: Collection[str], area: str) -> int:
    """Give the coalitions of ``ids`` whose area is ``lost`` this one instead; return how many that were."""
    return _place(store, COALITIONS, ids, area, lambda item: replace(item, area=area) if lost(item.area) else None)


def move_key_figures(store: Store, lost: Callable[[str], bool], ids: Collection[str], area: str) -> int:
    """Give the key figures of ``ids`` this area instead of those that are ``lost``; return how many that were."""

    def moved(item: KeyFigure) -> KeyFigure | None:
        areas = tuple(dict.fromkeys(area if lost(one) else one for one in item.areas))
        return None if areas == item.areas else replace(item, areas=areas)

    return _place(store, KEY_FIGURES, ids, area, moved)


def place_initiatives(store: Store, ids: Collection[str], area: str) -> int:
    """Give the initiatives of ``ids`` that still wait the area (CBS code); return how many that were."""
    return _place(store, INITIATIVES, ids, area, lambda item: None if item.area else replace(item, area=area))


def place_key_figures(store: Store, ids: Collection[str], area: str) -> int:
    """Give the key figures of ``ids`` that still wait the area (CBS code); return how many that were."""
    return _place(store, KEY_FIGURES, ids, area, lambda item: None if item.areas else replace(item, areas=(area,)))


def _place(
    store: Store, record_type: RecordType[Any], ids: Collection[str], area: str, placed: Callable[[Any], Any]
) -> int:
    if not AREA_CODE.fullmatch(area):
        raise StoreError("Kies de gemeente waar dit bij hoort.")
    with store.writing() as connection:
        waiting = [(record, placed(record.item)) for record in record_type.all(connection) if record.id in ids]
        done = [record_type.save(connection, item, record.version) for record, item in waiting if item is not None]
    return len(done)
