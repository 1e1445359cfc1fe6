"""From the sheets of a file to the rows of a list: under which column names, of which sheets, and without headings."""

from collections.abc import Sequence
from dataclasses import replace

from wijk.store.common.errors import FileError
from wijk.store.common.texts import unquote
from wijk.store.importing.crosses import with_crossed_groups
from wijk.store.importing.derived_columns import with_name_of_organisation
from wijk.store.importing.header_line import HeaderLine, find_header
from wijk.store.importing.headings import without_asides
from wijk.store.importing.layout import ImportContext
from wijk.store.importing.mending import mended
from wijk.store.importing.sheets_together import put_together, same_columns, told_of_others
from wijk.store.spreadsheets.cell_values import shown
from wijk.store.spreadsheets.rows import RowList, filled_cells, rows_under
from wijk.store.spreadsheets.sheets import MAX_ROWS, Sheet

__all__ = ["find_list", "list_under"]


def find_list(sheets: Sequence[Sheet], context: ImportContext) -> RowList:
    """Return the rows that look most like such a list, with those of the sheets that have the same columns.

    A hidden sheet counts only when there is no other. Raises FileError when no sheet has lines under its column names,
    or when the list may not be read.
    """
    seen = [sheet for sheet in sheets if not sheet.hidden] or list(sheets)
    headers = [find_header(sheet, context) for sheet in seen]
    best = max(range(len(seen)), key=lambda index: headers[index].known)
    main = _list(seen[best], headers[best], context)
    lists = [
        main if index == best else _list(sheet, headers[index], context)
        for index, sheet in enumerate(seen)
        if index == best or _belongs(sheet, headers[index], main)
    ]
    found = put_together(lists, main) if len(lists) > 1 else main
    told = told_of_others(sheets, found.together or (main.sheet,))
    return with_crossed_groups(
        with_name_of_organisation(replace(found, remarks=(*found.remarks, *told)), context), context
    )


def list_under(sheet: Sheet, header: int | None, context: ImportContext) -> RowList:
    """Return the rows under line ``header``, when they may be read with each line above it as their column names too.

    None: the sheet has no column names. Raises FileError as `find_list`.
    """
    return with_crossed_groups(with_name_of_organisation(_under(sheet, header, context), context), context)


def _list(sheet: Sheet, header: HeaderLine, context: ImportContext) -> RowList:
    return replace(_under(sheet, header.index, context), doubtful=header.doubtful)


def _belongs(sheet: Sheet, header: HeaderLine, main: RowList) -> bool:
    """Return whether a sheet has rows under the same columns as the main one."""
    names = [unquote(shown(cell)) for cell in sheet.lines[header.index].cells]
    return len(sheet.lines) > header.index + 1 and same_columns(names, main.headers)


def _under(sheet: Sheet, header: int | None, context: ImportContext) -> RowList:
    for line in sheet.lines[: 1 if header is None else header]:
        names = tuple(unquote(shown(cell)) for cell in filled_cells(line.cells))
        if len(names) > 1:
            context.layout.refuse(RowList(sheet.title, names, ()))
    found = rows_under(sheet, header)
    if not found.rows:
        where = f" op het blad {sheet.title}" if sheet.title else ""
        nothing = f"Er staan geen rijen onder de kolomnamen{where}. Zet onder elke kolomnaam de gegevens."
        raise FileError(" ".join((nothing, *sheet.remarks)))
    if len(found.rows) > MAX_ROWS:
        raise FileError("Er staan meer dan 20.000 rijen in het bestand. Splits het in kleinere bestanden.")
    context.layout.refuse(found)
    return mended(found, context) if sheet.is_data else without_asides(mended(found, context), context)
