"""Every kind of mismatch: one case in which it must be named, and the nearest cases in which it must not."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from math import nan

import pytest

from tests.approach.examples import GEMEENTE, WIJK, initiative
from wijk.approach.coverage import build_matrix, relation_to
from wijk.approach.findings import GroupFigures, Mismatch
from wijk.approach.mismatches import find_mismatches
from wijk.domain.initiative import Initiative, PhaseRole
from wijk.domain.method import Method, load_method

METHOD = load_method()
PHASES = [phase.id for phase in METHOD.phases]
ON = date(2026, 11, 1)
FRESH = date(2026, 10, 1)


def find(
    kind: str,
    initiatives: Sequence[Initiative],
    group_figures: Sequence[GroupFigures] = (),
    empty: frozenset[tuple[str, str]] = frozenset(),
    method: Method = METHOD,
) -> list[Mismatch]:
    matrix = build_matrix(initiatives, method, relation_to(WIJK), empty)
    return [mismatch for mismatch in find_mismatches(matrix, group_figures, ON) if mismatch.kind == kind]


def phases_of(found: Sequence[Mismatch]) -> list[tuple[str, ...]]:
    return [mismatch.phases for mismatch in found]


def several(count: int, group: str) -> list[Initiative]:
    return [initiative(f"{group} {number}", groups=(group,)) for number in range(count)]


def tackling(identifier: str, *elements: str, group: str = "mantelzorgers") -> Initiative:
    return initiative(identifier, groups=(group,), phases=("aanpakken",), elements=elements)


def test_leeg_needs_a_confirmation() -> None:
    (found,) = find("leeg", [], empty=frozenset({("ouderen", "volgen")}))
    assert (found.group, found.phases, found.key) == ("ouderen", ("volgen",), "leeg|ouderen|volgen")
    assert find("leeg", []) == []
    assert find("leeg", [initiative("a", phases=("volgen",))], empty=frozenset({("ouderen", "volgen")})) == []


def test_kwetsbaar_is_exactly_one() -> None:
    (found,) = find("kwetsbaar", [initiative("a"), initiative("b", groups=()), initiative("c", groups=())])
    assert (found.group, found.phases) == ("ouderen", ("signaleren",))
    assert found.reason.endswith("Wel zijn er 2 algemene initiatieven in die fase.")
    assert find("kwetsbaar", [initiative("a"), initiative("b")]) == []
    assert find("kwetsbaar", [initiative("a", groups=())]) == []


@pytest.mark.published_method
@pytest.mark.parametrize(
    ("phases", "broken"),
    [
        (["signaleren"], [("signaleren", "bespreken")]),
        (["aanpakken"], [("toeleiden", "aanpakken")]),
        (["bespreken"], [("signaleren", "bespreken"), ("bespreken", "toeleiden")]),
        (["signaleren", "toeleiden", "aanpakken"], [("signaleren", "bespreken"), ("bespreken", "toeleiden")]),
        (["signaleren", "bespreken", "toeleiden", "aanpakken"], []),
        (["voorkomen"], []),
        (["volgen"], []),
        ([], []),
    ],
)
def test_gebroken_keten(phases: list[str], broken: list[tuple[str, str]]) -> None:
    assert phases_of(find("gebroken keten", [initiative("a", phases=tuple(phases))])) == broken


def test_general_initiatives_do_not_mend_a_chain_but_are_mentioned() -> None:
    (found,) = find("gebroken keten", [initiative("a"), initiative("b", groups=(), phases=("bespreken",))])
    assert found.reason.endswith("Wel is er 1 algemeen initiatief in die fase.")


def test_which_phases_break_a_chain_is_data() -> None:
    loose = replace(METHOD, phases=tuple(replace(phase, breaks_chain=False) for phase in METHOD.phases))
    assert find("gebroken keten", [initiative("a")])
    assert find("gebroken keten", [initiative("a")], method=loose) == []


# One own initiative for ouderen, and in the median group ("middle") two: seven other groups have two each.
OTHERS = [each for group in METHOD.groups if group.id != "ouderen" for each in several(2, group.id)]


@pytest.mark.parametrize(
    ("count", "ratio", "named"),
    [
        (1, 1.26, True),
        (1, 1.25, False),
        (2, 1.5, False),
        (3, 1.5, False),
        (3, 0.79, True),
        (3, 0.8, False),
        (2, 0.5, False),
        (1, 0.5, False),
        (1, None, False),
    ],
)
def test_scheef(count: int, ratio: float | None, named: bool) -> None:
    found = find("scheef", [*OTHERS, *several(count, "ouderen")], [GroupFigures("ouderen", 100, ratio)])
    assert phases_of(found) == [tuple(PHASES)] * named


def test_scheef_says_both_numbers_and_the_median() -> None:
    (found,) = find("scheef", [*OTHERS, *several(1, "ouderen")], [GroupFigures("ouderen", 100, 1.375)])
    assert found.reason == (
        "De groep Ouderen (65 jaar en ouder) komt hier duidelijk meer voor: het aandeel is 1,38 keer dat van de "
        "gemeente. Er is 1 eigen initiatief ingevuld; de middelste groep heeft er 2."
    )


def test_scheef_of_a_gemeente_is_compared_with_nederland() -> None:
    (found,) = find(
        "scheef", [*OTHERS, *several(1, "ouderen")], [GroupFigures("ouderen", 100, 1.4, reference="Nederland")]
    )
    assert "het aandeel is 1,40 keer dat van Nederland." in found.reason


@pytest.mark.parametrize(("size", "points", "named"), [(49, None, False), (None, "2.9", False), (None, "3.0", True)])
def test_scheef_keeps_to_the_one_verdict(size: int | None, points: str | None, named: bool) -> None:
    figures = GroupFigures("ouderen", size, 1.4, None if points is None else Decimal(points))
    assert bool(find("scheef", [*OTHERS, *several(1, "ouderen")], [figures])) == named


@pytest.mark.parametrize("elements", [("ontmoeten",), ("bezigheden",), ("ontmoeten", "bezigheden")])
def test_only_company_does_not_fit_an_emotional_need(elements: tuple[str, ...]) -> None:
    (found,) = find("vorm past niet", [tackling("a", *elements)])
    assert (found.group, found.phases) == ("mantelzorgers", ("aanpakken",))


@pytest.mark.parametrize(
    "initiatives",
    [
        [tackling("a", "ontmoeten", "betekenisvol_contact")],
        [tackling("a", "ontmoeten"), tackling("b", "rol")],
        [tackling("a")],
        [tackling("a", "ontmoeten", group="alleenwonenden")],
        [initiative("a", groups=("mantelzorgers",), elements=("ontmoeten",))],
        [initiative("a", groups=(), phases=("aanpakken",), elements=("ontmoeten",))],
        [replace(tackling("a", "ontmoeten"), roles=(PhaseRole("aanpakken", ("betekenisvol_contact",)),))],
    ],
)
def test_the_form_fits_or_nobody_knows(initiatives: list[Initiative]) -> None:
    assert find("vorm past niet", initiatives) == []


def test_a_form_that_is_not_filled_in_is_counted() -> None:
    (found,) = find("vorm past niet", [tackling("a", "ontmoeten"), tackling("b"), tackling("c")])
    assert found.reason.endswith("biedt alleen ontmoeten. Bij 2 initiatieven is dit niet ingevuld.")


def test_only_active_supply_does_not_fit_people_who_regulate() -> None:
    (found,) = find("vorm past niet", [initiative("a", copings=("actief",), phases=("bespreken", "volgen"))])
    assert (found.group, found.phases) == ("ouderen", ("bespreken", "volgen"))
    assert find("vorm past niet", [initiative("a", copings=("actief", "regulatief"))]) == []
    assert (
        find("vorm past niet", [initiative("a", copings=("actief",)), initiative("b", copings=("regulatief",))]) == []
    )
    assert find("vorm past niet", [initiative("a")]) == []
    assert find("vorm past niet", [initiative("a", groups=("eenouder",), copings=("actief",))]) == []


def test_stil() -> None:
    stale, never = initiative("a", last_confirmed=date(2025, 10, 31)), initiative("b")
    (found,) = find("stil", [stale, never, initiative("c", last_confirmed=FRESH)])
    assert found.reason == (
        "Voor de groep Ouderen (65 jaar en ouder) zijn er 2 initiatieven (van 3) waarvan te lang niet is bevestigd dat "
        "ze nog bestaan: ‘a’ en ‘b’. Bij 1 daarvan is nog nooit een datum ingevuld."
    )
    assert find("stil", [initiative("c", last_confirmed=FRESH)]) == []
    assert find("stil", [initiative("c", last_confirmed=date(2025, 10, 31), check_period_months=24)]) == []


def test_stil_of_what_was_never_confirmed_comes_only_after_the_check_period() -> None:
    matrix = build_matrix([initiative("a", check_period_months=6)], METHOD, relation_to(WIJK))

    def stil(entered: date) -> bool:
        return any(one.kind == "stil" for one in find_mismatches(matrix, [], ON, {"a": entered}))

    assert not stil(ON)
    assert not stil(date(ON.year, ON.month - 6, ON.day))
    assert stil(date(ON.year, ON.month - 7, ON.day))


def test_stil_of_what_is_there_for_everyone_stands_under_algemeen() -> None:
    (found,) = find("stil", [initiative("a", groups=()), initiative("b", area=GEMEENTE, phases=("volgen",))])
    assert (found.group, found.phases) == ("algemeen", ("signaleren", "volgen"))


def test_aanbodgericht() -> None:
    (found,) = find("aanbodgericht", [initiative("a", starts_from="aanbod"), initiative("b"), initiative("c")])
    assert found.reason.endswith("van mensen: ‘a’. Bij 2 initiatieven is dit niet ingevuld.")
    assert find("aanbodgericht", [initiative("a", starts_from="wens")]) == []
    assert find("aanbodgericht", [initiative("a")]) == []
    clarifies = replace(initiative("a", starts_from="aanbod"), roles=(PhaseRole("toeleiden", ("wens",)),))
    assert find("aanbodgericht", [clarifies]) == []


def test_many_names_are_counted() -> None:
    (found,) = find("stil", several(15, "ouderen"))
    assert "‘ouderen 0’, ‘ouderen 1’, ‘ouderen 10’ en 12 andere." in found.reason


def test_ordered_by_concentration_then_size_then_phase() -> None:
    groups = ("ouderen", "eenouder", "krap_bij_kas", "mantelzorgers", "gezondheid")
    initiatives = [
        initiative(f"{group} {phase}", groups=(group,), phases=(phase,), last_confirmed=FRESH)
        for group in groups
        for phase in ("volgen", "voorkomen")
    ]
    group_figures = [
        GroupFigures("mantelzorgers", None, 1.2),
        GroupFigures("krap_bij_kas", 10, 1.2),
        GroupFigures("eenouder", 900, 1.2),
        GroupFigures("gezondheid", None, None),
        GroupFigures("ouderen", 5, 1.21),
    ]
    found = [(each.group, each.phases[0]) for each in find("kwetsbaar", initiatives, group_figures)]
    order = ("ouderen", "eenouder", "krap_bij_kas", "mantelzorgers", "gezondheid")
    assert found == [(group, phase) for group in order for phase in ("voorkomen", "volgen")]


def test_what_is_equally_urgent_follows_the_order_of_the_method() -> None:
    matrix = build_matrix(
        [initiative("a", groups=("jongvolwassenen",), phases=("volgen",), last_confirmed=FRESH)],
        METHOD,
        relation_to(WIJK),
        {("mantelzorgers", "volgen")},
    )
    found = [(mismatch.group, mismatch.kind) for mismatch in find_mismatches(matrix, [], ON)]
    assert found == [("jongvolwassenen", "kwetsbaar"), ("mantelzorgers", "leeg")]


@pytest.mark.parametrize("ratio", [nan, -0.1, float("inf")])
def test_a_missing_concentration_is_none_and_no_strange_number(ratio: float) -> None:
    with pytest.raises(ValueError, match="concentration"):
        GroupFigures("ouderen", 1, ratio)


def test_alleen_overdag_needs_two_that_are_known_and_nothing_in_evening_or_weekend() -> None:
    by_day = [initiative("a", times=("maandag-ochtend",)), initiative("b", times=("dinsdag",), phases=("volgen",))]
    (found,) = find("alleen overdag", by_day)
    assert (found.group, found.phases) == ("ouderen", ("signaleren", "volgen"))
    assert "dat is ingevuld bij 2 van 2 initiatieven, eigen en algemeen samen." in found.reason
    assert find("alleen overdag", by_day[:1]) == []
    assert find("alleen overdag", [*by_day, initiative("c", times=("dinsdag-avond",))]) == []
    assert find("alleen overdag", [*by_day, initiative("c", groups=(), times=("zaterdag-ochtend",))]) == []
    assert len(find("alleen overdag", [*by_day, initiative("c"), initiative("d", groups=())])) == 1
    assert find("alleen overdag", [*by_day, *(initiative(one) for one in "cde")]) == []
    # What is for everyone alone is no supply of the group.
    assert find("alleen overdag", [replace(one, groups=()) for one in by_day]) == []
