"""What has no action yet, sums that don't take unknown for nothing, promises by role, and what an action becomes."""

from dataclasses import replace
from datetime import date
from itertools import product

from tests.decisions import decision
from wijk.approach.findings import GENERAL, Mismatch
from wijk.approach.lessons import LessonAnswer, LessonOutcome
from wijk.approach.plan import (
    Totals,
    fills,
    find_gaps,
    in_order,
    initiative_from,
    moves_from,
    of_role,
    roles_in,
    totals,
)
from wijk.domain.coalition_rules import Lesson, LessonSource
from wijk.domain.decision import CELL
from wijk.domain.initiative import Initiative, PhaseRole
from wijk.domain.meeting import Harvest, QuestionKind
from wijk.domain.plan import STATES, Action, Goal

DAY = date(2026, 9, 24)
ACTION = Action("a", "WK020218", "g", "Bellen")
FIRST = decision("prioriteit", CELL, group="ouderen", phases=("volgen",))
CHAIN = decision("prioriteit", "gebroken keten", group="eenouder", phases=("signaleren", "bespreken"))
SAME_CHAIN = Mismatch("gebroken keten", "eenouder", ("signaleren", "bespreken"), "De keten breekt.")
LONELY = Mismatch("kwetsbaar", "mantelzorgers", ("aanpakken",), "Er is er één.")


def brought(identifier: str, kind: QuestionKind) -> Harvest:
    return Harvest(identifier, "m", "WK020218", "q", kind, "Samen eten", DAY, "aanpakken", "ouderen")


def lesson(identifier: str, answer: LessonAnswer) -> LessonOutcome:
    return LessonOutcome(Lesson(identifier, LessonSource("l", "", ""), "Les", "?", ""), answer, "")


HARVEST = [brought("h1", "idee"), brought("h2", "aanbod"), brought("h3", "initiatief")]
LESSONS = [lesson("les1", "nee"), lesson("les2", "ja"), lesson("les3", "weten we niet")]
ALL = (
    "vakje|ouderen|volgen",
    "gebroken keten|eenouder|signaleren|bespreken",
    "h1",
    "h2",
    "kwetsbaar|mantelzorgers|aanpakken",
    "les1",
)


def left(goals: list[Goal], actions: list[Action]) -> tuple[str, ...]:
    gaps = find_gaps([FIRST, CHAIN], [SAME_CHAIN, LONELY], HARVEST, LESSONS, goals, actions)
    return tuple(gap.origin for gap in gaps)


def test_all_that_asks_for_an_action_is_told_once_and_what_is_not_known_is_no_gap() -> None:
    gaps = find_gaps([FIRST, CHAIN], [SAME_CHAIN, LONELY], HARVEST, LESSONS, [], [])
    assert [gap.origin for gap in gaps] == list(ALL)
    assert [gap.source for gap in gaps] == ["prioriteit", "prioriteit", "idee", "aanbod", "mismatch", "les"]
    ended = replace(FIRST, ended_on=DAY)
    assert find_gaps([ended], [], [], [], [], []) == ()


def test_a_goal_without_an_action_stays_and_says_so_until_an_action_stands_under_it() -> None:
    for number, origin in enumerate(ALL):
        goal = Goal("g", "WK020218", "Doel", DAY, "eigen", origin)
        assert left([goal], []) == ALL
        gaps = find_gaps([FIRST, CHAIN], [SAME_CHAIN, LONELY], HARVEST, LESSONS, [goal], [])
        assert [gap.goal for gap in gaps].index(goal) == number
        assert left([goal], [ACTION]) == tuple(one for one in ALL if one != origin)
        assert left([goal], [replace(ACTION, state="gestopt")]) == ALL


def test_a_goal_of_what_is_not_there_any_more_stays_until_it_has_an_action() -> None:
    own, gone = Goal("g", "WK020218", "Eten", DAY), Goal("h", "WK020218", "Bellen", DAY, "mismatch", LONELY.key)
    found = find_gaps([FIRST], [], [], [], [own, gone], [])
    assert [(gap.origin, gap.goal) for gap in found] == [(ALL[0], None), ("g", own), ("h", gone)]
    assert [gap.origin for gap in find_gaps([FIRST], [], [], [], [own, gone], [ACTION])] == [ALL[0], "h"]
    assert find_gaps([], [], [], [], [own], [replace(ACTION, state="gestopt")])[0].goal == own


def test_an_action_that_fills_the_cell_counts_too_under_any_goal() -> None:
    for group, phase, origin in (
        ("ouderen", "volgen", ALL[0]),
        ("eenouder", "bespreken", ALL[1]),
        ("mantelzorgers", "aanpakken", ALL[4]),
    ):
        filling = replace(ACTION, group=group, phase=phase)
        assert left([], [filling]) == tuple(one for one in ALL if one != origin)
        assert left([], [replace(filling, state="gestopt")]) == ALL
        assert fills(filling, group, phase) and not fills(filling, group, "voorkomen")
    # An idea of the room is about more than its cell.
    assert left([], [replace(ACTION, group="ouderen", phase="aanpakken")]) == ALL


def test_what_is_not_known_is_never_counted_as_nothing() -> None:
    assert totals([]) == Totals(0, None, 0, None, 0)
    assert totals([ACTION]) == Totals(1, None, 1, None, 1)
    known, free = replace(ACTION, hours=2.5, euros=100), replace(ACTION, hours=0, euros=None)
    stopped = replace(ACTION, hours=99, euros=99, state="gestopt")
    assert totals([ACTION, known, free, stopped]) == Totals(3, 2.5, 1, 100, 2)
    assert totals([free]) == Totals(1, 0, 0, None, 1)


def test_a_role_finds_what_it_promised_however_it_is_written() -> None:
    early = replace(ACTION, id="b", who=("Wijkteam", "kerk"), starts_on=DAY)
    late = replace(ACTION, id="c", who=("wijkteam",), ends_on=date(2027, 1, 1))
    never = replace(ACTION, id="d", who=("WIJKTEAM",))
    assert roles_in([late, early, never]) == ("kerk", "wijkteam")
    assert of_role([never, late, early], "wijkteam") == (early, late, never)
    assert of_role([never, late, early], "kerk") == (early,)
    assert in_order([never, late, early]) == (early, late, never)


def test_every_state_leads_on_and_each_can_be_reached_from_every_other() -> None:
    for start, end in product(STATES, STATES):
        reached = {start}
        for _ in STATES:
            reached |= {to for state in reached for to in moves_from(state)}
        assert end in reached
        assert start not in moves_from(start)


def test_an_action_becomes_an_initiative_as_if_it_were_entered() -> None:
    action = replace(ACTION, who=("wijkteam", "kerk"), phase="volgen", group="ouderen")
    assert initiative_from(action, "i", DAY) == Initiative(
        "i",
        "Bellen",
        "wijkteam, kerk",
        roles=(PhaseRole("volgen"),),
        groups=("ouderen",),
        area="WK020218",
        last_confirmed=DAY,
    )
    everyone = initiative_from(replace(action, group=GENERAL), "i", DAY)
    assert (everyone.groups, everyone.roles) == ((), (PhaseRole("volgen"),))
    assert initiative_from(ACTION, "i", DAY).roles == ()
