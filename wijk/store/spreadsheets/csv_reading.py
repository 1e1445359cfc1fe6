"""CSV as it is found in the wild: any usual encoding and separator, and quotes that nobody closed."""

import csv
import io
from collections.abc import Iterator

from wijk.store.common.errors import FileError
from wijk.store.spreadsheets.decoding import decoded
from wijk.store.spreadsheets.separators import separator_of
from wijk.store.spreadsheets.sheets import MAX_COLUMNS, MAX_LINES, Line, Sheet

__all__ = ["read_csv"]

# As many lines as Excel has, empty ones too.
MOST_LINE_ENDS = 1_048_576
MOST_NAMED = 5
TOO_MANY = "Er staan meer dan 20.000 rijen in het bestand. Splits het in kleinere bestanden."


def read_csv(content: bytes, title: str = "") -> Sheet:
    """Return the lines of a CSV file, all cells as text. Raises FileError when it is no text or has too many rows."""
    text, strange = decoded(content)
    if max(text.count("\n"), text.count("\r")) > MOST_LINE_ENDS:
        raise FileError(TOO_MANY)
    physical = list(io.StringIO(text, newline=""))
    separator = ""
    if physical and physical[0].lower().startswith("sep=") and len(physical[0].strip()) == 5:
        separator, physical[0] = physical[0][4], "\n"
    try:
        lines = tuple(_filled(_records(physical, separator or separator_of(physical))))
    except csv.Error as error:
        raise FileError(
            "Dit CSV-bestand is niet te lezen: er staat een cel in van meer dan 100.000 tekens. "
            "Waarschijnlijk ontbreekt er een aanhalingsteken."
        ) from error
    return Sheet(title, lines, remarks=_told(strange))


def _told(strange: tuple[int, ...]) -> tuple[str, ...]:
    """Say in which lines of the text a letter was written in another encoding than the rest."""
    if not strange:
        return ()
    named = ", ".join(map(str, strange[:MOST_NAMED])) + (" en verder" if len(strange) > MOST_NAMED else "")
    where = f"Op regel {named}" if len(strange) == 1 else f"Op de regels {named}"
    return (f"{where} van het bestand staat een letter die anders is opgeslagen dan de rest. Kijk na of die klopt.",)


def _filled(records: Iterator[list[str]]) -> Iterator[Line]:
    """Give what has something in it, and stop at the row that is too many."""
    found = 0
    for number, record in enumerate(records, start=1):
        if any(record) and any(cell.strip() for cell in record):
            found += 1
            if found > MAX_LINES:
                raise FileError(TOO_MANY)
            yield Line(number, tuple(record[:MAX_COLUMNS]))


def _records(physical: list[str], separator: str) -> Iterator[list[str]]:
    """Split lines in cells. Quotes that are wrong or never closed spoil their own line only, not those after it."""
    start = 0
    while start < len(physical):
        rest = (physical[i] for i in range(start, len(physical)))
        reader = csv.reader(rest, delimiter=separator, skipinitialspace=True, strict=True)
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
