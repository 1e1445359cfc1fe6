"""How much of a list or a table stands on a slide, and how large: nothing overflows, and what is left is counted."""

from collections.abc import Sequence
from dataclasses import dataclass

from wijk.views.numbers import number
from wijk.views.text_fit import LINE, fitted, lines_of

__all__ = ["CELL_PAD", "FittedList", "FittedTable", "fit_list", "fit_table"]

# Between the things of a list, as a part of the size; inside the edge of a cell, in points.
GAP, CELL_PAD = 0.5, 3.0
MOST_CELL_LINES = 4


@dataclass(frozen=True, slots=True)
class FittedList:
    """Texts that fit under each other at a size in points."""

    texts: tuple[str, ...]
    size: int


@dataclass(frozen=True, slots=True)
class FittedTable:
    """Rows that fit at a size, the first the header, with their heights and the widths of the columns in points.

    ``left`` is how many rows are not in it.
    """

    rows: tuple[tuple[str, ...], ...]
    size: int
    heights: tuple[float, ...]
    widths: tuple[float, ...]
    left: int


def fit_list(texts: Sequence[str], width: float, height: float, largest: int, smallest: int) -> FittedList:
    """The texts as large as fits, at most ``largest``; at ``smallest`` the first ones, and how many more there are."""

    def room(ones: Sequence[str], size: int) -> float:
        return sum((len(lines_of(one, width, size)) * LINE + GAP) * size for one in ones)

    for size in range(largest, smallest - 1, -1):
        if room(texts, size) <= height:
            return FittedList(tuple(_whole(one, width, height, size) for one in texts), size)
    shown: list[str] = []
    for one in texts:
        if room([*shown, one, "en nog"], smallest) > height:
            break
        shown.append(_whole(one, width, height, smallest))
    if not shown:
        shown.append(_whole(texts[0], width, height - (LINE + GAP) * smallest, smallest))
    left = len(texts) - len(shown)
    return FittedList((*shown, *([f"en nog {number(left)}"] if left else [])), smallest)


def fit_table(
    rows: Sequence[Sequence[str]],
    shares: Sequence[float],
    width: float,
    height: float,
    largest: int,
    smallest: int,
) -> FittedTable:
    """Rows under their header as large as fits; at ``smallest`` as many as fit. A cell holds MOST_CELL_LINES lines.

    ``shares`` are how wide the columns are beside each other.
    """
    widths = tuple(width * share / sum(shares) for share in shares)
    for size in range(largest, smallest - 1, -1):
        made, heights = _laid_out(rows, widths, size, height)
        if len(made) == len(rows):
            break
    return FittedTable(made, size, heights, widths, len(rows) - len(made))


def _laid_out(
    rows: Sequence[Sequence[str]], widths: Sequence[float], size: int, height: float
) -> tuple[tuple[tuple[str, ...], ...], tuple[float, ...]]:
    """The rows that fit in this height, with the height of each; the header is always there."""
    made: list[tuple[str, ...]] = []
    heights: list[float] = []
    for row in rows:
        cells = [
            _cell(text, width - 2 * CELL_PAD, size, bold=not made or column == 0)
            for column, (text, width) in enumerate(zip(row, widths, strict=True))
        ]
        high = max(sum(lines for _, lines in cell) for cell in cells) * size * LINE + 2 * CELL_PAD
        if made and sum(heights) + high > height:
            break
        made.append(tuple("\n".join(text for text, _ in cell) for cell in cells))
        heights.append(high)
    return tuple(made), tuple(heights)


def _cell(text: str, width: float, size: int, *, bold: bool) -> list[tuple[str, int]]:
    """The paragraphs of a cell, each with how many lines it takes, together at most MOST_CELL_LINES."""
    left, found = MOST_CELL_LINES, []
    for part in text.split("\n"):
        if left:
            fits = fitted(part, width, left * size * LINE + 0.01, size, bold=bold, smallest=size)
            found.append((fits.text, len(fits.lines)))
            left -= len(fits.lines)
    return found


def _whole(text: str, width: float, height: float, size: int) -> str:
    return fitted(text, width, height, size, smallest=size).text
