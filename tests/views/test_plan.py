"""The work plan in words and in time: what is not known is said, days are Dutch, and nothing is drawn twice."""

from dataclasses import replace
from datetime import date, timedelta

import plotly.graph_objects as go

from wijk.approach.plan import Gap, totals
from wijk.domain.decision import CELL
from wijk.domain.method import Method
from wijk.domain.plan import STATES, Action, Goal
from wijk.views.plan import (
    MOVES,
    action_table,
    gap_text,
    goal_proposal,
    means_text,
    origin_text,
    promises_text,
    states_text,
    totals_text,
    when_text,
    who_when_text,
)
from wijk.views.plan_board import board_texts, table_texts
from wijk.views.plan_timeline import MOST_SHOWN, in_time, timeline_alt, timeline_chart

DAY, LATER = date(2026, 12, 1), date(2027, 3, 1)
ACTION = Action("a", "WK020218", "g", "Koken")
GOAL = Goal("g", "WK020218", "Samen eten", DAY)


def test_what_is_not_known_is_said_and_nothing_is_not_unknown() -> None:
    assert when_text(None, None) == means_text(ACTION) == "niet bekend"
    assert who_when_text(ACTION) == "wie niet bekend, wanneer niet bekend"
    assert means_text(replace(ACTION, hours=0)) == "geen uren, geld niet bekend"
    assert means_text(replace(ACTION, hours=1, euros=1250)) == "1 uur, 1.250 euro"
    assert when_text(DAY, LATER) == "1 december 2026 tot en met 1 maart 2027"
    assert (when_text(DAY, None), when_text(None, DAY), when_text(DAY, DAY)) == (
        *("vanaf 1 december 2026", "uiterlijk 1 december 2026"),
        "1 december 2026",
    )


def test_sums_say_of_how_many_it_is_not_known() -> None:
    known = replace(ACTION, hours=2.5, euros=100)
    assert totals_text(totals([])) == ""
    assert totals_text(totals([ACTION])) == "Samen: uren niet bekend, geld niet bekend."
    assert totals_text(totals([known, known])) == "Samen: 5 uur, 200 euro."
    assert totals_text(totals([known, ACTION, ACTION])) == (
        "Samen: 2,5 uur, 100 euro. Van 2 acties zijn de uren niet bekend. Van 2 acties is het geld niet bekend."
    )
    assert states_text([ACTION, replace(ACTION, state="klaar"), ACTION]) == "2 voorgesteld en 1 klaar"


def test_what_asks_for_an_action_and_the_goal_it_can_become(method: Method) -> None:
    cell = Gap("prioriteit", "vakje|ouderen|volgen", "", CELL, "ouderen", ("volgen",))
    chain = Gap("mismatch", "x", "", "gebroken keten", "algemeen", ("signaleren", "bespreken"))
    lesson = Gap("les", "les1", "Les 1: zorg voor plekken om elkaar te ontmoeten")
    assert gap_text(cell, method) == "★ Prioriteit: Ouderen (65 jaar en ouder): Volgen"
    assert goal_proposal(cell, method) == "Er is iets voor Ouderen (65 jaar en ouder) in de fase Volgen"
    names = [one.name for one in method.phases if one.id in chain.phases]
    assert len(names) == 2 and gap_text(chain, method).startswith("Mismatch: Algemeen")
    assert goal_proposal(chain, method) == f"Voor iedereen past het weer bij {', '.join(names)}"
    assert gap_text(lesson, method) == lesson.text
    assert gap_text(Gap("mismatch", "g", "Samen eten", goal=GOAL), method) == "Doel: Samen eten"
    assert goal_proposal(lesson, method) == "Zorg voor plekken om elkaar te ontmoeten"
    made = replace(GOAL, source="prioriteit", origin=cell.origin)
    assert origin_text(made, method) == gap_text(cell, method)
    assert origin_text(GOAL, method) == "Eigen doel"


def test_what_a_role_promised_with_others_is_not_told_as_its_own() -> None:
    alone, shared = replace(ACTION, who=("kerk",), hours=2), replace(ACTION, who=("kerk", "wijkteam"), hours=10)
    assert promises_text([alone]) == "1 voorgesteld. Samen: 2 uur, geld niet bekend."
    assert promises_text([alone, shared]) == (
        "2 voorgesteld. Samen: 12 uur, geld niet bekend. Uren en geld zijn van de hele actie, ook waar anderen meedoen."
    )
    assert promises_text([replace(shared, state="gestopt")]) == "1 gestopt."


def test_the_board_and_the_table_hold_each_action_once(method: Method) -> None:
    actions = [replace(ACTION, id=state, state=state) for state in STATES]
    board = board_texts(actions, {"g": GOAL}, method)["states"]
    assert [[card["id"] for card in column["cards"]] for column in board] == [[state] for state in STATES]
    moves = {(column["state"], move["to"]): move["text"] for column in board for move in column["cards"][0]["moves"]}
    assert moves == MOVES
    assert [bool(column["cards"][0]["start"]) for column in board] == [True, True, True, False, False]
    table = table_texts([GOAL, replace(GOAL, id="h")], actions, method)["goals"]
    assert [sorted(row["id"] for row in goal["rows"]) for goal in table] == [sorted(STATES), []]
    assert table[0]["rows"][0]["asks"] == ["Wat gebeurt er precies?", "Wie doet dit?", "Wanneer?"]
    assert action_table(actions, {"g": GOAL})[1][1:4] == ["niet bekend"] * 3


def test_the_timeline_is_what_plotly_draws_with_dutch_months() -> None:
    actions = [
        replace(
            ACTION,
            id=str(number),
            what=f"Koken <b>{number}</b>",
            starts_on=DAY + timedelta(days=9 * number),
            state=STATES[number % 5],
        )
        for number in range(MOST_SHOWN + 5)
    ]
    dated, undated = in_time([*actions, ACTION])
    assert undated == (ACTION,) and len(dated) == MOST_SHOWN + 5
    assert [one.ended for one in dated] == sorted(one.ended for one in dated), "what goes on comes first"
    chart = timeline_chart(dated, "Werkplan Wijk", "Bron", DAY)
    go.Figure(chart)
    rows = [y for trace in chart["data"] for y in trace["y"] if y is not None]
    assert sorted(set(rows)) == list(range(MOST_SHOWN)) and len(rows) == 2 * MOST_SHOWN
    assert {"dec 26", "mrt 27"} & {text.replace(".", "") for text in chart["layout"]["xaxis"]["ticktext"]}
    assert all("<b>1</b>" not in note["text"] for note in chart["layout"]["annotations"])
    assert timeline_alt(dated, undated) == (
        f"{MOST_SHOWN + 5} acties met een datum; de streepjeslijn is vandaag. U ziet de eerste {MOST_SHOWN}; de tabel "
        "heeft ze allemaal. Van 1 actie is geen datum bekend."
    )
