"""Rows of cells as the bytes of a CSV file or an Excel workbook, in a form that importing reads back without loss."""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font

from wijk.store.common.texts import excel_escape, quote
from wijk.store.spreadsheets.cell_values import as_text
from wijk.store.spreadsheets.sheets import Cell

__all__ = ["Rows", "csv_bytes", "listed", "workbook_bytes"]

FIRST_EXCEL_YEAR = 1901
EXCEL_DIGITS = ".16g"
Rows = Iterable[Sequence[Cell]]


def listed(ids: Iterable[str], names: Mapping[str, str]) -> str:
    """Return the names of the ids that have one, as one cell."""
    return "; ".join(names[identifier] for identifier in ids if identifier in names)


def csv_bytes(rows: Rows) -> bytes:
    """Return rows as CSV for a Dutch Excel: UTF-8 with BOM, semicolons."""
    file = io.StringIO(newline="")
    writer = csv.writer(file, delimiter=";")
    for row in rows:
        writer.writerow([_cell_text(cell) for cell in row])
    return file.getvalue().encode("utf-8-sig")


def workbook_bytes(sheets: Iterable[tuple[str, Rows]]) -> bytes:
    """Return an Excel workbook of sheets with a title; the first row of each is bold and stays in sight."""
    workbook = Workbook(write_only=True)
    for title, rows in sheets:
        sheet = workbook.create_sheet(title)
        sheet.freeze_panes = "A2"
        for number, row in enumerate(rows):
            sheet.append([_excel_cell(sheet, cell, bold=number == 0) for cell in row])
    file = io.BytesIO()
    workbook.save(file)
    return file.getvalue()


def _cell_text(cell: Cell) -> str:
    """Return a cell as it stands in a CSV file."""
    return quote(cell if isinstance(cell, str) else as_text(cell))


def _excel_cell(sheet: Any, cell: Cell, *, bold: bool) -> Any:
    is_number = isinstance(cell, int | float) and not isinstance(cell, bool) and float(f"{cell:{EXCEL_DIGITS}}") == cell
    is_date = isinstance(cell, date) and cell.year >= FIRST_EXCEL_YEAR
    written = WriteOnlyCell(sheet, cell if is_number or is_date else excel_escape(_cell_text(cell)))
    if is_date:
        written.number_format = "DD-MM-YYYY"
    if bold:
        written.font = Font(bold=True)
    return written
