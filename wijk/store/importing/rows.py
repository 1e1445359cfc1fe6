"""From the lines of a table to the fields of what they are about, with a fault for every cell that can't be understood.

A row with a fault is not imported at all: half a row would say something else than was meant (an initiative without its
target group counts as one for everyone). The other rows are not affected.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from wijk.domain.method import Method
from wijk.store.importing.areas import Where
from wijk.store.importing.columns import Targets, column_name
from wijk.store.importing.layout import Layout
from wijk.store.spreadsheets.cell_values import CellError, is_blank, shown
from wijk.store.spreadsheets.sheets import Line, Table

__all__ = ["REPORT_EVERY", "SHOWN", "CheckedRow", "Fault", "Progress", "check_rows", "no_progress"]

Progress = Callable[[float], None]
REPORT_EVERY = 200
SHOWN = 200


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong in one cell: row number and column as in the file, the start of what it says, how to mend it."""

    row: int
    column: str
    value: str
    message: str


@dataclass(frozen=True, slots=True)
class CheckedRow:
    """A line of the file: the fields it fills in (an empty cell fills in nothing) or, if not good, its faults."""

    line: Line
    fields: Mapping[str, Any]
    faults: tuple[Fault, ...]


def no_progress(_share: float) -> None:
    """Report progress to nobody."""


def check_rows(
    table: Table,
    mapping: Targets,
    method: Method,
    where: Where,
    on_progress: Progress,
    layout: Layout,
) -> tuple[CheckedRow, ...]:
    """Return every line of the table, checked, in the order of the file.

    ``where`` tells which areas the file is about; what names no area is judged as if it named the chosen one.
    ``on_progress`` gets the share that is done.
    """
    rows = []
    for done, line in enumerate(table.lines):
        if done % REPORT_EVERY == 0:
            on_progress(done / len(table.lines))
        rows.append(_check_row(table.headers, line, mapping, method, where, layout))
    on_progress(1.0)
    return tuple(rows)


def _check_row(
    headers: Sequence[str], line: Line, mapping: Targets, method: Method, where: Where, layout: Layout
) -> CheckedRow:
    fields: dict[str, Any] = {}
    faults: list[Fault] = []

    def blame(index: int, message: str) -> None:
        value = shown(line.cells[index])
        why = layout.hidden(value) or message
        faults.append(Fault(line.number, column_name(headers, index), layout.told(value)[:SHOWN], why))

    for index, (target, cell) in enumerate(zip(mapping, line.cells, strict=True)):
        if target and not is_blank(cell):
            try:
                field, value = layout.read(target, cell, method, where)
            except CellError as error:
                blame(index, str(error))
            else:
                if value is not None:
                    fields[field] = _joined(fields[field], value) if field in fields else value
    fields = layout.settled(fields, method)
    if not faults:
        draft = layout.record_type.type(**{"id": "-", layout.named: "", **layout.at(where.chosen), **fields})
        for field, message in layout.record_type.faults_in(draft).items():
            blame(mapping.index(field if field in mapping else layout.shown_for(mapping)), message)
    return CheckedRow(line, fields, tuple(faults))


def _joined(old: Any, new: Any) -> Any:
    """Return what two columns for one field say together."""
    if isinstance(new, str):
        return f"{old}, {new}"
    if isinstance(new, dict):
        return {phase: new.get(phase) or old.get(phase, ()) for phase in (*old, *new)}
    return tuple(dict.fromkeys((*old, *new)))
