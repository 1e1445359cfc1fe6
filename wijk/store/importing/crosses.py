"""Crosses under words for people: an x under Statushouders says for whom a row is, as a cell with that word would."""

from dataclasses import replace

from wijk.domain.method import Method
from wijk.store.common.texts import words
from wijk.store.importing.choices import recognise
from wijk.store.importing.layout import ImportContext
from wijk.store.importing.mapping import guess_mapping, names_of_columns
from wijk.store.spreadsheets.cell_values import CellError, is_blank, read_yes_no
from wijk.store.spreadsheets.rows import Row, RowList
from wijk.store.spreadsheets.sheets import Cell

__all__ = ["CROSS_COLUMN", "crossed_columns", "with_crossed_groups"]

CROSS_COLUMN = "Doelgroep volgens de kruisjes"


def with_crossed_groups(found: RowList, context: ImportContext) -> RowList:
    """Return the list with a column that names the people whose columns have a cross in a row, if it has such columns.

    A column of one of our own groups stands for itself. Where a column names the groups, the crosses are left out.
    """
    columns = crossed_columns(found, context)
    if not columns or words(CROSS_COLUMN) not in names_of_columns(context):
        return found
    headers = (*found.headers, CROSS_COLUMN)

    def wider(row: Row) -> Row:
        named = "; ".join(row.headers[column] for column in columns if read_yes_no(row.cells[column]))
        return replace(row, headers=headers, cells=(*row.cells, named or None))

    asides = tuple(
        replace(aside, row=replace(aside.row, headers=headers, cells=(*aside.row.cells, None)))
        for aside in found.asides
    )
    return replace(found, headers=headers, rows=tuple(map(wider, found.rows)), asides=asides)


def crossed_columns(found: RowList, context: ImportContext) -> tuple[int, ...]:
    """Return the columns with only crosses under a word for people, which stand for nothing else."""
    headers = tuple(header for header in found.headers if header != CROSS_COLUMN)
    mapping = guess_mapping(headers, context, found.rows)
    if "groups" in mapping:
        return ()
    return tuple(
        index
        for index, target in enumerate(mapping)
        if target is None
        and _means_people(headers[index], context.method)
        and _only_crosses([row.cells[index] for row in found.rows])
    )


def _means_people(header: str, method: Method) -> bool:
    group_words = method.group_words
    meant = group_words.meant_by(header) or group_words.word_by_word(header)[0] or recognise(header, method.groups)
    return bool(meant) or group_words.perhaps_others(header)


def _only_crosses(cells: list[Cell]) -> bool:
    """Return whether a column says yes somewhere, and nothing but yes and no."""
    try:
        said = [read_yes_no(cell) for cell in cells if not is_blank(cell)]
    except CellError:
        return False
    return any(said)
