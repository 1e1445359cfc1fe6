"""What is said of a coalition: how good it is, who is missing, what differs between two versions."""

from dataclasses import replace

import plotly.graph_objects as go
import pytest

from wijk.approach.coalition import Cover
from wijk.approach.coverage_curve import Curve, coverage_curve
from wijk.approach.question import coalition_question, unmet_conditions
from wijk.domain.coalition_rules import load_coalition_rules
from wijk.domain.key_figure import KeyFigure, Tie
from wijk.domain.method import Method
from wijk.domain.need import Conditions, Need
from wijk.views.coalition import coalition_rows, covered_text, curve_rows, missing_people, steps_text, worth_text
from wijk.views.coalition_charts import curve_chart, network_chart
from wijk.views.learning_network import balance_text, member_rows, no_experience_text
from wijk.views.people import key_figure_labels, key_figure_rows, key_figure_texts
from wijk.views.versions import SideBySide, side_by_side

BARBER = KeyFigure("a", "kapper", groups=("ouderen",), phases=("signaleren",), formal=False)
NURSE = KeyFigure(
    "b", "kapper", groups=("ouderen",), phases=("signaleren", "toeleiden"), knowledge=("praktijk",), formal=True
)
NEEDS = (Need("ouderen", "signaleren", 9), Need("ouderen", "toeleiden", 3), Need(knowledge="onderzoek", weight=1))


@pytest.mark.parametrize(
    ("cover", "said"),
    [
        (Cover((0,), 50.0, 50.0, True), "bewezen beste"),
        (Cover((0,), 50.0, 52.0, False), "hoogstens 4% beter mogelijk"),
        (Cover((0,), 50.0, 52.01, False), "hoogstens 5% beter mogelijk"),
        (Cover((), 0.0, 3.0, False), "niet bekend hoeveel beter mogelijk is"),
    ],
)
def test_how_sure_it_is(cover: Cover, said: str) -> None:
    assert worth_text(cover) == said


def test_covered_weight_of_nothing_has_no_share() -> None:
    assert covered_text(0, 0) == "0 van 0"
    assert covered_text(1234.5, 2469) == "1.234,5 van 2.469 (50%)"
    assert covered_text(299, 300) == "299 van 300 (meer dan 99%)"
    assert covered_text(1, 300) == "1 van 300 (minder dan 1%)"
    assert covered_text(300, 300) == "300 van 300 (100%)"


def test_how_much_heavier_a_step_counts_follows_the_weights() -> None:
    rules = load_coalition_rules()
    assert steps_text(rules.steps) == "moet telt 3 keer zo zwaar als graag en graag telt 3 keer zo zwaar als mag."
    other = [replace(step, weight=weight) for step, weight in zip(rules.steps, (10, 4, 0), strict=True)]
    assert steps_text(other) == "moet telt 2,5 keer zo zwaar als graag en mag telt niet mee."


def test_people_with_one_role_are_told_apart() -> None:
    question = coalition_question([BARBER, NURSE], NEEDS, Conditions(2), load_coalition_rules())
    assert key_figure_labels(question.people) == {"a": "kapper", "b": "kapper (2)"}
    assert coalition_rows(question, [Cover((1,), 12, 12, True)])[1] == [
        "1",
        "12 van 13 (92%)",
        "bewezen beste",
        "1 lid: kapper (2)",
    ]


def test_a_choice_says_which_conditions_it_does_not_meet() -> None:
    conditions = Conditions(1, resident=True, must_include=("a",))
    question = coalition_question([BARBER, NURSE], NEEDS, conditions, load_coalition_rules())
    assert unmet_conditions(question, (0,)) == ("minstens één bewoner (dat is bij niemand ingevuld)",)
    assert unmet_conditions(question, (1,))[0] == "erin moet: ‘kapper’"
    assert unmet_conditions(question, (0, 1))[0] == "hoogstens 1 lid"


def test_who_is_missing_is_told_per_group_knowledge_and_area(method: Method) -> None:
    needs = (Need("ouderen", "signaleren"), Need("ouderen", "volgen"), *NEEDS[2:], Need(area="BU1"), Need("", "volgen"))
    assert missing_people(needs, method, {"BU1": "De Buurt"}) == (
        "zoek iemand die gevoel heeft met de groep ‘Ouderen (65 jaar en ouder)’ en iets doet in de fases "
        "‘Signaleren’ en ‘Volgen’",
        "zoek iemand die kennis uit onderzoek inbrengt",
        "zoek iemand die De Buurt kent",
        "zoek iemand die iets doet in de fase ‘Volgen’",
    )
    several = (Need("ouderen"), Need("ouderen", "volgen", area="BU1", knowledge="ervaring"))
    assert missing_people(several, method, {"BU1": "De Buurt"}) == (
        "zoek iemand die gevoel heeft met de groep ‘Ouderen (65 jaar en ouder)’",
        "zoek iemand die gevoel heeft met de groep ‘Ouderen (65 jaar en ouder)’, iets doet in de fase ‘Volgen’, "
        "kennis uit ervaring inbrengt en De Buurt kent",
    )


def test_the_curve_is_a_table_and_a_chart() -> None:
    question = coalition_question([BARBER, NURSE], NEEDS, Conditions(2), load_coalition_rules())
    curve = coverage_curve(question.covers, question.weight, sizes=[1, 2])
    assert curve_rows(curve, 13)[1] == ["hoogstens 1 lid", "12 van 13 (92%)", "bewezen beste"]
    assert list(go.Figure(curve_chart(curve, 13)).data[0].y) == [12, 12]
    assert curve_rows(Curve((1,), (None,), None), 13)[1][1] == "–"


@pytest.mark.published_method
def test_members_stand_in_groups_and_phases_by_number(method: Method) -> None:
    rows = {row[0]: row for row in member_rows([BARBER, NURSE], method)}
    place = rows["Doelgroep"].index
    older = rows["Ouderen (65 jaar en ouder)"]
    assert older[place("Signaleren")] == "● 1 en 2"
    assert older[place("Toeleiden")] == "◐ enige schakel: 2"
    assert older[place("Volgen")] == "○ niemand"
    assert "Voor alle groepen" not in rows
    loose = member_rows([replace(NURSE, groups=())], method)[-1]
    assert (loose[0], loose[place("Toeleiden")], loose[place("Volgen")]) == ("Voor alle groepen", "● 1", "○ niemand")
    told = no_experience_text([NURSE], method)
    assert "staat er niemand: Jongvolwassenen" in told and "Mantelzorgers. Voor deze groepen staan er wel leden" in told
    assert told.endswith("maar niemand met ervaringskennis: Ouderen (65 jaar en ouder).")
    assert "ervaringskennis" not in no_experience_text([replace(NURSE, knowledge=("ervaring",))], method)
    assert balance_text([BARBER, NURSE, replace(NURSE, formal=None)]) == (
        "Balans: 1 formeel en 1 informeel; van 1 is dit niet ingevuld."
    )


def test_the_network_tells_strong_from_light_and_marks_a_bridge() -> None:
    labels = {"a": "A", "b": "<b>B</b>", "c": "a" * 22 + " <b>x</b>"}
    ties = [Tie("a", "b", "sterk"), Tie("b", "c", "licht"), Tie("c", "x", "licht")]
    drawn = go.Figure(network_chart(labels, ties, ["b"]))
    *lines, marks = drawn.data
    assert [line.line.dash for line in lines] == [None, "dash"]
    assert list(marks.marker.symbol) == ["circle", "diamond", "circle"]
    assert list(marks.text) == ["1", "2", "3"]
    assert [named.text for named in drawn.layout.annotations] == [
        "A",
        "&lt;b&gt;B&lt;/b&gt;",
        "a" * 22 + "<br>&lt;b&gt;x&lt;/b&gt;",
    ]


def test_two_versions_say_only_what_differs(method: Method) -> None:
    later = replace(BARBER, hours_per_month=7.5)
    assert side_by_side(BARBER, BARBER, later, lambda one: key_figure_texts(one, method, str)) == [
        SideBySide("hours_per_month", "Uren per maand", "niet ingevuld", "7,5", keep_mine=False)
    ]
    assert key_figure_rows([BARBER], method, str)[1][1] == "niet ingevuld"
