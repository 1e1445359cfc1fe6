"""Excel workbooks as lines of cells, with cells that were merged downwards filled in every row they cover."""

import io
import re
import warnings
import zipfile
from bisect import bisect_left
from datetime import date, datetime
from typing import Any

from openpyxl import load_workbook
from openpyxl.utils.cell import range_boundaries

from wijk.store.common.errors import FileError
from wijk.store.common.texts import excel_unescape
from wijk.store.spreadsheets.sheets import MAX_COLUMNS, MAX_ROWS, Cell, Line, Sheet

__all__ = ["read_workbook"]

MAX_UNPACKED = 150_000_000
MAX_SHEETS = 20
MAX_LINE_NUMBER = 1_048_576
MAX_FILLED = 2_000_000
EMPTY = (None,) * MAX_COLUMNS
MERGED = re.compile(rb'<(?:\w+:)?mergeCell\s[^>]*?ref="([A-Z]{1,3}\d{1,7}:[A-Z]{1,3}\d{1,7})"')


def read_workbook(content: bytes) -> tuple[Sheet, ...]:
    """Return the sheets of an .xlsx file; formulas give the value that was last calculated.

    Raises FileError when it is protected, damaged, unpacks to an absurd size or has too many rows.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive, warnings.catch_warnings(action="ignore"):
            if sum(entry.file_size for entry in archive.infolist()) > MAX_UNPACKED:
                raise FileError("Dit Excel-bestand is uitgepakt veel te groot. Bewaar alleen het blad dat nodig is.")
            workbook = load_workbook(io.BytesIO(content), read_only=True, data_only=True)
            return tuple(_sheet(sheet, archive) for sheet in workbook.worksheets[:MAX_SHEETS])
    except FileError:
        raise
    except Exception as error:  # openpyxl raises nearly anything on a damaged file
        raise FileError(
            "Dit is geen Excel-bestand dat Wijk kan lezen: het is beschadigd, beveiligd of van een ander programma. "
            "Open het in Excel en sla het op als .xlsx zonder wachtwoord, of als CSV."
        ) from error


def _sheet(sheet: Any, archive: zipfile.ZipFile) -> Sheet:
    sheet.reset_dimensions()
    lines: list[list[Cell]] = []
    numbers: list[int] = []
    for number, values in enumerate(sheet.iter_rows(values_only=True, max_col=MAX_COLUMNS), start=1):
        if number > MAX_LINE_NUMBER:
            break
        if values != EMPTY and any(value is not None and value != "" for value in values):
            lines.append([_cell(value) for value in values])
            numbers.append(number)
        if len(lines) > MAX_ROWS + 1:
            raise FileError(f"Op het blad {sheet.title} staan meer dan 20.000 rijen. Splits het in kleinere bestanden.")
    _fill_merged(lines, numbers, archive.read(sheet._worksheet_path))
    return Sheet(sheet.title, tuple(map(Line, numbers, map(tuple, lines))))


def _fill_merged(lines: list[list[Cell]], numbers: list[int], xml: bytes) -> None:
    """Repeat a merged cell downwards; sideways it is a title, or belongs to the first column."""
    filled = 0
    for match in MERGED.finditer(xml):
        column, first, _, last = range_boundaries(match[1].decode())
        begin, end = bisect_left(numbers, first), bisect_left(numbers, last + 1)
        if column > MAX_COLUMNS or begin == len(numbers) or numbers[begin] != first:
            continue
        filled += end - begin
        if filled > MAX_FILLED:
            raise FileError("In dit Excel-bestand zijn te veel cellen samengevoegd. Hef het samenvoegen op.")
        for line in lines[begin + 1 : end]:
            line[column - 1] = lines[begin][column - 1]


def _cell(value: Any) -> Cell:
    if isinstance(value, str):
        return excel_unescape(value)
    return value if value is None or isinstance(value, int | float | date | datetime) else str(value)
