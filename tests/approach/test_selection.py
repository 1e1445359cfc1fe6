"""Searching and filtering the inventory."""

from dataclasses import replace
from datetime import date

import pytest

from wijk.approach.selection import EVERYONE, Wanted, busiest_gemeente, freshness, is_wanted, is_within
from wijk.domain.initiative import Initiative, PhaseRole

TODAY = date(2026, 9, 24)
COFFEE = Initiative(
    "koffie",
    "Koffietafel Súdwest",
    organisation="De Kring",
    roles=(PhaseRole("signaleren"), PhaseRole("volgen")),
    groups=("ouderen", "mantelzorgers"),
    area="BU02021801",
    note="elke dinsdag",
    last_confirmed=date(2025, 9, 24),
)


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (Wanted(), True),
        (Wanted(text="  "), True),
        (Wanted(text="sudwest KRING"), True),
        (Wanted(text="dinsdag koffie"), True),
        (Wanted(text="koffie woensdag"), False),
        (Wanted(phases=("volgen", "aanpakken")), True),
        (Wanted(phases=("aanpakken",)), False),
        (Wanted(groups=("ouderen",)), True),
        (Wanted(groups=(EVERYONE,)), False),
        (Wanted(area="WK020218"), True),
        (Wanted(area="WK020219"), False),
        (Wanted(freshness=("bevestigd",)), True),
        (Wanted(freshness=("te lang niet bevestigd", "nooit bevestigd")), False),
        (Wanted(text="koffie", phases=("volgen",), groups=("eenouder",)), False),
    ],
)
def test_every_part_must_be_met(wanted: Wanted, found: bool) -> None:
    assert is_wanted(COFFEE, wanted, TODAY) is found


def test_an_initiative_without_groups_is_for_everyone() -> None:
    general = replace(COFFEE, groups=())
    assert is_wanted(general, Wanted(groups=(EVERYONE,)), TODAY)
    assert not is_wanted(general, Wanted(groups=("ouderen",)), TODAY)


@pytest.mark.parametrize(
    ("last", "months", "told"),
    [
        (None, 12, "nooit bevestigd"),
        (date(2025, 9, 24), 12, "bevestigd"),
        (date(2025, 9, 23), 12, "te lang niet bevestigd"),
        (date(2026, 8, 24), 1, "bevestigd"),
        (date(2026, 8, 23), 1, "te lang niet bevestigd"),
        (TODAY, 1, "bevestigd"),
        (date(2026, 9, 25), 12, "te lang niet bevestigd"),
    ],
)
def test_freshness_turns_on_the_day_after_the_check_period(last: date | None, months: int, told: str) -> None:
    assert freshness(replace(COFFEE, last_confirmed=last, check_period_months=months), TODAY) == told


@pytest.mark.parametrize(
    ("area", "place", "within"),
    [
        ("BU02021801", "GM0202", True),
        ("BU02021801", "WK020218", True),
        ("BU02021801", "BU02021801", True),
        ("WK020218", "BU02021801", False),
        ("GM0202", "WK020218", False),
        ("GM0202", "GM0203", False),
        (None, "GM0202", False),
        (None, "NL00", True),
        (None, "", True),
    ],
)
def test_areas_nest_by_their_code(area: str | None, place: str, within: bool) -> None:
    assert is_within(area, place) is within


def test_the_busiest_gemeente_counts_wijken_and_buurten() -> None:
    areas = ("WK020218", "BU02021801", "GM0363", None, None, None)
    assert busiest_gemeente(Initiative(str(n), "x", area=area) for n, area in enumerate(areas)) == "GM0202"
    assert busiest_gemeente([COFFEE, COFFEE]) == "GM0202"
    assert busiest_gemeente([]) == ""
