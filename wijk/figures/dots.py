"""A distribution as columns of dots: areas with about the same value above each other, few enough dots to be drawn."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count
from math import ceil

import numpy as np

from wijk.figures.verdict_arrays import Floats

__all__ = ["Dots", "DotColumn", "dots_of"]

# As many columns of dots as a telephone shows apart, and as many dots in one as leave room for names.
MOST_COLUMNS, MOST_HIGH = 80, 24
ROUND = (1, 2, 5)


@dataclass(frozen=True, slots=True)
class DotColumn:
    """The ``areas`` with a value from ``start`` up to, not with, the next step; so many of them are ``marked``."""

    start: float
    areas: int
    marked: int


@dataclass(frozen=True, slots=True)
class Dots:
    """Columns, the lowest first, without those that hold nothing.

    A column is ``step`` wide, and a dot stands for at most ``each`` areas. ``areas`` are those with a known value, of
    which ``lowest`` and ``highest`` are the ends, and ``unknown`` the others.
    """

    columns: tuple[DotColumn, ...]
    step: float
    each: int
    areas: int
    unknown: int
    lowest: float
    highest: float

    @property
    def range(self) -> tuple[float, float]:
        """From where the first column begins to where the last ends."""
        return self.columns[0].start, self.columns[-1].start + self.step

    def high(self, column: DotColumn) -> tuple[int, int]:
        """How many dots of a column are marked, and how many are not."""
        return _high(column, self.each)


def dots_of(values: Floats, marked: Floats | None = None, decimals: int = 0) -> Dots:
    """Put values (missing is NaN) in columns; ``marked`` is not 0 for the areas to be told apart.

    No column is narrower than what ``decimals`` can show. Raises ValueError when nothing is known.
    """
    told = ~np.isnan(values)
    known = values[told]
    if not len(known):
        raise ValueError("Van geen van deze gebieden is dit cijfer bekend.")
    lowest, highest = float(known.min()), float(known.max())
    fine = -decimals
    step = next(one for one in _round_numbers(fine) if _number(highest, one) - _number(lowest, one) < MOST_COLUMNS)
    numbers = np.floor(np.round(known / step, 9)).astype(int)
    which = np.zeros(len(known), dtype=bool) if marked is None else marked[told] != 0
    found, areas = np.unique(numbers, return_counts=True)
    marks = [int((which & (numbers == number)).sum()) for number in found]
    columns = tuple(
        DotColumn(round(number * step, 9), int(many), many_marked)
        for number, many, many_marked in zip(found.tolist(), areas.tolist(), marks, strict=True)
    )
    each = next(int(one) for one in _round_numbers(0) if _tallest(columns, int(one)) <= MOST_HIGH)
    return Dots(columns, step, each, len(known), len(values) - len(known), lowest, highest)


def _number(value: float, step: float) -> int:
    """The number of the column that a value stands in."""
    return int(np.floor(round(value / step, 9)))


def _tallest(columns: tuple[DotColumn, ...], each: int) -> int:
    return max(sum(_high(column, each)) for column in columns)


def _high(column: DotColumn, each: int) -> tuple[int, int]:
    return ceil(column.marked / each), ceil((column.areas - column.marked) / each)


def _round_numbers(smallest: int) -> Iterator[float]:
    """1, 2, 5, 10, 20, … beginning at a power of ten."""
    for power in count(smallest):
        for one in ROUND:
            yield one * 10.0**power
