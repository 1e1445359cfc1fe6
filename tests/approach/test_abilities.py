"""Ability before and after: averages anybody can check, nothing of fewer than five, and no verdict on too little."""

import random
import statistics
from dataclasses import replace
from datetime import date

import pytest

from wijk.approach.abilities import LEAST_DIFFERENCE, LEAST_PEOPLE, ability_changes, item_changes
from wijk.domain.ability import (
    ANSWERS,
    SMALLEST_GROUP,
    UNREADABLE,
    AbilityMeasure,
    ItemTally,
    load_abilities,
    read_tallies,
    read_tally,
    told_tally,
)
from wijk.store.checks.training import faults_in_measure
from wijk.views.abilities import NOT_SHOWN, VERDICTS, ability_table, answered_text, item_table

ABILITIES = load_abilities()
ITEMS = [item.id for item in ABILITIES.items]
FIRST = ABILITIES.abilities[0]
WIJK, DAY = "WK020218", date(2026, 9, 24)


def tally(item: str, *answers: int) -> ItemTally:
    """What so many people answered, as it is kept."""
    found = read_tally(item, " ".join(str(answers.count(one)) for one in ANSWERS))
    assert found is not None
    return found


def measure(before: list[int], after: list[int]) -> AbilityMeasure:
    """A group that answered every question of the first ability so."""
    asked = [item.id for item in FIRST.items]
    tallies = ([tally(item, *answers) for item in asked] if answers else [] for answers in (before, after))
    first, second = map(tuple, tallies)
    return AbilityMeasure("a", WIJK, "Groep voorjaar", DAY, first, DAY, second)


def test_the_words_are_ours_and_cover_the_three_abilities() -> None:
    assert [one.name for one in ABILITIES.abilities] == ["Signaleren", "Bespreekbaar maken", "Oppakken"]
    assert "van ons" in ABILITIES.note and len(ITEMS) == len(set(ITEMS))
    assert all(len(one.items) >= 2 for one in ABILITIES.abilities)


def test_averages_are_those_of_the_people_themselves() -> None:
    """Over random groups, against the plain average of all their answers."""
    rolled = random.Random(14)
    for _ in range(200):
        people = rolled.randint(SMALLEST_GROUP, 40)
        answers = [[rolled.choice(ANSWERS) for _ in range(people)] for _ in FIRST.items]
        asked = zip(FIRST.items, answers, strict=True)
        found = AbilityMeasure("a", WIJK, "G", DAY, tuple(tally(item.id, *given) for item, given in asked))
        change = ability_changes(found, ABILITIES)[0]
        assert change.before is not None and change.after is None and change.verdict is None
        assert change.before.mean == pytest.approx(statistics.mean(map(statistics.mean, answers)))
        assert (change.before.people, change.before.most) == (people, people)
        wide = statistics.mean(map(statistics.stdev, answers)) / people**0.5
        assert change.before.error == pytest.approx(wide)


def test_fewer_than_five_are_kept_nowhere_and_shown_nowhere() -> None:
    """Not in what is kept, so in no file and by no subtraction; a check refuses what comes by another way."""
    for people in range(1, SMALLEST_GROUP):
        found = tally("zien", *[3] * people)
        assert found == ItemTally("zien", ()) and told_tally(found) == ""
        kept = ItemTally("zien", (0, 0, people, 0, 0))
        assert "minder dan 5" in faults_in_measure(AbilityMeasure("a", WIJK, "G", DAY, (kept,)))["before"]
    shown = tally("zien", *[3] * SMALLEST_GROUP)
    assert shown.people == SMALLEST_GROUP and faults_in_measure(AbilityMeasure("a", WIJK, "G", DAY, (shown,))) == {}

    few = AbilityMeasure("a", WIJK, "G", DAY, (tally("zien", 1, 1), tally("melden", *[4] * 6)))
    change = ability_changes(few, ABILITIES)[0]
    assert change.before is not None and change.before.mean == 4, "a hidden question is in no average"
    assert item_table(item_changes(few, ABILITIES))[1][1] == NOT_SHOWN
    only = replace(few, before=(tally("zien", 1, 1),))
    assert ability_table(ability_changes(only, ABILITIES))[1][1:] == [NOT_SHOWN, "niet bekend", "niet bekend"]


def test_before_and_after_are_over_the_same_questions() -> None:
    first, second = (item.id for item in FIRST.items[:2])
    found = AbilityMeasure(
        *("a", WIJK, "G", DAY),
        (tally(first, *[1] * 12), tally(second, *[3] * 12)),
        DAY,
        (tally(first, 5, 5), tally(second, *[3] * 12)),
    )
    change = ability_changes(found, ABILITIES)[0]
    assert change.before is not None and change.after is not None
    assert (change.before.mean, change.after.mean, change.verdict) == (3, 3, "te klein")


@pytest.mark.parametrize(
    ("before", "after", "verdict"),
    [
        ([2] * 9, [5] * 30, "te weinig mensen"),
        ([2] * 30, [5] * 9, "te weinig mensen"),
        ([3] * 10, [3] * 9 + [5], "te klein"),
        ([3] * 10, [3] * 5 + [4] * 5, "hoger"),
        ([4] * 10, [4] * 5 + [3] * 5, "lager"),
        # Half a point, but answers so far apart that chance gives it often.
        ([1, 5] * 5, [1, 5] * 4 + [5, 5], "te klein"),
        ([1, 5] * 100, [1, 5] * 50 + [5] * 100, "hoger"),
        ([3] * 40, [3] * 40, "te klein"),
    ],
)
def test_a_difference_is_told_only_by_the_rule(before: list[int], after: list[int], verdict: str) -> None:
    change = ability_changes(measure(before, after), ABILITIES)[0]
    assert change.verdict == verdict
    assert VERDICTS[change.verdict] in ability_table([change])[1][3]


def test_no_verdict_claims_an_effect() -> None:
    assert (LEAST_PEOPLE, LEAST_DIFFERENCE) == (10, 0.5)
    assert not [text for text in VERDICTS.values() if "effect" in text or "dankzij" in text or "helpt" in text]


def test_how_many_answered_is_told_where_questions_differ() -> None:
    found = AbilityMeasure("a", WIJK, "G", DAY, (tally("zien", *[3] * 6), tally("melden", *[4] * 8)))
    assert answered_text(ability_changes(found, ABILITIES)[0].before, few=False) == "3,5 (6 tot 8 mensen)"


def test_a_tally_is_typed_or_pasted_and_never_guessed() -> None:
    assert read_tally("zien", "0\t1\t3\t4\t2") == ItemTally("zien", (0, 1, 3, 4, 2))
    assert read_tally("zien", "  ") is None and read_tally("zien", "0 0 0 0 0") is None
    for wrong in ("12", "1 2 3 4", "1 2 3 4 5 6", "a b c d e", "1 2 3 4 -1", "1 2 3 4 99999", "١ 2 3 4 5"):
        assert read_tally("zien", wrong) == ItemTally("zien", UNREADABLE)
    assert (
        "vijf aantallen"
        in faults_in_measure(AbilityMeasure("a", WIJK, "G", DAY, (ItemTally("zien", UNREADABLE),)))["before"]
    )
    typed = dict.fromkeys(ITEMS, "")
    pasted = "\n".join(f"0\t0\t{number}\t0\t0" for number in range(5, 5 + len(ITEMS)))
    assert [one.people for one in read_tallies(typed, pasted, {})] == list(range(5, 5 + len(ITEMS)))
    assert {one.counts for one in read_tallies(typed, "0 0 5 0 0", {})} == {UNREADABLE}
    few = {"zien": ItemTally("zien")}
    assert read_tallies(typed, "", few) == (ItemTally("zien"),)
    assert read_tallies({**typed, "zien": "0 0 0 0 0"}, "", few) == ()
