"""The rows of a sheet under their column names: each row knows where it stands and what its columns are called."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from wijk.store.common.texts import unquote, words
from wijk.store.spreadsheets.cell_values import shown
from wijk.store.spreadsheets.sheets import Cell, Sheet

__all__ = [
    "Aside",
    "AsideKind",
    "Row",
    "RowList",
    "column_name",
    "column_names",
    "filled_cells",
    "has_headers",
    "rows_under",
]


@dataclass(frozen=True, slots=True)
class Row:
    """A row under column names; ``number`` is the row number that a spreadsheet program shows.

    ``headers`` are the names of its columns as they stand in the file, empty where there is none, and ``cells`` what
    stands under each. ``of_many`` tells that it stands in a list with rows of other sheets.
    """

    sheet: str
    number: int
    headers: tuple[str, ...]
    cells: tuple[Cell, ...]
    of_many: bool = False

    def column(self, index: int) -> str:
        """Return how to point at a column of this row."""
        named = column_name(self.headers, index)
        return f"{named}, blad {self.sheet}" if self.of_many else named


AsideKind = Literal["tussenkop", "totaal", "bron", "kolomnamen"]


@dataclass(frozen=True, slots=True)
class Aside:
    """A row that is no thing of the list but says something about it, and what kind of saying that is."""

    row: Row
    kind: AsideKind


@dataclass(frozen=True, slots=True)
class RowList:
    """The rows under the column names of a sheet, if there are any, or of several sheets with the same columns.

    ``header_row`` is the row number of the column names (0: there are none), ``lines_above`` how many lines with
    something in them stand above those, ``doubtful`` tells that they may be no column names. ``asides`` are the rows
    left out as headings, totals and the like, ``together`` the titles of the sheets that were put together, and
    ``remarks`` Dutch sentences on what was mended or not taken.
    """

    sheet: str
    headers: tuple[str, ...]
    rows: tuple[Row, ...]
    header_row: int = 0
    lines_above: int = 0
    doubtful: bool = False
    asides: tuple[Aside, ...] = ()
    together: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()


def rows_under(sheet: Sheet, header: int | None = 0) -> RowList:
    """Return the rows under line ``header`` (0 is the first line) of ``sheet``; all of them when it is None.

    They are as wide as the widest of them, the header included.
    """
    first = 0 if header is None else header + 1
    lines = sheet.lines[first:]
    named = () if header is None else sheet.lines[header].cells
    width = max(len(filled_cells(cells)) for cells in (named, *(line.cells for line in lines)))
    padding = (None,) * width
    headers = tuple(unquote(shown(cell)) for cell in (*named, *padding)[:width])
    rows = (Row(sheet.title, line.number, headers, (line.cells + padding)[:width]) for line in lines)
    number = 0 if header is None else sheet.lines[header].number
    return RowList(sheet.title, headers, tuple(rows), number, header or 0, remarks=sheet.remarks)


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


def column_names(headers: Sequence[str]) -> tuple[str, ...]:
    """Return by what each column is known: its header, with its letter where that header is not the only one."""
    return tuple(
        header if header and headers.count(header) == 1 else column_name(headers, index)
        for index, header in enumerate(headers)
    )


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
