"""Putting right in the cells of a list what a program made of them: codes of web pages, letters encoded twice, days.

What it mends it tells. A file of our own is left as it is.
"""

import html
import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from html.entities import html5
from typing import Literal

from wijk.store.importing.layout import ImportContext
from wijk.store.spreadsheets.cell_values import full_year
from wijk.store.spreadsheets.decoding import twice_decoded
from wijk.store.spreadsheets.rows import Row, RowList
from wijk.store.spreadsheets.sheets import Cell

__all__ = ["mended", "without_codes"]

# Signs that web pages put between letters and nobody sees: they tell two equal names apart.
UNSEEN = re.compile("[\u200b\u2060\ufeff\u00ad]")
SUSPECT = re.compile("[<&ÂÃÄÅâ\u200b\u2060\ufeff\u00ad]")
BREAK = re.compile(r"<\s*(?:br|/p|/div|/li|/h[1-6]|/tr)\b[^<>]*>", re.I)
TAG = re.compile(
    r"</?(?:p|br|b|i|u|em|strong|span|div|ul|ol|li|a|h[1-6]|font|table|tr|td|th|tbody|img|hr|sup|sub|blockquote)"
    r"(?:\s[^<>]*)?/?>",
    re.I,
)
LINK = re.compile(
    r"""<a\s(?:[^<>]*?\s)?href\s*=\s*(?:"(?P<double>[^"<>]*)"|'(?P<single>[^'<>]*)'|(?P<bare>[^\s"'<>]+))[^<>]*>"""
    r"(?P<text>(?:(?!</?a\b).)*)(?:</a\s*>)?",
    re.I | re.S,
)
# What a link may lead to that tells a reader something, and what before it is not shown.
ADDRESS = re.compile(r"(?:https?://|www\.|mailto:|tel:)\S+", re.I)
SCHEME = re.compile(r"^(?:mailto|tel):", re.I)
START = re.compile(r"^(?:https?://)?(?:www\.)?", re.I)
ENTITY = re.compile(r"&(?:[a-z][a-z\d]{1,30}|#\d{2,5}|#x[0-9a-f]{2,5});", re.I)
SHORT_DAY = re.compile(r"(\d{1,2})([/.-])(\d{1,2})[/.-](\d{4}|\d{2})")
Order = Literal["day", "month", "both"]


def mended(found: RowList, context: ImportContext) -> RowList:
    """Return the list with its texts put right, and days that stand month first as days."""
    if context.layout.header_of("id") in found.headers:
        return found
    headers = tuple(_put_right(header) for header in found.headers)
    counts = dict.fromkeys((without_codes, twice_decoded), 0)

    def put_right(cell: Cell) -> Cell:
        if not isinstance(cell, str) or not SUSPECT.search(cell):
            return cell
        for mend in counts:
            better = mend(cell)
            counts[mend] += better != cell
            cell = better
        return UNSEEN.sub("", cell)

    rows = tuple(replace(row, headers=headers, cells=tuple(map(put_right, row.cells))) for row in found.rows)
    told = [_told(count, what) for count, what in zip(counts.values(), WHAT, strict=True) if count]
    return _with_days(replace(found, headers=headers, rows=rows, remarks=(*found.remarks, *told)))


def without_codes(text: str) -> str:
    """Return a text without the codes of a web page: "Café" for "<b>Caf&eacute;</b>"; other texts as they are.

    Where a link leads stays after its text: "hier (https://x.nl)".
    """
    if not TAG.search(text) and not ENTITY.search(text):
        return text
    bare = TAG.sub("", BREAK.sub("\n", LINK.sub(_with_address, text)))
    plain = ENTITY.sub(_letter, bare).replace("\xa0", " ")
    lines = (re.sub(r"[ \t]+", " ", line).strip() for line in plain.splitlines())
    return "\n".join(line for line in lines if line)


def _with_address(link: re.Match[str]) -> str:
    address = (link["double"] or link["single"] or link["bare"] or "").strip()
    if not ADDRESS.fullmatch(address):
        return link["text"]
    address = SCHEME.sub("", address)
    text = TAG.sub("", link["text"]).strip()
    if not text:
        return address
    return link["text"] if START.sub("", address).rstrip("/") in text else f"{text} ({address})"


def _letter(entity: re.Match[str]) -> str:
    """Return what a code stands for, or the text itself where it only looks like one."""
    known = entity[0][1] == "#" or entity[0][1:] in html5
    return html.unescape(entity[0]) if known else entity[0]


WHAT = (
    "stonden codes van een webpagina; die zijn weggehaald",
    "waren letters dubbel gecodeerd (Ã© voor é); dat is hersteld",
)


def _told(count: int, what: str) -> str:
    return f"In {count} {'cel' if count == 1 else 'cellen'} {what}."


def _put_right(text: str) -> str:
    return UNSEEN.sub("", twice_decoded(without_codes(text))) if SUSPECT.search(text) else text


def _with_days(found: RowList) -> RowList:
    """Return the list with the days of the columns that have the month first, as 12/31/25, as days."""
    remarks = list(found.remarks)
    first: list[int] = []
    for column, header in enumerate(found.headers):
        order = _order([row.cells[column] for row in found.rows])
        if order == "month":
            first.append(column)
            remarks.append(f"In de kolom '{header}' staat de maand voorop (maand/dag/jaar); zo zijn de datums gelezen.")
        elif order == "both":
            remarks.append(f"In de kolom '{header}' staat soms de dag en soms de maand voorop. Kijk die datums na.")
    if not first:
        return replace(found, remarks=tuple(remarks))

    def with_days(row: Row) -> Row:
        cells = (_month_first(cell) if at in first else cell for at, cell in enumerate(row.cells))
        return replace(row, cells=tuple(cells))

    return replace(found, rows=tuple(map(with_days, found.rows)), remarks=tuple(remarks))


def _order(cells: Sequence[Cell]) -> Order:
    """Return what stands first in the short dates of a column; the day, as in Dutch, where nothing tells."""
    matches = [match for cell in cells if isinstance(cell, str) and (match := SHORT_DAY.fullmatch(cell.strip()))]
    day = any(int(match[1]) > 12 for match in matches)
    month = any(int(match[3]) > 12 for match in matches)
    return "both" if day and month else "month" if month else "day"


def _month_first(cell: Cell) -> Cell:
    match = SHORT_DAY.fullmatch(cell.strip()) if isinstance(cell, str) else None
    if not match:
        return cell
    try:
        return date(full_year(match[4]), int(match[1]), int(match[3]))
    except ValueError:
        return cell
