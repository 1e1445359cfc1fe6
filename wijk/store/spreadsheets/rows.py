"""The rows of a sheet under their column names: each row knows where it stands and what its columns are called."""

from collections.abc import Sequence
from dataclasses import dataclass

from wijk.store.common.texts import unquote, words
from wijk.store.spreadsheets.cell_values import shown
from wijk.store.spreadsheets.sheets import Cell, Sheet

__all__ = ["Row", "RowList", "column_name", "filled_cells", "has_headers", "rows_under"]


@dataclass(frozen=True, slots=True)
class Row:
    """A row under column names; ``number`` is the row number that a spreadsheet program shows.

    ``headers`` are the names of its columns as they stand in the file, empty where there is none, and ``cells`` what
    stands under each.
    """

    sheet: str
    number: int
    headers: tuple[str, ...]
    cells: tuple[Cell, ...]

    def column(self, index: int) -> str:
        """Return how to point at a column of this row."""
        return column_name(self.headers, index)


@dataclass(frozen=True, slots=True)
class RowList:
    """The rows under the column names of a sheet, if there are any."""

    sheet: str
    headers: tuple[str, ...]
    rows: tuple[Row, ...]


def rows_under(sheet: Sheet, header: int = 0) -> RowList:
    """Return the rows under line ``header`` (0 is the first line) of ``sheet``.

    They are as wide as the widest of them, the header included.
    """
    width = max(len(filled_cells(line.cells)) for line in sheet.lines[header:])
    padding = (None,) * width
    headers = tuple(unquote(shown(cell)) for cell in (sheet.lines[header].cells + padding)[:width])
    lines = sheet.lines[header + 1 :]
    rows = (Row(sheet.title, line.number, headers, (line.cells + padding)[:width]) for line in lines)
    return RowList(sheet.title, headers, tuple(rows))


def has_headers(sheet: Sheet, headers: Sequence[str]) -> bool:
    """Return whether a sheet begins with these column names, capitals and accents aside."""
    wanted = [words(header) for header in headers]
    return [words(str(cell or "")) for cell in sheet.lines[0].cells[: len(wanted)]] == wanted


def filled_cells(cells: Sequence[Cell]) -> Sequence[Cell]:
    """Return the cells up to the last with something in it."""
    last = len(cells)
    while last and not shown(cells[last - 1]).strip():
        last -= 1
    return cells[:last]


def column_name(headers: Sequence[str], index: int) -> str:
    """Return how to point at a column: its header and its letter."""
    letter = column_letter(index)
    return f"{headers[index]} (kolom {letter})" if headers[index] else f"kolom {letter}"


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
