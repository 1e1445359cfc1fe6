"""Single figures: published values, shares only on a base of 100, and why a value is missing."""

from math import isnan

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import ProfileOf
from wijk.domain.indicator import load_catalogue
from wijk.figures.values import figure_at, figures_of, percentage, series
from wijk.opendata.snapshot import Snapshot

CATALOGUE = load_catalogue()


@pytest.mark.parametrize(
    ("code", "indicator", "year", "value"),
    [
        ("NL00", "inhabitants", 2020, 17_407_585),
        ("NL00", "inhabitants", 2024, 17_942_942),
        ("NL00", "lonely_18plus", 2020, 47.0),
        ("NL00", "severely_lonely_18plus", 2020, 11.2),
        ("GM0518", "lonely_18plus", 2020, 56.8),
        ("WK020218", "lonely_18plus", 2020, 60.5),
        ("WK020218", "inhabitants", 2020, 8_810),
        ("WK020218", "one_person_households", 2020, 1_815),
        ("WK020218", "households", 2020, 4_085),
        ("WK020218", "divorced", 2020, 1_055),
        ("WK020218", "widowed", 2020, 495),
    ],
)
def test_published_value(profile_of: ProfileOf, code: str, indicator: str, year: int, value: float) -> None:
    assert profile_of(code).figure(indicator, year).value == value


@pytest.mark.parametrize(
    ("indicator", "share"),
    [
        ("share_one_person", 1815 / 4085),
        ("share_divorced", 1055 / (8810 - 1710)),
        ("share_widowed", 495 / (8810 - 1710)),
        ("share_married", 2560 / (8810 - 1710)),
        ("share_65plus", 1580 / 8810),
        ("share_0_15", 1710 / 8810),
    ],
)
def test_share_worked_by_hand(profile_of: ProfileOf, indicator: str, share: float) -> None:
    assert profile_of("WK020218").figure(indicator, 2020).value == pytest.approx(100 * share)


@pytest.mark.parametrize(("base", "expected"), [(99.0, None), (100.0, 25.0), (101.0, 2500 / 101)])
def test_share_needs_a_base_of_a_hundred(base: float, expected: float | None) -> None:
    here = percentage(25.0, base)
    listed = percentage(pd.Series([25.0]), pd.Series([base]))
    for found in (here, listed[0]):
        assert isnan(found) if expected is None else found == pytest.approx(expected)


def test_zero_people_are_a_share_of_zero() -> None:
    assert percentage(0.0, 100.0) == 0.0


def test_missing_count_gives_a_missing_share() -> None:
    assert isnan(percentage(float("nan"), 500.0))
    assert isnan(percentage(pd.Series([5.0]), pd.Series([float("nan")]))[0])


def test_rounding_never_makes_a_share_above_a_hundred() -> None:
    assert percentage(105.0, 100.0) == 100.0


@given(st.integers(0, 10_000), st.integers(0, 10_000))
def test_number_and_series_give_the_same_share(counted: int, base: int) -> None:
    one = percentage(float(counted), float(base))
    many = percentage(pd.Series([float(counted)]), pd.Series([float(base)]))[0]
    assert one == pytest.approx(many, nan_ok=True)
    assert isnan(one) == (base < 100)
    assert isnan(one) or 0 <= one <= 100


@pytest.mark.parametrize("indicator", ["lonely_18plus", "share_one_person", "share_divorced", "inhabitants"])
def test_series_agrees_with_the_single_figure(snapshot: Snapshot, indicator: str) -> None:
    values = series(snapshot, CATALOGUE[indicator], 2020)
    assert values[::500].notna().any()
    for code in values.index[::500]:
        single = figure_at(snapshot, CATALOGUE[indicator], 2020, code).value
        assert (single is None and isnan(values[code])) or single == pytest.approx(values[code])


def test_no_share_in_the_snapshot_stands_on_a_small_base(snapshot: Snapshot) -> None:
    small = snapshot.figures[2020]["inhabitants:2020"] < 100
    assert small.sum() > 1000
    assert series(snapshot, CATALOGUE["share_65plus"], 2020)[small].isna().all()


def test_missing_estimate_tells_why(profile_of: ProfileOf) -> None:
    figure = profile_of("BU02020338").figure("lonely_18plus", 2020)
    assert figure.value is None
    assert figure.reason.startswith("Het RIVM geeft hier geen schatting")


def test_small_base_is_the_reason(snapshot: Snapshot) -> None:
    inhabitants = snapshot.figures[2020]["inhabitants:2020"]
    code = inhabitants.index[(inhabitants > 0) & (inhabitants < 100)][0]
    assert "Van minder dan 100" in figure_at(snapshot, CATALOGUE["share_65plus"], 2020, code).reason


def test_nobody_living_there_is_the_reason(snapshot: Snapshot) -> None:
    inhabitants = snapshot.figures[2020]["inhabitants:2020"]
    code = inhabitants.index[inhabitants == 0][0]
    figure = figure_at(snapshot, CATALOGUE["lonely_18plus"], 2020, code)
    assert figure.value is None
    assert figure.reason == "Hier wonen volgens het CBS geen of bijna geen mensen (0 tot 2)."


def test_other_division_is_the_reason(profile_of: ProfileOf) -> None:
    figure = profile_of("WK0363TB").figure("lonely_18plus", 2020)
    assert figure.value is None
    assert figure.reason == "Dit gebied staat niet in de indeling van 2020."


def test_every_missing_figure_has_a_reason_and_no_known_one_has(profile_of: ProfileOf) -> None:
    codes = ("WK020218", "BU02020338", "WK0363AE", "GM0457", "NL00")
    pairs = [(one.value is None, bool(one.reason)) for code in codes for one in profile_of(code).figures.values()]
    assert set(pairs) == {(True, True), (False, False)}


def test_wijk_with_another_place_under_its_code_gets_no_figures_of_2022(profile_of: ProfileOf) -> None:
    for code in ("WK196604", "WK196612", "WK196110", "WK003402"):
        assert profile_of(code).place.divisions[0] == 2020
        assert profile_of(code).figure("low_income", 2022).value is None


def test_figures_of_2022_are_those_of_the_code_that_the_place_had_in_2022(
    snapshot: Snapshot, profile_of: ProfileOf
) -> None:
    income = snapshot.figures[2022]["low_income:2022"]
    for code, code_2022 in (("WK071501", "WK071520"), ("WK190103", "WK190102"), ("WK020218", "WK020218")):
        assert profile_of(code).figure("low_income", 2022).value == income[code_2022]


def test_figures_of_both_years_stand_on_one_page_under_the_codes_of_their_year(profile_of: ProfileOf) -> None:
    profile = profile_of("WK071501")
    old, new = profile.figure("inhabitants", 2020), profile.figure("inhabitants", 2024)
    assert (old.value, old.code) == (2_675, "WK071501")
    assert (new.value, new.code) == (2_920, "WK071520")


def test_boundary_is_told_where_it_is_not_the_one_of_today(profile_of: ProfileOf) -> None:
    noordwijk = profile_of("WK057500")
    assert noordwijk.figure("inhabitants", 2020).boundary == 2020
    assert noordwijk.figure("lonely_18plus", 2016).boundary == 2020
    assert noordwijk.figure("inhabitants", 2024).boundary is None
    for code in ("WK071501", "WK003402", "NL00"):
        assert {figure.boundary for figure in profile_of(code).figures.values()} == {None}


def test_figures_have_an_entry_for_every_indicator_and_year(snapshot: Snapshot, profile_of: ProfileOf) -> None:
    figures = figures_of(snapshot, profile_of("GM0457").place)
    assert set(figures) == {(one.id, year) for one in CATALOGUE.indicators.values() for year in one.years}
