"""Reading a file as we export it, in one call: for scripts, for the example, and for the second sheet of a workbook."""

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from wijk.domain.answers import CellConfirmation
from wijk.domain.area import AREA_CODE
from wijk.domain.clock import example_day
from wijk.domain.initiative import Initiative
from wijk.domain.method import Method
from wijk.store.importing.area_scope import AreaScope
from wijk.store.importing.checking import Fault
from wijk.store.importing.choice_cells import required_choice
from wijk.store.importing.layout import NO_AREAS, ImportContext
from wijk.store.importing.whole_file import read_list
from wijk.store.initiatives.layout import INITIATIVE_LAYOUT
from wijk.store.initiatives.writing import CONFIRMATION_HEADERS, CONFIRMATION_SHEET
from wijk.store.spreadsheets.cell_values import CellError, as_text, read_day, shown
from wijk.store.spreadsheets.reading import read_sheets
from wijk.store.spreadsheets.rows import Row, column_name, has_headers, rows_under
from wijk.store.spreadsheets.sheets import Cell, Sheet

__all__ = [
    "confirmations_file",
    "read_confirmations",
    "read_initiatives",
]

FileContent = tuple[tuple[Initiative, ...], tuple[CellConfirmation, ...], tuple[Fault, ...]]


def confirmations_file(path: Path) -> Path:
    """Return where the confirmations of a CSV file of initiatives stand: in the file beside it."""
    return path.with_name(f"{path.stem}_zeker_niets{path.suffix}")


def read_initiatives(source: Path | bytes, method: Method, scope: AreaScope = NO_AREAS) -> FileContent:
    """Return the initiatives in a file, the cell confirmations that go with them, and what is wrong in it.

    ``source`` is a path or the content. Confirmations come from another sheet or, for a path to a CSV file, from
    `confirmations_file` when that exists. ``scope`` tells which areas the file is about: a row that names none gets
    the chosen one, and is a fault when there is none. Rows with a fault are left out; a repeated row is a fault.
    Raises FileError when the file can't be used as a whole, with a Dutch sentence; OSError when a path can't be read.
    """
    sheets = read_sheets(source if isinstance(source, bytes) else source.read_bytes())
    beside = None if isinstance(source, bytes) else confirmations_file(source)
    answers = read_sheets(beside.read_bytes()) if beside and beside.exists() else sheets
    confirmations, wrong_answers = read_confirmations(answers, method, scope)
    initiatives, wrong_rows = read_list(sheets, ImportContext(INITIATIVE_LAYOUT, method, scope))
    return initiatives, confirmations, wrong_rows + wrong_answers


def read_confirmations(
    sheets: Sequence[Sheet], method: Method, scope: AreaScope = NO_AREAS
) -> tuple[tuple[CellConfirmation, ...], tuple[Fault, ...]]:
    """Return what the room confirmed to be empty, from the sheet that has our headers; nothing when none has."""
    readers: tuple[Callable[[Cell], Any], ...] = (
        lambda cell: _area(cell, scope),
        lambda cell: required_choice(cell, method.groups),
        lambda cell: required_choice(cell, method.phases),
        _day,
    )
    for sheet in sheets:
        if has_headers(sheet, CONFIRMATION_HEADERS):
            read = [_confirmation(row, readers) for row in rows_under(sheet).rows]
            return (
                tuple(entry for entry in read if isinstance(entry, CellConfirmation)),
                tuple(entry for entry in read if isinstance(entry, Fault)),
            )
    return (), ()


def _confirmation(row: Row, readers: Sequence[Callable[[Cell], Any]]) -> CellConfirmation | Fault:
    values = []
    for index, (reader, cell) in enumerate(zip(readers, row.cells, strict=False)):
        try:
            values.append(reader(cell))
        except CellError as error:
            column = f"{CONFIRMATION_SHEET}: {column_name(CONFIRMATION_HEADERS, index)}"
            return Fault(row.number, column, shown(cell), str(error))
    return CellConfirmation(*values)


def _area(cell: Cell, scope: AreaScope) -> str:
    area = as_text(cell).strip().upper()
    if not AREA_CODE.fullmatch(area):
        raise CellError("Schrijf een CBS-code, bijvoorbeeld WK020218.")
    if scope.known is not None and area not in scope.known:
        raise CellError(f"De code {area} bestaat niet. Zoek de code op bij het wijkprofiel.")
    return area


def _day(cell: Cell) -> date:
    day = read_day(cell)
    if day is None:
        raise CellError(f"Schrijf de datum waarop dit is bevestigd, bijvoorbeeld {example_day()}.")
    return day
