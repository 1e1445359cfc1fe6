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
"""Multiplications a search may spend: tenths of a second, but counted, so that it always ends the same way."""

OVERHEAD = 2e5
"""Multiplications that could be done in the time a small step takes anyway."""

PATIENCE = 300
"""Steps without a better set after which a search ends."""

REST = 8
"""Steps that a row which left stays away, and up to twice that in turn, so that the steps don't run in circles."""


def swap_search(covers: Bools, weight: Floats, limits: Limits, chosen: Sequence[int], deadline: float) -> list[int]:
    """A set of much covered weight, from the feasible ``chosen`` by who adds most and then by swapping one at a time.

    The best swap is taken even when it costs weight, and who just came or went stays so for a while (tabu search).
    ``covers`` is rows × needs; ``deadline`` is a time.monotonic() moment.

    Source: Glover (1989), ORSA Journal on Computing 1, 190-206.
    """
    matrix = covers.astype(float)
    rows = list(chosen)
    while time.monotonic() < deadline:
        gain = np.where(limits.may_join(rows), matrix @ (weight * ~covers[rows].any(axis=0)), 0.0)
        if not gain.any():
            break
        rows.append(int(gain.argmax()))

    best, most = rows, -1.0
    rests_until = np.zeros(len(matrix), int)
    step = last_gain = 0
    while step <= last_gain + PATIENCE and step * (len(rows) + 1) * matrix.size <= WORK and time.monotonic() < deadline:
        step += 1
        # Line 0 of ``after`` is worth with everyone staying and one joining, line i that with member i leaving.
        without = matrix[rows].sum(axis=0) - np.vstack([np.zeros(matrix.shape[1]), matrix[rows]])
        after = (without > 0) @ weight[:, None] + (weight * (without == 0)) @ matrix.T
        worth = (without[0] > 0) @ weight
        if worth > most * (1 + 1e-12):
            best, most, last_gain = rows, worth, step
        load = limits.member[:, rows].sum(axis=1)
        for condition, count, low, high in zip(limits.member, load, limits.low, limits.high, strict=True):
            then = count - np.concatenate([[False], condition[rows]])[:, None] + condition
            after[(then < low) | (then > high)] = -np.inf
        after[:, rows] = -np.inf
        after[:, rests_until > step] = -np.inf
        after[1:][rests_until[rows] > step] = -np.inf
        leaves, joins = np.unravel_index(after.argmax(), after.shape)
        if after[leaves, joins] == -np.inf:
            break
        if leaves:
            rests_until[rows[leaves - 1]] = step + REST + step % REST
        rests_until[joins] = step + len(rows) // 3
        rows = [row for place, row in enumerate(rows, 1) if place != leaves] + [int(joins)]
    return best


def rebuild_search(
    covers: Bools, cost: Floats, limits: Limits, chosen: Sequence[int], deadline: float
) -> list[int] | None:
    """A cheap set that covers every need, from rows that meet the minima; None when the maxima get in the way.

    Rows join by most new needs per cost; then a random third leaves, and so on. For the rest as `swap_search`.

    Source: the iterated greedy of Jacobs and Brusco (1995), Naval Research Logistics 42, 1129-1140.
    """
    random = np.random.default_rng(0)
    price = np.maximum(cost, 1e-6 * cost.max(initial=1.0))
    budget = WORK

    def rebuild(rows: list[int]) -> list[int] | None:
        nonlocal budget
        open_needs = ~covers[rows].any(axis=0)
        gain = covers[:, open_needs].sum(axis=1)
        budget -= covers.size + OVERHEAD
        while open_needs.any():
            budget -= covers.size / 4 + OVERHEAD
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
    idle = 0
    while best and idle < PATIENCE and budget > 0 and time.monotonic() < deadline:
        idle += 1
        rest = list(best)
        for row in random.permutation(best)[: max(1, len(best) // 3)].tolist():
            if limits.may_leave(rest, row):
                rest.remove(row)
        rows = rebuild(rest)
        if rows is not None and cost[rows].sum() <= cost[best].sum():
            idle = idle if cost[rows].sum() == cost[best].sum() else 0
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
