"""What stands out: at most three, one per theme, never by chance."""

import dataclasses

import pytest

from tests.conftest import Changed, ProfileOf
from wijk.figures.risk import outside_band
from wijk.figures.standout import SMALL_DIFFERENCE, StandOut, stand_outs, unknown_figures


def names(found: list[StandOut]) -> list[str]:
    return [one.group.group.id if one.group else one.figure.indicator.id if one.figure else "" for one in found]


def test_malburgen_by_hand(profile_of: ProfileOf) -> None:
    assert names(profile_of("WK020218").stands_out) == [
        "lonely_18plus",
        "income_per_inhabitant",
        "gescheiden_verweduwd",
    ]


@pytest.mark.parametrize(("points", "told"), [(2.9, False), (3.0, True), (-2.9, False), (-3.0, True)])
def test_loneliness_stands_out_from_three_points(
    profile_of: ProfileOf, changed: Changed, points: float, told: bool
) -> None:
    profile = profile_of("WK020218")
    figures = changed(profile.figures, lonely_18plus_2020=50.0 + points)
    reference = changed(profile.reference, lonely_18plus_2020=50.0)
    assert ("lonely_18plus" in names(stand_outs(figures, reference, []))) == told


def test_money_is_told_once(profile_of: ProfileOf, changed: Changed) -> None:
    profile = profile_of("WK020218")
    figures = changed(
        profile.figures,
        low_income_2022=90.0,
        income_per_inhabitant_2024=5.0,
        woz_value_2024=50.0,
        volunteers_18plus_2020=1.0,
    )
    found = names(stand_outs(figures, profile.reference, profile.groups, limit=10))
    money = {"low_income", "income_per_inhabitant", "woz_value", "krap_bij_kas"}
    assert len(money & set(found)) == 1


def test_farthest_comes_first_up_or_down(profile_of: ProfileOf) -> None:
    groups = profile_of("WK020218").groups
    ratios = zip(groups[:3], (1.3, 0.5, 1.9), strict=True)
    far = [dataclasses.replace(group, ratio_municipality=ratio, size=5000.0) for group, ratio in ratios]
    found = stand_outs({**profile_of("NL00").figures}, {}, far)
    assert names(found) == [groups[1].group.id, groups[2].group.id, groups[0].group.id]


@pytest.mark.parametrize(("size", "told"), [(149.0, False), (150.0, True)])
def test_fifty_people_more_or_less_are_needed(profile_of: ProfileOf, size: float, told: bool) -> None:
    group = dataclasses.replace(profile_of("WK020218").groups[0], size=size, ratio_municipality=1.5)
    assert bool(stand_outs(profile_of("NL00").figures, {}, [group])) == told


@pytest.mark.parametrize("ratio", [0.8, 1.0, 1.25])
def test_neutral_band_does_not_stand_out(profile_of: ProfileOf, ratio: float) -> None:
    group = dataclasses.replace(profile_of("WK020218").groups[0], size=50_000.0, ratio_municipality=ratio)
    assert stand_outs(profile_of("NL00").figures, {}, [group]) == []


@pytest.mark.parametrize(
    "code", ["WK020218", "WK051836", "GM0518", "WK0363AE", "BU02020338", "WK060303", "GM0457", "NL00"]
)
def test_at_most_three_outside_the_band(profile_of: ProfileOf, code: str) -> None:
    profile = profile_of(code)
    assert len(profile.stands_out) <= 3
    for one in profile.stands_out:
        if one.figure and one.figure.indicator.id == "lonely_18plus":
            assert one.reference and one.reference.value and one.figure.value
            assert abs(one.figure.value - one.reference.value) >= SMALL_DIFFERENCE
        else:
            assert outside_band(one.ratio)


def test_nothing_stands_out_in_the_land_itself(profile_of: ProfileOf) -> None:
    assert profile_of("NL00").stands_out == []


def test_missing_value_does_not_stand_out(profile_of: ProfileOf, changed: Changed) -> None:
    profile = profile_of("WK020218")
    figures = changed(profile.figures, lonely_18plus_2020=None, income_per_inhabitant_2024=None)
    found = names(stand_outs(figures, profile.reference, profile.groups, limit=10))
    assert "lonely_18plus" not in found
    assert "income_per_inhabitant" not in found


@pytest.mark.parametrize(
    ("values", "unknown"),
    [
        ({}, []),
        ({"lonely_18plus_2020": None}, ["lonely_18plus"]),
        ({"woz_value_2024": None}, []),
        ({"woz_value_2024": None, "woz_value_2022": None}, ["woz_value"]),
    ],
)
def test_figure_without_a_newest_value_is_named_as_unknown(
    profile_of: ProfileOf, changed: Changed, values: dict[str, float | None], unknown: list[str]
) -> None:
    figures = changed(profile_of("WK020218").figures, **values)
    assert [one.id for one in unknown_figures(figures, (2020, 2024))] == unknown
