"""How much room a text takes in Arial, so that it fits where it is put on a slide, whatever its length."""

from dataclasses import dataclass

__all__ = ["LINE", "FittedText", "fitted", "lines_of", "text_width"]

# Widths of signs in thousandths of the size; accents don't count, and what is not named is as wide as the widest here.
WIDTHS = {
    sign: width
    for signs, width in (
        ("'ijl|’‘", 222),
        (" !,./:;I[\\]ft·", 278),
        ('()-r`"*', 400),
        ("Jckvxyzs", 500),
        ("?L_abdeghnopqu0123456789–€", 556),
        ("+<=>~", 584),
        ("FTZ", 611),
        ("&ABEKPSVXY", 667),
        ("CDHNRUw", 722),
        ("GOQ", 778),
        ("%@MWm—…", 1015),
    )
    for sign in signs
}
WIDEST, BOLD, LINE = 1015, 1.1, 1.2
SMALLEST = 7


@dataclass(frozen=True, slots=True)
class FittedText:
    """A text in lines that fit, at a size in points."""

    lines: tuple[str, ...]
    size: int

    @property
    def text(self) -> str:
        """The text as one; the program that shows it breaks it in the same lines or fewer."""
        return " ".join(self.lines)


def text_width(text: str, size: float, *, bold: bool = False) -> float:
    """The width of a line in points, rather too wide than too narrow."""
    return sum(WIDTHS.get(sign, WIDEST) for sign in text) / 1000 * size * (BOLD if bold else 1)


def fitted(
    text: str, width: float, height: float, largest: int, *, bold: bool = False, smallest: int = SMALLEST
) -> FittedText:
    """The text as large as fits in this room in points, at most ``largest``; cut off with … where even smallest won't.

    >>> fitted("Moerwijk", 100, 20, 14).size, fitted("Moerwijk " * 20, 100, 20, 14).text[-1]
    (14, '…')
    """
    for size in range(largest, smallest - 1, -1):
        lines = lines_of(text, width, size, bold=bold)
        if len(lines) * size * LINE <= height and all(text_width(one, size, bold=bold) <= width for one in lines):
            return FittedText(tuple(lines), size)
    lines = lines_of(text, width, smallest, bold=bold)
    kept = lines[: max(int(height / (smallest * LINE)), 1)]
    if len(kept) < len(lines):
        kept[-1] = f"{kept[-1]} …"
    return FittedText(tuple(_cut(line, width, smallest, bold) for line in kept), smallest)


def lines_of(text: str, width: float, size: float, *, bold: bool = False) -> list[str]:
    """The lines in which a text stands in this width; a line of one word may be wider."""
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and text_width(longer, size, bold=bold) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines or [""]


def _cut(line: str, width: float, size: float, bold: bool) -> str:
    while len(line) > 1 and text_width(line, size, bold=bold) > width:
        line = f"{line.removesuffix('…').rstrip()[:-1].rstrip()}…"
    return line
