"""Excel workbooks as lines of cells, with cells that were merged downwards filled in every row they cover.

They are parsed by calamine: fast enough for 20,000 rows, and it doesn't stumble over styles, which say nothing of what
is in a cell. It holds a sheet as one block of cells, so `bounded_workbook` takes out what would make that block large.
"""

import io
import posixpath
import zipfile
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from typing import Any
from xml.etree import ElementTree

import python_calamine

from wijk.store.common.errors import FileError
from wijk.store.common.texts import excel_unescape
from wijk.store.spreadsheets.bounds import SheetFacts, bounded_workbook
from wijk.store.spreadsheets.sheets import MAX_COLUMNS, MAX_LINES, MAX_ROWS, Cell, Line, Sheet

__all__ = ["DAMAGED", "MAX_SHEETS", "fill_merged", "filled_lines", "native", "read_workbook"]

MAX_SHEETS = 60
MAX_FILLED = 2_000_000
DAMAGED = (
    "Dit is geen Excel-bestand dat Wijk kan lezen: het is beschadigd, beveiligd of van een ander programma. "
    "Open het in Excel en sla het op als .xlsx zonder wachtwoord, of als CSV."
)
UNCALCULATED = (
    "In {count} {cells}{where} staat een formule zonder uitkomst: daar staat nu niets. Open het bestand één keer in "
    "Excel of LibreOffice, sla het op en kies het opnieuw."
)


def read_workbook(archive: zipfile.ZipFile) -> tuple[Sheet, ...]:
    """Return the sheets of an .xlsx file; formulas give the value that was last calculated.

    Raises FileError when it is protected, damaged, unpacks to an absurd size or has too many rows.
    """
    with refusing_damage():
        lean, facts = bounded_workbook(archive)
        parts = _parts_of_sheets(archive)
        workbook = python_calamine.load_workbook(io.BytesIO(lean))
        return tuple(
            _sheet(workbook, listed, facts.get(parts.get(listed.name, ""), SheetFacts()))
            for listed in workbook.sheets_metadata[:MAX_SHEETS]
            if listed.typ == python_calamine.SheetTypeEnum.WorkSheet
        )


@contextmanager
def refusing_damage() -> Iterator[None]:
    """Make a FileError of whatever a parser raises on a damaged file; one written in Rust can panic."""
    try:
        yield
    except FileError:
        raise
    except Exception as error:
        raise FileError(DAMAGED) from error
    except BaseException as error:
        if type(error).__name__ != "PanicException":
            raise
        raise FileError(DAMAGED) from error


def _parts_of_sheets(archive: zipfile.ZipFile) -> dict[str, str]:
    """Return by the name of a sheet the path of the part that holds it, in small letters."""
    related = {
        one.get("Id"): posixpath.normpath(posixpath.join("/xl", one.get("Target", ""))).strip("/").lower()
        for one in ElementTree.fromstring(archive.read("xl/_rels/workbook.xml.rels"))
    }
    sheets = [one for one in ElementTree.fromstring(archive.read("xl/workbook.xml")).iter() if _name(one) == "sheet"]
    return {
        one.get("name", ""): related.get(identifier, "")
        for one in sheets
        for attribute, identifier in one.attrib.items()
        if attribute.endswith("}id")
    }


def _name(element: ElementTree.Element) -> str:
    return element.tag.rpartition("}")[2]


def _sheet(workbook: Any, listed: Any, facts: SheetFacts) -> Sheet:
    read = workbook.get_sheet_by_name(listed.name)
    first_row, first_column = read.start or (0, 0)
    numbers = facts.numbers[first_row:]
    rows = ([None] * first_column + row for row in read.iter_rows())
    lines = filled_lines(listed.name, zip(numbers, map(_unescaped, rows), strict=False))
    fill_merged(lines, facts.merged)
    told = _uncalculated(facts, listed.name)
    hidden = listed.visible != python_calamine.SheetVisibleEnum.Visible
    return Sheet(listed.name, tuple(Line(number, tuple(cells)) for number, cells in lines.items()), hidden, told)


def _unescaped(row: list[Any]) -> list[Any]:
    return [excel_unescape(value) if isinstance(value, str) else value for value in row]


def filled_lines(title: str, rows: Iterable[tuple[int, list[Any]]]) -> dict[int, list[Cell]]:
    """Return by row number the cells of the rows with something in them; FileError when there are too many."""
    lines = {}
    for number, row in rows:
        cells = [native(value) for value in row[:MAX_COLUMNS]]
        if any(cell is not None for cell in cells):
            lines[number] = cells
            if len(lines) > MAX_LINES:
                raise FileError(f"Op het blad {title} staan meer dan 20.000 rijen. Splits het in kleinere bestanden.")
    return lines


def native(value: Any) -> Cell:
    """Return what a parser gives as a cell: nothing for an empty text, whole numbers without decimals."""
    if isinstance(value, str):
        return value or None
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return int(value)
    return value if value is None or isinstance(value, int | float | date | datetime) else str(value)


def fill_merged(lines: Mapping[int, list[Cell]], merged: Sequence[tuple[int, int, int]]) -> None:
    """Repeat each merged cell (column, first and last row number) downwards; sideways it is a title."""
    if sum(min(last - first, MAX_ROWS) for _, first, last in merged) > MAX_FILLED:
        raise FileError("In dit Excel-bestand zijn te veel cellen samengevoegd. Hef het samenvoegen op.")
    numbers = list(lines)
    for column, first, last in merged:
        if first in lines and column <= len(lines[first]):
            for number in numbers[bisect_left(numbers, first) + 1 : bisect_left(numbers, last + 1)]:
                lines[number][column - 1] = lines[first][column - 1]


def _uncalculated(facts: SheetFacts, title: str) -> tuple[str, ...]:
    if not facts.uncalculated:
        return ()
    cells = "cel" if facts.uncalculated == 1 else "cellen"
    where = f" op het blad {title}" if title else ""
    return (UNCALCULATED.format(count=facts.uncalculated, cells=cells, where=where),)
