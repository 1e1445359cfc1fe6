"""Checks what was fetched of a table before it goes into an edition: ranges, totals, parts against wholes, missing."""

from collections.abc import Iterator, Mapping
from itertools import chain

import numpy as np
import pandas as pd
from numpy.typing import NDArray

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
Levels = Mapping[str, NDArray[np.bool_]]
Floats = NDArray[np.float64]
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
    known_years = _years(before)
    for column, years in fetched.years.items():
        kind = kinds[column.indicator]
        for year in years:
            name = figure_column(column.indicator, year)
            values = _numbers(figures[name])
            sums = _sums(figures.index, values, levels) if whole_country and kind == "count" else iter(())
            old = min(known_years.get(column.indicator, ()), key=lambda one: (abs(one - year), -one), default=None)
            moves: Iterator[str] = iter(())
            if old is not None:
                there = _numbers(aligned[figure_column(column.indicator, old)])
                moves = _against(figures.index, values, year, kind, there, old, levels)
            found = next(chain(_problems(figures, column.indicator, year, kind), moves, sums), None)
            if found:
                happened = f"tabel {fetched.found.info.id}, {fetched.seen[column].key} ({name}): {found}"
                raise SourceError(fetched.found.publication.source, happened, "changed")


def _years(before: pd.DataFrame) -> dict[str, set[int]]:
    """The years that the edition before has of each indicator."""
    found: dict[str, set[int]] = {}
    for name in map(str, before):
        if "|" not in name:
            indicator, year = name.split(":")
            found.setdefault(indicator, set()).add(int(year))
    return found


def _numbers(values: pd.Series) -> Floats:
    return values.to_numpy(dtype=float, na_value=np.nan)


def _problems(figures: pd.DataFrame, indicator: str, year: int, kind: str) -> Iterator[str]:
    """What is wrong with one column of its own, in Dutch."""
    codes, values = figures.index, _numbers(figures[figure_column(indicator, year)])
    if (values < 0).any():
        yield f"een getal onder nul ({codes[int(np.nanargmin(values))]})"
    if kind == "share" and (values > 100).any():
        yield f"een percentage boven 100 ({codes[int(np.nanargmax(values))]})"
    if kind == "count" and (broken := (values % 1 != 0) & ~np.isnan(values)).any():
        yield f"een aantal dat geen heel getal is ({codes[broken][0]})"
    low, high = bound_columns(indicator, year)
    if low in figures and high in figures:
        outside = (_numbers(figures[low]) > values) | (_numbers(figures[high]) < values)
        if outside.any():
            yield f"een waarde buiten haar eigen marges ({codes[outside][0]})"


def _sums(codes: pd.Index, values: Floats, levels: Levels) -> Iterator[str]:
    """Parts against the whole, where hardly anything is missing: a missing part would make the sum too small."""
    nation = _of_country(codes, values)
    if np.isnan(nation) or nation == 0:
        return
    for level, off in SUM_OFF.items():
        parts = values[levels[level]]
        total = np.nansum(parts)
        if len(parts) and np.isnan(parts).mean() < off and abs(total - nation) > off * nation:
            yield f"alle {LEVELS[level]} samen zijn {total:.0f}, en Nederland is {nation:.0f}"


def _against(
    codes: pd.Index, values: Floats, year: int, kind: str, old: Floats, old_year: int, levels: Levels
) -> Iterator[str]:
    """The figure of Nederland and the part that is missing, against the same year of before, else the nearest year."""
    how = "same" if old_year == year else "other"
    share, points = NATIONAL_MOVE[how]
    one, other = _of_country(codes, values), _of_country(codes, old)
    if abs(one - other) > (points if kind == "share" else share * other):
        yield f"Nederland gaat van {other:g} ({old_year}) naar {one:g} ({year})"
    for level, name in LEVELS.items():
        here, there = values[levels[level]], old[levels[level]]
        more = 100 * (np.isnan(here).mean() - np.isnan(there).mean()) if len(here) else 0.0
        if more > MISSING_MORE[how]:
            yield f"van {more:.0f}% meer {name} dan eerst is niets bekend"


def _of_country(codes: pd.Index, values: Floats) -> float:
    """The figure of Nederland, NaN when it is not known."""
    return float(values[codes.get_loc(COUNTRY)]) if COUNTRY in codes else np.nan
