"""A table of rows that people can do something with: what stands in each, and what its buttons are called."""

from collections.abc import Sequence
from dataclasses import dataclass

from wijk.views.tables import Table

__all__ = ["RowTable", "TableRow", "as_table"]


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row by its ``id``; ``name`` says which it is to who hears a button, ``deeds`` are (deed, label of a button)."""

    id: str
    name: str
    cells: Sequence[str]
    deeds: Sequence[tuple[str, str]] = (("edit", "Wijzig"),)


@dataclass(frozen=True, slots=True)
class RowTable:
    """The table: what it is called, the names of its columns, and its rows.

    ``widths`` are those of the columns and of the buttons behind them, in hundredths, for tables that stand below each
    other; without any the content decides.
    """

    title: str
    columns: Sequence[str]
    rows: Sequence[TableRow]
    widths: Sequence[int] = ()


def as_table(shown: RowTable) -> Table:
    """The same as rows of text, the first the header: for paper and files."""
    return [list(shown.columns), *(list(row.cells) for row in shown.rows)]
