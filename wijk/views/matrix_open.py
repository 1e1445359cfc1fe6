"""What is still open in the matrix, told as a list: per phase or per target group, the cells without an initiative."""

from collections.abc import Sequence
from typing import Literal

from wijk.approach.coverage import Matrix, MatrixCell
from wijk.approach.findings import GroupFigures
from wijk.figures.wording import decimal, listed
from wijk.views.matrix import ordered_groups

__all__ = ["OPEN_BY", "OpenBy", "open_lines"]

OpenBy = Literal["fase", "doelgroep"]
OPEN_BY: dict[OpenBy, str] = {"fase": "Per fase", "doelgroep": "Per doelgroep"}


def open_lines(matrix: Matrix, group_figures: Sequence[GroupFigures], by: OpenBy) -> list[tuple[str, str]]:
    """Return for each phase, or each group in the order of its figures, its name and which of its cells are open.

    A cell is open when nothing of the group's own was entered, also where the room is sure that there is nothing: that
    is said. A phase or group without open cells is left out.
    """
    groups = {group.id: group.name for group in ordered_groups(matrix, group_figures)}
    phases = {phase.id: phase.name for phase in matrix.method.phases}
    cells = {(cell.group, cell.phase): cell for cell in matrix.cells}
    told = []
    for this, name in (phases if by == "fase" else groups).items():
        others = groups if by == "fase" else phases
        row = {other: cells[(other, this) if by == "fase" else (this, other)] for other in others}
        empty = {other: cell for other, cell in row.items() if not cell.count}
        if empty:
            told.append((name, _line(empty, others, len(row))))
    return told


def _line(empty: dict[str, MatrixCell], names: dict[str, str], of: int) -> str:
    unknown = [names[one] for one, cell in empty.items() if cell.state == "niet ingevuld"]
    sure = [names[one] for one, cell in empty.items() if cell.state == "leeg"]
    everything = len(unknown) == of
    parts = [f"niet ingevuld: {'alles' if everything else listed(unknown)}"] if unknown else []
    parts += [f"zeker niets: {listed(sure)}"] if sure else []
    return f"{decimal(len(empty))} van {decimal(of)} open; {'; '.join(parts)}"
