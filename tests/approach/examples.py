"""Initiatives to test with, with only what the test is about filled in."""

from typing import Any

from wijk.approach.coverage import Matrix, MatrixCell
from wijk.domain.initiative import Initiative, PhaseRole

GEMEENTE, WIJK, BUURT = "GM0202", "WK020218", "BU02021801"


def initiative(
    identifier: str, groups: tuple[str, ...] = ("ouderen",), phases: tuple[str, ...] = ("signaleren",), **others: Any
) -> Initiative:
    """Return an initiative in the wijk, named after its id, without functions."""
    filled_in = {"name": identifier, "roles": tuple(map(PhaseRole, phases)), "area": WIJK, **others}
    return Initiative(id=identifier, groups=groups, **filled_in)


def cell_of(matrix: Matrix, group: str = "ouderen", phase: str = "signaleren") -> MatrixCell:
    """Return one cell of the matrix."""
    return next(cell for cell in matrix.cells if (cell.group, cell.phase) == (group, phase))
