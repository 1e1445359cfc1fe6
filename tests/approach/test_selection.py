"""Searching and filtering the inventory."""

from dataclasses import replace
from datetime import date

import pytest

from wijk.approach.selection import EVERYONE, Wanted, busiest_gemeente, freshness, is_wanted, namesakes
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
        (Wanted(areas=frozenset({"WK020218", "BU02021801"})), True),
        (Wanted(areas=frozenset({"WK020218"})), False),
        (Wanted(areas=frozenset()), False),
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


def test_an_initiative_without_an_area_is_in_no_area() -> None:
    wanted = Wanted(areas=frozenset({"GM0202"}))
    assert is_wanted(replace(COFFEE, area="GM0202"), wanted, TODAY)
    assert not is_wanted(replace(COFFEE, area=""), wanted, TODAY)


@pytest.mark.parametrize(
    ("other", "same"),
    [
        (Initiative("b", "KOFFIETAFEL  Sudwest!", organisation="de kring", area="GM0202"), True),
        (Initiative("b", "Koffietafel Súdwest", area="GM0202"), True),
        (Initiative("b", "Koffietafel Súdwest", organisation="Wijkteam", area="GM0202"), False),
        (Initiative("b", "Koffietafel Súdwest", area="GM0518"), False),
        (Initiative("b", "Koffietafel", organisation="De Kring", area="GM0202"), False),
        (COFFEE, False),
    ],
)
def test_a_namesake_has_the_same_name_organisation_and_gemeente(other: Initiative, same: bool) -> None:
    assert namesakes(COFFEE, [other]) == ([other] if same else [])
    assert namesakes(other, [COFFEE]) == ([COFFEE] if same else [])


def test_the_busiest_gemeente_counts_wijken_and_buurten() -> None:
    areas = ("WK020218", "BU02021801", "GM0363")
    assert busiest_gemeente(Initiative(str(n), "x", area=area) for n, area in enumerate(areas)) == "GM0202"
    assert busiest_gemeente([COFFEE, COFFEE]) == "GM0202"
    assert busiest_gemeente([]) == ""
