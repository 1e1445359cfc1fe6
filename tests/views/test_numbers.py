"""Numbers the Dutch way, and never a number where there is none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import ProfileOf
from wijk.domain.indicator import load_catalogue
from wijk.views.numbers import MISSING, figure_text, number, ratio_text, value_text


@pytest.mark.parametrize(
    ("value", "decimals", "text"),
    [
        (1234.5, 1, "1.234,5"),
        (17_407_585, 0, "17.407.585"),
        (0, 0, "0"),
        (0.0, 1, "0,0"),
        (999, 0, "999"),
        (60.5, 1, "60,5"),
        (1.44, 2, "1,44"),
        (None, 0, "niet bekend"),
        (None, 2, "niet bekend"),
    ],
)
def test_number(value: float | None, decimals: int, text: str) -> None:
    assert number(value, decimals) == text


@given(st.integers(0, 10**9))
def test_number_can_be_read_back(value: int) -> None:
    assert int(number(value).replace(".", "")) == value


@pytest.mark.parametrize(
    ("indicator", "value", "text"),
    [
        ("lonely_18plus", 60.5, "60,5%"),
        ("owner_occupied", 21.0, "21%"),
        ("woz_value", 246.0, "246.000 euro"),
        ("income_per_inhabitant", 22.7, "22.700 euro"),
        ("distance_gp", 1.4, "1,4 km"),
        ("inhabitants", 8810.0, "8.810"),
        ("inhabitants", 0.0, "0 tot 2"),
        ("lonely_18plus", None, MISSING),
    ],
)
def test_value_has_its_unit(indicator: str, value: float | None, text: str) -> None:
    assert value_text(value, load_catalogue()[indicator]) == text


def test_figure(profile_of: ProfileOf) -> None:
    assert figure_text(profile_of("WK020218").figure("lonely_18plus", 2020)) == "60,5%"
    assert figure_text(profile_of("BU02020338").figure("lonely_18plus", 2020)) == MISSING
    assert figure_text(None) == MISSING


def test_ratio() -> None:
    assert ratio_text(1.4413) == "1,44 ×"
    assert ratio_text(None) == MISSING
