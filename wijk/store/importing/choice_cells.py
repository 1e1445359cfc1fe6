"""Cells that name choices, as parts of the method: what they mean, or a CellError that suggests what to write."""

from collections.abc import Sequence

from wijk.domain.method import Method
from wijk.store.common.texts import words
from wijk.store.importing.choices import Choice, recognise, split_choices, suggestion
from wijk.store.spreadsheets.cell_values import CellError, as_text, read_yes_no, says_nothing
from wijk.store.spreadsheets.sheets import Cell

__all__ = ["read_choice", "read_choices", "read_functions", "read_groups", "required_choice"]

EVERYONE = {"iedereen", "alle doelgroepen", "alle groepen", "algemeen", "allen", "everyone", "alle inwoners", "alle"}


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
    """Return the ids of the choices that a cell names."""
    text = as_text(cell)
    if says_nothing(text):
        return ()
    found, unknown = split_choices(text, choices)
    if unknown:
        raise CellError(_unknown(unknown[0], choices))
    return found


def read_groups(cell: Cell, method: Method) -> tuple[str, ...]:
    """Return the ids of the target groups that a cell names, none for everyone."""
    return () if words(as_text(cell)) in EVERYONE else read_choices(cell, method.groups)


def read_functions(cell: Cell, phase: str, method: Method) -> tuple[str, ...] | None:
    """Return the functions in a phase, none when the cell only says yes; None when it says no or nothing."""
    try:
        return () if read_yes_no(cell) else None
    except CellError:
        functions = next(entry.functions for entry in method.phases if entry.id == phase)
        try:
            return read_choices(cell, functions)
        except CellError as error:
            raise CellError(f"Schrijf ja, nee of een functie. {error}") from error


def _unknown(text: str, choices: Sequence[Choice]) -> str:
    return f"'{text[:80]}' is hier niet bekend. {suggestion(text, choices)}"
