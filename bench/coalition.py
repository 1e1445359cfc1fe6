"""The coalition builder's speed and worth, beside greedy, HiGHS as it comes and brute force."""

import itertools
import statistics
import time
from collections.abc import Callable
from typing import Any, TypeVar

import highspy
import numpy as np
from numpy.typing import NDArray

from bench.row import Row
from wijk.approach.alternatives import contributions, price_of_conditions
from wijk.approach.coalition import best_cover, cheapest_cover
from wijk.approach.coverage_curve import coverage_curve

__all__ = ["rows"]

Table = NDArray[np.bool_]
Numbers = NDArray[np.int_]
T = TypeVar("T")


def neighbourhood(seed: int) -> tuple[Table, Numbers, dict[str, Any]]:
    """200 candidates for 60 needs: 8 groups × 6 phases, 8 buurten and 4 kinds of knowledge, with side conditions."""
    random = np.random.default_rng(seed)
    covers = np.zeros((200, 60), bool)
    kind = random.integers(0, 5, 200)
    for person in covers:
        groups, phases = (random.choice(many, random.integers(1, 4), replace=False) for many in (8, 6))
        person[:48].reshape(8, 6)[np.ix_(groups, phases)] = True
        person[48 + random.choice(8, random.integers(1, 3), replace=False)] = True
        person[56 + random.integers(4)] = True
    weight = random.choice([1, 2, 4], 60, p=[0.4, 0.4, 0.2])
    at_least_one = [(np.flatnonzero(kind == which), 1, None) for which in range(4)]
    not_together = [(random.choice(200, 2, replace=False), 0, 1) for _ in range(10)]
    return covers, weight, {"must_include": [3], "exclude": [7, 8], "groups": at_least_one + not_together}


def classic(candidates: int, needs: int, density: float, seed: int) -> tuple[Table, Numbers]:
    """A set covering problem as those of Beasley's OR-Library: two candidates a need at least, costs 1 to 100."""
    random = np.random.default_rng(seed)
    covers = random.random((candidates, needs)) < density
    for need in range(needs):
        covers[random.choice(candidates, 2, replace=False), need] = True
    covers[~covers.any(axis=1), 0] = True
    return covers, np.sort(random.integers(1, 101, candidates))


def rows() -> list[Row]:
    """All rows about coalitions; takes about two minutes."""
    return [*_best(), *_brute(), *_worth(), *_covering()]


def _best() -> list[Row]:
    ours, plain, ours_missed, greedy_missed, unproven = [], [], [], [], 0
    for seed, size in itertools.product(range(5), (6, 8, 10)):
        covers, weight, conditions = neighbourhood(seed)
        seconds, found = _timed(best_cover, covers, weight, size=size, **conditions)
        ours.append(seconds)
        unproven += not found.proven
        seconds, value = _timed(_plain_highs, covers, weight, size, conditions)
        plain.append(seconds)
        ours_missed.append(100 * (1 - found.value / round(value)))
        greedy = weight[covers[_greedy(covers, weight, size, conditions)].any(axis=0)].sum()
        greedy_missed.append(100 * (1 - float(greedy) / round(value)))
    return [
        Row(
            "best coalition, 200 × 60 with conditions, median",
            statistics.median(ours),
            "s",
            1,
            statistics.median(plain),
            "plain HiGHS",
        ),
        Row("best coalition, 200 × 60 with conditions, slowest", max(ours), "s", 1, max(plain), "plain HiGHS"),
        Row("best coalition, not proven of the 15", unproven, "cases", 0, None, ""),
        Row(
            "best coalition, weight missed, mean",
            statistics.mean(ours_missed),
            "%",
            0,
            statistics.mean(greedy_missed),
            "greedy",
        ),
        Row("best coalition, weight missed, highest", max(ours_missed), "%", 0, max(greedy_missed), "greedy"),
    ]


def _brute() -> list[Row]:
    covers, weight, _ = neighbourhood(0)
    covers = covers[:30]
    seconds, found = _timed(best_cover, covers, weight, size=4)
    naive, value = _timed(
        lambda: max(weight[covers[list(chosen)].any(axis=0)].sum() for chosen in itertools.combinations(range(30), 4))
    )
    if value != found.value:
        raise AssertionError(f"Brute force finds {value}, we find {found.value}")
    return [Row("best 4 of 30, without conditions", seconds, "s", 1, naive, "all 27,405 sets of four")]


def _worth() -> list[Row]:
    covers, weight, conditions = neighbourhood(0)
    ticks = [_timed(contributions, covers, weight, range(12))[0] for _ in range(50)]
    curve, _ = _timed(coverage_curve, covers, weight, sizes=range(4, 16), **conditions)
    prices, found = _timed(price_of_conditions, covers, weight, size=8, **conditions)
    unproven = sum(not price.proven for price in found)
    return [
        Row("coverage after a tick, 200 × 60", 1000 * statistics.median(ticks), "ms", 100, None, ""),
        Row("curve of 12 sizes and price of 17 conditions", curve + prices, "s", 10, None, ""),
        Row("prices of these that are not proven", unproven, "cases", 0, None, ""),
    ]


def _covering() -> list[Row]:
    found = []
    for candidates, needs, density in [(1000, 200, 0.02), (2000, 200, 0.05), (3000, 300, 0.02), (3000, 300, 0.05)]:
        covers, cost = classic(candidates, needs, density, seed=1)
        seconds, cover = _timed(cheapest_cover, covers, cost)
        what = f"cheapest cover, {needs} × {candidates}, {density:.0%} filled"
        found.append(Row(what + ("" if cover.proven else ", NOT proven"), seconds, "s", 60, None, ""))
    covers, cost = classic(1000, 200, 0.02, seed=1)
    seconds, cover = _timed(cheapest_cover, covers, np.ones(1000), time_limit=10)
    found.append(Row("smallest cover, 200 × 1000, within 10 s", seconds, "s", 11, None, ""))
    found.append(Row("which could be better by at most", 100 * (1 - cover.bound / cover.value), "%", None, None, ""))
    return found


def _timed(work: Callable[..., T], *given: Any, **named: Any) -> tuple[float, T]:
    begin = time.perf_counter()
    found = work(*given, **named)
    return time.perf_counter() - begin, found


def _plain_highs(covers: Table, weight: Numbers, size: int, conditions: dict[str, Any]) -> float:
    """The textbook model with HiGHS as it comes; it gives the covered weight."""
    highs: Any = highspy.Highs()  # type: ignore[no-untyped-call]
    highs.setOptionValue("output_flag", False)
    highs.setOptionValue("mip_rel_gap", 0.0)
    chosen = [highs.addBinary() for _ in covers]
    covered = [highs.addVariable(0, 1) for _ in weight]
    for need, variable in enumerate(covered):
        highs.addConstr(variable <= highs.qsum(chosen[row] for row in np.flatnonzero(covers[:, need])))
    must, out = [(row,) for row in conditions["must_include"]], [(row,) for row in conditions["exclude"]]
    asked = [*conditions["groups"], *((row, 1, 1) for row in must), *((row, 0, 0) for row in out)]
    for members, low, high in [*asked, (range(len(covers)), 0, size)]:
        total = highs.qsum(chosen[row] for row in members)
        highs.addConstr(total >= low)
        highs.addConstr(total <= (len(members) if high is None else high))
    highs.maximize(highs.qsum(float(worth) * variable for worth, variable in zip(weight, covered, strict=True)))
    return float(highs.getInfo().objective_function_value)


def _greedy(covers: Table, weight: Numbers, size: int, conditions: dict[str, Any]) -> list[int]:
    """First who must be in, then for each minimum and at last for the whole size who adds most, within the maxima."""
    chosen = list(conditions["must_include"])
    for members, low, _ in [*conditions["groups"], (np.arange(len(covers)), size, None)]:
        while len(chosen) < size and np.isin(chosen, members).sum() < low:
            gain = covers @ (weight * ~covers[chosen].any(axis=0))
            barred = [*chosen, *conditions["exclude"], *np.setdiff1d(np.arange(len(covers)), members)]
            for group, _, high in conditions["groups"]:
                if high is not None and np.isin(chosen, group).sum() >= high:
                    barred.extend(group)
            gain[barred] = -1
            chosen.append(int(gain.argmax()))
    return chosen
