"""CSV as it is found in the wild: any usual encoding and separator, and quotes that nobody closed."""

import codecs
import csv
import io
import unicodedata
from collections import Counter
from collections.abc import Iterator
from itertools import islice

from wijk.store.common.errors import FileError
from wijk.store.spreadsheets.sheets import MAX_COLUMNS, MAX_ROWS, Line, Sheet

__all__ = ["read_csv"]

SEPARATORS = ";,\t|"
SAMPLE = 50
# As many lines as Excel has, empty ones too.
MAX_LINES = 1_048_576
TOO_MANY = "Er staan meer dan 20.000 rijen in het bestand. Splits het in kleinere bestanden."


def read_csv(content: bytes) -> Sheet:
    """Return the lines of a CSV file, all cells as text. Raises FileError when it is no text or has too many rows."""
    text = _decoded(content)
    if max(text.count("\n"), text.count("\r")) > MAX_LINES:
        raise FileError(TOO_MANY)
    physical = list(io.StringIO(text, newline=""))
    separator = ""
    if physical and physical[0].lower().startswith("sep=") and len(physical[0].strip()) == 5:
        separator, physical[0] = physical[0][4], "\n"
    try:
        lines = tuple(_filled(_records(physical, separator or _separator(physical))))
    except csv.Error as error:
        raise FileError(
            "Dit CSV-bestand is niet te lezen: er staat een cel in van meer dan 100.000 tekens. "
            "Waarschijnlijk ontbreekt er een aanhalingsteken."
        ) from error
    return Sheet("", lines)


def _filled(records: Iterator[list[str]]) -> Iterator[Line]:
    """Give what has something in it, and stop at the row that is too many."""
    found = 0
    for number, record in enumerate(records, start=1):
        if any(record) and any(cell.strip() for cell in record):
            found += 1
            if found > MAX_ROWS + 1:
                raise FileError(TOO_MANY)
            yield Line(number, tuple(record[:MAX_COLUMNS]))


def _decoded(content: bytes) -> str:
    if content.startswith(codecs.BOM_UTF8):
        return content.decode("utf-8-sig", errors="replace")
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        text = content.decode("utf-16", errors="replace")
    elif content[1:400:2].count(0) > len(content[:400]) // 4:
        text = content.decode("utf-16-le", errors="replace")
    else:
        try:
            text = content.decode("utf-8")
        except UnicodeDecodeError:
            text = content.decode("cp1252", errors="replace")
    sample = text[:20_000]
    strange = sum(unicodedata.category(char) in ("Cc", "Cn", "Co") or char == "\ufffd" for char in sample)
    if strange - sum(map(sample.count, "\n\r\t")) > len(sample) // 20:
        raise FileError("Dit is geen tekst en geen Excel-bestand. Kies een Excel-bestand (.xlsx) of een CSV-bestand.")
    return text


def _separator(physical: list[str]) -> str:
    """Return the separator that gives the most lines the same number of columns, weighed by that number."""

    def score(separator: str) -> int:
        widths = Counter(map(len, islice(csv.reader(physical, delimiter=separator), SAMPLE)))
        return max((count * (width - 1) for width, count in widths.items()), default=0)

    return max(SEPARATORS, key=score)


def _records(physical: list[str], separator: str) -> Iterator[list[str]]:
    """Split lines in cells. Quotes that are wrong or never closed spoil their own line only, not those after it."""
    start = 0
    while start < len(physical):
        reader = csv.reader((physical[i] for i in range(start, len(physical))), delimiter=separator, strict=True)
        good_until = start
        try:
            for record in reader:
                yield record
                good_until = start + reader.line_num
            start = len(physical)
        except csv.Error:
            line = physical[good_until]
            if line.count('"') % 2:
                yield from csv.reader([line], delimiter=separator, quoting=csv.QUOTE_NONE)
            else:
                yield from csv.reader([line], delimiter=separator)
            start = good_until + 1
