"""What a file holds before anybody says where its column names stand: sheets of lines of cells."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

__all__ = ["MAX_BYTES", "MAX_COLUMNS", "MAX_LINES", "MAX_ROWS", "Cell", "Line", "Sheet", "sheet_of_records"]

Cell = str | int | float | Decimal | bool | date | datetime | None

MAX_BYTES = 10_000_000
MAX_ROWS = 20_000
# With the column names and what stands above them.
MAX_LINES = MAX_ROWS + 50
MAX_COLUMNS = 200


@dataclass(frozen=True, slots=True)
class Line:
    """A line with something in it; ``number`` is the row number that a spreadsheet program shows."""

    number: int
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet of a workbook, or the whole of a CSV file (then without title); empty lines are left out.

    ``hidden`` tells that a spreadsheet program doesn't show it; ``remarks`` are Dutch sentences on what reading mended
    or could not read. ``is_data`` tells that it comes from a format of data, in which the first line is of names and
    every other line is a thing.
    """

    title: str
    lines: tuple[Line, ...]
    hidden: bool = False
    remarks: tuple[str, ...] = ()
    is_data: bool = False


def sheet_of_records(records: Sequence[Mapping[str, Cell]], title: str = "") -> Sheet:
    """Return records as a sheet: their names as the first line, in the order in which they turn up, and a line each."""
    names = list(dict.fromkeys(name for record in records for name in record))[:MAX_COLUMNS]
    lines = [tuple(record.get(name) for name in names) for record in records]
    numbered = (Line(number, cells) for number, cells in enumerate([tuple(names), *lines], start=1))
    return Sheet(
        title, tuple(line for line in numbered if any(cell not in (None, "") for cell in line.cells)), is_data=True
    )
