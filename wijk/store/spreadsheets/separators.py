"""Which sign separates the cells of a CSV file: the one under which the column names come first and the rows follow."""

import csv
from collections import Counter
from collections.abc import Sequence
from itertools import islice

__all__ = ["separator_of"]

SEPARATORS = ";,\t|"
SAMPLE = 200
MOST_TRIED = 10_000


def separator_of(physical: Sequence[str]) -> str:
    """Return the separator of these lines.

    A sign separates when half of the records under the first record that it splits have as many cells as that one. Of
    these the sign that splits the earliest record wins: a comma in the cells can't beat a semicolon in the column
    names. When none is so regular, it is the sign in the first record that gives the most records the same number of
    cells.
    """
    records = {separator: _records(physical, separator) for separator in SEPARATORS}
    regular = {separator: header for separator, found in records.items() if (header := _header(found))}
    if regular:
        return min(regular, key=lambda separator: regular[separator])
    return max(SEPARATORS, key=lambda separator: _weight(records[separator]))


def _records(physical: Sequence[str], separator: str) -> list[list[str]]:
    """Return the first records with something in them as this separator splits them."""
    records: list[list[str]] = []
    try:
        for record in islice(csv.reader(physical, delimiter=separator, skipinitialspace=True), MOST_TRIED):
            if any(map(str.strip, record)):
                records.append(record)
                if len(records) == SAMPLE:
                    break
    except csv.Error:
        pass  # a cell of over 100,000 characters: what came before it is enough to judge by
    return records


def _header(records: Sequence[Sequence[str]]) -> tuple[bool, int, float, int] | None:
    """Return the index of the first record that can hold column names, and how irregular what follows is.

    Before these stands whether it can be a sentence with a comma: text after a space, and other records otherwise.
    """
    widths = [len(record) for record in records]
    for index, width in enumerate(widths[: len(widths) // 2 + 1]):
        below = widths[index + 1 :]
        alike = below.count(width)
        if width > 1 and 2 * alike >= len(below) and (below or not index):
            sentence = alike < len(below) and len(records[index]) == 2 and records[index][1].strip().islower()
            return sentence, index, -alike / (len(below) or 1), -width
    return None


def _weight(records: Sequence[Sequence[str]]) -> int:
    if not records or len(records[0]) < 2:
        return 0
    widths = Counter(map(len, records))
    return max(count * (width - 1) for width, count in widths.items())
