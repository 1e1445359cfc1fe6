"""What a file holds before anybody says where its column names stand: sheets of lines of cells."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

__all__ = ["MAX_BYTES", "MAX_COLUMNS", "MAX_ROWS", "Cell", "Line", "Sheet"]

Cell = str | int | float | Decimal | bool | date | datetime | None

MAX_BYTES = 10_000_000
MAX_ROWS = 20_000
MAX_COLUMNS = 200


@dataclass(frozen=True, slots=True)
class Line:
    """A line with something in it; ``number`` is the row number that a spreadsheet program shows."""

    number: int
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet of a workbook, or the whole of a CSV file (then without title); empty lines are left out."""

    title: str
    lines: tuple[Line, ...]
