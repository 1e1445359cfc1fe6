"""Finding the header line of a sheet and guessing what its columns stand for."""

import re
from collections.abc import Sequence
from itertools import chain

from wijk.domain.method import Method
from wijk.store.common.errors import FileError
from wijk.store.common.texts import unquote, words
from wijk.store.importing.layout import Layout, group_target, phase_target
from wijk.store.importing.terms import spellings
from wijk.store.spreadsheets.cell_values import shown
from wijk.store.spreadsheets.sheets import Cell, Line, Sheet, Table, column_letter

__all__ = ["Targets", "check_mapping", "column_name", "find_table", "guess_mapping", "pointed_table", "table_of"]

Targets = tuple[str | None, ...]
LOOK_FOR_HEADER = 30
PERSONAL = re.compile(r"\b(contactpersoon|telefoon|mobiel|tel|e ?mail|mailadres|contact|coordinator|phone)\b")


def find_table(sheets: Sequence[Sheet], method: Method, layout: Layout) -> Table:
    """Return the table that looks most like such a list, with the line of column names it was found under.

    Raises FileError when no sheet has lines under its column names, or when the list may not be read.
    """
    tables = [(_best_header(sheet, method, layout), sheet) for sheet in sheets]
    (_, index), sheet = max(tables, key=lambda found: found[0][0])
    return pointed_table(sheet, index, layout)


def pointed_table(sheet: Sheet, header: int, layout: Layout) -> Table:
    """Return the table under line ``header``, when it may be read with each line above it as its column names too.

    Raises FileError as `find_table`.
    """
    for line in sheet.lines[:header]:
        if len(names := tuple(unquote(_text(cell)) for cell in _filled(line.cells))) > 1:
            layout.check_table(Table(sheet.title, names, ()))
    table = table_of(sheet, header)
    layout.check_table(table)
    return table


def table_of(sheet: Sheet, header: int) -> Table:
    """Return the table under line ``header`` (0 is the first line) of ``sheet``. Raises FileError when it is empty."""
    lines = sheet.lines[header + 1 :]
    if not lines:
        where = f" op het blad {sheet.title}" if sheet.title else ""
        raise FileError(f"Er staan geen rijen onder de kolomnamen{where}. Zet onder elke kolomnaam de gegevens.")
    width = max(len(_filled(line.cells)) for line in sheet.lines[header:])
    headers = [unquote(_text(cell)) for cell in sheet.lines[header].cells[:width]]
    padding = (None,) * width
    return Table(
        sheet.title,
        tuple(headers + [""] * (width - len(headers))),
        tuple(Line(line.number, (line.cells + padding)[:width]) for line in lines),
    )


def guess_mapping(headers: Sequence[str], method: Method, layout: Layout) -> Targets:
    """Return for each column what it most likely stands for, None where that is unclear or personal.

    Every target is given once, save texts as the address, which municipalities spread over columns. Columns that name
    a person, telephone number or e-mail address are never guessed: the dashboard keeps roles, not people.
    """
    keys = [words(header) for header in headers]
    own = {words(header): target for target, header in layout.targets(method).items()}
    known = {words(name): column.target for column in layout.columns for name in column.also}
    marks = {
        words(spelling): target(choice.id)
        for target, choices in ((group_target, method.groups), (phase_target, method.phases))
        for choice in choices
        for spelling in chain(*spellings(choice)[:2])
    }
    exact = {**marks, **known, **own}
    guesses: list[str | None] = [None] * len(keys)

    def give(index: int, target: str | None) -> None:
        if guesses[index] is None and target and (target not in guesses or target in layout.repeatable):
            guesses[index] = target

    for certain in (own, exact):
        for index, key in enumerate(keys):
            give(index, certain.get(key))
    for spelling in sorted({**known, **own}, key=len, reverse=True):
        for index, key in enumerate(keys):
            if len(spelling) > 3 and f" {spelling} " in f" {key} " and not PERSONAL.search(key):
                give(index, exact[spelling])
    return tuple(guesses)


def check_mapping(mapping: Targets, method: Method, layout: Layout) -> None:
    """Raise FileError when a table can't be imported this way: what is needed lacks, or is there twice."""
    names = layout.targets(method)
    given = [target for target in mapping if target]
    if not set(layout.needed) & set(given):
        raise FileError(layout.needed_sentence)
    for target in given:
        if target not in names:
            raise FileError(f"De keuze {target} bestaat niet in het werkmodel. Kies opnieuw wat deze kolom betekent.")
        if given.count(target) > 1 and target not in layout.repeatable:
            raise FileError(f"Er zijn twee kolommen gekozen voor '{names[target]}'. Kies er één.")


def column_name(headers: Sequence[str], index: int) -> str:
    """Return how to point at a column: its header and its letter."""
    letter = column_letter(index)
    return f"{headers[index]} (kolom {letter})" if headers[index] else f"kolom {letter}"


def _best_header(sheet: Sheet, method: Method, layout: Layout) -> tuple[tuple[int, int], int]:
    """Return a score (columns recognised, columns filled) and the index of the line that looks most like a header."""
    best = ((-1, -1), 0)
    for index, line in enumerate(sheet.lines[:LOOK_FOR_HEADER]):
        texts = [_text(cell) for cell in line.cells]
        known = sum(target is not None for target in guess_mapping(texts, method, layout)) if "".join(texts) else 0
        score = (known, len({text for text in texts if text}))
        if score[0] > best[0][0] or (known == best[0][0] == 0 and score > best[0]):
            best = (score, index)
    return best


def _filled(cells: Sequence[Cell]) -> Sequence[Cell]:
    end = max((index for index, cell in enumerate(cells, start=1) if _text(cell)), default=0)
    return cells[:end]


def _text(cell: Cell) -> str:
    return shown(cell).strip()
