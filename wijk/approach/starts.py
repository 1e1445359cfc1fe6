"""Good coalitions found fast, for the exact search to start from: swaps for coverage, ruin and rebuild for cost."""

import time
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from wijk.approach.conditions import Limits

__all__ = ["rebuild_search", "swap_search", "without_idle"]

Bools = NDArray[np.bool_]
Floats = NDArray[np.float64]

WORK = 1e9
"""Multiplications a search may spend, about half a second; a count and not a clock, so that it ends the same way."""


def swap_search(covers: Bools, weight: Floats, limits: Limits, chosen: Sequence[int], deadline: float) -> list[int]:
    """A set of much covered weight, from the feasible ``chosen`` by joining and swapping one row at a time.

    When no swap helps any more, each member in turn is kept out for a while to get away from that spot (an iterated
    local search). ``covers`` is rows × needs;
    ``deadline`` is a time.monotonic() moment.
    """
    matrix = covers.astype(float)
    budget = WORK

    def climb(rows: list[int], banned: int | None) -> list[int]:
        nonlocal budget
        while budget > 0 and time.monotonic() < deadline:
            budget -= (len(rows) + 1) * matrix.size
            bare = matrix[rows].sum(axis=0) - np.vstack([np.zeros(matrix.shape[1]), matrix[rows]]) == 0
            value = weight.sum() - bare @ weight
            after = value[:, None] + (bare * weight) @ matrix.T
            load = limits.member[:, rows].sum(axis=1)
            for condition, count, least, most in zip(limits.member, load, limits.low, limits.high, strict=True):
                then = count - np.concatenate([[False], condition[rows]])[:, None] + condition
                after[(then < least) | (then > most)] = -np.inf
            after[:, rows] = -np.inf
            if banned is not None:
                after[:, banned] = -np.inf
            leaves, joins = np.unravel_index(after.argmax(), after.shape)
            if after[leaves, joins] <= value[0] * (1 + 1e-12):
                break
            rows = [row for place, row in enumerate(rows, 1) if place != leaves] + [int(joins)]
        return rows

    def worth(rows: list[int]) -> float:
        return float(weight[covers[rows].any(axis=0)].sum())

    best = climb(list(chosen), None)
    tried: set[int] = set()
    while waiting := [row for row in best if row not in tried]:
        banned = waiting[0]
        tried.add(banned)
        rows = climb(_replace(covers, weight, limits, best, banned), banned)
        rows = climb(rows, None)
        if worth(rows) > worth(best) * (1 + 1e-12):
            best, tried = rows, set()
    return best


def rebuild_search(
    covers: Bools, cost: Floats, limits: Limits, chosen: Sequence[int], deadline: float
) -> list[int] | None:
    """A cheap set that covers every need, from rows that meet the minima; None when the maxima get in the way.

    Rows join by most new needs per cost; then a random third leaves, and so on. ``chosen`` is
    where to begin; for the rest as `swap_search`.

    Source: the iterated greedy of Jacobs and Brusco (1995), Naval Research Logistics 42, 1129-1140.
    """
    random = np.random.default_rng(0)
    price = np.maximum(cost, 1e-9 * max(cost.max(initial=0.0), 1e-300))
    budget = WORK

    def rebuild(rows: list[int]) -> list[int] | None:
        nonlocal budget
        open_needs = ~covers[rows].any(axis=0)
        gain = covers[:, open_needs].sum(axis=1)
        while open_needs.any():
            budget -= covers.size / 4
            score = np.where(limits.may_join(rows), gain / price, 0)
            row = int(score.argmax())
            if score[row] == 0:
                return None
            new = covers[row] & open_needs
            gain = gain - covers[:, new].sum(axis=1)
            open_needs &= ~new
            rows = [*rows, row]
        order = sorted(rows, key=lambda row: (cost[row], row))
        return without_idle(covers, limits, order)

    best = rebuild(list(chosen))
    while best and budget > 0 and time.monotonic() < deadline:
        rest = list(best)
        for row in random.permutation(best)[: max(1, len(best) // 3)].tolist():
            if limits.may_leave(rest, row):
                rest.remove(row)
        rows = rebuild(rest)
        if rows is not None and cost[rows].sum() <= cost[best].sum():
            best = rows
    return best


def without_idle(covers: Bools, limits: Limits, chosen: Sequence[int]) -> list[int]:
    """The chosen rows without those that cover nothing the others don't, looking from the last one to the first.

    A row stays when a minimum needs it.
    """
    rows = list(chosen)
    times = covers[rows].sum(axis=0)
    for row in reversed(chosen):
        if (times[covers[row]] > 1).all() and limits.may_leave(rows, row):
            rows.remove(row)
            times = times - covers[row]
    return rows


def _replace(covers: Bools, weight: Floats, limits: Limits, chosen: list[int], row: int) -> list[int]:
    """The chosen rows with ``row`` out, and in its place the one that adds most if some row fits there."""
    rest = [other for other in chosen if other != row]
    gain = covers.astype(float) @ (weight * ~covers[rest].any(axis=0))
    gain[~limits.may_join(rest)] = -1
    gain[row] = -1
    for joins in np.argsort(-gain, kind="stable"):
        if gain[joins] < 0:
            break
        if limits.fit([*rest, int(joins)]):
            return [*rest, int(joins)]
    return chosen
