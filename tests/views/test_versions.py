"""What differs between two versions, in words."""

from dataclasses import replace
from datetime import date

from wijk.approach.drafts import AS_PROPOSED, Clash
from wijk.domain.coalition import Coalition, Meeting, Member
from wijk.domain.coalition_rules import load_coalition_rules
from wijk.domain.key_figure import KeyFigure
from wijk.domain.method import Method
from wijk.views.drafts import clash_rows, elsewhere_text, not_asked_text
from wijk.views.learning_network import meeting_lines, member_lines
from wijk.views.versions import coalition_versions, meeting_versions, version_rows

COALITION = Coalition("c", "Proef", date(2026, 9, 24), (Member("a", "kapper"), Member("b", "kok")), reason="samen")
MEETING = Meeting("m", "c", date(2026, 10, 1), "Wie missen we?", from_research="bellen helpt")


def test_only_what_differs_is_told_and_what_is_empty_has_a_word() -> None:
    assert version_rows({"a": "1", "b": "2"}, {"a": "1", "b": ""})[1:] == [["b", "2", "niet ingevuld"]]
    assert coalition_versions(COALITION, COALITION)[1:] == []
    other = replace(COALITION, chosen_on=date(2026, 9, 25), reason="", members=COALITION.members[:1])
    assert coalition_versions(COALITION, other)[1:] == [
        ["Gekozen op", "24 september 2026", "25 september 2026"],
        ["Reden", "samen", "niet ingevuld"],
        ["Leden", "kapper; kok", "kapper"],
    ]
    assert meeting_versions(MEETING, replace(MEETING, question="En nu?", from_practice="x", from_research=""))[1:] == [
        ["Leervraag", "Wie missen we?", "En nu?"],
        ["Uit de praktijk", "niet ingevuld", "x"],
        ["Uit onderzoek", "bellen helpt", "niet ingevuld"],
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
