"""Recognising choices, such as the phases and groups of the method, in what people wrote in a cell."""

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from typing import Generic, Protocol, TypeVar

from wijk.store.common.texts import words
from wijk.store.importing.near_texts import near_texts
from wijk.store.spreadsheets.cell_values import ANSWERS

__all__ = [
    "SEPARATORS",
    "ByIdentity",
    "Choice",
    "choice_labels",
    "near_choices",
    "recognise",
    "spellings",
    "split_choices",
    "split_parts",
    "suggestion",
]

# The slash of "46 t/m 85" and of "m/v" does not separate.
SEPARATORS = (r"[;\n\r|•]", ",", r"(?<![tm])/|/(?![mv]\b)", r"\s(?:en|of|and|&|\+)\s")
# What stands before the points of a list: "1. ouderen", "- jongeren".
BULLET = re.compile(r"^\s*(?:\d{1,2}[.)]|[-*–])\s+")
MIN_PART = 4
# How alike a text and a spelling must be to propose the choice.
NEAR = 0.85
T = TypeVar("T")


class Choice(Protocol):
    """A choice with an id and the name that is shown."""

    @property
    def id(self) -> str:
        """Return what is kept."""

    @property
    def name(self) -> str:
        """Return what is shown; anybody may retype it."""

    @property
    def also(self) -> tuple[str, ...]:
        """Return other ways in which people write the name."""


def spellings(choice: Choice) -> tuple[tuple[str, ...], ...]:
    """Return all ways to write a choice, the surest first: its id, its name, other ways."""
    return (choice.id,), (choice.name,), choice.also


@dataclass(frozen=True, slots=True)
class ChoiceIndex:
    """How choices are found by what was written.

    ``exact`` has for each rank of `spellings` the ids by spelling; ``text`` holds all names, each word after a space,
    with in ``starts`` where the name of each of ``ids`` begins.
    """

    exact: tuple[dict[str, frozenset[str]], ...]
    text: str
    starts: tuple[int, ...]
    ids: tuple[str, ...]

    def beginning(self, key: str) -> set[str]:
        """Return the ids of the choices with a word in their name that begins like this; at most two."""
        found: set[str] = set()
        at = self.text.find(f" {key}")
        while at >= 0 and len(found) < 2:
            name = bisect_right(self.starts, at) - 1
            found.add(self.ids[name])
            at = self.text.find(f" {key}", self.starts[name + 1] if name + 1 < len(self.starts) else len(self.text))
        return found


@dataclass(frozen=True, slots=True, eq=False)
class ByIdentity(Generic[T]):
    """Something told apart by what it is and not by what it holds: to remember what follows from a long list."""

    it: T

    def __eq__(self, other: object) -> bool:
        return isinstance(other, ByIdentity) and other.it is self.it

    def __hash__(self) -> int:
        return id(self.it)


def recognise(text: str, choices: Sequence[Choice]) -> str | None:
    """Return the id of the choice that ``text`` names: by id, name, synonym or part of one name; None when unclear."""
    key = words(text)
    if not key:
        return None
    index = _index(ByIdentity(choices))
    for exact in index.exact:
        if key in exact:
            return next(iter(exact[key])) if len(exact[key]) == 1 else None
    found = index.beginning(key) if len(key) >= MIN_PART else set()
    return found.pop() if len(found) == 1 else None


@lru_cache(maxsize=64)
def _index(choices: ByIdentity[Sequence[Choice]]) -> ChoiceIndex:
    exact: tuple[dict[str, set[str]], ...] = ({}, {}, {})
    names, starts, length = [], [], 0
    for choice in choices.it:
        for rank, spelled in enumerate(spellings(choice)):
            for spelling in spelled:
                exact[rank].setdefault(words(spelling), set()).add(choice.id)
        names.append(f" {words(choice.name)}\n")
        starts.append(length)
        length += len(names[-1])
    found = tuple({key: frozenset(ids) for key, ids in rank.items()} for rank in exact)
    return ChoiceIndex(found, "".join(names), tuple(starts), tuple(choice.id for choice in choices.it))


def split_choices(text: str, choices: Sequence[Choice]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the ids of the choices in a cell, in the order written, and the parts that are none of them.

    A name is tried whole before it is split, so "Gescheiden of verweduwd" is one group.
    """

    def found(part: str) -> tuple[str, ...] | None:
        identifier = recognise(part, choices)
        return (identifier,) if identifier else None

    return split_parts(text, found)


def split_parts(
    text: str, meant_by: Callable[[str], tuple[str, ...] | None]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the ids that the parts of a text mean, in the order written, and the parts that mean nothing.

    ``meant_by`` gives the ids of a text, None when it is not known; a text is tried whole before it is split.
    """
    found: list[str] = []
    unknown: list[str] = []

    def take(part: str, separators: Sequence[str]) -> None:
        part = BULLET.sub("", part)
        ids = meant_by(part)
        if ids is not None:
            found.extend(ids)
            return
        for number, separator in enumerate(separators, 1):
            pieces = re.split(separator, part, flags=re.I)
            # What no separator splits was asked about, but for a bullet behind a bullet.
            if len(pieces) > 1 or BULLET.match(part):
                for piece in pieces:
                    take(piece, separators[number:])
                return
        if part.strip():
            unknown.append(part.strip())

    take(text, SEPARATORS)
    return tuple(dict.fromkeys(found)), tuple(dict.fromkeys(unknown))


def choice_labels(choices: Sequence[Choice]) -> dict[str, str]:
    """Return by id what to write in a cell: the name, or the id when the name would not be understood again."""

    def is_clear(choice: Choice) -> bool:
        twice = f"{choice.name}; {choice.name}"
        return words(choice.name) not in ANSWERS and split_choices(twice, choices) == ((choice.id,), ())

    return {choice.id: choice.name if is_clear(choice) else choice.id for choice in choices}


def suggestion(text: str, choices: Sequence[Choice]) -> str:
    """Return a Dutch sentence with the nearest choice, or with all of them."""
    return _suggestion(text, ByIdentity(choices))


@lru_cache(maxsize=4096)
def _suggestion(text: str, of: ByIdentity[Sequence[Choice]]) -> str:
    choices = of.it
    names = {words(choice.name): choice.name for choice in choices}
    near = near_texts(words(text), names, 1, 0.6)
    listed = "; ".join(choice.name for choice in choices)
    return f"Bedoelt u '{names[near[0]]}'? Mogelijk zijn: {listed}." if near else f"Mogelijk zijn: {listed}."


def near_choices(text: str, choices: Sequence[Choice]) -> tuple[str, ...]:
    """Return the id of the choice with a spelling most like the text or a word of it; none where none is near."""
    return _near_choices(text, ByIdentity(choices))


@lru_cache(maxsize=4096)
def _near_choices(text: str, of: ByIdentity[Sequence[Choice]]) -> tuple[str, ...]:
    choices = of.it
    ids = {words(spelling): choice.id for choice in choices for rank in spellings(choice) for spelling in rank}
    parts = (words(text), *(part for part in words(text).split() if len(part) >= MIN_PART))
    near = (ids[one] for part in parts for one in near_texts(part, ids, 1, NEAR))
    return tuple(islice(near, 1))
