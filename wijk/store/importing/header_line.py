"""Which line of a sheet holds the column names: the first that fills the columns below it with short texts."""

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import chain

from wijk.store.common.texts import words
from wijk.store.importing.layout import ImportContext
from wijk.store.importing.mapping import guess_mapping, names_of_columns
from wijk.store.spreadsheets.cell_values import is_blank, shown
from wijk.store.spreadsheets.sheets import Cell, Line, Sheet

__all__ = ["HeaderLine", "find_header"]

LOOK_FOR_HEADER = 30
SAMPLE = 200
LONGEST_NAME = 80
# A column counts when a fifth of the lines has something in it.
USED = 0.2
LIKE_DATA = re.compile(r"\d{3}|@|https?:|www\.|\d{1,2}[-/.]\d{1,2}[-/.]\d{2}|\b\d{4}\s?[A-Z]{2}\b")


@dataclass(frozen=True, slots=True)
class HeaderLine:
    """The ``index`` of the line, how many of its columns are ``known``, and whether it may hold no names at all."""

    index: int
    known: int
    doubtful: bool


def find_header(sheet: Sheet, context: ImportContext) -> HeaderLine:
    """Return the line of the column names of a sheet.

    It is the first full line of short texts. When no name in that one is known, it is the first full line with two that
    are, as under a small table, or else the first line above it with one. In a format of data it is the first.
    """
    if sheet.is_data:
        return HeaderLine(0, _known(sheet.lines[0].cells, context), doubtful=False)
    lines = sheet.lines[:LOOK_FOR_HEADER]
    names = names_of_columns(context)
    used = _used_columns(sheet.lines[:SAMPLE])
    sure = [_sure(line.cells, names) for line in lines]
    full = [index for index, line in enumerate(lines) if _can_be_names(line.cells, used)]
    later = (index for index in full if sure[index] > 1 and not _recurs(lines, index, full, names))
    some = (index for index in range(full[0] if full else len(lines)) if sure[index])
    fullest = max(range(len(lines)), key=lambda index: (_filled(lines[index].cells), -index))
    first = full[0] if full else fullest
    index = first if sure[first] else next(chain(later, some), first)
    while index + 1 in full and _goes_on(lines[index].cells, lines[index + 1].cells, used):
        index += 1
    known = _known(lines[index].cells, context)
    data = any(LIKE_DATA.search(shown(cell)) for cell in lines[index].cells if not is_blank(cell))
    return HeaderLine(index, known, doubtful=not sure[index] and (not known or data))


def _sure(cells: Sequence[Cell], names: AbstractSet[str]) -> int:
    """Return how many cells are a name by which a column is known; an x is a cross unless there is a y too."""
    found = {words(shown(cell)) for cell in cells if not is_blank(cell)} & names
    return len(found if {"x", "y"} <= found else found - {"x", "y"})


def _recurs(lines: Sequence[Line], index: int, full: Sequence[int], names: AbstractSet[str]) -> bool:
    """Return whether a known name in a line stands in its column again, in a row of the list: then it is data."""
    here = [words(shown(cell)) for cell in lines[index].cells]
    for other in (*(above for above in full if above < index), *range(index + 1, len(lines))):
        there = [words(shown(cell)) for cell in lines[other].cells]
        if there != here and any(one == its and one in names for one, its in zip(here, there, strict=False)):
            return True
    return False


def _goes_on(cells: Sequence[Cell], below: Sequence[Cell], used: AbstractSet[int]) -> bool:
    """Return whether column names go on in the line below: some are merged over both, and it fills more columns."""
    pairs = list(zip(cells, below, strict=False))
    merged = any(one == other and not is_blank(one) for one, other in pairs)
    return merged and len(_named(below) & used) > len(_named(cells) & used)


def _known(cells: Sequence[Cell], context: ImportContext) -> int:
    return sum(target is not None for target in guess_mapping([shown(cell) for cell in cells], context))


def _used_columns(lines: Sequence[Line]) -> set[int]:
    width = max((len(line.cells) for line in lines), default=0)
    filled = [
        sum(column < len(line.cells) and not is_blank(line.cells[column]) for line in lines) for column in range(width)
    ]
    return {column for column, count in enumerate(filled) if count >= USED * len(lines)}


def _can_be_names(cells: Sequence[Cell], used: set[int]) -> bool:
    named = _named(cells)
    if not named or (len(used) > 1 and len(named) < 2):
        return False
    return 3 * len(named & used) >= 2 * len(used) and all(_is_short(cells[column]) for column in named)


def _named(cells: Sequence[Cell]) -> set[int]:
    return {column for column, cell in enumerate(cells) if not is_blank(cell)}


def _is_short(cell: Cell) -> bool:
    if isinstance(cell, int) and not isinstance(cell, bool):
        return len(str(cell)) == 4  # a year
    return isinstance(cell, str) and len(cell.strip()) <= LONGEST_NAME


def _filled(cells: Sequence[Cell]) -> int:
    return len({shown(cell).strip() for cell in cells} - {""})
