"""Cells that name parts of the method or an area: what they mean, or a CellError that suggests what to write."""

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from wijk.domain.area import AREA_CODE
from wijk.domain.method import Method, Term
from wijk.store.common.texts import words
from wijk.store.importing.terms import Named, Same, recognise, split_terms, suggestion
from wijk.store.spreadsheets.cell_values import CellError, as_text, read_yes_no, says_nothing
from wijk.store.spreadsheets.sheets import Cell

__all__ = ["read_area", "read_areas", "read_choices", "read_functions", "read_groups"]

ANY_CODE = re.compile(rf"\b({AREA_CODE.pattern})\b", re.I)
EVERYONE = {"iedereen", "alle doelgroepen", "alle groepen", "algemeen", "allen", "everyone", "alle inwoners", "alle"}
WHOLE_AREA = {"gemeentebreed", "hele gemeente", "heel de gemeente", "de hele gemeente", "alle wijken", "stedelijk"}


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


def read_area(cell: Cell, areas: Mapping[str, str]) -> str | None:
    """Return the CBS code of the area that a cell names, by code or by its whole name; None for the whole gemeente."""
    text = as_text(cell).strip()
    if says_nothing(text) or text.casefold() in WHOLE_AREA:
        return None
    code = text.upper()
    if AREA_CODE.fullmatch(code):
        return code
    named = _named(areas)
    found = recognise(text, named)
    if found:
        return found
    raise CellError(
        "Schrijf een CBS-code als WK020218, de hele naam van een wijk of buurt, of 'hele gemeente'. "
        + _hint(text, named)
    )


def read_areas(cell: Cell, areas: Mapping[str, str]) -> tuple[str, ...]:
    """Return the CBS codes of the areas that a cell names, one or more; none for the whole gemeente."""
    text = as_text(cell).strip()
    if says_nothing(text) or text.casefold() in WHOLE_AREA:
        return ()
    found: list[str] = []
    unknown: list[str] = []
    for part in ANY_CODE.split(text):
        if ANY_CODE.fullmatch(part):
            found.append(part.upper())
        else:
            named, strange = split_terms(part, _named(areas))
            found += named
            unknown += strange
    if unknown:
        raise CellError(
            "Schrijf CBS-codes als WK020218 of de hele naam van een wijk of buurt, met een puntkomma ertussen. "
            + _hint(unknown[0], _named(areas))
        )
    return tuple(dict.fromkeys(found))


def _named(areas: Mapping[str, str]) -> tuple[Term, ...]:
    return _terms(Same(areas))


@lru_cache(maxsize=8)
def _terms(areas: Same[Mapping[str, str]]) -> tuple[Term, ...]:
    return tuple(Term(code, name) for code, name in areas.it.items())


def _hint(text: str, named: Sequence[Named]) -> str:
    if not named:
        return ""
    return suggestion(text, named) if len(named) <= 40 else "Zoek de code op bij het wijkprofiel."
