"""Map classes: few, round, and true to every value."""

import dataclasses
from decimal import ROUND_HALF_UP, Decimal

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from wijk.domain.indicator import Indicator, load_catalogue
from wijk.figures.choropleth import make_choropleth, map_figures
from wijk.figures.classes import UNKNOWN, classify
from wijk.opendata.snapshot import Snapshot

CATALOGUE = load_catalogue()
SHARE = CATALOGUE["share_65plus"]
ESTIMATE = CATALOGUE["lonely_18plus"]
WHOLE = CATALOGUE["owner_occupied"]
known_or_not = st.lists(st.one_of(st.none(), st.floats(0, 100).map(lambda value: round(value, 1))), max_size=60)


def numbers(values: list[float | None]) -> pd.Series:
    return pd.Series(values, index=range(len(values)), dtype=float)


@given(known_or_not, st.sampled_from([SHARE, ESTIMATE, WHOLE]))
def test_every_value_as_shown_lies_between_the_edges_of_its_class(
    values: list[float | None], indicator: Indicator
) -> None:
    classes = classify(numbers(values), indicator)
    edges = (-np.inf, *classes.edges, np.inf)
    for value, number in zip(values, classes.of, strict=True):
        if value is None:
            assert number == UNKNOWN
        else:
            step = Decimal(1).scaleb(-indicator.decimals)
            shown = Decimal(str(value)).quantize(step, ROUND_HALF_UP)
            assert edges[number] <= float(shown) < edges[number + 1]


@given(known_or_not)
def test_at_most_five_classes_with_rising_edges(values: list[float | None]) -> None:
    classes = classify(numbers(values), SHARE)
    assert 1 <= classes.count <= 5
    assert list(classes.edges) == sorted(set(classes.edges))


@given(known_or_not)
def test_a_higher_value_never_has_a_lower_class(values: list[float | None]) -> None:
    series = numbers(values)
    ordered = classify(series, SHARE).of[series.dropna().sort_values().index]
    assert ordered.is_monotonic_increasing


@given(known_or_not)
def test_estimates_closer_than_two_points_share_an_edge(values: list[float | None]) -> None:
    assert len(classify(numbers([10.0, 20.0, 30.0, 40.0, 50.0, 60.0]), ESTIMATE).edges) > 1
    edges = classify(numbers(values), ESTIMATE).edges
    assert all(high - low >= 2 for low, high in zip(edges, edges[1:], strict=False))


@given(known_or_not)
def test_first_and_last_class_are_used(values: list[float | None]) -> None:
    classes = classify(numbers(values), SHARE)
    known = set(classes.of) - {UNKNOWN}
    assert not known or {0, classes.count - 1} <= known
    assert known or all(value is None for value in values)


def test_round_classes_by_hand() -> None:
    classes = classify(pd.Series(range(0, 101)), SHARE)
    assert classes.edges == (20, 40, 60, 80)
    assert list(classes.of[[0, 19, 20, 100]]) == [0, 0, 1, 4]


def test_equal_values_are_one_class() -> None:
    classes = classify(pd.Series([12.0, 12.0, None]), SHARE)
    assert classes.edges == ()
    assert list(classes.of) == [0, 0, UNKNOWN]


@pytest.mark.parametrize("values", [[], [None, None]])
def test_nothing_known_is_all_unknown(values: list[float | None]) -> None:
    classes = classify(numbers(values), SHARE)
    assert classes.edges == ()
    assert list(classes.of) == [UNKNOWN] * len(values)


def test_zero_is_a_value() -> None:
    assert classify(pd.Series([0.0, 10.0, None]), SHARE).of[0] == 0


@given(known_or_not, st.sampled_from([0, 1, 2]))
def test_edges_can_be_told_with_the_decimals_of_the_indicator(values: list[float | None], decimals: int) -> None:
    indicator = dataclasses.replace(SHARE, decimals=decimals)
    assert classify(numbers([10.0, 20.0, 30.0, 40.0, 50.0, 60.0]), indicator).edges
    for edge in classify(numbers(values), indicator).edges:
        assert round(edge, decimals) == pytest.approx(edge, abs=1e-9)


@pytest.mark.parametrize("identifier", dict.fromkeys(one.id for one, _ in map_figures(CATALOGUE)))
def test_edges_of_real_maps_can_be_told(identifier: str, snapshot: Snapshot) -> None:
    indicator = CATALOGUE[identifier]
    for year in indicator.years:
        for municipality in ("GM0202", "GM0344"):
            edges = make_choropleth(snapshot, indicator, year, "wijk", municipality).classes.edges
            assert [round(edge, indicator.decimals) for edge in edges] == pytest.approx(list(edges), abs=1e-9)
