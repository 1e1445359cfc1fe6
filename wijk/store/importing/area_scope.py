"""Which areas a file is about, and what is known of them: plain tables and functions that the dossier gives."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from wijk.domain.area import LEVELS, level_of
from wijk.store.common.texts import words

__all__ = ["AreaScope", "Found", "pieces"]

WHOLE = {
    *("alle", "allen", "alle wijken", "alle buurten", "overal", "gemeente", "gemeentebreed", "gemeentelijk"),
    *("hele gemeente", "heel de gemeente", "de hele gemeente", "hele stad", "de hele stad", "heel de stad", "stad"),
    *("stadsbreed", "stedelijk", "stadbreed", "alle stadsdelen", "gehele gemeente", "gehele stad", "wijkoverstijgend"),
    *("alle kernen", "alle dorpen", "door de hele stad", "door de hele gemeente", "in de hele gemeente"),
}
# What may stand before the name of a gemeente: "heel Arnhem".
BEFORE = ("", "heel ", "hele gemeente ", "gemeente ", "de gemeente ", "de hele gemeente ", "gehele gemeente ", "stad ")
# The area of a point or an address: its code, "" when it is outside Nederland, None when that is not known here.
Found = str | None


def _nowhere(_text: str) -> tuple[str, ...]:
    return ()


def _unknown_point(_latitude: float, _longitude: float) -> Found:
    return None


def _unknown_address(_postcode: str, _number: int | None) -> Found:
    return None


@dataclass(frozen=True)
class AreaScope:
    """Which areas a file is about.

    ``chosen`` is the area (CBS code) of what names none, empty when nobody chose one. ``names`` gives the official
    names by code of the areas that a cell may name, ``spoken`` those as people say them, without "Wijk 36"; ``also``
    the codes by other things that people call a part of the gemeente, as a stadsdeel, which is no area of its own.
    ``known`` are all codes there are; None: not known here, so that any well-formed code is taken. ``became`` gives the
    code in the chosen gemeente of an area that went up in it under a new code. ``elsewhere`` gives the codes of the
    areas of a name (in words) in all of Nederland. ``at_point`` gives the area of a point (degrees), ``at_address``
    that of a postcode and house number.
    """

    chosen: str = ""
    names: Mapping[str, str] = field(default_factory=dict)
    spoken: Mapping[str, str] = field(default_factory=dict)
    known: Collection[str] | None = None
    also: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    became: Mapping[str, str] = field(default_factory=dict)
    elsewhere: Callable[[str], tuple[str, ...]] = _nowhere
    at_point: Callable[[float, float], Found] = _unknown_point
    at_address: Callable[[str, int | None], Found] = _unknown_address

    @property
    def gemeente(self) -> str:
        """The code of the gemeente that was chosen, empty for none."""
        return f"GM{self.chosen[2:6]}" if self.chosen else ""

    @cached_property
    def gemeente_names(self) -> frozenset[str]:
        """The names of the chosen gemeente, as words."""
        return frozenset(words(named[self.gemeente]) for named in (self.names, self.spoken) if self.gemeente in named)

    @cached_property
    def whole(self) -> frozenset[str]:
        """All ways to write the chosen gemeente, as words."""
        return frozenset({*WHOLE, *(f"{before}{name}" for name in self.gemeente_names for before in BEFORE)})

    @cached_property
    def by_words(self) -> dict[str, str | None]:
        """The code that a name means, by its words; None where several are called so. The official name goes first."""
        return {**_by_words(self.spoken), **_by_words(self.names)}

    @cached_property
    def worded(self) -> dict[str, str]:
        """The words of each name by its code; of an area with two names those that people say."""
        return {code: words(name) for code, name in (*self.names.items(), *self.spoken.items())}

    @cached_property
    def by_name(self) -> dict[str, list[str]]:
        """The codes of each name, in words."""
        found: dict[str, list[str]] = {}
        for code, name in self.worded.items():
            found.setdefault(name, []).append(code)
        return found

    @cached_property
    def by_word(self) -> dict[str, set[str]]:
        """The codes of the areas with a word in their name, in the order of the alphabet."""
        found: dict[str, set[str]] = {}
        for code, name in self.worded.items():
            for word in name.split():
                found.setdefault(word, set()).add(code)
        return dict(sorted(found.items()))

    @cached_property
    def name_words(self) -> list[str]:
        """The words of all names, in the order of the alphabet."""
        return list(self.by_word)

    @cached_property
    def by_piece(self) -> dict[str, set[str]]:
        """The names (in words) by each three signs of them: a text shares some with every name it looks like."""
        found: dict[str, set[str]] = {}
        for name in set(self.worded.values()):
            for piece in pieces(name):
                found.setdefault(piece, set()).add(name)
        return found

    def label(self, code: str) -> str:
        """Return how to tell an area: by its name and code."""
        return f"{self.names[code]} ({code})" if code in self.names else code


def pieces(name: str) -> set[str]:
    """Return each three signs in a row of a text with a space around it."""
    padded = f" {name} "
    return {padded[at : at + 3] for at in range(len(padded) - 2)}


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
