"""Old Excel files (.xls) as lines of cells, read by xlrd: row by row, so that a stray cell costs no memory."""

import io
from collections.abc import Iterator
from typing import Any

import xlrd

from wijk.store.common.errors import FileError
from wijk.store.spreadsheets.excel_reading import MAX_SHEETS, fill_merged, filled_lines
from wijk.store.spreadsheets.sheets import MAX_COLUMNS, Line, Sheet

__all__ = ["read_old_workbook"]

UNREADABLE = (
    "Dit is een oud Excel-bestand (.xls) dat Wijk niet kan lezen, of een bestand met een wachtwoord. Open het in "
    "Excel, kies Opslaan als en sla het op als .xlsx of als CSV, zonder wachtwoord."
)


def read_old_workbook(content: bytes) -> tuple[Sheet, ...]:
    """Return the sheets of an .xls file. Raises FileError when it has a password, is damaged or has too many rows."""
    try:
        book = _opened(content)
        return tuple(_sheet(book, index) for index in range(min(book.nsheets, MAX_SHEETS)))
    except FileError:
        raise
    except Exception as error:  # xlrd raises nearly anything on a damaged file
        raise FileError(UNREADABLE) from error


def _opened(content: bytes) -> Any:
    """Open with what was merged; without it where the look of the file can't be read, however that is damaged.

    What is damaged besides is raised by the second try.
    """
    options = {"file_contents": content, "on_demand": True, "ragged_rows": True, "logfile": io.StringIO()}
    try:
        return xlrd.open_workbook(formatting_info=True, **options)
    except Exception:
        return xlrd.open_workbook(**options)


def _sheet(book: Any, index: int) -> Sheet:
    read = book.sheet_by_index(index)
    lines = filled_lines(read.name, _rows(book, read))
    merged = [(left + 1, top + 1, bottom) for top, bottom, left, _ in read.merged_cells if bottom - top > 1]
    fill_merged(lines, [one for one in merged if one[0] <= MAX_COLUMNS])
    book.unload_sheet(index)
    hidden = bool(read.visibility)
    return Sheet(read.name, tuple(Line(number, tuple(cells)) for number, cells in lines.items()), hidden)


def _rows(book: Any, read: Any) -> Iterator[tuple[int, list[Any]]]:
    for number in range(read.nrows):
        yield number + 1, [_value(book, cell) for cell in read.row(number)[:MAX_COLUMNS]]


def _value(book: Any, cell: Any) -> Any:
    match cell.ctype:
        case xlrd.XL_CELL_DATE if cell.value >= 1:
            return xlrd.xldate.xldate_as_datetime(cell.value, book.datemode)
        case xlrd.XL_CELL_BOOLEAN:
            return bool(cell.value)
        case xlrd.XL_CELL_ERROR:
            return xlrd.error_text_from_code.get(cell.value, "#N/A")
    return cell.value
