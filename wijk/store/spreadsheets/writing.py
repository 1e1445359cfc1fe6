"""Rows of cells as the bytes of a CSV file or an Excel workbook, in a form that importing reads back without loss.

Every file that leaves the dashboard as rows is written here, so that one rule keeps texts from being run as a formula.
"""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from textwrap import wrap
from typing import Any

from wijk.store.common.texts import excel_escape, quote, storable
from wijk.store.spreadsheets.about import ABOUT_SHEET, About, about_line, about_rows
from wijk.store.spreadsheets.cell_values import as_text
from wijk.store.spreadsheets.sheets import Cell

__all__ = ["EXCEL", "Rows", "SheetToWrite", "csv_bytes", "names_of", "workbook_bytes"]

# What a browser is told that a workbook is.
EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
FIRST_EXCEL_YEAR = 1901
EXCEL_DIGITS = ".16g"
# Widths of columns in signs, and heights of rows in points.
NARROWEST, WIDEST, LINE_HEIGHT, HIGHEST = 10, 44, 15, 409
LANGUAGE, A4 = "nl-NL", 9
# Signs of what a file says about itself, which Excel limits.
MOST_ABOUT = 255
Rows = Iterable[Sequence[Cell]]


@dataclass(frozen=True, slots=True)
class SheetToWrite:
    """A sheet to write: its name, its rows, the first the header, and a line above them if any."""

    name: str
    rows: Rows
    title: str = ""


def names_of(ids: Iterable[str], names: Mapping[str, str]) -> str:
    """Return the names of the ids that have one, as one cell."""
    return "; ".join(names[identifier] for identifier in ids if identifier in names)


def csv_bytes(rows: Rows, about: About | None = None) -> bytes:
    """Return rows as CSV for a Dutch Excel: UTF-8 with BOM, semicolons; above them what the file is about."""
    file = io.StringIO(newline="")
    writer = csv.writer(file, delimiter=";")
    if about:
        writer.writerow([quote(about_line(about))])
    for row in rows:
        writer.writerow([_text(cell) for cell in row])
    return file.getvalue().encode("utf-8-sig")


def workbook_bytes(sheets: Iterable[SheetToWrite], about: About | None = None) -> bytes:
    """Return an Excel workbook; the header of each sheet is bold and stays in sight, the last says what it is about.

    Numbers and days are numbers and days; a cell with nothing in it is empty. The rows of a sheet are a table with a
    header and a filter; printed it is as wide as the paper, with the header on each page.
    """
    from openpyxl import Workbook  # here, because it would slow the start of every page

    workbook = Workbook(write_only=True)
    workbook.properties.creator, workbook.properties.language = "Wijk", LANGUAGE
    workbook.properties.title = excel_escape(storable(about.title))[:MOST_ABOUT] if about else None
    every = (*sheets, *([SheetToWrite(ABOUT_SHEET, about_rows(about))] if about else []))
    for number, written in enumerate(every, start=1):
        _write(workbook.create_sheet(written.name), written, f"Tabel{number}")
    file = io.BytesIO()
    workbook.save(file)
    return file.getvalue()


def _write(sheet: Any, written: SheetToWrite, table: str) -> None:
    from openpyxl.utils import get_column_letter

    rows = [list(row) for row in written.rows]
    above = 1 if written.title else 0
    sheet.freeze_panes = f"A{above + 2}"
    widths = [_width(column) for column in zip(*rows, strict=False)]
    for place, width in enumerate(widths, start=1):
        sheet.column_dimensions[get_column_letter(place)].width = width
    if len(rows) > 1:
        _table(sheet, rows[0], f"A{above + 1}:{get_column_letter(len(rows[0]))}{above + len(rows)}", table)
    _on_paper(sheet, above + 1)
    if written.title:
        sheet.append([_excel_cell(sheet, written.title, bold=True)])
    for number, row in enumerate(rows):
        lines = max((_lines(cell, width) for cell, width in zip(row, widths, strict=False)), default=1)
        if lines > 1:
            sheet.row_dimensions[above + number + 1].height = min(lines * LINE_HEIGHT, HIGHEST)
        sheet.append([_excel_cell(sheet, cell, bold=number == 0, many_lines=lines > 1) for cell in row])


def _width(column: Iterable[Cell]) -> int:
    longest = max(max(map(len, _shown(cell).splitlines() or [""])) for cell in column)
    return min(max(longest + 2, NARROWEST), WIDEST)


def _lines(cell: Cell, width: int) -> int:
    """How many lines a text takes in a column: not every program finds out by itself how high a row must be."""
    if not isinstance(cell, str) or (len(cell) < width and "\n" not in cell):
        return 1
    return sum(len(wrap(line, width - 2)) or 1 for line in cell.splitlines())


def _shown(cell: Cell) -> str:
    return cell if isinstance(cell, str) else as_text(cell)


def _table(sheet: Any, header: Sequence[Cell], room: str, name: str) -> None:
    """Make a table of the rows in this room; only a filter where two columns are called the same, or one is not."""
    from openpyxl.worksheet.filters import AutoFilter
    from openpyxl.worksheet.table import Table, TableColumn, TableStyleInfo

    texts = [excel_escape(_text(cell)) for cell in header]
    if not all(texts) or len({text.casefold() for text in texts}) < len(texts):
        sheet.auto_filter.ref = room
        return
    table = Table(displayName=name, ref=room, tableStyleInfo=TableStyleInfo("TableStyleLight1", showRowStripes=True))
    table.tableColumns = [TableColumn(id=number, name=text) for number, text in enumerate(texts, start=1)]
    table.autoFilter = AutoFilter(ref=room)
    sheet.tables.add(table)


def _on_paper(sheet: Any, header: int) -> None:
    """Lying A4, as wide as the paper, with everything up to the header (its row) and a number on each page."""
    from openpyxl.worksheet.properties import PageSetupProperties

    sheet.print_title_rows = f"1:{header}"
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.oddFooter.center.text = "Bladzijde &P van &N"


def _excel_cell(sheet: Any, cell: Cell, *, bold: bool, many_lines: bool = False) -> Any:
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Alignment, Font

    if cell is None or cell == "":
        return None
    is_day = isinstance(cell, date) and cell.year >= FIRST_EXCEL_YEAR
    written = WriteOnlyCell(sheet, cell if is_day or _is_number(cell) else excel_escape(_text(cell)))
    if isinstance(cell, Decimal):
        written.number_format = f"#,##0.{'0' * -int(cell.as_tuple().exponent)}".rstrip(".")
    if is_day:
        written.number_format = "DD-MM-YYYY"
    if bold:
        written.font = Font(bold=True)
    if many_lines:
        written.alignment = Alignment(wrap_text=isinstance(cell, str), vertical="top")
    return written


def _text(cell: Cell) -> str:
    """Return a cell as it stands in a CSV file."""
    return quote(_shown(cell))


def _is_number(cell: Cell) -> bool:
    """Whether Excel, which keeps sixteen digits, holds this number as it is."""
    if isinstance(cell, bool) or not isinstance(cell, int | float | Decimal):
        return False
    return isinstance(cell, Decimal) or float(f"{cell:{EXCEL_DIGITS}}") == cell
