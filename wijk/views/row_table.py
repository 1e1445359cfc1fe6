"""A table of rows that people can do something with: what stands in each, and what its buttons are called."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from wijk.views.tables import Table

__all__ = ["RowTable", "TableRow", "as_table", "to_look_at", "without_deeds"]


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row by its ``id``; ``name`` says which it is to who hears a button, ``deeds`` are (deed, label of a button).

    ``looks`` are those that are left to who may only look.
    """

    id: str
    name: str
    cells: Sequence[str]
    deeds: Sequence[tuple[str, str]] = (("edit", "Wijzig"),)
    looks: Sequence[tuple[str, str]] = ()


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


def to_look_at(shown: RowTable) -> RowTable:
    """Return the table for who may only look."""
    return replace(shown, rows=[replace(row, deeds=row.looks) for row in shown.rows])


def without_deeds(shown: RowTable, unfit: Callable[[str, str], bool]) -> RowTable:
    """Return the table without the deeds of rows (their ids) that are ``unfit``."""
    rows = [replace(row, deeds=[one for one in row.deeds if not unfit(one[0], row.id)]) for row in shown.rows]
    return replace(shown, rows=rows)


def as_table(shown: RowTable) -> Table:
    """The same as rows of text, the first the header: for paper and files."""
    return [list(shown.columns), *(list(row.cells) for row in shown.rows)]
