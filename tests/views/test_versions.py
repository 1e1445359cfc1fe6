"""What differs between two versions, in words."""

from dataclasses import replace
from datetime import date

from wijk.approach.drafts import AS_PROPOSED, Clash
from wijk.domain.coalition import Coalition, Member, NetworkMeeting
from wijk.domain.coalition_rules import load_coalition_rules
from wijk.domain.key_figure import KeyFigure
from wijk.domain.method import Method
from wijk.views.drafts import clash_rows, elsewhere_text, not_asked_text
from wijk.views.learning_network import meeting_lines, member_lines
from wijk.views.versions import SideBySide, coalition_texts, meeting_texts, side_by_side

COALITION = Coalition("c", "Proef", date(2026, 9, 24), (Member("a", "kapper"), Member("b", "kok")), reason="samen")
MEETING = NetworkMeeting("m", "c", date(2026, 10, 1), "Wie missen we?", from_research="bellen helpt")


def test_only_what_differs_is_told_and_what_is_empty_has_a_word() -> None:
    assert side_by_side(COALITION, COALITION, COALITION, coalition_texts) == []
    other = replace(COALITION, chosen_on=date(2026, 9, 25), reason="", members=COALITION.members[:1])
    assert side_by_side(other, COALITION, other, coalition_texts) == [
        SideBySide("chosen_on", "Gekozen op", "24 september 2026", "25 september 2026", keep_mine=True),
        SideBySide("reason", "Reden", "samen", "niet ingevuld", keep_mine=True),
        SideBySide("members", "Leden", "kapper; kok", "kapper", keep_mine=True),
    ]
    theirs = replace(MEETING, question="En nu?", from_practice="x", from_research="")
    assert side_by_side(MEETING, MEETING, theirs, meeting_texts) == [
        SideBySide("question", "Leervraag", "Wie missen we?", "En nu?", keep_mine=False),
        SideBySide("from_practice", "Uit de praktijk", "niet ingevuld", "x", keep_mine=False),
        SideBySide("from_research", "Uit onderzoek", "bellen helpt", "niet ingevuld", keep_mine=False),
    ]


def test_who_is_no_key_figure_any_more_keeps_the_role() -> None:
    assert member_lines(COALITION, [KeyFigure("a", "kapper")]) == ("kapper", "kok (nu geen sleutelfiguur meer)")


def test_a_meeting_tells_what_is_filled_in() -> None:
    assert meeting_lines(MEETING) == ("1 oktober 2026: Wie missen we?", "Onderzoek: bellen helpt")


def test_clashes_are_told_in_the_words_of_the_page(method: Method) -> None:
    clashes = [
        Clash("weighed", ("ouderen", "volgen", "BU02021885", "ervaring"), AS_PROPOSED, None),
        Clash("weighed", ("", "", "", "onderzoek"), 9.0, 3.0),
        Clash("size_to", None, 8, 5),
        Clash("hours_each", None, None, 2.5),
    ]
    rows = clash_rows(clashes, method, load_coalition_rules(), {"BU02021885": "Malburgen"})
    assert rows[1:] == [
        ["Ouderen (65 jaar en ouder) · Volgen · Malburgen · kennis uit ervaring", "zoals voorgesteld", "niet meenemen"],
        ["kennis uit onderzoek", "moet", "graag"],
        ["Leden: tot en met", "8", "5"],
        ["Uren per maand per lid", "maakt niet uit", "2,5"],
    ]


def test_who_is_no_candidate_is_counted_and_named() -> None:
    assert elsewhere_text(4, "wijk") == "4 sleutelfiguren werken alleen in andere wijken."
    assert elsewhere_text(1, "gemeente") == "1 sleutelfiguur werkt alleen in andere gemeenten."
    assert not_asked_text([]) == ""
    assert not_asked_text(["kapper"]) == (
        "‘kapper’ is nu geen kandidaat: wat u hierover koos, blijft staan maar telt niet mee."
    )
    assert not_asked_text(["kapper", "kok"]).startswith("‘kapper’ en ‘kok’ zijn nu geen kandidaat")
