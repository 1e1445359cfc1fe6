"""Whether conditions can be met at all, and if not, which of them clash."""

import time
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from wijk.approach.conditions import Condition, InfeasibleError, Limits
from wijk.approach.solver import Solution, solve

__all__ = ["UndecidedError", "check_reach", "clash", "meeting"]

Bools = NDArray[np.bool_]
Floats = NDArray[np.float64]


class UndecidedError(TimeoutError):
    """The time ran out before any choice that meets all conditions was found; there may be one."""

    def __init__(self) -> None:
        super().__init__(
            "Er is in deze tijd geen keuze gevonden die aan alle voorwaarden voldoet; misschien is die er."
        )


def meeting(conditions: Sequence[Condition], table: Bools, objective: Floats, deadline: float) -> list[int]:
    """Rows that meet the conditions with the lowest sum of ``objective``; needs only if a condition asks for them.

    Raises InfeasibleError when there are none, UndecidedError when none are found by ``deadline``.
    """
    if Limits.of(conditions, len(table)).fit(()):
        return []
    answer = _solve(conditions, table, objective, deadline)
    if answer.status == "infeasible":
        raise InfeasibleError(clash(conditions, table, deadline))
    if answer.chosen is None:
        raise UndecidedError
    return list(answer.chosen)


def check_reach(conditions: Sequence[Condition], table: Bools) -> None:
    """Raises InfeasibleError that names the needs which no candidate who may be chosen covers."""
    out = [condition for condition in conditions if condition.kind == "exclude"]
    allowed = np.ones(len(table), bool)
    for condition in out:
        allowed[list(condition.rows)] = False
    missing = ~table[allowed].any(axis=0)
    if missing.any():
        columns = tuple(np.flatnonzero(missing).tolist())
        guilty = tuple(row for condition in out for row in condition.rows if table[row, missing].any())
        blame = [Condition("exclude", guilty)] if table[:, missing].any(axis=0).all() else []
        raise InfeasibleError([*blame, Condition("needs", columns=columns)])


def clash(conditions: Sequence[Condition], table: Bools, deadline: float) -> list[Condition]:
    """Those of the conditions, impossible together, that are still so when any more is left out.

    Each condition is left out in turn and stays out when the rest is impossible without it (a deletion filter).
    When ``deadline`` has passed, what wasn't tried stays.

    Source: Chinneck and Dravnieks (1991), ORSA Journal on Computing 3, 157-168.
    """
    kept = list(conditions)
    for condition in conditions:
        rest = [other for other in kept if other is not condition]
        if time.monotonic() > deadline:
            break
        if _solve(rest, table, np.zeros(len(table)), deadline).status == "infeasible":
            kept = rest
    return kept


def _solve(conditions: Sequence[Condition], table: Bools, objective: Floats, deadline: float) -> Solution:
    limits = Limits.of(conditions, len(table))
    columns = [column for condition in conditions for column in condition.columns]
    return solve(
        objective,
        np.vstack([table.T[columns], limits.member]),
        np.concatenate([np.ones(len(columns)), limits.low]),
        np.concatenate([np.full(len(columns), np.inf), limits.high]),
        binary=len(table),
        gap=0.0,
        deadline=deadline,
    )
