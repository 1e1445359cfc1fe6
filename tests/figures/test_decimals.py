"""Rounding as people do it: on decimals, halves up, and never nothing for what is something."""

from fractions import Fraction

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from wijk.figures.decimals import dutch, percent, rounded, rounded_series, times


def by_hand(exact: Fraction, decimals: int) -> Fraction:
    """Halves up, in whole numbers."""
    scale = 10**decimals
    return Fraction((2 * exact * scale + 1).__floor__() // 2, scale)


@pytest.mark.parametrize(
    ("value", "decimals", "text"),
    [(29.25, 1, "29,3"), (2.675, 2, "2,68"), (0.5, 0, "1"), (1234.5, 0, "1.235"), (0.05, 1, "0,1"), (-0.04, 1, "0,0")],
)
def test_halves_go_up(value: float, decimals: int, text: str) -> None:
    assert dutch(value, decimals) == text


@given(st.integers(0, 10**6), st.integers(100, 10**6), st.integers(0, 2))
def test_percentages_of_counts_round_as_fractions_do(count: int, base: int, decimals: int) -> None:
    shown = by_hand(Fraction(100 * count, base), decimals)
    assert Fraction(rounded(count / base * 100, decimals)) == shown
    assert float(rounded_series(pd.Series([count / base * 100]), decimals)[0]) == pytest.approx(float(shown), abs=1e-9)


@given(st.integers(0, 1000), st.integers(1, 1000))
def test_ratios_of_tenths_round_as_fractions_do(here: int, there: int) -> None:
    assert Fraction(rounded((here / 10) / (there / 10), 2)) == by_hand(Fraction(here, there), 2)


def test_missing_stays_missing_in_a_series() -> None:
    assert rounded_series(pd.Series([1.25, None]), 1).isna().tolist() == [False, True]


@pytest.mark.parametrize(
    ("value", "decimals", "text"),
    [
        (299 / 300 * 100, 0, "meer dan 99%"),
        (1 / 300 * 100, 0, "minder dan 1%"),
        (99.97, 1, "meer dan 99,9%"),
        (0.04, 1, "minder dan 0,1%"),
        (0.0, 0, "0%"),
        (100.0, 0, "100%"),
        (64.0, 0, "64%"),
        (60.5, 1, "60,5%"),
    ],
)
def test_percent_keeps_all_and_nothing_for_what_is(value: float, decimals: int, text: str) -> None:
    assert percent(value, decimals) == text


@pytest.mark.parametrize(
    ("ratio", "text"), [(1.4413, "1,44"), (1.255, "1,26"), (0.004, "minder dan 0,01"), (0.0, "0,00"), (2.0, "2,00")]
)
def test_times(ratio: float, text: str) -> None:
    assert times(ratio) == text
