"""What a room can vote for to do first: what doesn't fit, and the cells of the matrix that are not covered."""

from collections.abc import Iterable

from wijk.approach.coverage import Matrix
from wijk.approach.decisions import still_standing
from wijk.approach.findings import Finding, GroupFigures, Mismatch
from wijk.domain.decision import CELL, Decision

__all__ = ["to_vote_on"]


def to_vote_on(
    matrix: Matrix,
    group_figures: Iterable[GroupFigures],
    mismatches: Iterable[Mismatch],
    decisions: Iterable[Decision],
) -> tuple[Finding, ...]:
    """Return the mismatches that were not refuted, then the cells in the order of ``group_figures`` and the phases.

    An empty dossier has no mismatches yet: the cells are what a room can begin with then.
    """
    order = {figures.group: place for place, figures in enumerate(group_figures)}
    cells = sorted(
        (cell for cell in matrix.cells if cell.state != "gedekt"), key=lambda cell: order.get(cell.group, len(order))
    )
    standing: tuple[Finding, ...] = still_standing(mismatches, decisions)
    return (*standing, *(Finding(CELL, cell.group, (cell.phase,), "") for cell in cells))
