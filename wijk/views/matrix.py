"""The matrix of target groups × phases to look at: a table for on screen and in Excel, and a summary for the beamer.

The rows follow the order of the needs that are given (the page lets the user order them by size or concentration);
groups without a need come after them in the method's order, and the row of general initiatives closes the table.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from wijk.approach.coverage import Cell, GeneralCell, Matrix, State
from wijk.approach.findings import Mismatch, Need
from wijk.approach.wording import counted, decimal, listed
from wijk.domain.method import TargetGroup

__all__ = [
    "GENERAL_NAME",
    "SYMBOLS",
    "Summary",
    "cell_lines",
    "general_lines",
    "matrix_rows",
    "matrix_table",
    "need_texts",
    "ordered_groups",
    "summarise",
]

SYMBOLS: dict[State, str] = {"niet ingevuld": "?", "leeg": "○", "kwetsbaar": "◐", "gedekt": "●"}
GENERAL_NAME = "Algemeen: voor iedereen of voor een groter gebied"
UNKNOWN = "niet bekend"


@dataclass(frozen=True, slots=True)
class Summary:
    """A few lines for the beamer: the grounds of the largest mismatches, and what nobody knows yet."""

    largest: tuple[str, ...]
    unknown: str


def matrix_table(matrix: Matrix, needs: Sequence[Need]) -> pd.DataFrame:
    """Return the matrix as text: a row per group, with its size and concentration, and a column per phase.

    Indexed by group name, the last row by ``GENERAL_NAME``. Initiatives' names are not in it.
    """
    need_of = {need.group: need for need in needs}
    rows: dict[str, list[str]] = {}
    for group in ordered_groups(matrix, needs):
        cells = (" · ".join(cell_lines(cell)) for cell in matrix.row(group.id))
        rows[group.name] = [*need_texts(need_of.get(group.id, Need(group.id))), *cells]
    rows[GENERAL_NAME] = ["", "", *(" · ".join(general_lines(cell)) for cell in matrix.general)]
    columns = ["Omvang", "Concentratie", *(phase.name for phase in matrix.method.phases)]
    return pd.DataFrame.from_dict(rows, orient="index", columns=columns).rename_axis("Doelgroep")


def matrix_rows(matrix: Matrix, needs: Sequence[Need]) -> list[list[str]]:
    """Return ``matrix_table`` as rows of text, the first the header."""
    table = matrix_table(matrix, needs).reset_index()
    return [list(table.columns), *table.to_numpy().tolist()]


def ordered_groups(matrix: Matrix, needs: Sequence[Need]) -> list[TargetGroup]:
    """Return the groups in the order of the needs, then those without a need in the method's order."""
    position = {need.group: number for number, need in enumerate(needs)}
    return sorted(matrix.method.groups, key=lambda group: position.get(group.id, len(position)))


def cell_lines(cell: Cell) -> tuple[str, ...]:
    """Return what a cell says, line by line: symbol and word, how many, what is there in general, and the capacity."""
    lines = [f"{SYMBOLS[cell.state]} {cell.state}"]
    if cell.count:
        lines.append(_initiatives(cell.count))
    if cell.general:
        lines.append(f"+{decimal(cell.general)} algemeen")
    if cell.capacity_per_month is not None:
        lines.append(f"{counted(cell.capacity_per_month, 'plek', 'plekken')} per maand")
    return tuple(lines)


def general_lines(cell: GeneralCell) -> tuple[str, ...]:
    """Return what a cell in the row of general initiatives says."""
    return (_initiatives(len(cell.initiatives)) if cell.initiatives else "geen ingevuld",)


def need_texts(need: Need) -> tuple[str, str]:
    """Return size (rounded to tens, because the published counts are rounded too) and concentration in words."""
    if need.size is None:
        size = UNKNOWN
    elif 0 < need.size < 10:
        size = "minder dan 10"
    else:
        size = decimal((need.size + 5) // 10 * 10)
    return size, UNKNOWN if need.ratio is None else decimal(need.ratio)


def summarise(matrix: Matrix, mismatches: Sequence[Mismatch], at_most: int = 3) -> Summary:
    """Take the first mismatches (they come largest first) and count the cells of which nobody knows what there is."""
    unknown = sum(cell.state == "niet ingevuld" for cell in matrix.cells)
    if unknown:
        are = "is er 1" if unknown == 1 else f"zijn er {decimal(unknown)}"
        text = f"Van de {decimal(len(matrix.cells))} vakjes {are} niet ingevuld: niemand weet nog of daar iets is."
    else:
        text = "Alle vakjes zijn ingevuld."
    blank = [
        group.name
        for group in matrix.method.groups
        if all(cell.state == "niet ingevuld" for cell in matrix.row(group.id))
    ]
    if blank:
        text += f" Nog helemaal niets ingevuld: {listed(blank)}."
    return Summary(tuple(mismatch.reason for mismatch in mismatches[:at_most]), text)


def _initiatives(count: int) -> str:
    return counted(count, "initiatief", "initiatieven")
