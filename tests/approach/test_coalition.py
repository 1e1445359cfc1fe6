"""The optimiser against brute force, known optima, its bounds, its clashes and its time limit."""

import itertools
import math
import time
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from hypothesis import given, reject, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from wijk.approach import coalition
from wijk.approach.coalition import Cover, GroupLimits, InfeasibleError, best_cover, cheapest_cover
from wijk.approach.conditions import Limits, conditions_of
from wijk.approach.solver import Solution
from wijk.approach.starts import rebuild_search, swap_search

pytestmark = pytest.mark.slow

Problem = tuple[NDArray[np.int_], list[float], list[float], dict[str, Any]]


@st.composite
def problems(draw: st.DrawFn) -> Problem:
    """Up to 8 candidates and 8 needs, weights and costs (whole or in tenths), and overlapping conditions."""
    candidates, needs = draw(st.integers(0, 8)), draw(st.integers(0, 8))
    cells = draw(st.lists(st.booleans(), min_size=candidates * needs, max_size=candidates * needs))
    covers = np.array(cells, int).reshape(candidates, needs)
    per = draw(st.sampled_from([1, 10]))
    amounts = st.integers(0, 9).map(lambda number: number / per)
    weight = draw(st.lists(amounts, min_size=needs, max_size=needs))
    cost = draw(st.lists(amounts, min_size=candidates, max_size=candidates))
    rows = st.lists(st.integers(0, candidates - 1), max_size=candidates, unique=True) if candidates else st.just([])
    group = st.tuples(rows, st.integers(0, 3), st.one_of(st.none(), st.integers(0, 4)))
    few = rows.map(lambda found: found[:2])
    conditions = {
        "must_include": draw(st.one_of(st.just([]), few)),
        "exclude": draw(st.one_of(st.just([]), few)),
        "groups": draw(st.lists(group, max_size=3)),
    }
    return covers, weight, cost, conditions


def choices(candidates: int, conditions: dict[str, Any], size: int) -> list[tuple[int, ...]]:
    """Every choice that meets the conditions, the naive way."""
    return [
        rows
        for count in range(min(size, candidates) + 1)
        for rows in itertools.combinations(range(candidates), count)
        if set(conditions["must_include"]) <= set(rows)
        and not set(conditions["exclude"]) & set(rows)
        and all(
            low <= len(set(rows) & set(group)) <= (len(group) if high is None else high)
            for group, low, high in conditions["groups"]
        )
    ]


def worth(covers: NDArray[np.int_], weight: Any, rows: tuple[int, ...]) -> float:
    return math.fsum(np.asarray(weight, float)[covers[list(rows)].any(axis=0)])


@settings(max_examples=250, deadline=None)
@given(problems(), st.integers(0, 9))
def test_best_cover_is_what_brute_force_finds(problem: Problem, size: int) -> None:
    covers, weight, _, conditions = problem
    feasible = choices(len(covers), conditions, size)
    if not feasible:
        with pytest.raises(InfeasibleError):
            best_cover(covers, weight, size=size, **conditions)
        return
    found = best_cover(covers, weight, size=size, **conditions)
    assert found.chosen in feasible
    assert found.proven and found.bound == found.value == worth(covers, weight, found.chosen)
    assert found.value == pytest.approx(max(worth(covers, weight, rows) for rows in feasible))


@settings(max_examples=250, deadline=None)
@given(problems())
def test_cheapest_cover_is_what_brute_force_finds(problem: Problem) -> None:
    covers, _, cost, conditions = problem
    complete = [rows for rows in choices(len(covers), conditions, len(covers)) if covers[list(rows)].any(axis=0).all()]
    if not complete:
        with pytest.raises(InfeasibleError):
            cheapest_cover(covers, cost, **conditions)
        return
    found = cheapest_cover(covers, cost, **conditions)
    assert found.chosen in complete
    assert found.proven and found.bound == found.value == math.fsum(cost[row] for row in found.chosen)
    assert found.value == pytest.approx(min(math.fsum(cost[row] for row in rows) for rows in complete))


@settings(max_examples=100, deadline=None)
@given(problems(), st.integers(0, 9))
def test_the_solver_finds_it_without_a_head_start_too(problem: Problem, size: int) -> None:
    covers, weight, _, conditions = problem
    feasible = choices(len(covers), conditions, size)
    if not feasible:
        return
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(coalition, "swap_search", lambda _covers, _weight, _limits, chosen, _deadline: chosen)
        found = best_cover(covers, weight, size=size, **conditions)
    assert found.proven and found.value == pytest.approx(max(worth(covers, weight, rows) for rows in feasible))


@settings(max_examples=100, deadline=None)
@given(problems(), st.integers(0, 9))
def test_head_starts_meet_the_conditions(problem: Problem, size: int) -> None:
    covers, weight, cost, conditions = problem
    feasible = choices(len(covers), conditions, size)
    if not feasible or not covers.size:
        return
    limits = Limits.of(conditions_of(len(covers), size=size, **conditions), len(covers))
    soon = time.monotonic() + 10
    swapped = swap_search(covers.astype(bool), np.array(weight), limits, feasible[0], soon)
    assert tuple(sorted(swapped)) in feasible
    assert worth(covers, weight, tuple(swapped)) >= worth(covers, weight, feasible[0])
    rebuilt = rebuild_search(covers.astype(bool), np.array(cost), limits, feasible[0], soon)
    if rebuilt is not None:
        assert tuple(sorted(rebuilt)) in feasible and covers[rebuilt].any(axis=0).all()


def test_the_rebuilding_keeps_who_a_minimum_asks_for() -> None:
    limits = Limits.of(conditions_of(3, size=None, must_include=[2], exclude=[], groups=[]), 3)
    covers = np.array([[True, False], [False, True], [False, False]])
    assert rebuild_search(covers, np.array([1.0, 1.0, 5.0]), limits, [2], time.monotonic() + 10) == [0, 1, 2]


@pytest.mark.parametrize(
    ("answer", "bound", "proven"),
    [
        (Solution("unfinished", None, -np.inf), 8.0, False),
        (Solution("unfinished", None, -3.9), 6.0, False),
        (Solution("unfinished", None, -3.0000001), 6.0, False),
        (Solution("unfinished", None, -2.9999999), 6.0, False),
        (Solution("unfinished", None, -2.9), 4.0, True),
        (Solution("optimal", (0, 1, 2), -2.0), 4.0, True),
    ],
)
def test_the_bound_is_rounded_safely_and_a_choice_that_breaks_conditions_is_refused(
    monkeypatch: pytest.MonkeyPatch, answer: Solution, bound: float, proven: bool
) -> None:
    # The weights are 2 each, so the solver reckons in twos: its bound of 3.9 is 6 and not 7.8.
    monkeypatch.setattr(coalition, "solve", lambda *_args, **_named: answer)
    found = best_cover([[1, 1, 0, 0], [0, 1, 1, 0], [0, 0, 1, 1]], [2] * 4, size=2, groups=[([0, 1, 2], 0, 1)])
    assert (found.value, found.bound, found.proven, len(found.chosen)) == (4.0, bound, proven, 1)


@pytest.mark.parametrize(("told", "bound", "proven"), [(-np.inf, 5.0, False), (4.2, 5.0, False), (5.2, 6.0, True)])
def test_the_bound_on_the_cost_is_rounded_up(
    monkeypatch: pytest.MonkeyPatch, told: float, bound: float, proven: bool
) -> None:
    monkeypatch.setattr(coalition, "solve", lambda *_args, **_named: Solution("unfinished", None, told))
    found = cheapest_cover([[1, 1, 0], [0, 1, 1], [1, 0, 1]], [3, 3, 4])
    assert (found.value, found.bound, found.proven) == (6.0, bound, proven)


@settings(max_examples=80, deadline=None)
@given(problems(), st.integers(0, 9))
def test_a_clash_names_conditions_that_are_all_needed_for_it(problem: Problem, size: int) -> None:
    covers, weight, _, conditions = problem
    try:
        best_cover(covers, weight, size=size, **conditions)
    except InfeasibleError as error:
        named = error.conditions
    else:
        reject()

    def possible(kept: list[coalition.Condition]) -> bool:
        everyone = list(range(len(covers)))
        asked: dict[str, Any] = {"must_include": [], "exclude": [], "groups": []}
        most = len(covers)
        for condition in kept:
            if condition.kind == "size":
                most = condition.at_most
            elif condition.kind == "group":
                asked["groups"].append((condition.rows, condition.at_least, condition.at_most))
            else:
                asked[condition.kind] = condition.rows
        return bool(choices(len(everyone), asked, most))

    assert not possible(list(named))
    for left_out in named:
        assert possible([condition for condition in named if condition is not left_out])


@settings(max_examples=60, deadline=None)
@given(problems(), st.integers(0, 6), st.randoms(use_true_random=False))
def test_the_order_of_candidates_changes_no_value(problem: Problem, size: int, random: Any) -> None:
    covers, weight, cost, conditions = problem
    order = list(range(len(covers)))
    random.shuffle(order)
    place = {row: new for new, row in enumerate(order)}
    moved = {
        "must_include": [place[row] for row in conditions["must_include"]],
        "exclude": [place[row] for row in conditions["exclude"]],
        "groups": [([place[row] for row in rows], low, high) for rows, low, high in conditions["groups"]],
    }

    def values(table: Any, costs: Any, asked: Any) -> list[float | None]:
        found: list[float | None] = []
        solves: list[Callable[[], Cover]] = [
            lambda: best_cover(table, weight, size=size, **asked),
            lambda: cheapest_cover(table, costs, **asked),
        ]
        for solve in solves:
            try:
                cover = solve()
            except InfeasibleError:
                found.append(None)
            else:
                found.append(cover.value)
        return found

    shuffled = values(covers[order], [cost[row] for row in order], moved)
    assert shuffled == pytest.approx(values(covers, cost, conditions))


def scattered(candidates: int, needs: int, density: float, seed: int) -> NDArray[np.bool_]:
    """A random table in which every need is covered by two candidates at least and nobody covers nothing."""
    random = np.random.default_rng(seed)
    table = random.random((candidates, needs)) < density
    for need in range(needs):
        table[random.choice(candidates, 2, replace=False), need] = True
    table[~table.any(axis=1), 0] = True
    return table


def test_greedy_is_worse_here_and_the_optimum_is_found() -> None:
    # Greedy takes row 0 (4 of 6) and reaches 5; rows 1 and 2 together cover all 6.
    covers = [[1, 1, 0, 1, 1, 0], [1, 1, 1, 0, 0, 0], [0, 0, 0, 1, 1, 1]]
    assert best_cover(covers, [1] * 6, size=2) == Cover((1, 2), 6.0, 6.0, True)


def test_greedy_pays_more_here_and_the_cheapest_is_found() -> None:
    # Greedy takes row 0, six needs for 5, and then needs both others; they do it alone.
    covers = [[1, 1, 1, 1, 1, 1, 0, 0], [1, 1, 1, 0, 0, 0, 1, 0], [0, 0, 0, 1, 1, 1, 0, 1]]
    assert cheapest_cover(covers, [5, 4, 4]) == Cover((1, 2), 8.0, 8.0, True)


def test_the_projective_plane_of_order_three_needs_four_lines() -> None:
    # Points and lines of PG(2, 3): 13 of each, 4 points a line. All lines through one point cover 4 * 3 + 1 points with
    # 4 lines, and fewer can't: 3 lines cover 12 at most.
    lines = np.array([[(shift + point) % 13 for point in (0, 1, 3, 9)] for shift in range(13)])
    covers = np.zeros((13, 13), int)
    covers[np.arange(13)[:, None], lines] = 1
    found = cheapest_cover(covers, np.ones(13))
    assert (len(found.chosen), found.value, found.bound, found.proven) == (4, 4.0, 4.0, True)


def test_members_that_bring_nothing_are_left_out() -> None:
    assert best_cover([[1, 1], [1, 0], [0, 1]], [1, 1], size=3).chosen == (0,)
    assert best_cover([[1, 1], [1, 0], [0, 1]], [1, 1], size=3, groups=[([1, 2], 1, None)]).chosen in [(0, 1), (0, 2)]
    assert cheapest_cover([[1, 1], [1, 0], [0, 1]], [0, 0, 0]).chosen == (0,)


def test_the_smallest_problems() -> None:
    nobody = Cover((), 0.0, 0.0, True)
    assert best_cover(np.zeros((0, 3)), [1, 1, 1], size=4) == nobody
    assert best_cover(np.zeros((3, 0)), [], size=4) == nobody
    assert best_cover([[1, 0]], [5, 1], size=0) == nobody
    assert best_cover([[1, 0]], [0, 0], size=1) == nobody
    assert best_cover([[1, 0]], [5, 1], size=10) == Cover((0,), 5.0, 5.0, True)
    assert cheapest_cover(np.zeros((3, 0)), [1, 1, 1]) == nobody
    assert cheapest_cover(np.zeros((0, 0)), []) == nobody
    assert cheapest_cover([[1]], [0]) == Cover((0,), 0.0, 0.0, True)


def test_groups_may_be_named_plain_or_lists_and_overlap() -> None:
    covers = np.eye(5, dtype=int)
    weight = [1, 2, 3, 4, 5]
    for groups in ([GroupLimits([3, 4], at_most=1)], [([3, 4], 0, 1)], [[np.array([3, 4]), 0, 1]]):
        assert best_cover(covers, weight, size=3, groups=groups).chosen == (1, 2, 4)
    overlapping = [([3, 4], 0, 1), ([2, 4], 0, 1), ([0, 1], 1, None)]
    assert best_cover(covers, weight, size=3, groups=overlapping).chosen == (1, 2, 3)


@pytest.mark.parametrize("scale", [1e-9, 0.1, 1 / 3, 7.0, 1e12])
def test_the_unit_of_the_weights_changes_nothing(scale: float) -> None:
    covers = scattered(40, 25, 0.12, seed=3)
    weight = np.random.default_rng(3).choice([1, 2, 4], 25)
    plain = best_cover(covers, weight, size=5)
    scaled = best_cover(covers, weight * scale, size=5)
    assert plain.proven and scaled.proven
    assert scaled.value == pytest.approx(plain.value * scale)
    assert cheapest_cover(covers, np.arange(1, 41) * scale).value == pytest.approx(
        cheapest_cover(covers, np.arange(1, 41)).value * scale
    )


def named(error: pytest.ExceptionInfo[InfeasibleError]) -> list[str]:
    return [condition.kind for condition in error.value.conditions]


def test_a_row_both_in_and_out_is_a_clash() -> None:
    with pytest.raises(InfeasibleError, match="erin moet kandidaat 1; niet mee kan kandidaat 1") as error:
        best_cover(np.eye(4), [1] * 4, size=3, must_include=[0, 1], exclude=[1, 2])
    assert named(error) == ["must_include", "exclude"]


def test_more_that_must_be_in_than_there_is_room_for_is_a_clash() -> None:
    with pytest.raises(InfeasibleError, match="hoogstens 2 leden; erin moet kandidaten 0, 1 en 3") as error:
        best_cover(np.eye(4), [1] * 4, size=2, must_include=[0, 1, 3], groups=[([0, 1], 1, 2)])
    assert named(error) == ["size", "must_include"]


def test_a_group_that_asks_more_than_there_are_allowed_is_a_clash() -> None:
    with pytest.raises(InfeasibleError, match="Aan deze voorwaarde is niet te voldoen: voorwaarde 1: minstens 3 van"):
        best_cover(np.eye(4), [1] * 4, size=4, groups=[([0], 0, 1), ([1, 2], 3, None)])
    with pytest.raises(InfeasibleError) as error:
        best_cover(np.eye(4), [1] * 4, size=4, exclude=[2], groups=[([1, 2], 2, None)])
    assert named(error) == ["exclude", "group"]
    assert error.value.conditions[1].group == 0


def test_groups_that_no_whole_choice_can_meet_are_a_clash() -> None:
    # Half of each of three people would do; whole people won't.
    pairs = [([0, 1], 1, 1), ([1, 2], 1, 1), ([0, 2], 1, 1)]
    with pytest.raises(InfeasibleError) as error:
        best_cover(np.eye(4), [1] * 4, size=4, groups=[*pairs, ([3], 0, 1)])
    assert [condition.group for condition in error.value.conditions] == [0, 1, 2]


def test_a_need_that_nobody_may_cover_is_a_clash_that_names_it() -> None:
    with pytest.raises(InfeasibleError, match="gedekt moet zijn behoefte 2") as error:
        cheapest_cover([[1, 1, 0], [0, 1, 0]], [1, 1])
    assert error.value.conditions[0].columns == (2,)
    with pytest.raises(InfeasibleError) as error:
        cheapest_cover([[1, 1, 0], [0, 1, 1]], [1, 1], exclude=[1])
    assert named(error) == ["exclude", "needs"]


def test_conditions_that_leave_no_complete_cover_are_a_clash() -> None:
    with pytest.raises(InfeasibleError) as error:
        cheapest_cover(np.eye(3), [1, 1, 1], groups=[([0, 1], 0, 1), ([2], 0, 1)])
    assert named(error) == ["group", "needs"]


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"covers": [[0, 2]]}, "nullen en enen"),
        ({"covers": [[0, math.nan]]}, "nullen en enen"),
        ({"covers": [["0", "1"]]}, "nullen en enen"),
        ({"covers": [0, 1]}, "kandidaten × behoeften"),
        ({"weight": [1]}, "rij van 2 getallen"),
        ({"weight": [1, -1]}, "0 of meer"),
        ({"weight": [1, math.nan]}, "0 of meer"),
        ({"weight": [1, math.inf]}, "0 of meer"),
        ({"weight": ["veel", 1]}, "moeten getallen zijn"),
        ({"size": -1}, "grootte"),
        ({"size": 1.5}, "grootte"),
        ({"must_include": [1]}, "bestaat niet"),
        ({"exclude": [-1]}, "0 of meer"),
        ({"exclude": 0}, "rij kandidaten"),
        ({"groups": [([0], -1, 1)]}, "minimum van voorwaarde 0"),
        ({"groups": [([0], 0, 1, 2)]}, "kandidaten, minstens, hoogstens"),
        ({"groups": [([3], 0, 1)]}, "bestaat niet"),
        ({"time_limit": 0}, "tijdslimiet"),
    ],
)
def test_bad_input_says_what_is_wrong(change: dict[str, Any], message: str) -> None:
    given = {"covers": [[0, 1]], "weight": [1, 1], "size": 1, **change}
    with pytest.raises(ValueError, match=message) as error:
        best_cover(given.pop("covers"), given.pop("weight"), **given)
    assert not isinstance(error.value, InfeasibleError)


def test_the_promised_problem_is_proven_and_the_same_twice() -> None:
    covers = scattered(200, 60, 0.08, seed=1)
    weight = np.random.default_rng(1).choice([1, 2, 4], 60)
    groups = [(range(0, 200, 5), 1, None), (range(1, 200, 7), 2, 4), (range(2, 200, 3), 1, 3)]
    first = best_cover(covers, weight, size=8, groups=groups, must_include=[4], exclude=[10])
    assert first.proven
    assert first == best_cover(covers, weight, size=8, groups=groups, must_include=[4], exclude=[10])


@pytest.mark.parametrize("density", [0.02, 0.05])
def test_weighted_set_covering_is_proven(density: float) -> None:
    covers = scattered(1000, 200, density, seed=5)
    cost = np.sort(np.random.default_rng(5).integers(1, 101, 1000))
    found = cheapest_cover(covers, cost)
    assert found.proven and covers[list(found.chosen)].any(axis=0).all()
    assert found.value == cost[list(found.chosen)].sum()


def test_the_time_limit_holds_and_the_bound_is_on_the_right_side() -> None:
    covers = scattered(1500, 300, 0.03, seed=2)
    begin = time.process_time()
    cheap = cheapest_cover(covers, np.ones(1500), time_limit=1)
    between = time.process_time()
    best = best_cover(covers, np.ones(300), size=12, time_limit=1)
    end = time.process_time()
    assert between - begin < 1.4 and end - between < 1.4
    assert not cheap.proven and 0 < cheap.bound < cheap.value and covers[list(cheap.chosen)].any(axis=0).all()
    assert not best.proven and best.value < best.bound <= 300 and len(best.chosen) <= 12
    assert cheap.bound == int(cheap.bound) and best.bound == int(best.bound)
