"""Cells that name areas: which gemeente, wijk or buurt they mean, or a doubt that asks which one is meant."""

import re
from collections.abc import Sequence

from wijk.domain.area import AREA_CODE, level_of
from wijk.store.common.texts import words
from wijk.store.importing.area_names import around, guesses_of, meant_area
from wijk.store.importing.area_scope import AreaScope
from wijk.store.importing.choices import SEPARATORS
from wijk.store.importing.doubts import Asked, CellDoubtError, CellRefusalError
from wijk.store.spreadsheets.cell_values import CellError, as_text, says_nothing
from wijk.store.spreadsheets.sheets import Cell

__all__ = ["read_area", "read_areas"]

ANY_CODE = re.compile(rf"\b({AREA_CODE.pattern})\b", re.I)
# As in our own Excel file: "Moerwijk, Den Haag (WK051836)".
CODE_BEHIND = re.compile(rf"\(({AREA_CODE.pattern})\)$", re.I)
PREFIXES = {4: "GM", 6: "WK", 8: "BU"}
ASKED_IN_A_SENTENCE = 3
ONE = "Schrijf een CBS-code als WK020218, de hele naam van een wijk of buurt, of 'hele gemeente'."
MORE = "Schrijf CBS-codes als WK020218 of de hele naam van een wijk of buurt, met een puntkomma ertussen."


def read_area(cell: Cell, scope: AreaScope) -> str | None:
    """Return the CBS code of the area that a cell names, by code or by its whole name; None when it says nothing.

    "Hele gemeente" is the chosen gemeente. Part of a name is not enough: "alle" is no Arnhemse Allee. Raises
    CellDoubtError about what is no area; for a cell that names several, with the smallest area that holds them all; and
    for the code of an area that went up in the chosen gemeente, with the code it has there.
    """
    text = as_text(cell).strip()
    if says_nothing(text):
        return None
    found, unknown = _split(text, scope)
    if len(unknown) == 1 and AREA_CODE.fullmatch(code := unknown[0].upper()):
        raise CellRefusalError(_no_such(code), found, (Asked(unknown[0], _guesses(unknown[0], scope)),))
    if unknown:
        asked = tuple(Asked(one, _guesses(one, scope)) for one in unknown)
        raise CellDoubtError(f"{ONE} {_hint(unknown[0], scope)}", found, asked)
    if len(found) > 1:
        found = tuple(dict.fromkeys(scope.became.get(code, code) for code in found))
        larger = around(found, scope)
        if larger is None:
            raise CellDoubtError(f"{ONE} Dit zijn gebieden in verschillende gemeenten.", (), (Asked(text, found),))
        told = "; ".join(map(scope.label, found))
        raise CellDoubtError(
            f"Dit zijn meer gebieden: {told}. Een rij heeft één gebied: {scope.label(larger)}.", (larger,)
        )
    [code] = found
    if code in scope.became:
        now = scope.became[code]
        told = f"{text} is van een eerdere indeling; dit hoort nu bij {scope.label(now)}."
        raise CellDoubtError(told, (now,), kept=None if level_of(now) == "gemeente" else "")
    return code


def read_areas(cell: Cell, scope: AreaScope) -> tuple[str, ...]:
    """Return the CBS codes of the areas that a cell names, one or more; none when it says nothing."""
    text = as_text(cell).strip()
    if says_nothing(text):
        return ()
    found, unknown = _split(text, scope)
    if unknown:
        code = unknown[0].upper()
        raise CellError(_no_such(code) if AREA_CODE.fullmatch(code) else f"{MORE} {_hint(unknown[0], scope)}")
    return found


def _split(text: str, scope: AreaScope) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the codes of the areas that a text names, in the order written, and its parts that name none."""
    found: list[str] = []
    unknown: list[str] = []

    def take(part: str, separators: Sequence[str]) -> None:
        code = _area(part.strip(), scope)
        if code:
            found.append(code)
            return
        for number, separator in enumerate(separators, 1):
            pieces = re.split(separator, part, flags=re.I)
            if len(pieces) > 1:
                for piece in pieces:
                    take(piece, separators[number:])
                return
        if words(part):
            unknown.append(part.strip())

    take(text, ())
    if unknown:
        unknown.clear()
        for part in ANY_CODE.split(text):
            take(part, SEPARATORS)
    return tuple(dict.fromkeys(found)), tuple(dict.fromkeys(unknown))


def _area(text: str, scope: AreaScope) -> str | None:
    """Return the code that a text means; None when it means none, or one that does not exist."""
    if words(text) in scope.whole:
        if not scope.gemeente:
            raise CellError("Kies eerst een gemeente; dan weten wij welke gemeente hier bedoeld is.")
        return scope.gemeente
    behind = CODE_BEHIND.search(text)
    code = (behind[1] if behind else re.sub(r"(?<=\w)[\s.](?=\d)", "", text)).upper()
    if AREA_CODE.fullmatch(code):
        return code if scope.known is None or code in scope.known else None
    if text.isdigit() and scope.known is not None:
        # Excel takes the zero from the front of 020218.
        digits = text.zfill(len(text) + len(text) % 2)
        if (whole := PREFIXES.get(len(digits), "") + digits) in scope.known:
            return whole
    return meant_area(text, scope)


def _no_such(code: str) -> str:
    return f"De code {code} bestaat niet. Zoek de code op bij het wijkprofiel."


def _guesses(text: str, scope: AreaScope) -> tuple[str, ...]:
    if AREA_CODE.fullmatch(text.upper()):
        return tuple(filter(None, (scope.gemeente,)))
    return guesses_of(text, scope)


def _hint(text: str, scope: AreaScope) -> str:
    near = " of ".join(map(scope.label, guesses_of(text, scope)[:ASKED_IN_A_SENTENCE]))
    return f"Bedoelt u {near}?" if near else "Zoek de code op bij het wijkprofiel."
