"""Cells that name parts of the method: what they mean, or a CellError that suggests what to write."""

from collections.abc import Sequence

from wijk.domain.method import Method
from wijk.store.common.texts import words
from wijk.store.importing.terms import Named, split_terms, suggestion
from wijk.store.spreadsheets.cell_values import CellError, as_text, read_yes_no, says_nothing
from wijk.store.spreadsheets.sheets import Cell

__all__ = ["read_choices", "read_functions", "read_groups"]

EVERYONE = {"iedereen", "alle doelgroepen", "alle groepen", "algemeen", "allen", "everyone", "alle inwoners", "alle"}


def read_choices(cell: Cell, choices: Sequence[Named]) -> tuple[str, ...]:
    """Return the ids of the choices that a cell names."""
    text = as_text(cell)
    if says_nothing(text):
        return ()
    found, unknown = split_terms(text, choices)
    if unknown:
        raise CellError(f"'{unknown[0][:80]}' is hier niet bekend. {suggestion(unknown[0], choices)}")
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
