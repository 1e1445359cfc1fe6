"""Areas side by side: two to eight of any level, by chosen figures, each two with difference, margin and verdict."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations

from wijk.domain.area import COUNTRY
from wijk.domain.indicator import Indicator
from wijk.figures.decimals import rounded
from wijk.figures.margin import Margin, margin_between
from wijk.figures.places import Place, Places
from wijk.figures.trend import round_maximum
from wijk.figures.values import Figure, Figures, Key, fewest_counted, figures_of
from wijk.figures.verdict import MIRRORED, Verdict, compare, compare_either_way, overlapping
from wijk.opendata.snapshot import Snapshot

__all__ = [
    "LEAST",
    "MOST",
    "Compared",
    "ComparisonError",
    "Difference",
    "SideBySide",
    "compare_places",
    "difference_between",
    "scale_by_unit",
]

LEAST, MOST = 2, 8


class ComparisonError(ValueError):
    """These places can't be put side by side; the text says so in Dutch."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One figure beside another, ``between`` the keys of their places.

    ``difference`` is the first less the second as both are shown, in the unit of the indicator (points for a
    percentage), ``verdict`` whether the first is clearly more; None when it can't be told.
    """

    one: Figure
    other: Figure
    between: tuple[str, str]
    difference: Decimal | None
    margin: Margin
    verdict: Verdict | None

    @property
    def too_small(self) -> bool:
        """Whether the difference lies inside the margin: too small to make anything of."""
        if self.difference is None:
            return False
        if self.margin.overlap is not None:
            return self.margin.overlap
        return self.margin.points is not None and abs(self.difference) < self.margin.points

    @property
    def turned(self) -> "Difference":
        """The same difference, told of the second place."""
        less = None if self.difference is None else -self.difference + 0
        return Difference(self.other, self.one, self.between[::-1], less, self.margin, MIRRORED[self.verdict])


@dataclass(frozen=True, slots=True)
class Compared:
    """One indicator and year over the places, in their order.

    ``beside_gemeente`` and ``beside_netherlands`` hold a difference per place, None for a place that is that reference
    itself or lies in no gemeente. ``pairs`` are each two of the places.
    """

    indicator: Indicator
    year: int
    figures: tuple[Figure, ...]
    gemeenten: tuple[Figure, ...]
    netherlands: Figure
    beside_gemeente: tuple[Difference | None, ...]
    beside_netherlands: tuple[Difference | None, ...]
    pairs: tuple[Difference, ...]

    def told_of(self, key: str) -> tuple[Difference, ...]:
        """The place with this key beside each of the others, in their order."""
        both = (one if one.between[0] == key else one.turned for one in self.pairs if key in one.between)
        return tuple(both)

    def references_of(self, number: int) -> tuple[Figure | None, Figure | None]:
        """What the place of this number is measured by, from the table of its own figure: its gemeente and Nederland.

        None for a place that is that reference itself or lies in no gemeente.
        """
        beside = self.beside_gemeente[number], self.beside_netherlands[number]
        gemeente, netherlands = (one.other if one else None for one in beside)
        return gemeente, netherlands

    @property
    def drawn(self) -> tuple[Figure, ...]:
        """Every figure that is shown of it: of the places, and of what each is measured by."""
        beside = (one for number in range(len(self.figures)) for one in self.references_of(number) if one)
        return (*self.figures, *self.gemeenten, self.netherlands, *beside)


@dataclass(frozen=True)
class SideBySide:
    """The places beside one another, with the gemeenten they lie in, each once, and a row per chosen figure.

    ``inside`` tells of each place the number of its gemeente among those; None for one that lies in none. The figures
    are all those of the places, of the gemeenten and of Nederland.
    """

    places: tuple[Place, ...]
    gemeenten: tuple[Place, ...]
    inside: tuple[int | None, ...]
    rows: tuple[Compared, ...]
    figures: tuple[Figures, ...]
    gemeente_figures: tuple[Figures, ...]
    netherlands_figures: Figures


def compare_places(snapshot: Snapshot, places: Places, chosen: Sequence[Place], keys: Sequence[Key]) -> SideBySide:
    """Put places side by side by indicators and years; what is said of two of them doesn't depend on the others.

    Raises ComparisonError with fewer than LEAST or more than MOST different places.
    """
    if not LEAST <= len({place.key for place in chosen}) == len(chosen) <= MOST:
        raise ComparisonError(f"Kies {LEAST} tot {MOST} verschillende gebieden om te vergelijken.")
    around = [_gemeente_of(places, place) for place in chosen]
    gemeenten = tuple({place.key: place for place in around if place}.values())
    country = places.by_key[COUNTRY]
    needed = {place.key: place for place in (*chosen, *gemeenten, country)}
    figures = {key: figures_of(snapshot, place) for key, place in needed.items()}

    def beside(place: Place, reference: Place | None, key: Key) -> Difference | None:
        if reference is None or reference.key == place.key:
            return None
        here, there = figures[place.key], figures[reference.key]
        if here[key].source != there[key].source:
            there = figures_of(snapshot, reference, here)
        return _difference(place.key, here, reference.key, there, key, compare)

    rows = tuple(
        Compared(
            indicator=figures[COUNTRY][key].indicator,
            year=key[1],
            figures=tuple(figures[place.key][key] for place in chosen),
            gemeenten=tuple(figures[place.key][key] for place in gemeenten),
            netherlands=figures[COUNTRY][key],
            beside_gemeente=tuple(beside(one, gemeente, key) for one, gemeente in zip(chosen, around, strict=True)),
            beside_netherlands=tuple(beside(one, country, key) for one in chosen),
            pairs=tuple(
                difference_between(one.key, figures[one.key], other.key, figures[other.key], key)
                for one, other in combinations(chosen, 2)
            ),
        )
        for key in keys
    )
    return SideBySide(
        places=tuple(chosen),
        gemeenten=gemeenten,
        inside=tuple(gemeenten.index(one) if one else None for one in around),
        rows=rows,
        figures=tuple(figures[place.key] for place in chosen),
        gemeente_figures=tuple(figures[place.key] for place in gemeenten),
        netherlands_figures=figures[COUNTRY],
    )


def scale_by_unit(side: SideBySide) -> dict[str, float]:
    """The end of the one axis from 0 that all figures of a unit share, by that unit.

    A count is not compared with larger areas: those of the places alone are drawn.
    """
    values: dict[str, list[float]] = {}
    for row in side.rows:
        drawn = row.figures if row.indicator.kind == "count" else row.drawn
        values.setdefault(row.indicator.unit, []).extend(one.value for one in drawn if one.value is not None)
    return {unit: round_maximum(found) for unit, found in values.items()}


def difference_between(one: str, figures: Figures, other: str, beside: Figures, key: Key) -> Difference:
    """The figure of the place with key ``one`` next to that of ``other``, by all the figures of both."""
    return _difference(one, figures, other, beside, key, compare_either_way)


def _difference(
    one: str, figures: Figures, other: str, beside: Figures, key: Key, judge: Callable[..., Verdict | None]
) -> Difference:
    """Nothing is told between figures of two tables, which were made in different ways."""
    here, there = figures[key], beside[key]
    difference, told = None, None
    if here.value is not None and there.value is not None and here.source.table.id == there.source.table.id:
        decimals = here.indicator.decimals
        difference = rounded(here.value, decimals) - rounded(there.value, decimals)
        overlap, count = overlapping(here.bounds, there.bounds), fewest_counted(key, figures, beside)
        told = judge(here.value, there.value, here.indicator, overlap=overlap, count=count)
    return Difference(here, there, (one, other), difference, margin_between(here, there), told)


def _gemeente_of(places: Places, place: Place) -> Place | None:
    return places.at(place.municipality, place.division) if place.level in ("wijk", "buurt") else None
