"""Different coalitions, the curve and its knee, the price of conditions, and who brings what."""

import itertools
import time

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays
from numpy.typing import NDArray

from wijk.approach.alternatives import contributions, diverse_covers, price_of_conditions
from wijk.approach.coalition import Cover, InfeasibleError, best_cover
from wijk.approach.coverage_curve import coverage_curve, knee

CHAIN = np.array([[1, 1, 0, 0, 0], [0, 1, 1, 0, 0], [0, 0, 1, 1, 0], [0, 0, 0, 0, 1]])


def near_ties(seed: int) -> NDArray[np.bool_]:
    return np.random.default_rng(seed).random((60, 30)) < 0.15


def test_contributions_by_hand() -> None:
    found = contributions(CHAIN, [1, 2, 4, 8, 16], [2, 0])
    assert (found.value, found.total) == (15, 31)
    assert found.only == (12, 3)
    assert (found.covered, found.uncovered, found.out_of_reach) == ((0, 1, 2, 3), (4,), ())
    assert (found.only_link, found.only_link_row) == ((0, 1, 2, 3), (0, 0, 2, 2))
    assert contributions(CHAIN, [1, 2, 4, 8, 16], [0, 1, 2]).only == (1, 0, 8)


def test_contributions_of_nobody_and_needs_out_of_reach() -> None:
    found = contributions([[1, 0], [1, 0]], [1, 3], [])
    assert (found.value, found.only, found.uncovered, found.out_of_reach) == (0, (), (0, 1), (1,))
    with pytest.raises(ValueError, match="twee keer"):
        contributions(CHAIN, [1] * 5, [0, 0])
    with pytest.raises(ValueError, match="bestaat niet"):
        contributions(CHAIN, [1] * 5, [4])


@given(arrays.arrays(bool, (6, 5)), st.lists(st.integers(0, 5), unique=True))
def test_what_a_member_brings_alone_is_what_is_lost_without_them(table: NDArray[np.bool_], chosen: list[int]) -> None:
    weight = [1, 2, 4, 8, 16]
    found = contributions(table, weight, chosen)
    for row, only in zip(chosen, found.only, strict=True):
        others = [other for other in chosen if other != row]
        assert found.value - contributions(table, weight, others).value == only


def test_contributions_are_there_at_once() -> None:
    covers = np.random.default_rng(0).random((200, 60)) < 0.1
    begin = time.thread_time()
    assert contributions(covers, np.ones(60), range(12)).value > 12
    assert time.thread_time() - begin < 0.1


@pytest.mark.parametrize("seed", range(4))
def test_diverse_covers_differ_pairwise_and_are_nearly_as_good(seed: int) -> None:
    covers, weight = near_ties(seed), np.ones(30)
    found = diverse_covers(covers, weight, size=6, within=0.1, groups=[(range(10), 1, 2)])
    assert len(found) >= 3
    assert found[0] == best_cover(covers, weight, size=6, groups=[(range(10), 1, 2)])
    for cover in found:
        assert cover.value >= 0.9 * found[0].value
        assert len(cover.chosen) <= 6 and 1 <= sum(row < 10 for row in cover.chosen) <= 2
    for one, other in itertools.permutations(found, 2):
        assert len(set(one.chosen) - set(other.chosen)) >= len(one.chosen) / 3


def test_the_second_of_the_diverse_is_the_best_that_differs_enough() -> None:
    covers, weight = near_ties(7)[:12], np.arange(1, 31)
    first, second = diverse_covers(covers, weight, size=3, count=2, within=1)
    values = [
        weight[covers[list(rows)].any(axis=0)].sum()
        for rows in itertools.combinations(range(12), 3)
        if len(set(rows) & set(first.chosen)) <= 2
    ]
    assert second.proven and second.value == max(values)


def test_a_smaller_coalition_has_to_share_fewer_too() -> None:
    # Row 6 does what rows 4 and 5 do but for one need: five members, of whom four are among the best six.
    covers = np.zeros((7, 7), int)
    covers[range(6), range(6)] = 1
    covers[5, 6] = covers[6, 4] = covers[6, 5] = 1
    found = diverse_covers(covers, [10] * 6 + [1], size=6, within=0.5)
    assert len(found) > 1
    for one, other in itertools.permutations(found, 2):
        assert len(set(one.chosen) - set(other.chosen)) >= len(one.chosen) / 3


def test_fewer_diverse_covers_where_there_are_no_more() -> None:
    assert [cover.chosen for cover in diverse_covers(np.eye(3), [3, 2, 1], size=1)] == [(0,)]
    assert [cover.chosen for cover in diverse_covers(np.eye(3), [1, 1, 1], size=1, must_include=[1])] == [(1,)]
    assert [cover.value for cover in diverse_covers(np.zeros((2, 2)), [1, 1], size=1)] == [0]
    with pytest.raises(InfeasibleError):
        diverse_covers(np.eye(3), [1, 1, 1], size=1, must_include=[1, 2])
    with pytest.raises(ValueError, match="deel dat verschilt"):
        diverse_covers(np.eye(3), [1, 1, 1], size=1, differ=0)


def test_the_curve_is_the_best_of_every_size_and_rises() -> None:
    covers, weight = near_ties(3), np.arange(1, 31)
    told = []
    curve = coverage_curve(
        covers, weight, sizes=range(8, 0, -1), must_include=[1, 2], progress=lambda *at: told.append(at)
    )
    assert curve.sizes == tuple(range(1, 9)) and told[-1] == (1.0,)
    assert curve.covers[0] is None
    values = []
    for size, cover in zip(curve.sizes[1:], curve.covers[1:], strict=True):
        assert cover is not None and cover.proven
        assert cover.value == best_cover(covers, weight, size=size, must_include=[1, 2]).value
        values.append(cover.value)
    assert values == sorted(values)


def test_the_curve_never_falls_when_time_runs_out(monkeypatch: pytest.MonkeyPatch) -> None:
    answers = iter([Cover((0,), 5.0, 6.0, False), Cover((1,), 4.0, 9.0, False)])
    monkeypatch.setattr("wijk.approach.coverage_curve.best_cover", lambda *_args, **_named: next(answers))
    curve = coverage_curve(CHAIN, [4] * 5, sizes=[1, 2])
    assert curve.covers == (Cover((0,), 5.0, 6.0, False), Cover((0,), 5.0, 9.0, False))


def test_the_knee_is_the_point_farthest_above_the_chord() -> None:
    # The example of the Kneedle paper, y = -1 / x + 5, has its knee near x = 0.22 of the way.
    across = np.linspace(0.1, 1, 10)
    assert knee(range(1, 11), (5 - 1 / across).tolist()) == 3
    assert knee([1, 2, 3, 4], [10, 20, 22, 23]) == 2
    assert knee([1, 2, 3], [1, 2, 3]) is None
    assert knee([1, 2, 3], [5, 5, 5]) is None
    assert knee([1, 2], [5, 6]) is None


def test_the_price_of_a_condition_is_what_dropping_it_wins() -> None:
    weight = [1, 2, 4, 8, 16]
    prices = price_of_conditions(
        CHAIN, weight, size=2, must_include=[1], exclude=[3], groups=[([0, 2], 0, 1), ([2, 3], 0, 2)]
    )
    assert [(price.condition.kind, price.condition.rows, price.condition.group) for price in prices] == [
        ("must_include", (1,), None),
        ("exclude", (3,), None),
        ("group", (0, 2), 0),
        ("group", (2, 3), 1),
    ]
    # With all: rows 1 and 2, worth 14; without the must no better, as 0 and 2 don't go together; row 3 brings 16.
    assert [price.price for price in prices] == [0, 8, 0, 0]
    assert prices[1].without.chosen == (1, 3) and all(price.proven for price in prices)


def test_conditions_that_cost_nothing_together_cost_nothing_each() -> None:
    told = []
    prices = price_of_conditions(
        CHAIN, [1, 2, 4, 8, 16], size=2, groups=[([3], 1, 1), ([2], 1, 1)], progress=lambda *at: told.append(at)
    )
    assert [price.price for price in prices] == [0, 0]
    assert told == [(1.0,)]


def test_the_price_of_conditions_that_clash_says_which() -> None:
    with pytest.raises(InfeasibleError):
        price_of_conditions(CHAIN, [1] * 5, size=1, must_include=[0, 1])


def test_every_price_is_what_solving_without_that_condition_gives() -> None:
    covers, weight = near_ties(5), np.arange(1, 31)
    groups = [(range(0, 60, 3), 3, None), (range(1, 60, 3), 0, 1), ([50, 51], 1, 1), (range(60), 0, 5), ([7], 0, 0)]
    best = best_cover(covers, weight, size=5, groups=groups).value
    prices = price_of_conditions(covers, weight, size=5, groups=groups)
    for place, price in enumerate(prices):
        rest = groups[:place] + groups[place + 1 :]
        assert price.proven and price.price == best_cover(covers, weight, size=5, groups=rest).value - best
    assert any(price.price > 0 for price in prices)
