"""One figure over the years: the years of one table are one line, another table stands behind a break with its reason.

Two tables are made for other areas or in another way, so nothing is said of a change from one to the other.
"""

from dataclasses import dataclass
from itertools import pairwise
from math import floor, log10
from typing import Literal

from wijk.domain.indicator import Catalogue, Indicator, Table
from wijk.figures.decimals import percent
from wijk.figures.margin import indistinct
from wijk.figures.once import once
from wijk.figures.places import Place
from wijk.figures.values import Figure, Figures, series
from wijk.figures.verdict import compare_either_way
from wijk.opendata.snapshot import Snapshot

__all__ = [
    "ENOUGH_FILLED",
    "Change",
    "Trend",
    "TrendBreak",
    "TrendLine",
    "TrendPoint",
    "change_between",
    "filled_table",
    "make_trend",
    "round_maximum",
]

# A year in which less than this part of the areas has a value is greyed: what is missing may differ from what is there.
ENOUGH_FILLED = 0.6

Direction = Literal["hoger", "ongeveer gelijk", "lager"]
# The part of the areas that have a figure, 0 to 1, by indicator, year, division and the two letters of a level's codes.
Filled = dict[tuple[str, int, int, str], float]
BREAK = (
    "De cijfers van {after} komen uit een andere tabel ({table}) dan die ervoor, gemaakt voor de indeling van "
    "{division}. Verschil met de jaren ervoor is daarom geen gemeten verandering."
)


@dataclass(frozen=True, slots=True)
class TrendPoint:
    """One year: the ``figure``, and the part of the areas of the same level in Nederland that has one, 0 to 1.

    ``grey`` tells in Dutch why the year is greyed; empty when it isn't.
    """

    figure: Figure
    filled: float
    grey: str

    @property
    def year(self) -> int:
        """The year the figure is about."""
        return self.figure.year


@dataclass(frozen=True, slots=True)
class Change:
    """What became of the figure from one known year of a line to the next known one."""

    before: Figure
    after: Figure
    direction: Direction


@dataclass(frozen=True, slots=True)
class TrendLine:
    """The years of one table, oldest first; the changes between those that are known, and ``whole``: that from the
    first of them to the last, None with fewer than two.
    """

    table: Table
    points: tuple[TrendPoint, ...]
    changes: tuple[Change, ...]
    whole: Change | None


@dataclass(frozen=True, slots=True)
class TrendBreak:
    """Between two lines, just before the year ``before``: why they don't join, in Dutch."""

    before: int
    reason: str


@dataclass(frozen=True, slots=True)
class Trend:
    """One figure of a place over the years, with the scale that holds for all of them: 0 to ``maximum``."""

    indicator: Indicator
    place: Place
    lines: tuple[TrendLine, ...]
    breaks: tuple[TrendBreak, ...]
    maximum: float


def make_trend(
    catalogue: Catalogue, place: Place, figures: Figures, identifier: str, filled: Filled, *beside: Figures
) -> Trend:
    """The trend of an indicator (id) in a place, by all its ``figures``; ``filled`` is that of `filled_table`.

    ``beside`` are figures that share the scale: those of the references, or of places side by side.
    """
    indicator = catalogue[identifier]
    lines = []
    for table in dict.fromkeys(source.table.id for source in indicator.sources):
        sources = [source for source in indicator.sources if source.table.id == table]
        own = [figures[identifier, one.year] for one in sources if figures[identifier, one.year].source == one]
        if own:
            keys = [(identifier, figure.year, figure.division, place.area[:2]) for figure in own]
            points = tuple(_point(figure, filled.get(key, 0.0)) for figure, key in zip(own, keys, strict=True))
            lines.append(_line(own[0].source.table, points))
    lines.sort(key=lambda line: line.points[0].year)
    breaks = tuple(
        TrendBreak(
            line.points[0].year,
            BREAK.format(after=line.points[0].year, table=line.table.id, division=line.table.division),
        )
        for line in lines[1:]
    )
    every = [one[identifier, year].value for one in (figures, *beside) for year in indicator.years]
    return Trend(indicator, place, tuple(lines), breaks, round_maximum([value for value in every if value is not None]))


def round_maximum(values: list[float]) -> float:
    """The end of an axis from 0: the smallest of 1, 2, 2.5, 5 and 10 times a power of ten that holds all the values.

    >>> round_maximum([60.5, 47.0]), round_maximum([12.0, 23.0]), round_maximum([])
    (100.0, 25.0, 1.0)
    """
    highest = max(values, default=0.0)
    if highest <= 0:
        return 1.0
    power: float = 10.0 ** floor(log10(highest))
    return next(step * power for step in (1.0, 2.0, 2.5, 5.0, 10.0) if step * power >= highest)


def filled_table(snapshot: Snapshot) -> Filled:
    """How full each figure is."""
    return once(snapshot, "filled_table", lambda: _filled(snapshot))


def change_between(before: Figure, after: Figure) -> Change:
    """What became of a figure, known in both years."""
    return Change(before, after, _direction(before, after))


def _filled(snapshot: Snapshot) -> Filled:
    found: Filled = {}
    for indicator in snapshot.catalogue.indicators.values():
        for source in indicator.sources:
            division = source.table.division
            known = series(snapshot, indicator, source.year, division).notna()
            for prefix, share in known.groupby(known.index.str[:2]).mean().items():
                found[indicator.id, source.year, division, str(prefix)] = float(share)
    return found


def _point(figure: Figure, filled: float) -> TrendPoint:
    grey = ""
    if filled < ENOUGH_FILLED:
        part, enough = percent(filled * 100), percent(ENOUGH_FILLED * 100)
        grey = f"Van {figure.year} is dit bekend voor {part} van zulke gebieden in Nederland, minder dan {enough}."
    return TrendPoint(figure, filled, grey)


def _line(table: Table, points: tuple[TrendPoint, ...]) -> TrendLine:
    known = [point.figure for point in points if point.figure.value is not None]
    changes = tuple(change_between(one, other) for one, other in pairwise(known))
    whole = change_between(known[0], known[-1]) if len(known) > 1 else None
    return TrendLine(table, points, changes, whole)


def _direction(before: Figure, after: Figure) -> Direction:
    """Estimates inside the margin didn't change; what has no margin goes by the one verdict, either way round."""
    start, end = before.value or 0.0, after.value or 0.0
    if after.indicator.estimate:
        alike = indistinct(before, after)
    else:
        alike = compare_either_way(end, start, after.indicator) == "gelijk"
    return "ongeveer gelijk" if alike else "hoger" if end > start else "lager"
