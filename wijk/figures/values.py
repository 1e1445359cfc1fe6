"""Figures by indicator and year: for all areas of a division, or for one place; with the reason when one is missing."""

from collections.abc import Callable
from dataclasses import dataclass
from math import isnan
from typing import Any

import numpy as np
import pandas as pd

from wijk.domain.indicator import Indicator, Source
from wijk.figures.once import once
from wijk.figures.places import Place
from wijk.figures.readings import Key, Reading, fitting_readings, reading_of, readings_by_table, row_of
from wijk.figures.verdict import Bounds
from wijk.opendata.snapshot import Snapshot, bound_columns, figure_column

__all__ = [
    "MINIMUM_BASE",
    "Figure",
    "Figures",
    "Key",
    "bounds_series",
    "counted_series",
    "fewest_counted",
    "figure_at",
    "figure_code",
    "figures_of",
    "percentage",
    "series",
]

# Below this base a share says more about chance and rounding than about the area.
MINIMUM_BASE = 100


@dataclass(frozen=True, slots=True)
class Figure:
    """One indicator's value for one area and year, or None with the ``reason`` in Dutch.

    ``boundary`` is the year whose boundary the figure is about, where that is not the boundary of today; else None.
    ``bounds`` are those of its 95% interval where the source gives them.
    """

    indicator: Indicator
    source: Source
    code: str
    value: float | None
    reason: str = ""
    boundary: int | None = None
    bounds: Bounds | None = None

    @property
    def year(self) -> int:
        """The year the figure is about."""
        return self.source.year

    @property
    def division(self) -> int:
        """The division of areas the figure was made for."""
        return self.source.table.division


# The figures of one place by key.
Figures = dict[Key, Figure]


def percentage(counted: Any, base: Any) -> Any:
    """``counted`` ÷ ``base`` × 100, for numbers, arrays or series alike; NaN on a base under MINIMUM_BASE.

    At most 100: the parts are rounded to fives apart from the whole.
    """
    if isinstance(base, float):
        return min(counted / base * 100, 100.0) if base >= MINIMUM_BASE else float("nan")
    return np.minimum(counted / np.where(base >= MINIMUM_BASE, base, np.nan) * 100, 100)


def series(snapshot: Snapshot, indicator: Indicator, year: int, division: int | None = None) -> pd.Series:
    """The indicator for every area of a division, indexed by area code; missing is NaN.

    The division is the newest that has the year, unless one is given.
    """
    of_table = indicator.source(year, division).table.division

    def made() -> pd.Series:
        frame = snapshot.figures[of_table]
        values = _value(indicator, year, lambda column: frame[column])
        return pd.Series(values, index=frame.index, name=indicator.id)

    return once(snapshot, ("series", indicator.id, year, of_table), made)


def bounds_series(
    snapshot: Snapshot, indicator: Indicator, year: int, division: int | None = None
) -> tuple[pd.Series, pd.Series] | None:
    """The lower and the upper bounds beside `series`, missing as NaN; None when the source gives none."""
    frame = snapshot.figures[indicator.source(year, division).table.division]
    low, high = bound_columns(indicator.id, year)
    return (frame[low], frame[high]) if low in frame and high in frame else None


def counted_series(snapshot: Snapshot, indicator: Indicator, year: int, division: int) -> pd.Series | None:
    """How many people or households a derived share counts in every area; None of other figures."""
    if not indicator.counted:
        return None
    parts = [series(snapshot, snapshot.catalogue[part], year, division) for part in indicator.counted]
    return sum(parts[1:], start=parts[0])


def fewest_counted(key: Key, *figures: Figures) -> float | None:
    """Of a derived share, how many people or households it counts in the place with the fewest; None of others."""
    counted = figures[0][key].indicator.counted
    if not counted:
        return None
    return min(sum(of[part, key[1]].value or 0.0 for part in counted) for of in figures)


def figure_at(snapshot: Snapshot, indicator: Indicator, year: int, code: str) -> Figure:
    """The figure of the area with this code in the division of that year."""
    reading = reading_of(snapshot, indicator, indicator.source(year))
    return _figure(reading, code, row_of(snapshot, reading.division, code))


def figures_of(snapshot: Snapshot, place: Place, beside: Figures | None = None) -> Figures:
    """Every figure of the catalogue for one place, by indicator id and year, each by its code in that division.

    Where two tables give a year, it is that of the division of the place's profile, else of another that has the place,
    the newest first; ``beside`` are figures to compare it with, and then the table is theirs. A year whose division
    does not have the place gives a missing figure. Figures of a division without areas hold for the place only where
    its boundary of that year is the same.
    """
    codes, boundaries = {}, {}
    for division in snapshot.figures:
        codes[division], bounded = figure_code(snapshot, place, division)
        moved = place.overlap is not None and bounded != place.divisions[-1]
        boundaries[division] = bounded if moved else None
    rows = {division: row_of(snapshot, division, code) for division, code in codes.items()}
    if beside:
        every = readings_by_table(snapshot)
        chosen = tuple(every[key, figure.source.table.id] for key, figure in beside.items())
    else:
        there = tuple(division for division, code in codes.items() if code)
        chosen = fitting_readings(snapshot, place.division, there)
    return {
        one.key: _figure(one, codes[one.division] or place.area, rows[one.division], boundaries[one.division])
        for one in chosen
    }


def _figure(reading: Reading, code: str, row: list[float] | None, boundary: int | None = None) -> Figure:
    indicator, source = reading.indicator, reading.source
    if row is None:
        told = f"Dit gebied staat niet in de indeling van {reading.division}."
        return Figure(indicator, source, code, None, told)
    if reading.value is None:
        value = float(_value(indicator, source.year, lambda column: row[reading.columns[column]]))
    else:
        value = row[reading.value]
    if isnan(value):
        return Figure(indicator, source, code, None, _reason(reading, row))
    return Figure(indicator, source, code, value, "", boundary, _bounds(reading, row))


def _bounds(reading: Reading, row: list[float]) -> Bounds | None:
    if reading.bounds is None:
        return None
    low, high = (row[place] for place in reading.bounds)
    return None if isnan(low) or isnan(high) else (low, high)


def figure_code(snapshot: Snapshot, place: Place, division: int) -> tuple[str, int]:
    """The code under which a division's figures are about the place, empty when it has none; and whose boundary it is.

    A division without areas has the boundary of one of those with areas, or one of its own, which is none of ours.
    """
    if division in snapshot.areas:
        return place.code_in(division), division
    for year, code in zip(place.divisions, place.codes, strict=True):
        known = snapshot.between[division].get(year)
        if known is not None and code in known.index:
            return str(known[code]), year
    return "", division


def _value(indicator: Indicator, year: int, get: Callable[[str], Any]) -> Any:
    if not indicator.counted:
        return get(figure_column(indicator.id, year))
    counted = sum(get(figure_column(part, year)) for part in indicator.counted)
    base = get(figure_column(str(indicator.base), year))
    if indicator.base_without:
        base = base - get(figure_column(indicator.base_without, year))
    return percentage(counted, base)


def _reason(reading: Reading, row: list[float]) -> str:
    indicator, columns = reading.indicator, reading.columns
    if indicator.counted:
        base = row[columns[figure_column(str(indicator.base), reading.source.year)]]
        if base < MINIMUM_BASE:
            return f"Van minder dan {MINIMUM_BASE} mensen, huishoudens of woningen geven wij geen aandeel."
    inhabitants = columns.get(figure_column("inhabitants", reading.division))
    if inhabitants is not None and row[inhabitants] == 0:
        return "Hier wonen volgens het CBS geen of bijna geen mensen (0 tot 2)."
    return indicator.missing(reading.source.year, reading.division)
