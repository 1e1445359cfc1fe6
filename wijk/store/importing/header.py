"""Finding the column names of a list among the lines of a file's sheets."""

from collections.abc import Sequence

from wijk.store.common.errors import FileError
from wijk.store.common.texts import unquote
from wijk.store.importing.layout import ImportContext
from wijk.store.importing.mapping import guess_mapping
from wijk.store.spreadsheets.cell_values import shown
from wijk.store.spreadsheets.rows import RowList, filled_cells, rows_under
from wijk.store.spreadsheets.sheets import Sheet

__all__ = ["find_list", "list_under"]

LOOK_FOR_HEADER = 30


def find_list(sheets: Sequence[Sheet], context: ImportContext) -> RowList:
    """Return the rows that look most like such a list, under the line of column names that was found.

    Raises FileError when no sheet has lines under its column names, or when the list may not be read.
    """
    headers = [(_best_header(sheet, context), sheet) for sheet in sheets]
    (_, index), sheet = max(headers, key=lambda scored: scored[0][0])
    return list_under(sheet, index, context)


def list_under(sheet: Sheet, header: int, context: ImportContext) -> RowList:
    """Return the rows under line ``header``, when they may be read with each line above it as their column names too.

    Raises FileError as `find_list`.
    """
    for line in sheet.lines[:header]:
        names = tuple(unquote(shown(cell)) for cell in filled_cells(line.cells))
        if len(names) > 1:
            context.layout.refuse(RowList(sheet.title, names, ()))
    found = rows_under(sheet, header)
    if not found.rows:
        where = f" op het blad {sheet.title}" if sheet.title else ""
        raise FileError(f"Er staan geen rijen onder de kolomnamen{where}. Zet onder elke kolomnaam de gegevens.")
    context.layout.refuse(found)
    return found


def _best_header(sheet: Sheet, context: ImportContext) -> tuple[tuple[int, int], int]:
    """Return a score (columns recognised, columns filled) and the index of the line that looks most like a header."""
    best = ((-1, -1), 0)
    for index, line in enumerate(sheet.lines[:LOOK_FOR_HEADER]):
        texts = [shown(cell).strip() for cell in line.cells]
        known = sum(target is not None for target in guess_mapping(texts, context)) if "".join(texts) else 0
        score = (known, len({text for text in texts if text}))
        if score[0] > best[0][0] or (known == best[0][0] == 0 and score > best[0]):
            best = (score, index)
    return best
