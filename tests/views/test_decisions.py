"""Decisions are told in words: since when, what the data ask, and what happened to them."""

from datetime import date

import pytest

from tests.decisions import ON, decision, sure
from wijk.approach.decisions import Remark
from wijk.domain.decision import ended, kept, made, reworded
from wijk.domain.method import Method
from wijk.views.decisions import END, decision_text, history_lines, priority_names, question_text, told_lines

LATER = date(2026, 11, 26)
FILLED = Remark("ingevuld", LATER, ())


def test_a_decision_says_since_when_about_what_and_why(method: Method) -> None:
    assert decision_text(sure(), method) == (
        "○ zeker niets sinds 24 september 2026: Ouderen (65 jaar en ouder): Volgen"
    )
    assert decision_text(decision("weerlegd", "kwetsbaar", reason="De kerk doet dit"), method) == (
        "✗ weerlegd sinds 24 september 2026: Ouderen (65 jaar en ouder): kwetsbaar (Volgen). Waarom: De kerk doet dit"
    )


def test_the_data_comment_and_ask(method: Method) -> None:
    first = decision("prioriteit")
    asked = "Intussen is hier iets ingevuld (26 november 2026): is dit opgelost?"
    assert question_text(first, FILLED) == asked
    assert question_text(sure(), FILLED) == asked
    assert question_text(first, Remark("verdwenen", None, ())) == (
        "De mismatch is er intussen niet meer: is dit opgelost?"
    )
    assert question_text(decision("weerlegd", "leeg"), Remark("verdwenen", LATER, ())) == (
        "Intussen is hier iets ingevuld (26 november 2026), en de mismatch is er niet meer: klopt de weerlegging nog?"
    )
    assert question_text(first, Remark("weerlegd", ON, ())) == (
        "Deze mismatch is intussen weerlegd (24 september 2026): is dit opgelost?"
    )
    assert set(END) == {"prioriteit", "zeker niets", "weerlegd", "besproken"}
    lines = told_lines([sure(), first], {first.id: FILLED}, method)
    assert [line.endswith(asked) for line in lines] == [True, False]


def test_what_people_asked_ends_as_they_asked_it(method: Method) -> None:
    for reason, end in (("Wie doet dit?", "Wie doet dit?"), ("De kerk", "De kerk."), ("De kerk.", "De kerk.")):
        [line] = told_lines([decision("weerlegd", "kwetsbaar", reason=reason)], {}, method)
        assert line.endswith(f"Waarom: {end}")


@pytest.mark.published_method
def test_priorities_come_first_then_what_is_asked_and_what_ended_is_not_told(method: Method) -> None:
    asked, first, other = sure(phase="bespreken"), decision("prioriteit"), sure()
    over = ended(sure(phase="signaleren"), LATER, "niet aangemeld", "opgelost")
    lines = told_lines([other, over, asked, first], {asked.id: FILLED}, method)
    assert [line.split(" sinds ")[0] for line in lines] == ["★ prioriteit", "○ zeker niets", "○ zeker niets"]
    assert "Bespreekbaar maken" in lines[1]
    assert priority_names([first, over], method) == ("Ouderen (65 jaar en ouder): Volgen",)


def test_the_history_tells_who_did_what_when() -> None:
    found = made(decision("prioriteit"), "niet aangemeld")
    found = kept(found, LATER, "niet aangemeld", ["initiatief a"], "Intussen is hier iets ingevuld")
    found = ended(reworded(found, "Nu wel", LATER, "niet aangemeld"), LATER, "niet aangemeld", "opgelost")
    assert history_lines(found) == (
        "24 september 2026 genomen (niet aangemeld)",
        "26 november 2026 opgemerkt: Intussen is hier iets ingevuld (niet aangemeld)",
        "26 november 2026 gehouden (niet aangemeld)",
        "26 november 2026 aangepast: Nu wel (niet aangemeld)",
        "26 november 2026 beëindigd: opgelost (niet aangemeld)",
    )
