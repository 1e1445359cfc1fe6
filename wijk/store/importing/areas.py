"""Cells that name areas: which gemeente, wijk or buurt they mean, or a CellError that says what to write."""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice

from wijk.domain.area import AREA_CODE, LEVELS, level_of
from wijk.domain.method import Term
from wijk.store.common.texts import words
from wijk.store.importing.choices import SEPARATORS, suggestion
from wijk.store.spreadsheets.cell_values import CellError, as_text, says_nothing
from wijk.store.spreadsheets.sheets import Cell

__all__ = ["AreaScope", "read_area", "read_areas"]

WHOLE = {
    *("alle", "allen", "alle wijken", "alle buurten", "overal", "gemeente", "gemeentebreed", "gemeentelijk"),
    *("hele gemeente", "heel de gemeente", "de hele gemeente", "hele stad", "stad", "stadsbreed", "stedelijk"),
}
# What may stand before the name of a gemeente: "heel Arnhem".
BEFORE = ("", "heel ", "hele gemeente ", "gemeente ", "de gemeente ")
ANY_CODE = re.compile(rf"\b({AREA_CODE.pattern})\b", re.I)
# As in our own Excel file: "Moerwijk, Den Haag (WK051836)".
CODE_BEHIND = re.compile(rf"\(({AREA_CODE.pattern})\)$", re.I)
PREFIXES = {4: "GM", 6: "WK", 8: "BU"}
MOST_LISTED = 40


@dataclass(frozen=True)
class AreaScope:
    """Which areas a file is about.

    ``chosen`` is the area (CBS code) of what names none, empty when nobody chose one. ``names`` gives the official
    names by code of the areas that a cell may name, ``spoken`` those as people say them, without "Wijk 36". ``known``
    are all codes there are; None: not known here, so that any well-formed code is taken.
    """

    chosen: str = ""
    names: Mapping[str, str] = field(default_factory=dict)
    spoken: Mapping[str, str] = field(default_factory=dict)
    known: Collection[str] | None = None

    @property
    def gemeente(self) -> str:
        """The code of the gemeente that was chosen, empty for none."""
        return f"GM{self.chosen[2:6]}" if self.chosen else ""

    @cached_property
    def whole(self) -> frozenset[str]:
        """All ways to write the chosen gemeente, as words."""
        names = {words(named[self.gemeente]) for named in (self.names, self.spoken) if self.gemeente in named}
        return frozenset({*WHOLE, *(f"{before}{name}" for name in names for before in BEFORE)})

    @cached_property
    def labels(self) -> tuple[tuple[str, str], ...]:
        """The words of each official name, and that name with its code."""
        return tuple((words(name), f"{name} ({code})") for code, name in self.names.items())

    @cached_property
    def by_words(self) -> dict[str, str | None]:
        """The code that a name means, by its words; None where several are called so. The official name goes first."""
        return {**_by_words(self.spoken), **_by_words(self.names)}


def read_area(cell: Cell, scope: AreaScope) -> str | None:
    """Return the CBS code of the area that a cell names, by code or by its whole name; None when it says nothing.

    "Hele gemeente" is the chosen gemeente. Part of a name is not enough: "alle" is no Arnhemse Allee.
    """
    text = as_text(cell).strip()
    if says_nothing(text):
        return None
    found = _area(text, scope)
    if found is None:
        raise CellError(
            "Schrijf een CBS-code als WK020218, de hele naam van een wijk of buurt, of 'hele gemeente'. "
            + _hint(text, scope)
        )
    return found


def read_areas(cell: Cell, scope: AreaScope) -> tuple[str, ...]:
    """Return the CBS codes of the areas that a cell names, one or more; none when it says nothing."""
    text = as_text(cell).strip()
    if says_nothing(text):
        return ()
    found: list[str] = []

    def take(part: str, separators: Sequence[str]) -> None:
        code = _area(part.strip(), scope)
        if code:
            found.append(code)
        elif separators:
            for piece in re.split(separators[0], part):
                take(piece, separators[1:])
        elif part.strip():
            raise CellError(
                "Schrijf CBS-codes als WK020218 of de hele naam van een wijk of buurt, met een puntkomma ertussen. "
                + _hint(part, scope)
            )

    for part in ANY_CODE.split(text):
        take(part, SEPARATORS)
    return tuple(dict.fromkeys(found))


def _area(text: str, scope: AreaScope) -> str | None:
    """Return the code that a text means; None when it means none. Raises CellError when it means one that is not."""
    if words(text) in scope.whole:
        if not scope.gemeente:
            raise CellError("Kies eerst een gemeente; dan weten wij welke gemeente hier bedoeld is.")
        return scope.gemeente
    behind = CODE_BEHIND.search(text)
    code = (behind[1] if behind else text).upper()
    if AREA_CODE.fullmatch(code):
        if scope.known is not None and code not in scope.known:
            raise CellError(f"De code {code} bestaat niet. Zoek de code op bij het wijkprofiel.")
        return code
    if text.isdigit() and scope.known is not None and PREFIXES.get(len(text), "") + text in scope.known:
        return PREFIXES[len(text)] + text
    return scope.by_words.get(words(text))


def _by_words(names: Mapping[str, str]) -> dict[str, str | None]:
    """Return the code of the one area of each name: of the largest level that has it, so a wijk before a buurt."""
    found: dict[str, list[str]] = {}
    for code, name in names.items():
        found.setdefault(words(name), []).append(code)
    largest = {name: min(codes, key=_size) for name, codes in found.items() if name}
    return {
        name: code if sum(_size(other) == _size(code) for other in found[name]) == 1 else None
        for name, code in largest.items()
    }


def _size(code: str) -> int:
    level = level_of(code)
    return LEVELS.index(level) if level else len(LEVELS)


def _hint(text: str, scope: AreaScope) -> str:
    if not scope.names:
        return ""
    if len(scope.names) <= MOST_LISTED:
        return suggestion(text, [Term(code, name) for code, name in scope.names.items()])
    return _near(words(text), scope)


def _near(key: str, scope: AreaScope) -> str:
    near = islice((label for name, label in scope.labels if key in name), 3) if len(key) > 3 else ()
    asked = " of ".join(near)
    return f"Bedoelt u {asked}?" if asked else "Zoek de code op bij het wijkprofiel."
