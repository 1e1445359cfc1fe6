"""The data comment on what the room decided, ask only about what is new, and take nothing away."""

from datetime import date

import pytest

from tests.approach.examples import WIJK, initiative
from tests.decisions import ON, decision, sure
from wijk.approach.coverage import Matrix, build_matrix, relation_to
from wijk.approach.decisions import Remark, cells_asked, facts_about, is_about, remark_on, remarks_on, still_standing
from wijk.approach.findings import Mismatch
from wijk.approach.mismatches import find_mismatches
from wijk.domain.decision import CELL, Decision, Mark, ended, kept, made
from wijk.domain.initiative import Initiative
from wijk.domain.method import Method

LATER = date(2026, 11, 26)
CHAIN = ("signaleren", "bespreken")


def there(method: Method, *initiatives: Initiative) -> tuple[Matrix, tuple[Mismatch, ...]]:
    matrix = build_matrix(initiatives, method, relation_to(WIJK))
    return matrix, find_mismatches(matrix, [], LATER)


def remark(
    method: Method, found: Decision, *initiatives: Initiative, others: tuple[Decision, ...] = ()
) -> Remark | None:
    matrix, mismatches = there(method, *initiatives)
    return remark_on(found, matrix, mismatches, [found, *others], {one.id: LATER for one in initiatives})


@pytest.mark.parametrize("mark", ["prioriteit", "zeker niets", "besproken"])
def test_what_is_entered_in_a_cell_after_a_decision_is_told_with_its_day(method: Method, mark: Mark) -> None:
    found = decision(mark, phases=("volgen",))
    assert remark(method, found) is None
    told = remark(method, found, initiative("a", phases=("volgen",)), initiative("b", phases=("voorkomen",)))
    assert told == Remark("ingevuld", LATER, ("initiatief a",))


def test_what_was_there_when_people_decided_is_not_news(method: Method) -> None:
    old, new = (initiative(name, phases=("volgen",)) for name in ("a", "b"))
    matrix, mismatches = there(method, old)
    found = decision("prioriteit", phases=("volgen",))
    found = made(found, "wij", facts_about(found, matrix, mismatches, []))
    assert remark(method, found, old) is None
    told = remark(method, found, old, new)
    assert told
    assert told.facts == ("initiatief a", "initiatief b")


def test_what_people_kept_is_asked_again_only_at_something_new(method: Method) -> None:
    first, second = (initiative(name, phases=("volgen",)) for name in ("a", "b"))
    told = remark(method, sure(), first)
    assert told
    found = kept(sure(), LATER, "wij", told.facts, "Intussen is hier iets ingevuld")
    assert remark(method, found, first) is None
    assert remark(method, found) is None
    assert remark(method, found, first, second) is not None
    assert [event.deed for event in found.history] == ["opgemerkt", "gehouden"]


@pytest.mark.parametrize("mark", ["prioriteit", "weerlegd", "besproken"])
def test_a_mismatch_that_is_no_longer_found_is_told_and_its_decision_stays(method: Method, mark: Mark) -> None:
    signals = [initiative(name, phases=("signaleren",)) for name in ("a", "b")]
    talk = initiative("c", phases=("bespreken",))
    matrix, mismatches = there(method, *signals)
    found = decision(mark, "gebroken keten", phases=CHAIN)
    assert any(is_about(found, one) for one in mismatches)
    found = made(found, "wij", facts_about(found, matrix, mismatches, []))
    assert remark(method, found, *signals) is None
    told = remark(method, found, *signals, talk)
    assert told
    assert (told.kind, told.on) == ("verdwenen", LATER)
    gone = remark(method, found)
    assert gone
    assert (gone.kind, gone.on) == ("verdwenen", None)


def test_a_refutation_is_asked_about_when_its_cells_changed_and_the_mismatch_is_still_there(method: Method) -> None:
    found = decision("weerlegd", "kwetsbaar", phases=("volgen",), seen=("initiatief a",))
    assert remark(method, found, initiative("a", phases=("volgen",))) is None
    told = remark(method, found, initiative("b", phases=("volgen",)))
    assert told
    assert told.kind == "ingevuld"


def test_a_priority_whose_mismatch_is_refuted_stays_and_is_asked_about(method: Method) -> None:
    alone = initiative("a", phases=("volgen",))
    found = decision("prioriteit", "kwetsbaar", phases=("volgen",), seen=("initiatief a",))
    refuted = decision("weerlegd", "kwetsbaar", phases=("volgen",))
    told = remark(method, found, alone, others=(refuted,))
    assert told
    assert (told.kind, told.on) == ("weerlegd", ON)
    assert remark(method, kept(found, LATER, "wij", told.facts), alone, others=(refuted,)) is None
    assert remark(method, found, alone, others=(ended(refuted, LATER, "wij", "onjuist"),)) is None


def test_general_supply_comments_on_a_decision_about_it(method: Method) -> None:
    found = decision("prioriteit", "stil", "algemeen", ("volgen",))
    told = remark(method, found, initiative("a", groups=(), phases=("volgen",), last_confirmed=LATER))
    assert told
    assert told.facts == ("initiatief a", "verdwenen")


def test_only_decisions_that_hold_are_asked_about(method: Method) -> None:
    matrix, mismatches = there(method, initiative("a", phases=("volgen",)))
    over = ended(sure(), LATER, "wij", "opgelost")
    asked = decision("prioriteit", CELL, phases=("volgen",))
    remarks = remarks_on([over, asked], matrix, mismatches, {})
    assert list(remarks) == [asked.id]
    assert cells_asked([over, asked], remarks) == {("ouderen", "volgen")}


def test_what_is_refuted_no_longer_stands_until_people_end_the_refutation() -> None:
    chain = Mismatch("gebroken keten", "ouderen", CHAIN, "grond")
    other = Mismatch("leeg", "ouderen", ("volgen",), "grond")
    refuted = decision("weerlegd", "gebroken keten", phases=CHAIN)
    decisions = [refuted, decision("besproken", "leeg", phases=("volgen",))]
    assert still_standing([chain, other], decisions) == (other,)
    assert still_standing([chain, other], [ended(refuted, LATER, "wij", "onjuist")]) == (chain, other)
