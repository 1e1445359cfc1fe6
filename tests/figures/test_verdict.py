"""The one verdict: the boundary of each of its three rules, walked."""

import re
from decimal import Decimal
from pathlib import Path

import pytest

from wijk.domain.indicator import load_catalogue
from wijk.figures.verdict import (
    BOUNDS_RULE,
    RULE,
    compare,
    overlapping,
    points_between,
    too_close,
    verdict,
    verdict_word,
)

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize(
    ("ratio", "found"),
    [
        (0.0, "minder"),
        (0.79, "minder"),
        (0.7949, "minder"),
        (0.795, "gelijk"),
        (0.8, "gelijk"),
        (1.0, "gelijk"),
        (1.25, "gelijk"),
        (1.2549, "gelijk"),
        (1.255, "meer"),
        (1.26, "meer"),
        (None, None),
    ],
)
def test_ratio_counts_as_shown(ratio: float | None, found: str | None) -> None:
    assert verdict(ratio) == found


@pytest.mark.parametrize(("points", "found"), [("2.9", "gelijk"), ("-2.9", "gelijk"), ("3.0", "meer"), ("3.1", "meer")])
def test_estimates_differ_from_three_points(points: str, found: str) -> None:
    assert verdict(1.5, points=Decimal(points)) == found


@pytest.mark.parametrize(("count", "found"), [(49, "gelijk"), (50, "minder"), (None, "minder")])
def test_fifty_people_are_needed(count: int | None, found: str) -> None:
    assert verdict(0.5, count=count) == found


def test_unknown_stays_unknown() -> None:
    assert verdict(None, points=Decimal(0), count=10) is None


def test_points_are_decimals() -> None:
    assert points_between(32.8, 29.8) == 3
    assert not too_close(points_between(32.8, 29.8), None)
    assert too_close(points_between(32.7, 29.8), None)


@pytest.mark.parametrize(
    ("points", "overlap", "found"),
    [
        # With bounds of both, the points don't count.
        ("1.0", False, "meer"),
        ("9.0", True, "gelijk"),
        # Without bounds of both they do.
        ("1.0", None, "gelijk"),
        ("9.0", None, "meer"),
    ],
)
def test_bounds_of_both_count_instead_of_points(points: str, overlap: bool | None, found: str) -> None:
    assert verdict(1.5, points=Decimal(points), overlap=overlap) == found


def test_bounds_don_t_take_away_the_other_rules() -> None:
    assert verdict(1.1, points=Decimal(9), overlap=False) == "gelijk"
    assert verdict(1.5, points=Decimal(9), overlap=False, count=49) == "gelijk"
    assert verdict(None, overlap=False) is None


@pytest.mark.parametrize(
    ("here", "there", "found"),
    [
        ((30.0, 34.0), (34.0, 38.0), True),
        ((30.0, 33.9), (34.0, 38.0), False),
        ((34.0, 38.0), (30.0, 33.9), False),
        ((20.0, 40.0), (30.0, 31.0), True),
        ((30.0, 31.0), (20.0, 40.0), True),
        (None, (30.0, 31.0), None),
        ((30.0, 31.0), None, None),
    ],
)
def test_intervals_that_touch_overlap(
    here: tuple[float, float] | None, there: tuple[float, float] | None, found: bool | None
) -> None:
    assert overlapping(here, there) is found


@pytest.mark.parametrize(
    ("indicator", "here", "there", "found"),
    [
        ("lonely_18plus", 12.9, 10.0, "gelijk"),
        ("lonely_18plus", 13.0, 10.0, "meer"),
        ("share_65plus", 12.9, 10.0, "meer"),
        ("woz_value", 200.0, 300.0, "minder"),
        ("distance_gp", 1.25, 1.0, "gelijk"),
        ("inhabitants", 100.0, 9000.0, None),
        ("woz_value", None, 300.0, None),
        ("woz_value", 200.0, None, None),
        ("share_65plus", 5.0, 0.0, None),
    ],
)
def test_values_are_compared_by_their_kind(
    indicator: str, here: float | None, there: float | None, found: str | None
) -> None:
    assert compare(here, there, load_catalogue()[indicator]) == found


def test_words() -> None:
    assert [verdict_word(found) for found in ("meer", "gelijk", "minder", None)] == [
        "duidelijk meer",
        "ongeveer gelijk",
        "duidelijk minder",
        "niet bekend",
    ]


def test_the_rule_is_told_with_its_numbers() -> None:
    assert RULE == (
        "Ongeveer gelijk heet: 0,80 tot en met 1,25 keer, of minder dan 3 procentpunten verschil bij een schatting, of "
        "minder dan 50 mensen of huishoudens."
    )


def test_the_rule_of_bounds_is_told() -> None:
    assert "95%" in BOUNDS_RULE and "overlappen" in BOUNDS_RULE


def test_the_rule_stands_in_one_place() -> None:
    """No other module has a neutral band, a margin of points or a smallest number of its own."""
    own = re.compile(r"(?<![\d.,])1[.,]25(?!\d)|0,80? (en|tot) |SMALL_(DIFFERENCE|NUMBER)|NEUTRAL_BAND|outside_band")
    modules = [path for folder in ("wijk", "pages") for path in sorted((ROOT / folder).rglob("*.py"))]
    found = [
        f"{path.relative_to(ROOT)}: {one.group()}"
        for path in modules
        if path.name != "verdict.py"
        for one in own.finditer(path.read_text(encoding="utf-8"))
    ]
    assert len(modules) > 100
    assert found == []
