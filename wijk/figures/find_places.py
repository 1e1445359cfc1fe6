"""Find places by conditions together: groups and figures clearly more, or less, than around them, and enough people.

No score: each condition holds or doesn't, by the one verdict, and how many people stands beside how concentrated.
"""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from math import isnan
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from wijk.domain.indicator import Indicator
from wijk.domain.method import Method, TargetGroup
from wijk.figures.place_columns import Column, PlaceColumns, column
from wijk.figures.places import Place
from wijk.figures.verdict_arrays import Floats, verdicts

__all__ = [
    "Clearly",
    "Condition",
    "Enough",
    "Found",
    "FoundPlace",
    "Reference",
    "Spread",
    "Told",
    "find_places",
    "spread_of",
    "verdicts_on_group",
]

Reference = Literal["gemeente", "nederland"]


@dataclass(frozen=True, slots=True)
class Clearly:
    """That a group (id), or an indicator (id) in a year, is clearly more or less here than in the reference."""

    what: str
    year: int | None = None
    verdict: Literal["meer", "minder"] = "meer"
    reference: Reference = "gemeente"


@dataclass(frozen=True, slots=True)
class Enough:
    """That there are at least so many people (or households) of a group, or of an indicator that counts."""

    what: str
    least: int
    year: int | None = None


Condition = Clearly | Enough


@dataclass(frozen=True, slots=True)
class Told:
    """What one condition is about in a place: percentage or value, that of the reference, and the number counted."""

    value: float | None
    reference: float | None
    count: float | None

    @property
    def ratio(self) -> float | None:
        """The concentration: here ÷ the reference."""
        return None if self.value is None or not self.reference else self.value / self.reference


@dataclass(frozen=True, slots=True)
class FoundPlace:
    """A place for which all conditions hold, with what each is about, in the order asked."""

    place: Place
    told: tuple[Told, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """The places found, by key; of how many places ``asked``, and how many may or may not fit: ``unknown``."""

    places: tuple[FoundPlace, ...]
    asked: int
    unknown: int


@dataclass(frozen=True, slots=True)
class Spread:
    """The figure of a condition in all places that were looked at (missing is NaN); 1 for those ``found``, else 0."""

    indicator: Indicator
    places: tuple[Place, ...]
    values: Floats
    found: Floats

    @property
    def known(self) -> bool:
        """Whether any place has the figure."""
        return bool(self.drawn)

    @property
    def drawn(self) -> tuple[Place, ...]:
        """The places that have the figure."""
        return tuple(
            place for place, missing in zip(self.places, np.isnan(self.values).tolist(), strict=True) if not missing
        )


@dataclass(frozen=True, slots=True)
class _Answer:
    """Per place: whether it is ``known`` that a condition ``holds``, and what that is about."""

    known: NDArray[np.bool_]
    holds: NDArray[np.bool_]
    value: Floats
    reference: Floats
    count: Floats


def find_places(
    of: PlaceColumns,
    method: Method,
    conditions: Sequence[Condition],
    gemeenten: AbstractSet[str] | None = None,
) -> Found:
    """The places for which every condition holds, in these gemeenten (codes of any year; None: in all of Nederland).

    Raises ValueError, in Dutch, without a condition and for one that can't be asked: of a group without a count, or of
    gemeenten beside their gemeente.
    """
    if not conditions:
        raise ValueError("Kies ten minste één voorwaarde.")
    answers = [_answer(of, method, condition) for condition in conditions]
    inside = _inside(of, gemeenten)
    yes = np.logical_and.reduce([answer.holds for answer in answers])
    no = np.logical_or.reduce([answer.known & ~answer.holds for answer in answers])
    rows = np.flatnonzero(inside & yes).tolist()
    found = tuple(FoundPlace(of.places[row], tuple(_told(answer, row) for answer in answers)) for row in rows)
    return Found(found, int(inside.sum()), int((inside & ~yes & ~no).sum()))


def spread_of(
    of: PlaceColumns,
    method: Method,
    condition: Condition,
    found: Found,
    gemeenten: AbstractSet[str] | None = None,
) -> Spread:
    """The figure of a condition in the places that `find_places` looked at, to draw where those found stand."""
    indicator, shown = _asked(of, method, condition)
    marked = np.zeros(len(of.places))
    marked[[of.row[one.place.key] for one in found.places]] = 1
    inside = _inside(of, gemeenten)
    places = tuple(of.places[row] for row in np.flatnonzero(inside).tolist())
    return Spread(indicator, places, shown.value[inside], marked[inside])


def verdicts_on_group(of: PlaceColumns, group: TargetGroup, reference: Reference) -> NDArray[np.object_]:
    """The verdict on a group in every place, as `risk.RiskGroup` gives it; None where not known."""
    return _verdicts(*_group_column(of, group), reference)


def _answer(of: PlaceColumns, method: Method, condition: Condition) -> _Answer:
    indicator, shown = _asked(of, method, condition)
    nothing = np.full(len(of.places), np.nan)
    if isinstance(condition, Enough):
        counts = shown.value if indicator.kind == "count" else shown.counted
        if counts is None:
            raise ValueError(f"Van '{_name(method, condition, indicator)}' is geen aantal bekend.")
        return _Answer(~np.isnan(counts), counts >= condition.least, nothing, nothing, counts)
    if condition.reference == "gemeente" and of.level == "gemeente":
        raise ValueError("Een gemeente vergelijken wij met Nederland, niet met zichzelf.")
    if indicator.kind == "count":
        raise ValueError(f"'{indicator.name}' is een aantal: dat vergelijken wij niet.")
    told = _verdicts(indicator, shown, condition.reference)
    return _Answer(
        known=np.array([one is not None for one in told]),
        holds=np.array([one == condition.verdict for one in told]),
        value=shown.value,
        reference=_beside(shown, condition.reference),
        count=nothing if shown.counted is None else shown.counted,
    )


def _verdicts(indicator: Indicator, shown: Column, reference: Reference) -> NDArray[np.object_]:
    there = _beside(shown, reference)
    overlap = shown.overlap_gemeente if reference == "gemeente" else shown.overlap_netherlands
    return verdicts(shown.value, there, estimate=indicator.estimate, overlap=overlap, count=shown.counted)


def _beside(shown: Column, reference: Reference) -> Floats:
    return shown.gemeente if reference == "gemeente" else shown.netherlands


def _asked(of: PlaceColumns, method: Method, condition: Condition) -> tuple[Indicator, Column]:
    group = next((one for one in method.groups if one.id == condition.what), None)
    return _group_column(of, group) if group else _indicator_column(of, condition)


def _name(method: Method, condition: Condition, indicator: Indicator) -> str:
    return next((group.name for group in method.groups if group.id == condition.what), indicator.name)


def _inside(of: PlaceColumns, gemeenten: AbstractSet[str] | None) -> NDArray[np.bool_]:
    return np.array([gemeenten is None or not gemeenten.isdisjoint(_gemeente_codes(place)) for place in of.places])


def _indicator_column(of: PlaceColumns, condition: Condition) -> tuple[Indicator, Column]:
    indicator = of.snapshot.catalogue[condition.what]
    return indicator, column(of, indicator, condition.year or indicator.newest)


def _group_column(of: PlaceColumns, group: TargetGroup) -> tuple[Indicator, Column]:
    """A group as an indicator in percent; its year is the newest of each place's own division, as `risk` has it."""
    catalogue = of.snapshot.catalogue
    named = (group.percentage,) if group.percentage else (*group.counted, group.base, group.base_without)
    ids = [identifier for identifier in named if identifier]
    if not ids:
        raise ValueError(f"'{group.name}' staat niet in de cijfers: vraag het in de wijk.")
    first = catalogue[ids[0]]
    indicator = (
        first
        if group.percentage
        else replace(
            first,
            id=group.id,
            name=group.name,
            unit="%",
            kind="share",
            counted=group.counted,
            base=group.base,
            base_without=group.base_without,
        )
    )
    parts: list[Floats] = [np.full(len(of.places), np.nan) for _ in range(4)]
    beside, netherlands_beside = (np.full(len(of.places), None, dtype=object) for _ in range(2))
    low, high = (np.full(len(of.places), np.nan) for _ in range(2))
    for division in np.unique(of.division):
        source = catalogue.newest_in(int(division), *ids)
        if source is not None:
            rows, shown = of.division == division, column(of, indicator, source.year)
            found = (shown.value, shown.gemeente, shown.netherlands, shown.counted)
            for part, values in zip(parts, found, strict=True):
                if values is not None:
                    part[rows] = values[rows]
            beside[rows], netherlands_beside[rows] = shown.overlap_gemeente[rows], shown.overlap_netherlands[rows]
            low[rows], high[rows] = shown.low[rows], shown.high[rows]
    value, gemeente, netherlands, counted = parts
    whole = None if group.percentage else counted
    return indicator, Column(value, gemeente, netherlands, whole, beside, netherlands_beside, low, high)


def _gemeente_codes(place: Place) -> set[str]:
    return {place.municipality_in(division) for division in place.divisions}


def _told(answer: _Answer, row: int) -> Told:
    numbers = (float(numbers[row]) for numbers in (answer.value, answer.reference, answer.count))
    return Told(*(None if isnan(number) else number for number in numbers))
