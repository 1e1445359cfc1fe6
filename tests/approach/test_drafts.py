"""A draft holds what people changed, and of two who change it at once both get their way where they can."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wijk.approach.drafts import (
    AS_PROPOSED,
    Clash,
    asked_conditions,
    merge_drafts,
    named_in,
    weight_in,
    with_weights,
    without,
)
from wijk.domain.draft import Draft, NeedWeight
from wijk.domain.need import Conditions, Need

SIGNAL = Need("ouderen", "signaleren", 9, ground="Voorstel")
FOLLOW = Need("ouderen", "volgen", 3, ground="Voorstel")
OWN = Need("krap_bij_kas", "volgen", 3, "BU02021885", "ervaring", "Zelf toegevoegd.")
EMPTY = Draft("WK020218")


def test_only_what_differs_from_the_proposal_is_kept() -> None:
    draft = with_weights(EMPTY, {SIGNAL: 9, FOLLOW: None})
    assert draft.weighed == (NeedWeight(FOLLOW.about, None),)
    assert (weight_in(draft, SIGNAL), weight_in(draft, FOLLOW)) == (9, None)
    # The proposal became lighter; who never chose follows it.
    assert weight_in(draft, replace(SIGNAL, weight=1)) == 1
    assert with_weights(draft, {FOLLOW: 3}).weighed == ()


def test_a_choice_on_a_need_that_is_gone_waits_until_it_comes_back() -> None:
    draft = with_weights(with_weights(EMPTY, {FOLLOW: 1}), {SIGNAL: 1})
    assert {one.about for one in draft.weighed} == {FOLLOW.about, SIGNAL.about}
    assert weight_in(draft, FOLLOW) == 1


def test_a_need_of_their_own_goes_with_its_weight() -> None:
    draft = with_weights(replace(EMPTY, own=(OWN,)), {OWN: 9, SIGNAL: 1})
    assert without(draft, OWN) == with_weights(EMPTY, {SIGNAL: 1})


def test_conditions_ask_nothing_of_who_is_no_candidate() -> None:
    whole = Conditions(
        5, 2, must_include=("a", "weg"), exclude=("weg",), not_together=(("a", "b", "weg"), ("a", "weg"), ("b",))
    )
    assert named_in(whole) == ("a", "weg", "b")
    assert asked_conditions(whole, {"a", "b"}) == Conditions(5, 2, must_include=("a",), not_together=(("a", "b"),))


def test_two_who_change_different_things_both_get_their_way() -> None:
    base = Draft("WK020218", (NeedWeight(FOLLOW.about, 1),), (OWN,), Conditions(6, 3, must_include=("a",)))
    mine = replace(
        with_weights(base, {SIGNAL: 3, FOLLOW: 1}),
        conditions=replace(base.conditions, size_to=8, must_include=("a", "b"), not_together=(("a", "b"),)),
    )
    theirs = replace(
        base,
        weighed=(),
        own=(),
        elsewhere=True,
        conditions=replace(base.conditions, must_include=("c",), resident=True, not_together=(("c", "d"),)),
    )
    merged, clashes = merge_drafts(base, mine, theirs)
    assert clashes == ()
    assert merged == Draft(
        "WK020218",
        (NeedWeight(SIGNAL.about, 3),),
        (),
        Conditions(8, 3, resident=True, must_include=("b", "c"), not_together=(("a", "b"), ("c", "d"))),
        elsewhere=True,
    )


def test_the_same_thing_chosen_differently_is_a_clash_and_the_first_counts() -> None:
    base = with_weights(EMPTY, {SIGNAL: 3})
    mine = replace(with_weights(base, {SIGNAL: 9}), conditions=Conditions(8, 3))
    theirs = replace(with_weights(base, {SIGNAL: None}), conditions=Conditions(5, 3), elsewhere=True)
    merged, clashes = merge_drafts(base, mine, theirs)
    assert clashes == (Clash("weighed", SIGNAL.about, AS_PROPOSED, None), Clash("size_to", None, 8, 5))
    assert (weight_in(merged, SIGNAL), merged.conditions.size_to, merged.elsewhere) == (9, 8, True)
    other, _ = merge_drafts(base, theirs, mine)
    assert (weight_in(other, SIGNAL), other.conditions.size_to, other.elsewhere) == (None, 5, True)


def drafts() -> st.SearchStrategy[Draft]:
    ids = st.sampled_from("abcd")
    weights = st.dictionaries(st.sampled_from([SIGNAL, FOLLOW, OWN]), st.sampled_from([None, 1.0, 3.0, 9.0]))
    conditions = st.builds(
        Conditions,
        size_to=st.integers(1, 3),
        hours_each=st.sampled_from([None, 4.0]),
        must_include=st.lists(ids, unique=True).map(tuple),
        not_together=st.lists(st.lists(ids, min_size=1, unique=True).map(tuple), max_size=2, unique=True).map(tuple),
    )
    return st.builds(
        lambda chosen, own, asked, elsewhere: with_weights(Draft("GM0202", (), own, asked, elsewhere), chosen),
        weights,
        st.sampled_from([(), (OWN,)]),
        conditions,
        st.booleans(),
    )


@given(drafts(), drafts())
def test_who_changed_nothing_takes_what_the_other_chose(base: Draft, other: Draft) -> None:
    for first, second in ((base, other), (other, base)):
        merged, clashes = merge_drafts(base, first, second)
        assert clashes == ()
        assert _same(merged) == _same(other)


@given(drafts(), drafts(), drafts())
def test_what_both_chose_stands_and_nothing_appears_that_nobody_chose(base: Draft, one: Draft, other: Draft) -> None:
    merged, _ = merge_drafts(base, one, other)
    assert merged.conditions.size_to in (one.conditions.size_to, other.conditions.size_to)
    both = set(named_in(one.conditions)) | set(named_in(other.conditions))
    assert set(named_in(merged.conditions)) <= both
    if one == other:
        assert _same(merged) == _same(one)


def _same(draft: Draft) -> tuple[object, ...]:
    asked = draft.conditions
    lists = (set(asked.must_include), set(asked.exclude), set(asked.not_together))
    return (
        draft.weighed,
        draft.own,
        lists,
        replace(asked, must_include=(), exclude=(), not_together=()),
        draft.elsewhere,
    )


@pytest.mark.parametrize("need", [SIGNAL, OWN])
def test_what_a_need_is_about_leaves_out_weight_and_ground(need: Need) -> None:
    assert replace(need, weight=0, ground="").about == need.about
