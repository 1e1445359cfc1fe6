"""One screen of a story: a message in at most two sentences, what shows it, and what the room does with it."""

from dataclasses import dataclass
from typing import Any

from wijk.views.charts import Series
from wijk.views.story.map import StoryMap
from wijk.views.tables import Table

__all__ = ["MOST_ITEMS", "MOST_ITEM_SIGNS", "MOST_SIGNS", "Bars", "Screen", "shortened"]

# What a screen holds: signs of a message and of a thing in a list, and how many things.
MOST_SIGNS = 340
MOST_ITEM_SIGNS = 400
MOST_ITEMS = 12


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


def shortened(text: str, signs: int = MOST_ITEM_SIGNS) -> str:
    """A text on one line that fits: cut at a word, with a sign that it goes on.

    >>> shortened("een heel lange zin", 12)
    'een heel …'
    """
    line = " ".join(text.split())
    if len(line) <= signs:
        return line
    cut = line[: signs - 1]
    return f"{cut.rpartition(' ')[0] or cut} …"
