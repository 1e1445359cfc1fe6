"""The one place that talks to HiGHS: a small integer programme in numpy arrays, solved within a time limit."""

import time
from dataclasses import dataclass
from typing import Any, Literal

import highspy
import numpy as np
from numpy.typing import NDArray

__all__ = ["Solution", "solve"]

Floats = NDArray[np.float64]

OPTIONS = {"output_flag": False, "threads": 1, "mip_rel_gap": 0.0}

# Measured on problems of 200 candidates and 60 needs: with a good start given, HiGHS's own heuristics, restarts,
# symmetry search, cuts below the root, strong branching and a large pool of cuts cost more time than they save.
WITH_START = {
    "mip_heuristic_effort": 0.0,
    "mip_heuristic_run_rins": False,
    "mip_heuristic_run_rens": False,
    "mip_heuristic_run_root_reduced_cost": False,
    "mip_heuristic_run_feasibility_jump": False,
    "mip_detect_symmetry": False,
    "mip_allow_restart": False,
    "mip_allow_cut_separation_at_nodes": False,
    "mip_pscost_minreliable": 0,
    "mip_pool_soft_limit": 10,
    "mip_pool_age_limit": 1,
    "mip_lp_age_limit": 2,
}


@dataclass(frozen=True, slots=True)
class Solution:
    """What the solver found: the 0/1 variables that are 1 (None: no solution) and a lower bound on the objective."""

    status: Literal["optimal", "infeasible", "unfinished"]
    chosen: tuple[int, ...] | None
    bound: float


def solve(
    objective: Floats,
    matrix: NDArray[Any],
    low: Floats,
    high: Floats,
    *,
    binary: int,
    gap: float,
    deadline: float,
    start: Floats | None = None,
) -> Solution:
    """Minimise ``objective`` @ x with ``low`` <= ``matrix`` @ x <= ``high`` and 0 <= x <= 1.

    The first ``binary`` variables are 0 or 1, the others may be anything between. ``gap`` is the absolute distance
    between value and bound at which the answer counts as optimal; ``start`` is a feasible x to begin with. One
    thread, so the same input gives the same answer unless the time.monotonic() moment ``deadline`` passes.

    Source: HiGHS, Huangfu and Hall (2018), Mathematical Programming Computation 10, 119-142.
    """
    count = len(objective)
    if not count:
        met = bool(((low <= 0) & (high >= 0)).all())
        return Solution("optimal", (), 0.0) if met else Solution("infeasible", None, -np.inf)
    rows, columns = np.nonzero(matrix)
    model = highspy.HighsLp()
    model.num_col_, model.num_row_ = count, len(matrix)
    model.col_cost_ = objective
    model.col_lower_, model.col_upper_ = np.zeros(count), np.ones(count)
    model.row_lower_, model.row_upper_ = low, high
    kinds = highspy.HighsVarType
    model.integrality_ = [kinds.kInteger] * binary + [kinds.kContinuous] * (count - binary)
    model.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    model.a_matrix_.start_ = np.searchsorted(rows, np.arange(len(matrix) + 1)).astype(np.int32)
    model.a_matrix_.index_ = columns.astype(np.int32)
    model.a_matrix_.value_ = matrix[rows, columns].astype(float)

    highs: Any = highspy.Highs()  # type: ignore[no-untyped-call]
    options = {**OPTIONS, **(WITH_START if start is not None else {}), "mip_abs_gap": gap}
    for name, value in options.items():
        highs.setOptionValue(name, value)
    highs.passModel(model)
    if start is not None:
        solution = highspy.HighsSolution()
        solution.col_value = start.tolist()
        highs.setSolution(solution)
    highs.setOptionValue("time_limit", max(deadline - time.monotonic(), 0.0))
    highs.run()

    status, info = highs.getModelStatus(), highs.getInfo()
    if status == highspy.HighsModelStatus.kInfeasible:
        return Solution("infeasible", None, -np.inf)
    chosen = None
    if info.primal_solution_status == highspy.SolutionStatus.kSolutionStatusFeasible:
        x = np.asarray(highs.getSolution().col_value[:binary])
        chosen = tuple(np.flatnonzero(x > 0.5).tolist())
    done = status == highspy.HighsModelStatus.kOptimal
    return Solution("optimal" if done else "unfinished", chosen, info.mip_dual_bound)
