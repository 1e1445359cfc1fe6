"""Checks what was fetched of a table before it goes into an edition: ranges, totals, parts against wholes, missing."""

from collections.abc import Iterator, Mapping
from itertools import chain
from typing import Any

import pandas as pd

from wijk.domain.area import COUNTRY
from wijk.opendata.fetching import FetchedTable
from wijk.opendata.snapshot import bound_columns, figure_column
from wijk.opendata.source_errors import SourceError

__all__ = ["check_fetched"]

# The gemeenten together are the national row but for rounding; wijken and buurten also miss people without a place.
SUM_OFF = {"GM": 0.005, "WK": 0.02, "BU": 0.02}
# How much the figure of Nederland may move: of one year between two editions, and of one year to another.
NATIONAL_MOVE = {"same": (0.05, 3.0), "other": (0.25, 20.0)}
# How many percentage points more may be missing than in the edition before, or than in the year before.
MISSING_MORE = {"same": 10.0, "other": 40.0}
# Which of the areas are of a level, by the first letters of its codes.
Levels = Mapping[str, Any]
LEVELS = {"GM": "gemeenten", "WK": "wijken", "BU": "buurten"}


def check_fetched(
    fetched: FetchedTable, before: pd.DataFrame, kinds: Mapping[str, str], *, whole_country: bool = True
) -> None:
    """Raise SourceError when figures of a table can't be right, naming the first that are not.

    ``before`` has the figures of the edition before for the same division, by area code; it may be empty. ``kinds`` are
    those of the indicators. Sums are only checked when the whole country was fetched.
    """
    figures, aligned = fetched.figures, before.reindex(fetched.figures.index)
    levels = {level: figures.index.str.startswith(level) for level in LEVELS}
    for column, years in fetched.years.items():
        kind = kinds[column.indicator]
        for year in years:
            name = figure_column(column.indicator, year)
            sums = _sums(figures[name], levels) if whole_country and kind == "count" else iter(())
            found = next(chain(_problems(figures, column.indicator, year, kind, aligned, levels), sums), None)
            if found:
                happened = f"tabel {fetched.found.info.id}, {fetched.seen[column].key} ({name}): {found}"
                raise SourceError(fetched.found.publication.source, happened, "changed")


def _problems(
    figures: pd.DataFrame, indicator: str, year: int, kind: str, before: pd.DataFrame, levels: Levels
) -> Iterator[str]:
    """What is wrong with one column, in Dutch; without sums. ``before`` has the same areas."""
    values = figures[figure_column(indicator, year)]
    known = values.dropna()
    if (known < 0).any():
        yield f"een getal onder nul ({known.idxmin()})"
    if kind == "share" and (known > 100).any():
        yield f"een percentage boven 100 ({known.idxmax()})"
    if kind == "count" and (known % 1 != 0).any():
        yield f"een aantal dat geen heel getal is ({known.index[known % 1 != 0][0]})"
    yield from _bounds(figures, indicator, year)
    yield from _against(values, indicator, year, kind, before, levels)


def _bounds(figures: pd.DataFrame, indicator: str, year: int) -> Iterator[str]:
    low, high = bound_columns(indicator, year)
    if low in figures and high in figures:
        values = figures[figure_column(indicator, year)]
        outside = (figures[low] > values) | (figures[high] < values)
        if outside.any():
            yield f"een waarde buiten haar eigen marges ({outside.idxmax()})"


def _sums(values: pd.Series, levels: Levels) -> Iterator[str]:
    """Parts against the whole, where hardly anything is missing: a missing part would make the sum too small."""
    nation = values.get(COUNTRY)
    if nation is None or pd.isna(nation) or nation == 0:
        return
    for level, off in SUM_OFF.items():
        parts = values.loc[levels[level]]
        if len(parts) and parts.isna().mean() < off and abs(parts.sum() - nation) > off * nation:
            yield f"alle {LEVELS[level]} samen zijn {parts.sum():.0f}, en Nederland is {nation:.0f}"


def _against(
    values: pd.Series, indicator: str, year: int, kind: str, before: pd.DataFrame, levels: Levels
) -> Iterator[str]:
    """The figure of Nederland and the part that is missing, against the same year of before, else the nearest year."""
    years = sorted(
        (int(name.split(":")[1]) for name in map(str, before) if name.startswith(f"{indicator}:") and "|" not in name),
        key=lambda other: (abs(other - year), -other),
    )
    if not years:
        return
    how = "same" if years[0] == year else "other"
    old: pd.Series = before[figure_column(indicator, years[0])].astype(float)
    share, points = NATIONAL_MOVE[how]
    one, other = values.get(COUNTRY), old.get(COUNTRY)
    if one is not None and other is not None and not pd.isna(one) and not pd.isna(other):
        moved = abs(one - other)
        if moved > (points if kind == "share" else share * other):
            yield f"Nederland gaat van {other:g} ({years[0]}) naar {one:g} ({year})"
    for level, name in LEVELS.items():
        here, there = values.loc[levels[level]], old.loc[levels[level]]
        more = 100 * (here.isna().mean() - there.isna().mean()) if len(here) else 0.0
        if more > MISSING_MORE[how]:
            yield f"van {more:.0f}% meer {name} dan eerst is niets bekend"
