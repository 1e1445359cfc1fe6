"""From rows to the fields of what they are about, with a fault for every cell that can't be understood.

A row with a fault is not imported at all: half a row would say something else than was meant (an initiative without its
target group counts as one for everyone). The other rows are not affected.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from wijk.store.importing.layout import ColumnReader, ImportContext
from wijk.store.importing.mapping import ColumnMapping
from wijk.store.spreadsheets.cell_values import CellError, is_blank, shown
from wijk.store.spreadsheets.rows import Row

__all__ = ["MOST_SHOWN", "REPORT_EVERY", "CheckedRow", "Fault", "Progress", "check_rows", "no_progress"]

Progress = Callable[[float], None]
REPORT_EVERY = 200
# How much of a cell is shown beside its fault.
MOST_SHOWN = 200


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong in one cell: row number and column as in the file, the start of what it says, how to mend it."""

    row: int
    column: str
    value: str
    message: str


@dataclass(frozen=True, slots=True)
class CheckedRow:
    """A row of the file: the fields it fills in (an empty cell fills in nothing) or, if not good, its faults."""

    row: Row
    fields: Mapping[str, Any]
    faults: tuple[Fault, ...]


def no_progress(_share: float) -> None:
    """Report progress to nobody."""


def check_rows(
    rows: Sequence[Row], mapping: ColumnMapping, context: ImportContext, on_progress: Progress = no_progress
) -> tuple[CheckedRow, ...]:
    """Return every row, checked, in the order given.

    What names no area is judged as if it named the chosen one. ``on_progress`` gets the share that is done.
    """
    readers = [(index, context.reader(target)) for index, target in enumerate(mapping) if target]
    checked = []
    for done, row in enumerate(rows):
        if done % REPORT_EVERY == 0:
            on_progress(done / len(rows))
        checked.append(_check_row(row, readers, mapping, context))
    on_progress(1.0)
    return tuple(checked)


def _check_row(
    row: Row, readers: Sequence[tuple[int, ColumnReader]], mapping: ColumnMapping, context: ImportContext
) -> CheckedRow:
    layout = context.layout
    fields: dict[str, Any] = {}
    faults: list[Fault] = []

    def blame(index: int, message: str) -> None:
        value = shown(row.cells[index])
        why = layout.hidden(value) or message
        faults.append(Fault(row.number, row.column(index), layout.to_show(value)[:MOST_SHOWN], why))

    for index, reader in readers:
        cell = row.cells[index]
        if is_blank(cell):
            continue
        try:
            value = reader.read(cell)
        except CellError as error:
            blame(index, str(error))
        else:
            if value is not None:
                field = reader.field
                fields[field] = _joined(fields[field], value) if field in fields else value
    fields = layout.settled(fields, context.method)
    if not faults:
        draft = layout.record_type.type(**{"id": "-", layout.named: "", **layout.at(context.areas.chosen), **fields})
        for field, message in layout.record_type.faults_in(draft).items():
            blame(mapping.index(field) if field in mapping else layout.naming_column(mapping), message)
    return CheckedRow(row, fields, tuple(faults))


def _joined(old: Any, new: Any) -> Any:
    """Return what two columns for one field say together."""
    if isinstance(new, str):
        return f"{old}, {new}"
    if isinstance(new, dict):
        return {phase: new.get(phase) or old.get(phase, ()) for phase in (*old, *new)}
    return tuple(dict.fromkeys((*old, *new)))
