"""The eight lessons over a dossier, by hand: each verdict with its counted ground; what is not known is no failure."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from wijk.approach.dossier_lessons import DossierFacts, lessons_seen
from wijk.domain.coalition_rules import load_coalition_rules
from wijk.domain.evaluation import MonthCount, Success
from wijk.domain.evaluation_rules import DossierLesson, load_evaluation_rules
from wijk.domain.initiative import Initiative, PhaseRole
from wijk.domain.key_figure import KeyFigure, Position, Tie
from wijk.domain.meeting import Meeting, Presence
from wijk.domain.method import Method, MethodError
from wijk.domain.plan import Action

DAY, WIJK = date(2026, 11, 26), "WK020218"
ASKED, RULES = load_evaluation_rules().lessons, load_coalition_rules()
YES, NO, UNKNOWN = "zien wij terug", "zien wij niet terug", "weten wij niet"
SIDES: tuple[Position, ...] = ("bewoner", "overheid", "professional")
TABLE = [KeyFigure(f"k{n}", "rol", position=one) for n, one in enumerate(SIDES)]


@pytest.fixture
def nothing(method: Method) -> DossierFacts:
    return DossierFacts((), 0, (), (), (), 0, (), (), (), method, RULES, DAY)


def initiative(identifier: str, **more: Any) -> Initiative:
    return Initiative(identifier, identifier, area=WIJK, **more)


def action(identifier: str, **more: Any) -> Action:
    return Action(identifier, WIJK, "g", identifier, **{"state": "bezig", **more})


def verdict(facts: DossierFacts, lesson: str) -> tuple[str, str]:
    [found] = [one for one in lessons_seen(ASKED, facts) if one.lesson.id == lesson]
    return found.verdict, found.ground


def test_it_asks_about_the_eight_lessons_and_of_an_empty_dossier_knows_nothing(nothing: DossierFacts) -> None:
    found = lessons_seen(ASKED, nothing)
    assert [one.lesson.id for one in found] == [one.id for one in RULES.lessons if one.source.id == "lessen"]
    assert {one.verdict for one in found} == {UNKNOWN} and all(one.ground.endswith(".") for one in found)
    with pytest.raises(MethodError, match="score"):
        lessons_seen([DossierLesson("les1", "?", "score")], nothing)


LATER = date(2027, 1, 1)
AFTER = PhaseRole("volgen", ("nabellen",))
PLACE = PhaseRole("voorkomen", ("ontmoetingsplek",))
CASES: tuple[tuple[str, dict[str, Any], str, str], ...] = (
    ("les1", {"initiatives": [initiative("a", roles=(PLACE,)), initiative("b")]}, YES, "1 van 2 initiatieven."),
    ("les1", {"initiatives": [initiative("a"), initiative("b")]}, UNKNOWN, "van 2 weten wij niet wat zij doen."),
    (
        "les1",
        {"initiatives": [initiative("a", roles=(PhaseRole("volgen", ("nabellen",)),))]},
        NO,
        "geen van 1 initiatief.",
    ),
    ("les2", {"members": [KeyFigure("k", "x", community_worker=True), TABLE[0]]}, YES, "Van 2 leden"),
    ("les2", {"members": TABLE}, UNKNOWN, "bij 3 niet ingevuld"),
    ("les2", {"members": [KeyFigure("k", "x", community_worker=False)]}, NO, "Van 1 lid van de coalitie is niemand"),
    (
        "les3",
        {"initiatives": [initiative("a", elements=("ontmoeten",))]},
        YES,
        "1 van 1 initiatief. Tussen leden van de",
    ),
    ("les3", {"initiatives": [initiative("a", elements=("ontmoeten",), groups=("ouderen",))]}, NO, "geen van 1"),
    ("les3", {"members": TABLE, "ties": [Tie("k0", "k1", "licht"), Tie("k0", "z", "licht")]}, YES, "is 1 lichte band"),
    (
        "les4",
        {"initiatives": [initiative("a", formal=False), initiative("b")]},
        YES,
        "Van 2 initiatieven is er 1 informeel.",
    ),
    ("les4", {"initiatives": [initiative("a", formal=True)]}, NO, "Er is geen succes genoteerd."),
    ("les4", {"initiatives": [initiative("a", formal=True), initiative("b")]}, UNKNOWN, "Van 1 is niet ingevuld"),
    ("les4", {"successes": [Success("s", WIJK, "Ja", DAY)]}, YES, "Er is 1 succes genoteerd."),
    (
        "les4",
        {"initiatives": [initiative("a")], "successes": [Success("s", WIJK, "Ja", DAY)]},
        YES,
        "zijn er 0 informeel. Van 1 is niet ingevuld of het formeel is.",
    ),
    (
        "les4",
        {
            "successes": [Success("s", WIJK, "Ja", DAY)],
            "counts": [MonthCount(WIJK, kind, DAY.replace(day=1), 0) for kind in ("signalen", "gesprekken")],
        },
        YES,
        "en van 1 maand is iets geteld.",
    ),
    ("les5", {"initiatives": [initiative("a", groups=("jongvolwassenen", "ouderen"))]}, YES, "1 van 1 initiatief."),
    (
        "les5",
        {"initiatives": [initiative("a", groups=("ouderen",)), initiative("b")]},
        UNKNOWN,
        "van 1 weten wij niet wie",
    ),
    ("les5", {"initiatives": [initiative("a", groups=("ouderen",))]}, NO, "geen van 1 initiatief."),
    ("les7", {"stopped": 3, "initiatives": [initiative("a")]}, UNKNOWN, "Er loopt 1 initiatief, en 3 zijn gestopt."),
    (
        "les8",
        {"actions": [action("a", hours=2.0, euros=0.0)]},
        YES,
        "bij 1 zijn de uren bekend, bij 1 het geld; geen staat",
    ),
    ("les8", {"actions": [action("a", hours=2.0)]}, UNKNOWN, "bij 0 het geld"),
    ("les8", {"actions": [action("a", hours=2.0, euros=9.0)], "still": 1}, NO, "1 staat stil."),
    (
        "les8",
        {"actions": [action("a", state="klaar"), action("b", starts_on=date(2027, 1, 1))]},
        UNKNOWN,
        "nog geen actie",
    ),
)


@pytest.mark.parametrize(("lesson", "changes", "expected", "ground"), CASES)
def test_a_verdict_with_its_ground(
    nothing: DossierFacts, lesson: str, changes: dict[str, Any], expected: str, ground: str
) -> None:
    found, told = verdict(replace(nothing, **changes), lesson)
    assert found == expected, told
    assert ground in told


def test_owning_it_together_asks_the_table_the_actions_and_the_meetings(nothing: DossierFacts) -> None:
    whole = replace(
        nothing,
        members=TABLE,
        actions=[action("a", who=("kerk", "Wijkteam")), action("b", who=("wijkteam",)), action("c")],
        meetings=[Meeting("m", WIJK, DAY, present=(Presence("bewoners", 9), Presence("huisarts", 1)))],
    )
    told = (
        "Aan tafel zitten bewoners, de overheid en organisaties. Bij 2 van 3 acties staat wie het doet: samen 2 "
        "rollen. Op 1 bijeenkomst waren 2 rollen aanwezig."
    )
    assert verdict(whole, "les6") == (YES, told)
    assert verdict(replace(whole, meetings=()), "les6")[0] == UNKNOWN
    assert verdict(replace(whole, meetings=(), members=TABLE[:2]), "les6")[0] == NO, "what is not seen decides"
    nobody = verdict(replace(whole, actions=[]), "les6")
    assert nobody[0] == UNKNOWN and "organisaties. Er is nog geen actie. Op 1 bijeenkomst" in nobody[1]
    assert "Alle acties zijn gestopt." in verdict(replace(whole, actions=[action("a", state="gestopt")]), "les6")[1]
    alone = [action("a", who=("kerk",)), action("b", who=("Kerk",))]
    assert verdict(replace(whole, actions=alone), "les6")[0] == NO
