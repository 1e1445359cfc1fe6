"""Which column holds the names of the initiatives, when several may, and one may hold persons."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from wijk.store.common.first_names import FIRST_NAMES
from wijk.store.common.personal import is_personal
from wijk.store.common.texts import words
from wijk.store.spreadsheets.cell_values import is_blank, shown
from wijk.store.spreadsheets.rows import Row

__all__ = ["NameColumn", "is_bare_name", "name_column", "names_persons"]

BARE = frozenset({"naam", "namen", "name", "names"})
SAMPLE = 500
FEWEST_PERSONS = 3
PERSON = re.compile(r"(?:[A-Z]\.\s?)+[a-z' ]*[A-Z][\w'’-]+|[A-Z][\w'’-]+(?:\s+[a-z']{2,4}){0,3}\s+[A-Z][\w'’-]+")


@dataclass(frozen=True, slots=True)
class NameColumn:
    """The column of the names, and that of who does it where the file calls that a name too; None for none."""

    index: int | None
    organisation: int | None = None


def name_column(keys: Sequence[str], candidates: Sequence[int], rows: Sequence[Row], *, contacts: bool) -> NameColumn:
    """Return which of the candidates holds the names of the initiatives; ``keys`` are the column names as words.

    A column that says no more than "naam" may be of persons: beside a telephone number or e-mail address it is not
    taken (``contacts`` tells that one is there). Beside a project or activity it is taken only when it tells the rows
    apart at least as well.
    """
    safe = [index for index in candidates if not names_persons(index, rows)]
    bare = [index for index in safe if is_bare_name(keys[index])]
    named = [index for index in safe if index not in bare]
    if contacts:
        return NameColumn(named[0] if named else None)
    if not bare or not named:
        return NameColumn(next(iter(safe), None))
    best = max(named, key=lambda index: _different(index, rows))
    if _different(best, rows) > _different(bare[0], rows):
        return NameColumn(best, bare[0])
    return NameColumn(bare[0])


def is_bare_name(key: str) -> bool:
    """Return whether a column name (as words) says no more than "naam"."""
    return key in BARE


def names_persons(index: int, rows: Sequence[Row]) -> bool:
    """Return whether half of what stands in a column looks like persons: a first name and a surname, or initials."""
    texts = [shown(row.cells[index]).strip() for row in rows[:SAMPLE] if not is_blank(row.cells[index])]
    persons = sum(_is_person(text) for text in texts)
    return persons >= FEWEST_PERSONS and 2 * persons >= len(texts)


def _is_person(text: str) -> bool:
    if is_personal(text):
        return True
    if not PERSON.fullmatch(text):
        return False
    return "." in text.split()[0] or words(text.split()[0]) in FIRST_NAMES


def _different(index: int, rows: Sequence[Row]) -> int:
    return len({words(shown(row.cells[index])) for row in rows})
