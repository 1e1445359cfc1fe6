"""Recognising the words of the method (phases, groups, functions) in what people wrote in a cell."""

import difflib
import re
from collections.abc import Sequence
from typing import Protocol

from wijk.store.common.texts import words
from wijk.store.spreadsheets.cell_values import ANSWERS

__all__ = ["Named", "labels", "recognise", "spellings", "split_terms", "suggestion"]

SEPARATORS = (r"[;\n\r|•]", ",", "/", r"\s(?:en|of|and|&|\+)\s")
SYNONYMS = {
    "jongvolwassenen": ("jongeren", "jong volwassenen", "studenten", "young adults"),
    "alleenwonenden": ("alleenstaanden", "alleenwonend", "singles"),
    "eenouder": ("alleenstaande ouders", "eenoudergezin", "single parents"),
    "gescheiden_verweduwd": ("weduwen", "weduwnaars", "weduwen en weduwnaars", "gescheiden mensen"),
    "ouderen": ("senioren", "65+", "65 plus", "65 plussers", "ouderen 65+", "elderly", "seniors"),
    "krap_bij_kas": ("minima", "armoede", "mensen met een laag inkomen", "lage inkomens", "schulden"),
    "gezondheid": ("chronisch zieken", "mensen met een beperking", "zieken"),
    "mantelzorgers": ("mantelzorg", "mantelzorger", "carers"),
    "voorkomen": ("preventie", "bewustwording"),
    "signaleren": ("signalering",),
    "bespreken": ("bespreekbaar",),
    "toeleiden": ("toeleiding", "doorverwijzen", "doorverwijzing"),
    "aanpakken": ("aanpak", "oppakken", "interventie"),
    "volgen": ("nazorg", "monitoring", "opvolging"),
}
MIN_PART = 4


class Named(Protocol):
    """A choice with an id and the name that is shown."""

    @property
    def id(self) -> str:
        """Return what is kept."""

    @property
    def name(self) -> str:
        """Return what is shown; anybody may retype it."""


def spellings(choice: Named) -> tuple[tuple[str, ...], ...]:
    """Return all ways to write a choice, the surest first: its id, its name, its synonyms."""
    return (choice.id,), (choice.name,), SYNONYMS.get(choice.id, ())


def recognise(text: str, choices: Sequence[Named]) -> str | None:
    """Return the id of the choice that ``text`` names: by id, name, synonym or part of one name; None when unclear."""
    key = words(text)
    if not key:
        return None
    for rank in range(3):
        found = {choice.id for choice in choices if key in map(words, spellings(choice)[rank])}
        if found:
            return found.pop() if len(found) == 1 else None
    found = {choice.id for choice in choices if len(key) >= MIN_PART and f" {key}" in f" {words(choice.name)}"}
    return found.pop() if len(found) == 1 else None


def split_terms(text: str, choices: Sequence[Named]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the ids of the choices in a cell, in the order written, and the parts that are none of them.

    A name is tried whole before it is split, so "Gescheiden of verweduwd" is one group.
    """
    found: list[str] = []
    unknown: list[str] = []

    def take(part: str, separators: Sequence[str]) -> None:
        identifier = recognise(part, choices)
        if identifier:
            found.append(identifier)
        elif separators:
            for piece in re.split(separators[0], part):
                take(piece, separators[1:])
        elif part.strip():
            unknown.append(part.strip())

    take(text, SEPARATORS)
    return tuple(dict.fromkeys(found)), tuple(dict.fromkeys(unknown))


def labels(choices: Sequence[Named]) -> dict[str, str]:
    """Return by id what to write in a cell: the name, or the id when the name would not be understood again."""

    def is_clear(choice: Named) -> bool:
        twice = f"{choice.name}; {choice.name}"
        return words(choice.name) not in ANSWERS and split_terms(twice, choices) == ((choice.id,), ())

    return {choice.id: choice.name if is_clear(choice) else choice.id for choice in choices}


def suggestion(text: str, choices: Sequence[Named]) -> str:
    """Return a Dutch sentence with the nearest choice, or with all of them."""
    names = {words(choice.name): choice.name for choice in choices}
    near = difflib.get_close_matches(words(text), names, n=1, cutoff=0.6)
    listed = "; ".join(choice.name for choice in choices)
    return f"Bedoelt u '{names[near[0]]}'? Mogelijk zijn: {listed}." if near else f"Mogelijk zijn: {listed}."
