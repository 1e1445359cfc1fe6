"""The needs and the worth of a saved coalition in words, of its day and of today."""

from dataclasses import replace

from tests.approach.test_saved import NEW, NURSE, SAVED, SIGNAL
from wijk.approach.saved import then_and_now
from wijk.domain.coalition_rules import load_coalition_rules
from wijk.domain.method import Method
from wijk.views.saved import compared_rows, compared_text


def test_the_worth_of_the_day_stands_beside_that_of_today() -> None:
    compared = then_and_now(SAVED, [SIGNAL, NEW], [replace(NURSE, phases=("aanpakken",))])
    assert compared_text(compared) == ("Gedekt gewicht op die dag: 12 van 12 (100%). Vandaag: 1 van 10 (10%).")
    assert compared_text(then_and_now(SAVED, [], [])).endswith("Vandaag telt er nog niets mee.")
    before = then_and_now(replace(SAVED, covered=None), [SIGNAL], [NURSE])
    assert compared_text(before).startswith("Hoeveel deze coalitie op haar dag dekte, is toen niet bewaard. Vandaag: 9")


def test_each_need_says_its_weight_and_coverage_then_and_now(method: Method) -> None:
    compared = then_and_now(SAVED, [SIGNAL, NEW], [])
    header, signal, follow, new = compared_rows(compared, load_coalition_rules().steps, method, {})
    assert header == ["Behoefte", "Op die dag", "Vandaag"]
    assert signal[1:] == ["moet, ● gedekt", "moet, ○ niet gedekt"]
    assert follow[1:] == ["graag, ● gedekt", "niet gevraagd"]
    assert new == ["Ouderen (65 jaar en ouder) · Aanpakken", "niet gevraagd", "mag, ○ niet gedekt"]
