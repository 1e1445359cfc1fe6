"""What people typed, as a paper says it: on one line, without what looks like a person, cut where it is too long."""

from collections.abc import Iterable, Sequence

from wijk.figures.wording import counted, decimal
from wijk.store.common.personal import nameless
from wijk.views.story.screen import shortened

__all__ = ["more_text", "typed", "typed_points"]


# Signs of a line that people wrote, and of a thing in a table.
LINE, CELL = 400, 160


def typed(text: str, signs: int = CELL) -> str:
    """Return a text as it may stand on paper for everybody."""
    return shortened(nameless(text), signs)


def typed_points(lines: Sequence[str], most: int, where: str) -> tuple[str, ...]:
    """Return lines for a list: the first so many, and how many more there are and ``where`` they stand."""
    left = len(lines) - most
    shown: Iterable[str] = (typed(line, LINE) for line in lines[:most])
    return (*shown, *([f"En nog {decimal(left)}: zie {where}."] if left > 0 else []))


def more_text(left: int, one: str, more: str, where: str) -> str:
    """Say how many more there are and where they stand; empty when there are none.

    >>> more_text(3, "actie", "acties", "de bijlage")
    'En nog 3 acties: zie de bijlage.'
    """
    return f"En nog {counted(left, one, more)}: zie {where}." if left > 0 else ""
