"""Columns that a list gets beside its own: the organisation as a name, and the rest of a row as a note."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from wijk.store.common.personal import is_contact
from wijk.store.common.texts import words
from wijk.store.importing.layout import ImportContext
from wijk.store.importing.left_out import CONTACT, CROSSED, KEY_OR_LINK, left_out
from wijk.store.importing.mapping import ColumnMapping, guess_mapping
from wijk.store.importing.name_column import is_bare_name
from wijk.store.spreadsheets.cell_values import is_blank, shown
from wijk.store.spreadsheets.rows import Row, RowList
from wijk.store.spreadsheets.sheets import Cell

__all__ = ["NAME_COLUMN", "REST_COLUMN", "rest_columns", "with_name_of_organisation", "with_rest"]

NAME_COLUMN = "Organisatie, ook als naam"
REST_COLUMN = "De rest van de rij"


def with_name_of_organisation(found: RowList, context: ImportContext) -> RowList:
    """Return the list with the organisation as its name too, when it has one of those columns only.

    A sociale kaart has a row for each organisation.
    """
    layout = context.layout
    mapping = guess_mapping(found.headers, context, found.rows)
    named = any(is_bare_name(words(header)) for header in found.headers)
    if named or layout.named in mapping or "organisation" not in mapping or "organisation" in layout.needed:
        return found
    column = mapping.index("organisation")
    told = (
        f"Er is geen kolom met de naam van het initiatief. Wij nemen '{found.headers[column]}' ook als naam: "
        "één initiatief per organisatie."
    )
    return replace(_wider(found, NAME_COLUMN, lambda row: row.cells[column]), remarks=(*found.remarks, told))


def rest_columns(found: RowList, mapping: ColumnMapping, context: ImportContext) -> tuple[int, ...]:
    """Return the columns whose cells can be kept in the note: not taken over, not empty, and of no person."""
    return tuple(
        column.index
        for column in left_out(found, mapping, context)
        if column.reason not in (CONTACT, CROSSED, KEY_OR_LINK)
        and not is_bare_name(words(found.headers[column.index]))
        and any(not is_blank(row.cells[column.index]) for row in found.rows)
        and not any(is_contact(shown(row.cells[column.index])) for row in found.rows)
    )


def with_rest(found: RowList, mapping: ColumnMapping, columns: Sequence[int]) -> tuple[RowList, ColumnMapping]:
    """Return the list with these columns readable in one more, which goes into the note: "Dagen: ma; Soort: sport"."""

    def rest(row: Row) -> Cell:
        told = [
            f"{row.headers[column] or row.column(column)}: {_one_line(shown(row.cells[column]))}"
            for column in columns
            if not is_blank(row.cells[column])
        ]
        return "; ".join(told) or None

    return _wider(found, REST_COLUMN, rest), (*mapping, "note")


def _one_line(text: str) -> str:
    return re.sub(r"\s+", " ", text.strip())


def _wider(found: RowList, header: str, cell_of: Callable[[Row], Cell]) -> RowList:
    headers = (*found.headers, header)

    def wider(row: Row) -> Row:
        return replace(row, headers=headers, cells=(*row.cells, cell_of(row)))

    asides = tuple(replace(aside, row=wider(aside.row)) for aside in found.asides)
    return replace(found, headers=headers, rows=tuple(map(wider, found.rows)), asides=asides)
