"""Columns of dots hold every area once, in the column of its value, and are few enough to be drawn."""

from math import floor, nan

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from wijk.figures.dots import MOST_COLUMNS, MOST_HIGH, dots_of

VALUES = st.lists(st.floats(0, 3_000, allow_nan=False).map(lambda one: round(one, 1)), min_size=1, max_size=400)


@given(VALUES, st.integers(0, 2), st.randoms(use_true_random=False))
def test_every_area_stands_in_the_column_of_its_value(values, decimals, random) -> None:  # type: ignore[no-untyped-def]
    marked = [random.random() < 0.2 for _ in values]
    dots = dots_of(np.array([*values, nan]), np.array([*marked, True], dtype=float), decimals)
    assert (dots.areas, dots.unknown) == (len(values), 1)
    assert sum(column.areas for column in dots.columns) == len(values)
    assert sum(column.marked for column in dots.columns) == sum(marked)
    numbers = [floor(round(one / dots.step, 9)) for one in values]
    for column in dots.columns:
        number = round(column.start / dots.step)
        assert column.areas == numbers.count(number) > 0
        assert column.marked == sum(mark for one, mark in zip(numbers, marked, strict=True) if one == number)
        assert sum(dots.high(column)) <= MOST_HIGH
        assert sum(dots.high(column)) * dots.each >= column.areas
    starts = [column.start for column in dots.columns]
    assert starts == sorted(set(starts))
    assert round((dots.range[1] - dots.range[0]) / dots.step) <= MOST_COLUMNS
    assert dots.step >= 10**-decimals * (1 - 1e-9)


def test_one_value_is_one_column_and_nothing_known_is_told() -> None:
    dots = dots_of(np.array([47.0] * 30))
    assert [(one.start, one.areas) for one in dots.columns] == [(47.0, 30)] and dots.each == 2
    with pytest.raises(ValueError, match="geen van deze gebieden"):
        dots_of(np.array([nan, nan]))
