"""What a file holds before anybody says what its columns mean: sheets of lines of cells."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

__all__ = ["MAX_BYTES", "MAX_COLUMNS", "MAX_ROWS", "Cell", "Line", "Sheet", "Table", "column_letter"]

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


@dataclass(frozen=True, slots=True)
class Table:
    """A sheet whose header line was found; ``lines`` are the lines under it, as wide as ``headers``."""

    title: str
    headers: tuple[str, ...]
    lines: tuple[Line, ...]


def column_letter(index: int) -> str:
    """Return the name of a column (0 is A) as a spreadsheet program shows it.

    >>> column_letter(0), column_letter(27)
    ('A', 'AB')
    """
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
