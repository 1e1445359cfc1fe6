"""The best and the cheapest coalition, with proof: who to choose so that most, or all, of what is needed is covered."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from wijk.approach.clashes import UndecidedError, check_reach, clash, meeting
from wijk.approach.conditions import Condition, GroupLimits, Groups, InfeasibleError, Limits, conditions_of
from wijk.approach.inputs import amounts_of, cover_table, deadline_of
from wijk.approach.solver import solve
from wijk.approach.starts import rebuild_search, swap_search, without_idle

__all__ = ["Condition", "Cover", "GroupLimits", "InfeasibleError", "UndecidedError", "best_cover", "cheapest_cover"]

Bools = NDArray[np.bool_]
Floats = NDArray[np.float64]

TIME_LIMIT = 60.0
"""Seconds; what a page waits for should be given less."""

TOLERANCE = 1e-6
"""How much of the total weight or cost counts as nothing when these are not whole numbers."""

LARGEST_COUNT = 1e6
"""Up to this total, in units, whole weights or costs are reckoned as whole numbers."""

ROUNDING = 1e-3
"""How far the solver's bound on a whole number may be off by its own tolerances."""


@dataclass(frozen=True, slots=True)
class Cover:
    """A choice of rows and how good it is.

    ``chosen`` are row indices, sorted. ``value`` is the covered weight (`best_cover`) or the cost
    (`cheapest_cover`), added up exactly from the rows. ``bound`` is what no choice can pass: at least the value when
    covering, at most the value when paying. ``proven`` tells that nothing better exists; then ``bound`` is the value.
    """

    chosen: tuple[int, ...]
    value: float
    bound: float
    proven: bool


def best_cover(
    covers: ArrayLike,
    weight: ArrayLike,
    *,
    size: int,
    must_include: Sequence[int] = (),
    exclude: Sequence[int] = (),
    groups: Groups = (),
    time_limit: float = TIME_LIMIT,
) -> Cover:
    """Choose at most ``size`` candidates that together cover the most weight (maximum coverage), with proof.

    Parameters
    ----------
    covers : 0/1 array of shape (candidates, needs); 1 where the candidate covers the need.
    weight : array of shape (needs,), 0 or more; how much each need counts, in any unit.
    size : the most members there may be. Members that bring nothing and that no condition asks for are left out.
    must_include, exclude : candidates that have to be in, and that can't be.
    groups : (rows, at_least, at_most) each; at_most None means no maximum.
    time_limit : seconds after which the best found is given with its bound. HiGHS looks at the clock between steps,
        and on some thousands of candidates a step may take a second.

    Returns
    -------
    Cover
        ``value`` is the covered weight. The same input gives the same answer, unless the time runs out. Where the
        weights are not whole numbers, proven means to within a millionth of their total.

    Raises
    ------
    InfeasibleError
        No choice meets all conditions; says which clash.
    UndecidedError
        No choice that meets all conditions was found in time.
    ValueError
        The input is not what is described here.
    """
    deadline = deadline_of(time_limit)
    table = cover_table(covers)
    weights = amounts_of("De gewichten", weight, table.shape[1])
    conditions = conditions_of(len(table), size=size, must_include=must_include, exclude=exclude, groups=groups)

    # Needs that the same candidates cover count as one; those without weight or without candidates don't count.
    counting = (weights > 0) & table.any(axis=0)
    kept, which = np.unique(table[:, counting], axis=1, return_inverse=True)
    merged = np.bincount(which.ravel(), weights[counting], kept.shape[1]).astype(float)
    unit, whole = _unit(merged)
    scaled = merged / unit
    candidates, needs = kept.shape
    limits = Limits.of(conditions, candidates)

    start = meeting(conditions, kept, -(kept @ scaled), deadline)
    if candidates and needs:
        start = swap_search(kept, scaled, limits, start, deadline)
    answer = solve(
        np.concatenate([np.zeros(candidates), -scaled]),
        # A need counts only when one of its candidates is chosen.
        np.block(
            [
                [-kept.T.astype(np.int8), np.eye(needs, dtype=np.int8)],
                [limits.member, np.zeros((len(conditions), needs), np.int8)],
            ]
        ),
        np.concatenate([np.full(needs, -np.inf), limits.low]),
        np.concatenate([np.zeros(needs), limits.high]),
        binary=candidates,
        gap=_slack(scaled, whole),
        deadline=deadline,
        start=np.concatenate([_marked(start, candidates), kept[start].any(axis=0)]),
    )
    found = [
        without_idle(kept, limits, rows) for rows in (start, answer.chosen) if rows is not None and limits.fit(rows)
    ]
    value, chosen = max((math.fsum(weights[table[rows].any(axis=0)]), rows) for rows in found)
    most = min(-answer.bound, math.fsum(scaled), math.fsum(np.sort(kept @ scaled)[::-1][:size]))
    limit = unit * (math.floor(most + ROUNDING) if whole else most + _slack(scaled, whole))
    return _judged(chosen, value, max(limit, value), 2 * unit * _slack(scaled, whole))


def cheapest_cover(
    covers: ArrayLike,
    cost: ArrayLike,
    *,
    must_include: Sequence[int] = (),
    exclude: Sequence[int] = (),
    groups: Groups = (),
    time_limit: float = TIME_LIMIT,
) -> Cover:
    """Choose the candidates that together cover every need at the lowest cost (weighted set covering), with proof.

    ``cost`` has shape (candidates,), 0 or more, in any unit: hours, euros, or 1 each for the smallest coalition. The
    answer's ``value`` is the total cost and its ``bound`` what no choice can go below. For the rest, errors included,
    as `best_cover`; a need that no allowed candidate covers is a clash that names the need.
    """
    deadline = deadline_of(time_limit)
    table = cover_table(covers)
    costs = amounts_of("De kosten", cost, table.shape[0])
    conditions = conditions_of(len(table), size=None, must_include=must_include, exclude=exclude, groups=groups)
    unit, whole = _unit(costs)
    scaled = costs / unit
    candidates, needs = table.shape
    limits = Limits.of(conditions, candidates)

    check_reach(conditions, table)
    start = rebuild_search(table, scaled, limits, meeting(conditions, table, scaled, deadline), deadline)
    answer = solve(
        scaled,
        np.vstack([table.T, limits.member]),
        np.concatenate([np.ones(needs), limits.low]),
        np.concatenate([np.full(needs, np.inf), limits.high]),
        binary=candidates,
        gap=_slack(scaled, whole),
        deadline=deadline,
        start=None if start is None else _marked(start, candidates),
    )
    if start is None and answer.status == "infeasible":
        everything = Condition("needs", columns=tuple(range(needs)))
        raise InfeasibleError(clash([*conditions, everything], table, deadline))
    found = [
        without_idle(table, limits, sorted(rows, key=lambda row: (costs[row], row)))
        for rows in (start, answer.chosen)
        if rows is not None and limits.fit(rows) and table[list(rows)].any(axis=0).all()
    ]
    if not found:
        raise UndecidedError
    value, chosen = min((math.fsum(costs[rows]), rows) for rows in found)
    # Each candidate's cost spread evenly over what it covers bounds from below as well, and without any solving.
    spread = np.where(table, (scaled / np.maximum(table.sum(axis=1), 1))[:, None], np.inf).min(axis=0, initial=np.inf)
    least = max(answer.bound, math.fsum(spread))
    limit = unit * (math.ceil(least - ROUNDING) if whole else least - _slack(scaled, whole))
    return _judged(chosen, value, min(limit, value), 2 * unit * _slack(scaled, whole))


def _judged(chosen: Sequence[int], value: float, bound: float, slack: float) -> Cover:
    """The answer, proven when value and bound are within ``slack``; the bound is then the value itself."""
    proven = abs(bound - value) <= slack
    return Cover(tuple(sorted(chosen)), value, value if proven else bound, proven)


def _slack(scaled: Floats, whole: bool) -> float:
    """Half of how far apart value and bound may be: less than one unit, or what counts as nothing."""
    return 0.25 if whole else TOLERANCE / 2 * math.fsum(scaled)


def _unit(amounts: Floats) -> tuple[float, bool]:
    """What to divide the amounts by for the solver, and whether they are then whole numbers small enough to count."""
    largest = float(amounts.max(initial=0.0))
    if not largest:
        return 1.0, True
    if (amounts == np.floor(amounts)).all() and largest < 2**53:
        divisor = float(np.gcd.reduce(amounts.astype(np.int64)))
        if math.fsum(amounts) / divisor <= LARGEST_COUNT:
            return divisor, True
    return 2.0 ** (math.frexp(largest)[1] - 10), False


def _marked(rows: Sequence[int], count: int) -> Floats:
    marks = np.zeros(count)
    marks[list(rows)] = 1
    return marks
