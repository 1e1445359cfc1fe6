"""One screen of a story: a message in at most two sentences, what shows it, and what the room does with it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from wijk.views.charts import Series
from wijk.views.story.map import StoryMap
from wijk.views.tables import Table

__all__ = ["MOST_ITEMS", "MOST_ITEM_SIGNS", "MOST_SIGNS", "Bars", "Screen", "fitting", "shortened"]

# What a screen holds: signs of a message and of a thing in a list, and how many things.
MOST_SIGNS = 340
MOST_ITEM_SIGNS = 400
MOST_ITEMS = 12
# Signs of a thing in a list on one line of the wall, and what each line and the space under a thing take of its height.
LINE_SIGNS, LINE, SPACE = 92, 2, 1


@dataclass(frozen=True, slots=True)
class Bars:
    """Percentages of a place with those of its references beside them, each with a label and its year."""

    here: Series
    references: tuple[Series, ...]
    labels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Screen:
    """One screen, as texts.

    The ``message`` is what it is about. ``items`` are a list under it, ``bars``, ``table``, ``map`` and ``grid``
    (as `wijk.views.matrix_grid.grid_texts`) other ways to show it. ``ask`` is what the room does or must know now,
    ``source`` what it all rests on; both may be empty.
    """

    id: str
    title: str
    message: str
    items: tuple[str, ...] = ()
    bars: Bars | None = None
    table: Table | None = None
    grid: dict[str, Any] | None = None
    map: StoryMap | None = None
    ask: str = ""
    source: str = ""


def fitting(texts: Sequence[str], lines: int) -> int:
    """How many of these texts a wall shows under each other where there is room for so many of one line.

    >>> fitting(["kort", "ook kort", "lang " * 30], 3), fitting(["lang " * 30] * 3, 3)
    (2, 1)
    """
    left = lines * (LINE + SPACE)
    for number, text in enumerate(texts):
        left -= -(-len(text) // LINE_SIGNS) * LINE + SPACE
        if left < 0:
            return number
    return len(texts)


def shortened(text: str, signs: int = MOST_ITEM_SIGNS) -> str:
    """A text on one line that fits: cut at a word, with a sign that it goes on.

    >>> shortened("een heel lange zin", 12)
    'een heel …'
    """
    line = " ".join(text.split())
    if len(line) <= signs:
        return line
    cut = line[: signs - 2]
    return f"{cut.rpartition(' ')[0] or cut} …"
