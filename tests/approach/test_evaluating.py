"""What asks for attention: by hand for each case, in order, and the newest judgement before and after a start."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from wijk.approach.evaluating import Standing, Subject, key_of, newest_judgements, stands, weeks_still
from wijk.domain.evaluation import Evaluation, Judgement, StandstillAnswer, StandstillSaid

TODAY = date(2026, 11, 26)
WIJK, WEEKS = "WK020218", 10
BUSY = Subject("a", "", "Koken", "kerk", True, True, False, watched=True, changed_on=TODAY)
CLUB = Subject("", "i", "Koor", "", True, False, True, watched=False, changed_on=TODAY - timedelta(days=900))


def judged(judgement: Judgement, days_ago: int = 0, **more: Any) -> Evaluation:
    base = Evaluation(f"e{days_ago}", WIJK, judgement, TODAY - timedelta(days=days_ago), "Daarom", action="a")
    return replace(base, **more)


def said(what: StandstillSaid, days_ago: int = 0) -> StandstillAnswer:
    return StandstillAnswer("s", WIJK, what, TODAY - timedelta(days=days_ago), 10, "a")


def standing(
    subject: Subject,
    *evaluations: Evaluation,
    answers: tuple[StandstillAnswer, ...] = (),
    touched: dict[str, date] | None = None,
) -> Standing:
    [found] = stands([subject], evaluations, answers, touched or {}, WEEKS, TODAY)
    return found


@pytest.mark.parametrize(
    ("subject", "evaluations", "answers", "attention"),
    [
        (BUSY, [], [], "nooit"),
        (BUSY, [judged("werkt")], [], "beoordeeld"),
        (BUSY, [judged("bijstellen")], [], "bijstellen"),
        (BUSY, [judged("stoppen")], [], "stopt"),
        (BUSY, [judged("stoppen", goes_on=True)], [], "beoordeeld"),
        (BUSY, [judged("stoppen", 9), judged("werkt", 2)], [], "beoordeeld"),
        (BUSY, [judged("werkt", 9), judged("stoppen", 2)], [], "stopt"),
        # What is said of a standstill later counts above a judgement, and a later judgement above that.
        (BUSY, [judged("werkt", 9)], [said("stoppen", 2)], "stopt"),
        (BUSY, [judged("stoppen", 9)], [said("hervatten", 2)], "beoordeeld"),
        (BUSY, [judged("bijstellen", 1)], [said("stoppen", 2)], "bijstellen"),
        (BUSY, [judged("stoppen", 1)], [said("hervatten", 2)], "stopt"),
        (replace(BUSY, going=False), [], [], "later"),
        (replace(BUSY, going=False, action_open=False), [judged("stoppen")], [], "voorbij"),
        (replace(BUSY, action_open=False, initiative="i", initiative_open=True), [judged("stoppen")], [], "stopt"),
        # Of an initiative nobody is asked whether it stands still: it has a check period of its own.
        (CLUB, [], [], "nooit"),
    ],
)
def test_what_asks_for_attention(
    subject: Subject, evaluations: list[Evaluation], answers: list[StandstillAnswer], attention: str
) -> None:
    assert standing(subject, *evaluations, answers=tuple(answers)).attention == attention


def test_a_standstill_begins_after_ten_whole_weeks_and_ends_with_anything() -> None:
    for days, still in ((69, False), (70, True), (71, True)):
        quiet = replace(BUSY, changed_on=TODAY - timedelta(days=days))
        assert (standing(quiet).attention == "stilstand") is still, days
    quiet = replace(BUSY, changed_on=TODAY - timedelta(days=200))
    assert standing(quiet).weeks == 28
    assert standing(quiet, touched={"actie-a": TODAY - timedelta(days=3)}).attention == "nooit"
    assert standing(quiet, judged("stoppen", 200)).attention == "stopt", "what is to stop is no standstill"
    assert weeks_still(TODAY + timedelta(days=9), TODAY) == 0


def test_the_most_urgent_stands_first_and_then_what_was_judged_longest_ago() -> None:
    names = ("oud", "nieuw", "bij", "stop", "stil", "nooit", "later", "voorbij")
    subjects = [replace(BUSY, action=name, name=name) for name in names]
    subjects[4] = replace(subjects[4], changed_on=TODAY - timedelta(days=100))
    subjects[6] = replace(subjects[6], going=False)
    subjects[7] = replace(subjects[7], going=False, action_open=False)
    evaluations = [
        judged("werkt", 300, id="1", action="oud"),
        judged("werkt", 3, id="2", action="nieuw"),
        judged("bijstellen", 5, id="3", action="bij"),
        judged("stoppen", 5, id="4", action="stop"),
    ]
    found = stands(subjects[::-1], evaluations, (), {}, WEEKS, TODAY)
    assert [one.subject.name for one in found] == ["stop", "stil", "bij", "nooit", "oud", "nieuw", "later", "voorbij"]


def test_history_is_whole_the_newest_first_also_when_an_action_became_an_initiative() -> None:
    one = judged("bijstellen", 20, id="1", action="", initiative="i")
    two, three = judged("werkt", 5, id="2"), judged("stoppen", 5, id="3", initiative="i")
    both = replace(BUSY, initiative="i", initiative_open=True)
    found = standing(both, three, one, two)
    assert [each.id for each in found.evaluations] == ["2", "3", "1"], "of one day the last that was kept is the newest"
    assert found.subject.key == key_of("a", "") == BUSY.key
    assert newest_judgements([one, two, three]) == {
        "initiatief-i": ("stoppen", three.judged_on),
        "actie-a": ("stoppen", three.judged_on),
    }


def test_of_one_day_the_last_is_the_newest_before_and_after_a_start() -> None:
    # Of many: what goes by the order in which a set holds words goes well once in a while.
    for number in range(20):
        before = judged("stoppen", action=f"a{number}", id="1")
        after = judged("werkt", action=f"a{number}", id="2", initiative=f"i{number}")
        found = standing(
            replace(BUSY, action=f"a{number}", initiative=f"i{number}", initiative_open=True), before, after
        )
        assert [one.id for one in found.evaluations] == ["2", "1"]
