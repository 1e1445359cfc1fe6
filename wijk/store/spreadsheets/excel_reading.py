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
from wijk.store.spreadsheets.bounds import bounded_workbook
from wijk.store.spreadsheets.sheets import MAX_COLUMNS, MAX_ROWS, Cell, Line, Sheet

__all__ = ["read_workbook"]

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
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            lean = io.BytesIO(bounded_workbook(archive))
        with zipfile.ZipFile(lean) as archive, warnings.catch_warnings(action="ignore"):
            workbook = load_workbook(lean, read_only=True, data_only=True, keep_links=False)
            return tuple(_sheet(sheet, archive) for sheet in workbook.worksheets[:MAX_SHEETS])
    except FileError:
        raise
    except Exception as error:  # openpyxl raises nearly anything on a damaged file
        raise FileError(
            "Dit is geen Excel-bestand dat Wijk kan lezen: het is beschadigd, beveiligd of van een ander programma. "
            "Open het in Excel en sla het op als .xlsx zonder wachtwoord, of als CSV."
        ) from error


def _sheet(sheet: Any, archive: zipfile.ZipFile) -> Sheet:
    merged = _merged_downwards(archive.read(sheet._worksheet_path))
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
    _fill_merged(lines, numbers, merged)
    return Sheet(sheet.title, tuple(map(Line, numbers, map(tuple, lines))))


def _merged_downwards(xml: bytes) -> list[tuple[int, int, int]]:
    """Return column, first and last row number of each merged cell of over one row."""
    found = []
    for match in MERGED.finditer(xml):
        column, first, _, last = range_boundaries(match[1].decode())
        if first < last and column <= MAX_COLUMNS:
            found.append((column, first, last))
    if sum(min(last - first, MAX_ROWS) for _, first, last in found) > MAX_FILLED:
        raise FileError("In dit Excel-bestand zijn te veel cellen samengevoegd. Hef het samenvoegen op.")
    return found


def _fill_merged(lines: list[list[Cell]], numbers: list[int], merged: list[tuple[int, int, int]]) -> None:
    """Repeat a merged cell downwards; sideways it is a title, or belongs to the first column."""
    for column, first, last in merged:
        begin, end = bisect_left(numbers, first), bisect_left(numbers, last + 1)
        if begin < len(numbers) and numbers[begin] == first:
            for line in lines[begin + 1 : end]:
                line[column - 1] = lines[begin][column - 1]


def _cell(value: Any) -> Cell:
    if isinstance(value, str):
        return excel_unescape(value)
    return value if value is None or isinstance(value, int | float | date | datetime) else str(value)
