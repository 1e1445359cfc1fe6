"""People, needs and conditions become exactly the table and the groups that the optimiser asks for."""

from collections.abc import Iterable
from dataclasses import replace
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wijk.approach.coalition import InfeasibleError, best_cover
from wijk.approach.question import Question, QuestionError, clash_sentence, coalition_question, meets, unmet_conditions
from wijk.domain.coalition_rules import CoalitionRules, load_coalition_rules
from wijk.domain.key_figure import KeyFigure, Knowledge, Position
from wijk.domain.need import Conditions, Need

RULES: CoalitionRules = load_coalition_rules()
NURSE = KeyFigure("n", "verpleegkundige", groups=("ouderen",), phases=("signaleren", "volgen"), areas=("WK020218",))
NEIGHBOUR = KeyFigure(
    "b",
    "buur",
    groups=("ouderen",),
    phases=("volgen",),
    areas=("BU02021801",),
    knowledge=("ervaring",),
    position="bewoner",
)
OFFICIAL = KeyFigure("o", "regisseur", position="overheid", community_worker=True, hours_per_month=2)
BAKER = KeyFigure("k", "bakker", position="ondernemer", hours_per_month=8)
PEOPLE = (NURSE, NEIGHBOUR, OFFICIAL, BAKER)


def ask(conditions: Conditions, needs: Iterable[Need] = (Need("ouderen", "volgen", 2),)) -> Question:
    return coalition_question(PEOPLE, tuple(needs), conditions, RULES)


def test_the_table_says_who_brings_what() -> None:
    needs = (
        Need("ouderen", "signaleren", 9),
        Need("ouderen", "", 3),
        Need("", "volgen", 1),
        Need(area="BU02021801"),
        Need(area="WK020218"),
        Need(knowledge="ervaring"),
        Need("ouderen", "volgen", knowledge="ervaring"),
        Need("jongvolwassenen", "volgen"),
    )
    question = ask(Conditions(2), needs)
    assert question.covers.astype(int).tolist() == [
        [1, 1, 1, 1, 1, 0, 0, 0],
        [0, 1, 1, 1, 0, 1, 1, 0],
        [0, 0, 0, 0, 0, 0, 0, 0],
        [0, 0, 0, 0, 0, 0, 0, 0],
    ]
    assert question.weight.tolist() == [9, 3, 1, 1, 1, 1, 1, 1]
    assert (question.size, question.groups, question.must_include, question.exclude) == (2, (), (), ())


def test_a_buurt_of_another_wijk_is_not_known() -> None:
    assert not meets(NURSE, Need(area="BU02021701"))
    assert not meets(NEIGHBOUR, Need(area="BU02021802"))
    assert meets(NURSE, Need(area="BU02021801")) and meets(NEIGHBOUR, Need(area="BU02021801"))


def test_conditions_become_counts_over_rows() -> None:
    question = ask(
        Conditions(
            4, 2, resident=True, experience=True, community_worker=True, all_sides=True, not_together=(("n", "k"),)
        )
    )
    assert [(tuple(group.rows), group.at_least, group.at_most) for group in question.groups] == [
        ((0, 1, 2, 3), 2, None),
        ((1,), 1, None),
        ((1,), 1, None),
        ((2,), 1, None),
        ((1,), 1, None),
        ((2,), 1, None),
        ((3,), 1, None),
        ((0, 3), 0, 1),
    ]
    assert question.group_names[0] == "minstens 2 leden"
    assert question.group_names[-1] == "niet samen: ‘verpleegkundige’ en ‘bakker’"


def test_who_has_too_few_hours_can_not_join_and_who_did_not_say_can() -> None:
    question = ask(Conditions(2, hours_each=4, exclude=("k",)))
    assert (question.short_of_hours, question.exclude, question.hours_unknown) == ((2,), (2, 3), (0, 1))
    assert ask(Conditions(2, hours_each=2)).exclude == ()


@pytest.mark.parametrize(
    "conditions",
    [
        Conditions(0),
        Conditions(2, 3),
        Conditions(2, -1),
        Conditions(2, must_include=("weg",)),
        Conditions(2, exclude=("x",)),
    ],
)
def test_what_can_not_be_asked_is_told(conditions: Conditions) -> None:
    with pytest.raises(QuestionError):
        ask(conditions)


def test_two_people_with_one_id_are_refused() -> None:
    with pytest.raises(QuestionError, match="hetzelfde kenmerk"):
        coalition_question((NURSE, NURSE), (), Conditions(1), RULES)


@pytest.mark.parametrize(
    ("conditions", "told"),
    [
        (Conditions(1, must_include=("n", "b")), "hoogstens 1 lid; erin moet: ‘verpleegkundige’ en ‘buur’"),
        (Conditions(4, resident=True, exclude=("b",)), "niet mee kan: ‘buur’; minstens één bewoner"),
        (
            Conditions(4, community_worker=True, hours_each=3),
            "niet mee kan: ‘regisseur’ (wegens te weinig uren); minstens één opbouwwerker of gelijke",
        ),
        (Conditions(4, all_sides=True, not_together=(("b", "o"),)), "niet samen: ‘buur’ en ‘regisseur’"),
    ],
)
def test_a_clash_is_told_by_role(conditions: Conditions, told: str) -> None:
    question = ask(conditions)
    with pytest.raises(InfeasibleError) as error:
        best_cover(question.covers, question.weight, size=question.size, **question.conditions)
    assert told in clash_sentence(question, error.value.conditions)


def test_a_voice_that_nobody_has_is_told_and_stops_nothing() -> None:
    nurse = replace(NURSE, position="professional")
    question = coalition_question((nurse,), (), Conditions(1, 1, resident=True, all_sides=True), RULES)
    assert question.voices_missing == (
        "minstens één bewoner",
        "minstens één lid namens bewoners",
        "minstens één lid namens de overheid",
    )
    assert question.group_names == ("minstens 1 lid", "minstens één lid namens organisaties")
    assert best_cover(question.covers, question.weight, size=1, **question.conditions).chosen == (0,)
    assert unmet_conditions(question, (0,))[0] == "minstens één bewoner (dat is bij niemand ingevuld)"


POSITIONS: tuple[Position | None, ...] = (None, "bewoner", "overheid", "professional")
KINDS: tuple[tuple[Knowledge, ...], ...] = ((), ("ervaring",))
people = st.builds(
    KeyFigure,
    id=st.just(""),
    groups=st.sampled_from([(), ("g",), ("g", "h")]),
    phases=st.sampled_from([(), ("p",), ("p", "q")]),
    knowledge=st.sampled_from(KINDS),
    position=st.sampled_from(POSITIONS),
    hours_per_month=st.sampled_from([None, 1.0, 5.0]),
)
needs = st.builds(
    Need,
    group=st.sampled_from(["", "g", "h"]),
    phase=st.sampled_from(["", "p", "q"]),
    weight=st.integers(0, 9),
    knowledge=st.sampled_from([None, "ervaring"]),
)


@settings(deadline=None, max_examples=60)
@given(
    st.lists(people, min_size=1, max_size=6),
    st.lists(needs, min_size=1, max_size=6),
    st.integers(1, 4),
    st.booleans(),
    st.booleans(),
    st.sampled_from([None, 3.0]),
)
def test_the_answer_is_the_best_of_all_coalitions_that_meet_the_conditions(
    crowd: list[KeyFigure], asked: list[Need], size: int, resident: bool, sides: bool, hours: float | None
) -> None:
    """Read the conditions straight from the people, try every coalition; a voice of nobody is not asked."""
    crowd = [replace(person, id=str(number)) for number, person in enumerate(crowd)]
    question = coalition_question(crowd, asked, Conditions(size, 1, hours, resident, all_sides=sides), RULES)
    voiceless = {"bewoner", "overheid", "professional"} - {person.position for person in crowd}
    worth = []
    for count in range(1, size + 1):
        for chosen in combinations(crowd, count):
            positions = {person.position for person in chosen}
            allowed = all(
                hours is None or person.hours_per_month is None or person.hours_per_month >= hours for person in chosen
            )
            allowed &= not resident or "bewoner" in positions | voiceless
            allowed &= not sides or {"bewoner", "overheid", "professional"} <= positions | voiceless
            if allowed:
                worth.append(sum(need.weight for need in asked if any(meets(person, need) for person in chosen)))
    if not worth:
        with pytest.raises(InfeasibleError):
            best_cover(question.covers, question.weight, size=question.size, **question.conditions)
    else:
        found = best_cover(question.covers, question.weight, size=question.size, **question.conditions)
        assert found.proven and np.isclose(found.value, max(worth))
