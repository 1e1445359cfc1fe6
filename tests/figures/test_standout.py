"""What stands out beside loneliness: at most two, one per theme, groups first, never by chance."""

import dataclasses

import pytest

from tests.conftest import Changed, ProfileOf
from wijk.figures.risk import RiskGroup
from wijk.figures.standout import Comparison, compared_things, stand_outs, unknown_figures


def concentrated(group: RiskGroup, ratio: float, size: float = 5000.0) -> RiskGroup:
    return dataclasses.replace(group, size=size, share=ratio / 10, share_municipality=0.1)


def names(found: list[Comparison]) -> list[str]:
    return [one.group.group.id if one.group else one.figure.indicator.id if one.figure else "" for one in found]


@pytest.mark.parametrize(
    ("code", "found"),
    [
        ("WK020218", ["krap_bij_kas", "gescheiden_verweduwd"]),
        ("WK051836", ["krap_bij_kas", "ouderen"]),
        ("GM0088", ["ouderen", "alleenwonenden"]),
    ],
)
def test_by_hand(profile_of: ProfileOf, code: str, found: list[str]) -> None:
    assert names(profile_of(code).stands_out) == found


def test_money_is_told_once(profile_of: ProfileOf, changed: Changed) -> None:
    profile = profile_of("WK020218")
    figures = changed(
        profile.figures,
        low_income_2022=90.0,
        income_per_inhabitant_2024=5.0,
        woz_value_2024=50.0,
        volunteers_18plus_2020=1.0,
    )
    found = names(
        stand_outs(compared_things(profile.catalogue, 2020, figures, profile.reference, profile.groups), limit=10)
    )
    money = {"low_income", "income_per_inhabitant", "woz_value", "krap_bij_kas"}
    assert len(money & set(found)) == 1


def test_groups_that_occur_more_come_first_then_the_farthest(profile_of: ProfileOf) -> None:
    groups = profile_of("WK020218").groups
    ratios = zip(groups[:3], (1.3, 0.5, 1.9), strict=True)
    far = [concentrated(group, ratio) for group, ratio in ratios]
    country = profile_of("NL00")
    found = stand_outs(compared_things(country.catalogue, 2020, country.figures, {}, far), limit=3)
    assert names(found) == [groups[2].group.id, groups[0].group.id, groups[1].group.id]


def test_a_group_comes_before_the_value_of_houses(profile_of: ProfileOf, changed: Changed) -> None:
    profile = profile_of("WK020218")
    figures = changed(profile.figures, woz_value_2024=1.0)
    found = stand_outs(
        compared_things(profile.catalogue, 2020, figures, profile.reference, [concentrated(profile.groups[0], 1.4)])
    )
    assert names(found) == [profile.groups[0].group.id, "woz_value"]


@pytest.mark.parametrize(("size", "told"), [(49.0, False), (50.0, True)])
def test_fifty_people_are_needed(profile_of: ProfileOf, size: float, told: bool) -> None:
    group = concentrated(profile_of("WK020218").groups[0], 1.5, size)
    country = profile_of("NL00")
    assert bool(stand_outs(compared_things(country.catalogue, 2020, country.figures, {}, [group]))) == told


@pytest.mark.parametrize("ratio", [0.8, 1.0, 1.25])
def test_neutral_band_does_not_stand_out(profile_of: ProfileOf, ratio: float) -> None:
    group, country = profile_of("WK020218").groups[0], profile_of("NL00")

    def told(number: float) -> bool:
        return bool(
            stand_outs(
                compared_things(country.catalogue, 2020, country.figures, {}, [concentrated(group, number)]),
            )
        )

    assert told(1.26) and not told(ratio)


@pytest.mark.parametrize(("here", "told"), [(12.9, False), (13.0, True)])
def test_estimates_within_three_points_do_not_stand_out(
    profile_of: ProfileOf, changed: Changed, here: float, told: bool
) -> None:
    profile = profile_of("WK020218")
    figures = changed(profile.figures, volunteers_18plus_2020=here)
    reference = changed(profile.figures, volunteers_18plus_2020=10.0)
    assert (
        "volunteers_18plus" in names(stand_outs(compared_things(profile.catalogue, 2020, figures, reference, [])))
    ) == told


@pytest.mark.parametrize(
    "code", ["WK020218", "WK051836", "GM0518", "WK0363AE", "BU02020338", "WK060303", "GM0457", "NL00"]
)
def test_at_most_two_outside_the_band(profile_of: ProfileOf, code: str) -> None:
    profile = profile_of(code)
    assert len(profile.stands_out) <= 2
    assert all(one.verdict != "gelijk" for one in profile.stands_out)


def test_nothing_stands_out_in_the_land_itself(profile_of: ProfileOf) -> None:
    assert profile_of("NL00").stands_out == []


def test_missing_value_does_not_stand_out(profile_of: ProfileOf, changed: Changed) -> None:
    profile = profile_of("WK020218")
    figures = changed(profile.figures, volunteers_18plus_2020=None, income_per_inhabitant_2024=None)
    found = names(
        stand_outs(compared_things(profile.catalogue, 2020, figures, profile.reference, profile.groups), limit=10)
    )
    assert found
    assert "volunteers_18plus" not in found
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
    profile = profile_of("WK020218")
    figures = changed(profile.figures, **values)
    assert [one.id for one in unknown_figures(profile.catalogue, figures, (2020, 2022, 2024))] == unknown
