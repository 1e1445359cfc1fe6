"""What wijkverbinders can do by their own word: the questions, and how many people gave which answer.

A group of fewer than `SMALLEST_GROUP` could be recognised by its answers: these are kept nowhere.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from wijk.domain.method import METHOD_FOLDER, MethodError, read_toml

__all__ = [
    "ANSWERS",
    "SMALLEST_GROUP",
    "UNREADABLE",
    "Abilities",
    "Ability",
    "AbilityItem",
    "AbilityMeasure",
    "ItemTally",
    "load_abilities",
    "read_tallies",
    "read_tally",
    "told_tally",
]

FILE = "abilities.toml"
# From 1 (the least) to 5 (the most).
ANSWERS = (1, 2, 3, 4, 5)
SMALLEST_GROUP = 5
# What a tally reads as that can't be read: no check accepts it.
UNREADABLE = (-1,)
BETWEEN = re.compile(r"[\s;,]+")


@dataclass(frozen=True, slots=True)
class AbilityItem:
    """A question, as a sentence that people agree with or not."""

    id: str
    text: str


@dataclass(frozen=True, slots=True)
class Ability:
    """An ability with the questions that are asked about it."""

    id: str
    name: str
    items: tuple[AbilityItem, ...]


@dataclass(frozen=True, slots=True)
class Abilities:
    """All of them; ``note`` says whose words they are, ``lowest`` and ``highest`` what answers 1 and 5 mean."""

    note: str
    lowest: str
    highest: str
    abilities: tuple[Ability, ...]

    @property
    def items(self) -> tuple[AbilityItem, ...]:
        """All questions, in order."""
        return tuple(item for ability in self.abilities for item in ability.items)


@dataclass(frozen=True, slots=True)
class ItemTally:
    """How many people gave each of the `ANSWERS` to an ``item`` (id); empty when fewer than SMALLEST_GROUP answered."""

    item: str
    counts: tuple[int, ...] = ()

    @property
    def people(self) -> int:
        """How many people answered; 0 where they are too few to be kept."""
        return sum(self.counts)


@dataclass(frozen=True, slots=True)
class AbilityMeasure:
    """What a group of wijkverbinders of an ``area`` (CBS code) answered ``before`` and ``after`` its training.

    ``name`` tells the group from others and names nobody. A question without a tally was not asked or not filled in.
    """

    id: str
    area: str
    name: str
    before_on: date | None = None
    before: tuple[ItemTally, ...] = ()
    after_on: date | None = None
    after: tuple[ItemTally, ...] = ()


def read_tally(item: str, text: str) -> ItemTally | None:
    """Read five numbers with a space, tab or sign between them; None where nobody answered.

    What can't be read becomes UNREADABLE. Of fewer people than SMALLEST_GROUP only that they are fewer is kept.

    >>> read_tally("zien", "0 1 3; 4,2").counts, read_tally("zien", "0 1 1 0 0").counts
    ((0, 1, 3, 4, 2), ())
    """
    parts = [part for part in BETWEEN.split(text.strip()) if part]
    if not parts:
        return None
    if len(parts) != len(ANSWERS) or not all(part.isascii() and part.isdigit() and len(part) < 5 for part in parts):
        return ItemTally(item, UNREADABLE)
    counts = tuple(map(int, parts))
    if not sum(counts):
        return None
    return ItemTally(item, counts if sum(counts) >= SMALLEST_GROUP else ())


def read_tallies(typed: Mapping[str, str], pasted: str, before: Mapping[str, ItemTally]) -> tuple[ItemTally, ...]:
    """Read a tally an item (id), of what was ``typed`` or, where lines were ``pasted``, of these in the same order.

    Where nothing stands now, of too few people before it stays known that there were too few. More or fewer lines than
    items can't be read.
    """
    lines = [line for line in pasted.splitlines() if line.strip()]
    if lines and len(lines) != len(typed):
        return tuple(ItemTally(item, UNREADABLE) for item in typed)
    texts = dict(zip(typed, lines, strict=True)) if lines else typed
    found = []
    for item, text in texts.items():
        few = before.get(item)
        tally = few if not text.strip() and few and not few.counts else read_tally(item, text)
        if tally:
            found.append(tally)
    return tuple(found)


def told_tally(tally: ItemTally | None) -> str:
    """A tally as people type it; empty where there is none, or too few people to have kept it."""
    return " ".join(map(str, tally.counts)) if tally else ""


def load_abilities(folder: Path = METHOD_FOLDER) -> Abilities:
    """Read the abilities in ``folder``.

    Raises MethodError when the file is missing, is no valid TOML, or lacks or has too much.
    """
    path = folder / FILE
    content = read_toml(path)
    try:
        found = Abilities(
            content["note"],
            content["lowest"],
            content["highest"],
            tuple(
                Ability(**{**entry, "items": tuple(AbilityItem(**item) for item in entry["items"])})
                for entry in content["ability"]
            ),
        )
    except (KeyError, TypeError) as error:
        raise MethodError(f"In {path} ontbreekt een veld of staat een onbekend veld: {error}.") from error
    if len({item.id for item in found.items}) < len(found.items):
        raise MethodError(f"In {path} staat een id twee keer.")
    return found
