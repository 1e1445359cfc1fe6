"""Figures by indicator and year: for all areas of a division, or for one place; with the reason when one is missing."""

from collections.abc import Callable
from dataclasses import dataclass
from math import isnan
from typing import Any

import numpy as np
import pandas as pd

from wijk.domain.indicator import Indicator, Source, load_catalogue
from wijk.figures.places import Place
from wijk.opendata.snapshot import Snapshot, figure_column

__all__ = ["MINIMUM_BASE", "Figure", "Figures", "figure_at", "figures_of", "percentage", "series"]

# Below this base a share says more about chance and rounding than about the area.
MINIMUM_BASE = 100


@dataclass(frozen=True, slots=True)
class Figure:
    """One indicator's value for one area and year, or None with the ``reason`` in Dutch.

    ``boundary`` is the year whose boundary the figure is about, where that is not the boundary of today; else None.
    """

    indicator: Indicator
    year: int
    code: str
    value: float | None
    reason: str = ""
    boundary: int | None = None

    @property
    def source(self) -> Source:
        """Where the figure comes from."""
        return self.indicator.source(self.year)

    @property
    def division(self) -> int:
        """The division of areas the figure was made for."""
        return self.source.table.division


# The figures of one place, by indicator id and year.
Figures = dict[tuple[str, int], Figure]


def percentage(counted: Any, base: Any) -> Any:
    """``counted`` ÷ ``base`` × 100, for numbers, arrays or series alike; NaN on a base under MINIMUM_BASE.

    At most 100: the parts are rounded to fives apart from the whole.
    """
    if isinstance(base, float):
        return min(counted / base * 100, 100.0) if base >= MINIMUM_BASE else float("nan")
    return np.minimum(counted / np.where(base >= MINIMUM_BASE, base, np.nan) * 100, 100)


def series(snapshot: Snapshot, indicator: Indicator, year: int) -> pd.Series:
    """The indicator for every area of the division that year belongs to, indexed by area code; missing is NaN."""
    frame = snapshot.figures[indicator.source(year).table.division]
    values = _value(indicator, year, lambda column: frame[column])
    return pd.Series(values, index=frame.index, name=indicator.id)


def figure_at(snapshot: Snapshot, indicator: Indicator, year: int, code: str) -> Figure:
    """The figure of the area with this code in the division of that year."""
    return _figure(indicator, year, code, _row(snapshot, indicator.source(year).table.division, code))


def figures_of(snapshot: Snapshot, place: Place) -> Figures:
    """Every figure of the catalogue for one place, by indicator id and year, each by its code in that division.

    A year whose division does not have the place gives a missing figure. Figures of 2022 hold for the place only where
    its boundary of that year is the same.
    """
    codes, boundaries = {}, {}
    for division in snapshot.figures:
        codes[division], bounded = _code_of(snapshot, place, division)
        moved = place.overlap is not None and bounded != place.divisions[-1]
        boundaries[division] = bounded if moved else None
    rows = {division: _row(snapshot, division, code) for division, code in codes.items()}
    return {
        (indicator.id, source.year): _figure(
            indicator, source.year, codes[division] or place.area, rows[division], boundaries[division]
        )
        for indicator in load_catalogue().indicators.values()
        for source in indicator.sources
        for division in (source.table.division,)
    }


def _row(snapshot: Snapshot, division: int, code: str) -> dict[str, Any] | None:
    frame = snapshot.figures[division]
    return {str(column): value for column, value in frame.loc[code].items()} if code in frame.index else None


def _figure(
    indicator: Indicator, year: int, code: str, row: dict[str, Any] | None, boundary: int | None = None
) -> Figure:
    if row is None:
        division = indicator.source(year).table.division
        return Figure(indicator, year, code, None, f"Dit gebied staat niet in de indeling van {division}.")
    value = float(_value(indicator, year, row.__getitem__))
    if not isnan(value):
        return Figure(indicator, year, code, value, boundary=boundary)
    return Figure(indicator, year, code, None, _reason(indicator, year, row))


def _code_of(snapshot: Snapshot, place: Place, division: int) -> tuple[str, int]:
    """The code under which a division's figures are about the place, empty when it has none; and whose boundary it is.

    2022 has the boundary of 2020 or of 2024, or one of its own, which is none of ours.
    """
    if division != 2022:
        return place.code_in(division), division
    for year, code in zip(place.divisions, place.codes, strict=True):
        if code in snapshot.codes_2022[year].index:
            return str(snapshot.codes_2022[year][code]), year
    return "", division


def _value(indicator: Indicator, year: int, get: Callable[[str], Any]) -> Any:
    if not indicator.counted:
        return get(figure_column(indicator.id, year))
    counted = sum(get(figure_column(part, year)) for part in indicator.counted)
    base = get(figure_column(str(indicator.base), year))
    if indicator.base_without:
        base = base - get(figure_column(indicator.base_without, year))
    return percentage(counted, base)


def _reason(indicator: Indicator, year: int, row: dict[str, Any]) -> str:
    if indicator.counted:
        base = row[figure_column(str(indicator.base), year)]
        if base < MINIMUM_BASE:
            return f"Van minder dan {MINIMUM_BASE} mensen, huishoudens of woningen geven wij geen aandeel."
    if row.get(figure_column("inhabitants", indicator.source(year).table.division)) == 0:
        return "Hier wonen volgens het CBS geen of bijna geen mensen (0 tot 2)."
    return indicator.missing(year)
