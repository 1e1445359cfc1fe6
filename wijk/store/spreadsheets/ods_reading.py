"""OpenDocument spreadsheets (.ods) as lines of cells; the format is ODF 1.2, part 1, of OASIS.

Read as a stream, since one repeated cell can stand for a million.
"""

import zipfile
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any
from xml.etree import ElementTree

from wijk.store.common.errors import FileError
from wijk.store.spreadsheets.excel_reading import MAX_SHEETS, fill_merged, filled_lines
from wijk.store.spreadsheets.sheets import MAX_COLUMNS, MAX_ROWS, Line, Sheet

__all__ = ["read_open_document"]

MAX_UNPACKED = 150_000_000
MAX_CELLS = 400_000
OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
CELLS = (f"{TABLE}table-cell", f"{TABLE}covered-table-cell")
UNREADABLE = (
    "Dit bestand van LibreOffice of OpenOffice (.ods) is beschadigd of heeft een wachtwoord. Open het daar en sla het "
    "op als .xlsx of als CSV, zonder wachtwoord."
)


def read_open_document(archive: zipfile.ZipFile) -> tuple[Sheet, ...]:
    """Return the sheets of an .ods file. Raises FileError when it is protected, damaged or has too many cells."""
    try:
        if archive.getinfo("content.xml").file_size > MAX_UNPACKED:
            raise FileError("Dit bestand is uitgepakt veel te groot. Bewaar alleen het blad dat nodig is.")
        with archive.open("content.xml") as part:
            return tuple(_sheets(part))
    except FileError:
        raise
    except Exception as error:  # a damaged zip or XML, or values that are none
        raise FileError(UNREADABLE) from error


def _sheets(part: Any) -> Iterator[Sheet]:
    hidden_styles: set[str] = set()
    found = cells = number = 0
    title = style = ""
    rows: list[tuple[int, list[Any]]] = []
    merged: list[tuple[int, int, int]] = []
    for event, element in ElementTree.iterparse(part, events=("start", "end")):
        if event == "start":
            if element.tag == f"{TABLE}table":
                title, style = element.get(f"{TABLE}name", ""), element.get(f"{TABLE}style-name", "")
                rows, merged, number = [], [], 0
        elif element.tag == f"{STYLE}style":
            if any(one.get(f"{TABLE}display") == "false" for one in element):
                hidden_styles.add(element.get(f"{STYLE}name", ""))
        elif element.tag == f"{TABLE}table-row":
            row, spans = _row(element)
            merged += [(column, number + 1, number + span) for column, span in spans]
            times = int(element.get(f"{TABLE}number-rows-repeated", "1"))
            filled = min(times, MAX_ROWS + 2) if row else 0
            cells += filled * len(row)
            if cells > MAX_CELLS:
                raise FileError("In dit bestand staan te veel gevulde cellen. Splits het in kleinere bestanden.")
            rows += [(number + one, row) for one in range(1, filled + 1)]
            number += times
            element.clear()
        elif element.tag == f"{TABLE}table":
            found += 1
            lines = filled_lines(title, rows)
            fill_merged(lines, merged)
            yield Sheet(title, tuple(Line(at, tuple(one)) for at, one in lines.items()), style in hidden_styles)
            element.clear()
            if found == MAX_SHEETS:
                return


def _row(element: ElementTree.Element) -> tuple[list[Any], list[tuple[int, int]]]:
    """Return the values up to the last with something in it, repeated cells repeated, and what spans more rows.

    The latter as the column (1 is the first) and the number of rows.
    """
    values: list[Any] = []
    spans: list[tuple[int, int]] = []
    waiting = 0
    for cell in element:
        if cell.tag not in CELLS:
            continue
        times = min(int(cell.get(f"{TABLE}number-columns-repeated", "1")), MAX_COLUMNS)
        value = _value(cell)
        if value is None or value == "":
            waiting += times
        else:
            if (span := int(cell.get(f"{TABLE}number-rows-spanned", "1"))) > 1:
                spans.append((len(values) + waiting + 1, span))
            values += [None] * waiting + [value] * times
            waiting = 0
        if len(values) + waiting >= MAX_COLUMNS:
            break
    return values[:MAX_COLUMNS], [span for span in spans if span[0] <= MAX_COLUMNS]


def _value(cell: ElementTree.Element) -> Any:
    kind = cell.get(f"{OFFICE}value-type", "")
    if kind in ("float", "percentage", "currency"):
        return float(cell.get(f"{OFFICE}value", ""))
    if kind == "boolean":
        return cell.get(f"{OFFICE}boolean-value") == "true"
    if kind == "date":
        moment = datetime.fromisoformat(cell.get(f"{OFFICE}date-value", ""))
        return moment if moment.time() != datetime.min.time() else date(moment.year, moment.month, moment.day)
    return "\n".join("".join(_text(paragraph)) for paragraph in cell if paragraph.tag == f"{TEXT}p")


def _text(element: ElementTree.Element) -> Iterator[str]:
    """Give the text of a paragraph; a run of spaces, a tab and a new line are elements in ODF, a note is no text."""
    yield element.text or ""
    for child in element:
        match child.tag.rpartition("}")[2]:
            case "s":
                yield " " * min(int(child.get(f"{TEXT}c", "1")), 1_000)
            case "tab":
                yield "\t"
            case "line-break":
                yield "\n"
            case "annotation":
                pass
            case _:
                yield from _text(child)
        yield child.tail or ""
