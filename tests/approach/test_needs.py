"""Needs follow from mismatches and priorities with a ground, and stay the user's to change."""

from dataclasses import replace

import pytest

from tests.approach.examples import WIJK, initiative
from tests.decisions import decision
from wijk.approach.coverage import build_matrix, relation_to
from wijk.approach.findings import GroupFigures, Mismatch, MismatchKind
from wijk.approach.needs import area_needs, group_needs, importance_of, knowledge_needs, need_label, propose_needs
from wijk.domain.coalition_rules import CoalitionRules, load_coalition_rules
from wijk.domain.decision import CELL, Decision, Mark
from wijk.domain.method import Method
from wijk.domain.need import Need


@pytest.fixture(scope="module")
def rules() -> CoalitionRules:
    return load_coalition_rules()


def mismatch(kind: MismatchKind, group: str, *phases: str) -> Mismatch:
    return Mismatch(kind, group, phases, "grond")


def note(kind: str, group: str, phase: str, mark: Mark) -> Decision:
    return decision(mark, kind, group, (phase,))


def test_each_kind_gets_its_step_and_the_heaviest_comes_first(rules: CoalitionRules) -> None:
    needs = propose_needs(
        [
            mismatch("stil", "ouderen", "volgen"),
            mismatch("kwetsbaar", "ouderen", "signaleren"),
            mismatch("gebroken keten", "mantelzorgers", "signaleren", "bespreken"),
        ],
        (),
        rules,
    )
    assert [(need.group, need.phase, need.weight) for need in needs] == [
        ("mantelzorgers", "signaleren", 9),
        ("mantelzorgers", "bespreken", 9),
        ("ouderen", "signaleren", 3),
        ("ouderen", "volgen", 1),
    ]
    assert needs[2].ground == "Voorstel 'graag', want dit rust op één initiatief of op weinig wijken (les 8)."


def test_of_more_mismatches_in_a_cell_the_heaviest_counts_once(rules: CoalitionRules) -> None:
    found = [mismatch("stil", "ouderen", "volgen"), mismatch("leeg", "ouderen", "volgen")]
    for order in (found, found[::-1]):
        (need,) = propose_needs(order, (), rules)
        assert (need.weight, "bevestigd" in need.ground) == (9, True)


def test_of_equally_heavy_mismatches_the_first_gives_the_ground(rules: CoalitionRules) -> None:
    found = [mismatch("aanbodgericht", "ouderen", "volgen"), mismatch("kwetsbaar", "ouderen", "volgen")]
    assert "wens van mensen" in propose_needs(found, (), rules)[0].ground
    assert "één initiatief" in propose_needs(found[::-1], (), rules)[0].ground


def test_what_the_room_said_goes_first(rules: CoalitionRules) -> None:
    found = [mismatch("stil", "ouderen", "volgen"), mismatch("leeg", "ouderen", "bespreken")]
    (need,) = propose_needs(
        found,
        [note("stil", "ouderen", "volgen", "prioriteit"), note("leeg", "ouderen", "bespreken", "weerlegd")],
        rules,
    )
    assert (need.phase, need.weight) == ("volgen", 9)
    assert need.ground == "Voorstel 'moet', want de bijeenkomst maakte hier een prioriteit van."
    assert propose_needs(found[:1], [note("stil", "ouderen", "volgen", "besproken")], rules)[0].weight == 1


def test_a_cell_without_a_mismatch_can_be_a_priority(rules: CoalitionRules) -> None:
    (need,) = propose_needs([], [note(CELL, "ouderen", "volgen", "prioriteit")], rules)
    assert (need.group, need.phase, need.weight) == ("ouderen", "volgen", rules.steps[0].weight)
    assert need.ground == "Voorstel 'moet', want de bijeenkomst maakte hier een prioriteit van."
    assert propose_needs([], [note(CELL, "ouderen", "volgen", "besproken")], rules) == ()


def test_a_priority_comes_first_and_gives_the_ground_also_beside_an_equally_heavy_mismatch(
    rules: CoalitionRules,
) -> None:
    found = [mismatch("leeg", "eenouder", "volgen"), mismatch("leeg", "ouderen", "volgen")]
    needs = propose_needs(found, [note(CELL, "ouderen", "volgen", "prioriteit")], rules)
    assert [need.group for need in needs] == ["ouderen", "eenouder"]
    assert "prioriteit" in needs[0].ground


def test_scheef_asks_for_nothing_unless_it_is_a_priority(rules: CoalitionRules) -> None:
    skewed = [mismatch("scheef", "ouderen", "volgen")]
    assert propose_needs(skewed, (), rules) == ()
    assert propose_needs(skewed, [note("scheef", "ouderen", "volgen", "prioriteit")], rules)[0].weight == 9


def test_a_gap_in_general_supply_is_a_need_for_any_group(rules: CoalitionRules) -> None:
    assert propose_needs([mismatch("stil", "algemeen", "volgen")], (), rules)[0].group == ""


def asked_of_groups(
    rules: CoalitionRules, method: Method, *figures: GroupFigures, proposed: tuple[Need, ...] = ()
) -> dict[str, float]:
    """The weight by group where only older people and lone parents have an initiative."""
    there = [initiative("a", groups=("ouderen", "eenouder"), phases=("signaleren",))]
    matrix = build_matrix(there, method, relation_to(WIJK), {("mantelzorgers", "volgen")})
    needs = group_needs(matrix, figures, proposed, rules)
    assert all(not need.phase and need.ground.endswith(".") for need in needs)
    return {need.group: need.weight for need in needs}


def test_a_group_that_stands_out_or_of_which_nothing_is_known_is_asked_for(
    rules: CoalitionRules, method: Method
) -> None:
    found = asked_of_groups(
        rules,
        method,
        GroupFigures("ouderen", 400, 1.26),
        GroupFigures("eenouder", None, 1.25),
        GroupFigures("mantelzorgers", None, None),
        GroupFigures("krap_bij_kas", None, 2.0),
    )
    assert {"ouderen": 9, "krap_bij_kas": 9}.items() <= found.items()
    assert list(found)[:2] == ["ouderen", "krap_bij_kas"]
    assert found["alleenwonenden"] == 1
    # Something was entered, or it was confirmed that there is nothing: the matrix says what these need.
    assert not {"eenouder", "mantelzorgers"} & found.keys()


def test_a_group_with_a_need_of_its_own_is_not_asked_for_twice(rules: CoalitionRules, method: Method) -> None:
    proposed = (Need("krap_bij_kas", "volgen"),)
    figures = GroupFigures("krap_bij_kas", None, 2.0)
    assert "krap_bij_kas" in asked_of_groups(rules, method, figures)
    assert "krap_bij_kas" not in asked_of_groups(rules, method, figures, proposed=proposed)


def test_areas_and_kinds_of_knowledge_are_needs_too(rules: CoalitionRules) -> None:
    assert [(need.area, need.weight) for need in area_needs(["BU02021801"], rules)] == [("BU02021801", 3)]
    assert [need.knowledge for need in knowledge_needs(rules)] == ["ervaring", "praktijk", "onderzoek"]
    assert all(need.ground.endswith(".") for need in knowledge_needs(rules))


def test_a_weight_is_told_as_the_nearest_step(rules: CoalitionRules) -> None:
    assert [importance_of(weight, rules.steps).id for weight in (0, 1, 2, 3, 5, 6, 7, 9, 50)] == [
        *("mag", "mag", "graag", "graag", "graag", "moet", "moet", "moet", "moet")
    ]


def test_a_need_is_named_in_dutch(method: Method) -> None:
    need = Need("ouderen", "volgen", area="BU02021801", knowledge="ervaring")
    assert need_label(need, method, {"BU02021801": "Elden-Dorp"}) == (
        "Ouderen (65 jaar en ouder) · Volgen · Elden-Dorp · kennis uit ervaring"
    )
    assert need_label(replace(need, group="weg", phase="", knowledge=None), method, {}) == "weg · BU02021801"


def test_where_another_ground_asks_all_the_same_the_need_says_what_was_refuted(rules: CoalitionRules) -> None:
    found = [mismatch("kwetsbaar", "ouderen", "volgen"), mismatch("stil", "ouderen", "volgen")]
    (need,) = propose_needs(found, [note("kwetsbaar", "ouderen", "volgen", "weerlegd")], rules)
    assert need.weight == 1
    assert need.ground.endswith(" U weerlegde hier ‘kwetsbaar’; dit voorstel blijft om deze andere reden.")
    assert propose_needs(found[:1], [note("kwetsbaar", "ouderen", "volgen", "weerlegd")], rules) == ()


def test_a_group_of_which_the_skew_is_refuted_is_not_asked_for_because_it_is_common(
    rules: CoalitionRules, method: Method
) -> None:
    matrix = build_matrix([initiative("a")], method, relation_to(WIJK))
    figures = [GroupFigures("ouderen", 400, 2.0)]
    whole = decision("weerlegd", "scheef", phases=tuple(phase.id for phase in method.phases))
    assert "ouderen" in {need.group for need in group_needs(matrix, figures, (), rules)}
    assert "ouderen" not in {need.group for need in group_needs(matrix, figures, (), rules, [whole])}
    other = group_needs(matrix, figures, (), rules, [note("leeg", "ouderen", "volgen", "weerlegd")])
    assert "U weerlegde hier ‘leeg’" in next(need.ground for need in other if need.group == "ouderen")


def test_a_priority_whose_mismatch_is_gone_still_asks(rules: CoalitionRules) -> None:
    (need,) = propose_needs([], [note("leeg", "ouderen", "volgen", "prioriteit")], rules)
    assert "prioriteit" in need.ground
