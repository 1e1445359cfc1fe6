"""One figure of several places, each beside that of one: its value, and whether it is clearly more or less."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import isnan

from wijk.figures.place_columns import PlaceColumns, column
from wijk.figures.places import Place
from wijk.figures.values import Key
from wijk.figures.verdict import Verdict, compare_either_way, overlapping

__all__ = ["Beside", "values_beside"]


@dataclass(frozen=True, slots=True)
class Beside:
    """The ``value`` of a place (None: not known) and the verdict on it beside that of the one it is held against."""

    value: float | None
    verdict: Verdict | None


def values_beside(of: PlaceColumns, key: Key, place: Place, others: Sequence[Place]) -> tuple[Beside, ...]:
    """The figure of a place itself, whose verdict is None, then of each of the others, all of the level of ``of``."""
    indicator, year = of.snapshot.catalogue[key[0]], key[1]
    shown = column(of, indicator, year)
    here = of.row[place.key]
    told = []
    for other in (place, *others):
        row = of.row[other.key]
        own, value = (None if isnan(shown.value[one]) else float(shown.value[one]) for one in (here, row))
        overlap = overlapping(shown.bounds(row), shown.bounds(here))
        count = None if shown.counted is None else float(min(shown.counted[row], shown.counted[here]))
        verdict = None if row == here else compare_either_way(value, own, indicator, overlap=overlap, count=count)
        told.append(Beside(value, verdict))
    return tuple(told)
