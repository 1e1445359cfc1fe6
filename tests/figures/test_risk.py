"""Risk groups: size, share and concentration worked by hand, and what is never told."""

import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import Changed, ProfileOf
from wijk.domain.method import Method, TargetGroup
from wijk.figures.profile import Profile
from wijk.figures.risk import (
    RiskGroup,
    illustrations,
    lonely_65plus_estimate,
    order_groups,
    risk_groups,
    round_to_ten,
)
from wijk.figures.values import Figures


def found_in(profile: Profile, identifier: str) -> RiskGroup:
    return next(group for group in profile.groups if group.group.id == identifier)


def group_in(method: Method, identifier: str) -> TargetGroup:
    return next(group for group in method.groups if group.id == identifier)


@pytest.mark.parametrize(
    ("identifier", "size", "share"),
    [
        ("jongvolwassenen", 1060, 1060 / 8810),
        ("alleenwonenden", 1815, 1815 / 4085),
        ("gescheiden_verweduwd", 1055 + 495, (1055 + 495) / (8810 - 1710)),
        ("ouderen", 1580, 1580 / 8810),
        ("krap_bij_kas", None, 0.262),
        ("gezondheid", None, 0.42),
        ("mantelzorgers", None, 0.118),
        ("eenouder", None, None),
    ],
)
def test_size_and_share_worked_by_hand(
    profile_of: ProfileOf, identifier: str, size: float | None, share: float | None
) -> None:
    found = found_in(profile_of("WK020218"), identifier)
    assert found.size == size
    assert found.share == (None if share is None else pytest.approx(share))


def test_concentration_is_the_share_here_over_the_share_there(profile_of: ProfileOf) -> None:
    here, arnhem, land = (profile_of(code).figures for code in ("WK020218", "GM0202", "NL00"))

    def share(figures: Figures) -> float:
        single, all_ = (figures[one, 2020].value for one in ("one_person_households", "households"))
        assert single and all_
        return single / all_

    found = found_in(profile_of("WK020218"), "alleenwonenden")
    assert found.ratio_municipality == pytest.approx(share(here) / share(arnhem))
    assert found.ratio_netherlands == pytest.approx(share(here) / share(land))


def test_estimated_concentration_is_the_ratio_of_percentages(profile_of: ProfileOf) -> None:
    found = found_in(profile_of("WK020218"), "krap_bij_kas")
    assert found.ratio_municipality == pytest.approx(26.2 / 18.0)
    assert found.ratio_netherlands == pytest.approx(26.2 / 13.9)


def test_gemeente_is_compared_with_nederland_only(profile_of: ProfileOf) -> None:
    found = found_in(profile_of("GM0518"), "alleenwonenden")
    assert found.ratio_municipality is None
    assert found.ratio_netherlands is not None


def test_nederland_is_compared_with_nothing(profile_of: ProfileOf) -> None:
    assert all(
        group.ratio_municipality is None and group.ratio_netherlands is None for group in profile_of("NL00").groups
    )


@pytest.mark.parametrize("key", ["WK060303", "WK016401", "WK068700", "WK088800"])
def test_wijk_of_a_gemeente_with_a_new_suffix_keeps_its_reference(profile_of: ProfileOf, key: str) -> None:
    profile = profile_of(key)
    known = [group for group in profile.groups if group.ratio_netherlands is not None]
    assert known
    assert all(group.ratio_municipality is not None for group in known)


@pytest.mark.parametrize(("base", "known"), [(99.0, False), (100.0, True), (101.0, True)])
def test_share_needs_a_base_of_a_hundred_and_size_does_not(
    profile_of: ProfileOf, method: Method, changed: Changed, base: float, known: bool
) -> None:
    profile = profile_of("WK020218")
    figures = changed(profile.figures, households_2020=base, one_person_households_2020=40.0)
    [found] = risk_groups(
        profile.catalogue, profile.place, [group_in(method, "alleenwonenden")], figures, None, profile.netherlands
    )
    assert found.size == 40
    assert found.share == (pytest.approx(40 / base) if known else None)
    assert found.reason == (None if known else "Minder dan 100 huishoudens: daarop geven wij geen aandeel.")


def test_base_is_taken_without_children(profile_of: ProfileOf, method: Method, changed: Changed) -> None:
    profile = profile_of("WK020218")
    figures = changed(profile.figures, inhabitants_2020=150.0, inhabitants_0_15_2020=51.0)
    [found] = risk_groups(
        profile.catalogue, profile.place, [group_in(method, "gescheiden_verweduwd")], figures, None, None
    )
    assert found.share is None


@pytest.mark.parametrize("part", ["divorced_2020", "widowed_2020"])
def test_missing_part_is_not_counted_as_zero(
    profile_of: ProfileOf, method: Method, changed: Changed, part: str
) -> None:
    profile = profile_of("WK020218")
    figures = changed(profile.figures, **{part: None})
    [found] = risk_groups(
        profile.catalogue, profile.place, [group_in(method, "gescheiden_verweduwd")], figures, None, None
    )
    assert (found.size, found.share) == (None, None)


def test_missing_base_gives_no_share(profile_of: ProfileOf, method: Method, changed: Changed) -> None:
    profile = profile_of("WK020218")
    figures = changed(profile.figures, inhabitants_2020=None)
    [found] = risk_groups(
        profile.catalogue, profile.place, [group_in(method, "ouderen")], figures, None, profile.netherlands
    )
    assert (found.size, found.share, found.ratio_netherlands) == (1580, None, None)
    assert found.reason == "Het aantal inwoners is niet bekend: een aandeel is niet te geven."


def test_rounding_never_makes_a_share_above_one(profile_of: ProfileOf, method: Method, changed: Changed) -> None:
    profile = profile_of("WK020218")
    figures = changed(profile.figures, households_2020=100.0, one_person_households_2020=105.0)
    [found] = risk_groups(profile.catalogue, profile.place, [group_in(method, "alleenwonenden")], figures, None, None)
    assert (found.size, found.share) == (105, 1.0)


def test_group_of_nobody_has_a_share_and_ratio_of_zero(profile_of: ProfileOf, method: Method, changed: Changed) -> None:
    profile = profile_of("WK020218")
    figures = changed(profile.figures, inhabitants_65plus_2020=0.0)
    [found] = risk_groups(
        profile.catalogue, profile.place, [group_in(method, "ouderen")], figures, profile.gemeente, profile.netherlands
    )
    assert (found.size, found.share, found.ratio_municipality) == (0, 0, 0)


def test_empty_reference_gives_no_ratio(profile_of: ProfileOf, method: Method, changed: Changed) -> None:
    profile = profile_of("WK020218")
    empty = changed(profile.figures, inhabitants_65plus_2020=0.0)
    [found] = risk_groups(profile.catalogue, profile.place, [group_in(method, "ouderen")], profile.figures, empty, None)
    assert found.ratio_municipality is None


def test_area_of_2024_only_sizes_those_of_65_and_older(profile_of: ProfileOf) -> None:
    profile = profile_of("WK0363TB")
    sized = [group for group in profile.groups if group.size is not None]
    assert [(group.group.id, group.year) for group in sized] == [("ouderen", 2024)]
    assert all(group.reason for group in profile.groups if group.size is None)


def test_estimates_never_have_a_size(profile_of: ProfileOf) -> None:
    for code in ("WK020218", "GM0518", "NL00"):
        estimates = [group for group in profile_of(code).groups if group.group.percentage]
        assert len(estimates) >= 2 and {group.size for group in estimates} == {None}


def test_groups_come_in_the_order_of_the_method(profile_of: ProfileOf, method: Method) -> None:
    assert [group.group for group in profile_of("WK020218").groups] == list(method.groups)


@pytest.mark.parametrize(
    ("number", "shown"), [(0, 0), (4, 0), (5, 10), (14.9, 10), (15, 20), (1815, 1820), (1550, 1550)]
)
def test_size_is_shown_in_tens(number: float, shown: int) -> None:
    assert round_to_ten(number) == shown


@given(st.floats(0, 20_000_000))
def test_rounding_stays_within_five(number: float) -> None:
    shown = round_to_ten(number)
    assert shown % 10 == 0
    assert abs(shown - number) <= 5


@pytest.mark.published_method
def test_order_by_size_is_largest_first_and_unknown_last(profile_of: ProfileOf) -> None:
    ordered = [group.group.id for group in order_groups(profile_of("WK020218").groups, "omvang")]
    assert ordered[:4] == ["alleenwonenden", "ouderen", "gescheiden_verweduwd", "jongvolwassenen"]
    assert ordered[4:] == ["eenouder", "krap_bij_kas", "gezondheid", "mantelzorgers"]


def test_order_by_concentration_uses_the_gemeente(profile_of: ProfileOf) -> None:
    ordered = [group.group.id for group in order_groups(profile_of("WK020218").groups, "concentratie")]
    assert ordered[:3] == ["krap_bij_kas", "gescheiden_verweduwd", "gezondheid"]
    assert ordered[-1] == "eenouder"


@pytest.mark.published_method
@given(st.permutations(range(8)))
def test_order_loses_no_group(profile_of: ProfileOf, order: list[int]) -> None:
    groups = profile_of("WK020218").groups
    shuffled = [groups[place] for place in order]
    for by in ("omvang", "concentratie"):
        ordered = order_groups(shuffled, "omvang" if by == "omvang" else "concentratie")
        assert {group.group.id for group in ordered} == {group.group.id for group in groups}


@pytest.mark.parametrize(
    ("identifier", "ranges"),
    [
        # 1,055 × 19.8% and 23.8%; 495 × 15.6% and 19.6%
        ("gescheiden_verweduwd", [(200, 260), (70, 100)]),
        # 1,815 × 12% and 16%
        ("alleenwonenden", [(210, 300)]),
        # 1,060 × 20.5% and 24.5%
        ("jongvolwassenen", [(210, 260)]),
        ("ouderen", []),
        ("eenouder", []),
        ("krap_bij_kas", []),
        ("gezondheid", []),
        ("mantelzorgers", []),
    ],
)
def test_illustration_is_rounded_outwards(
    profile_of: ProfileOf, identifier: str, ranges: list[tuple[int, int]]
) -> None:
    profile = profile_of("WK020218")
    found = illustrations(profile.figures, found_in(profile, identifier))
    assert [(one.low, one.high) for one in found] == ranges


@given(size=st.integers(0, 1_000_000))
def test_illustration_holds_the_product(profile_of: ProfileOf, changed: Changed, size: int) -> None:
    profile = profile_of("WK020218")
    figures = changed(profile.figures, one_person_households_2020=float(size))
    [one] = illustrations(figures, found_in(profile, "alleenwonenden"))
    assert one.low <= size * 0.14 <= one.high
    assert one.low % 10 == one.high % 10 == 0


def test_illustrations_exist_for_four_groups_of_grade_a_only(method: Method) -> None:
    told = {share.name: group.evidence for group in method.groups for share in group.national}
    assert told == {"gescheiden mensen": "A", "verweduwde mensen": "A", "alleenwonenden": "A", "jongvolwassenen": "A"}


def test_illustration_of_an_unknown_size_is_left_out(profile_of: ProfileOf, changed: Changed) -> None:
    profile = profile_of("WK020218")
    figures = changed(profile.figures, divorced_2020=None)
    found = illustrations(figures, found_in(profile, "gescheiden_verweduwd"))
    assert [one.national.name for one in found] == ["verweduwde mensen"]


@pytest.mark.parametrize(
    ("number", "share", "estimate"),
    [(99.0, 50.0, None), (100.0, 50.0, 50.0), (1580.0, 59.3, 936.94), (None, 50.0, None), (500.0, None, None)],
)
def test_lonely_people_of_65_and_older_from_a_hundred(
    profile_of: ProfileOf, changed: Changed, number: float | None, share: float | None, estimate: float | None
) -> None:
    figures = changed(profile_of("WK020218").figures, inhabitants_65plus_2020=number, lonely_65plus_2020=share)
    found = lonely_65plus_estimate(figures, 2020)
    assert found == (None if estimate is None else pytest.approx(estimate))


def test_origin_weighs_nowhere(method: Method) -> None:
    names = [name for group in method.groups for name in dataclasses.astuple(group) if isinstance(name, str)]
    assert len(names) > 5 * len(method.groups)
    assert not any("herkomst" in name.lower() or "migratie" in name.lower() for name in names)
