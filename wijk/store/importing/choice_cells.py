"""Cells that name choices, as parts of the method: what they mean, or a doubt about the words that mean nothing."""

from collections.abc import Sequence
from functools import lru_cache

from wijk.domain.group_words import OTHER_GROUP, OTHER_GROUP_NAME
from wijk.domain.method import Method
from wijk.store.importing.choices import (
    ByIdentity,
    Choice,
    near_choices,
    recognise,
    split_choices,
    split_parts,
    suggestion,
)
from wijk.store.importing.doubts import EVERYONE, Asked, CellDoubtError
from wijk.store.spreadsheets.cell_values import CellError, as_text, read_yes_no, says_nothing
from wijk.store.spreadsheets.sheets import Cell

OTHERS = (OTHER_GROUP, OTHER_GROUP_NAME)

__all__ = ["read_choice", "read_choices", "read_functions", "read_groups", "required_choice"]


def required_choice(cell: Cell, choices: Sequence[Choice]) -> str:
    """Return the id of the one choice that a cell names."""
    text = as_text(cell)
    found = recognise(text, choices)
    if found is None:
        raise CellError(_unknown(text, choices))
    return found


def read_choice(cell: Cell, choices: Sequence[Choice]) -> str | None:
    """Return the id of the one choice that a cell names; None when it says nothing."""
    return None if says_nothing(as_text(cell)) else required_choice(cell, choices)


def read_choices(cell: Cell, choices: Sequence[Choice]) -> tuple[str, ...]:
    """Return the ids of the choices that a cell names. Raises CellDoubtError about what is none of them."""
    text = as_text(cell)
    if says_nothing(text):
        return ()
    found, unknown = split_choices(text, choices)
    if unknown:
        asked = tuple(Asked(one, near_choices(one, choices)) for one in unknown)
        raise CellDoubtError(_unknown(unknown[0], choices), found, asked)
    return found


def read_groups(cell: Cell, method: Method) -> tuple[str, ...]:
    """Return the ids of the target groups that a cell names, none for everyone.

    What people usually write, and ages, are those of `Method.group_words`. Raises CellDoubtError about the rest.
    """
    text = as_text(cell)
    if says_nothing(text):
        return ()
    found, asked = _groups(text, ByIdentity(method))
    if asked:
        raise CellDoubtError(_unknown(asked[0].text, method.groups), found, asked)
    return found


@lru_cache(maxsize=4096)
def _groups(text: str, of: ByIdentity[Method]) -> tuple[tuple[str, ...], tuple[Asked, ...]]:
    """The groups that a text names, and what is asked about the rest; worked out once for all cells that say so."""
    method = of.it

    def meant_by(part: str) -> tuple[str, ...] | None:
        found = OTHER_GROUP if part.strip().lower() in OTHERS else recognise(part, method.groups)
        if found:
            return (found,)
        meant = method.group_words.meant_by(part)
        if meant is not None:
            return meant
        groups, whole = method.group_words.word_by_word(part)
        return groups if whole else None

    found, unknown = split_parts(text, meant_by)
    return found, tuple(Asked(one, _group_guesses(one, method)) for one in unknown)


def read_functions(cell: Cell, phase: str, method: Method) -> tuple[str, ...] | None:
    """Return the functions in a phase, none when the cell only says yes; None when it says no or nothing.

    Raises CellDoubtError, with the functions that are, for a cell of which the rest is none; nothing is asked of that.
    """
    try:
        return () if read_yes_no(cell) else None
    except CellError:
        functions = next(entry.functions for entry in method.phases if entry.id == phase)
        try:
            return read_choices(cell, functions)
        except CellError as error:
            message = f"Schrijf ja, nee of een functie. {error}"
            if isinstance(error, CellDoubtError) and error.understood:
                raise CellDoubtError(message, error.understood) from error
            raise CellError(message) from error


def _group_guesses(text: str, method: Method) -> tuple[str, ...]:
    words = method.group_words
    groups, _ = words.word_by_word(text)
    if groups:
        return groups
    if words.perhaps_everyone(text):
        return (EVERYONE,)
    return (OTHER_GROUP,) if words.perhaps_others(text) else near_choices(text, method.groups)


def _unknown(text: str, choices: Sequence[Choice]) -> str:
    return f"'{text[:80]}' is hier niet bekend. {suggestion(text, choices)}"
