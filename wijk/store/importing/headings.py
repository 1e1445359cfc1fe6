"""Telling rows apart that are no thing of a list: headings between the rows, totals, and where it all comes from."""

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from statistics import median

from wijk.store.common.texts import words
from wijk.store.importing.layout import ImportContext
from wijk.store.importing.locating import POINT_FIELDS
from wijk.store.importing.mapping import guess_mapping
from wijk.store.spreadsheets.cell_values import is_blank, shown
from wijk.store.spreadsheets.rows import Aside, AsideKind, Row, RowList

__all__ = ["ASIDE_NAMES", "taken_after_all", "without_asides"]

ASIDE_NAMES: dict[AsideKind, tuple[str, str]] = {
    "tussenkop": ("tussenkop", "tussenkoppen"),
    "totaal": ("totaal", "totalen"),
    "bron": ("bronvermelding of noot", "bronvermeldingen of noten"),
    "kolomnamen": ("herhaling van de kolomnamen", "herhalingen van de kolomnamen"),
}
TOTAL = re.compile(r"(?:sub|eind)?totalen?\b|(?:sub|eind)?totaal\b|som\b|aantal (?:initiatieven|rijen|activiteiten)\b")
SOURCE = re.compile(
    r"bron\b|bronnen\b|peildatum\b|stand per\b|noot\b|disclaimer\b|laatst bijgewerkt\b|versie\b|copyright\b"
)
NUMBER = re.compile(r"[€\s]*-?[\d.,]+\s*%?")
HEADED = re.compile(r"(?:wijk|buurt|stadsdeel|gebied|dorp|kern|thema|categorie|deel|hoofdstuk|rubriek)\b")
# From so many filled cells in a usual row on, a row with only its first cell is no thing of the list.
FULL = 3


def without_asides(found: RowList, context: ImportContext) -> RowList:
    """Return the list without the rows that say something about it; those are its ``asides``."""
    targets = guess_mapping(found.headers, context)
    counts = [sum(not is_blank(cell) for cell in row.cells) for row in found.rows]
    # A point in two columns says one thing, and a total is no row of the list.
    filled = [
        sum(not is_blank(cell) for cell, target in zip(row.cells, targets, strict=True) if target != POINT_FIELDS[1])
        for row in found.rows
        if not _is_total(row)
    ]
    usual = _usual(filled)
    names = tuple(map(words, found.headers))
    heads = {_first_column(names), *(at for at, target in enumerate(targets) if target == context.layout.named)}
    kinds = [_kind(row, count, usual, names, heads) for row, count in zip(found.rows, counts, strict=True)]
    rows = tuple(row for row, kind in zip(found.rows, kinds, strict=True) if not kind)
    asides = tuple(Aside(row, kind) for row, kind in zip(found.rows, kinds, strict=True) if kind)
    return replace(found, rows=rows, asides=(*found.asides, *asides)) if rows else found


def taken_after_all(found: RowList, wanted: Sequence[Aside]) -> RowList:
    """Return the list with the asides that are wanted as rows, in the order of the file."""
    kept = tuple(aside for aside in found.asides if aside not in wanted)
    titles = list(dict.fromkeys(row.sheet for row in found.rows))
    rows = sorted(
        (*found.rows, *(aside.row for aside in wanted)),
        key=lambda row: (titles.index(row.sheet) if row.sheet in titles else len(titles), row.number),
    )
    return replace(found, rows=tuple(rows), asides=kept)


def _usual(counts: Sequence[int]) -> float:
    """Return how many cells a row of the list has filled, as far as rows with one can tell."""
    more = [count for count in counts if count > 1]
    return median(more) if 4 * len(more) >= len(counts) > 0 else 1


def _kind(row: Row, count: int, usual: float, names: tuple[str, ...], heads: AbstractSet[int]) -> AsideKind | None:
    filled = [column for column, cell in enumerate(row.cells) if not is_blank(cell)]
    if not filled:
        return None
    written = shown(row.cells[filled[0]]).strip()
    first = words(written)
    if count > 1 and all(words(shown(row.cells[column])) == names[column] for column in filled):
        return "kolomnamen"
    if usual > 1 and _is_total(row):
        return "totaal"
    if count > 1 or usual < 2 or filled[0] not in heads:
        return "bron" if count == 1 and usual > 1 and SOURCE.match(first) else None
    if SOURCE.match(first) or written.startswith(("*", "©")):
        return "bron"
    shouted = written.isupper() and sum(map(str.isalpha, written)) > 2
    headed = shouted or written.endswith(":") or HEADED.match(first)
    return "tussenkop" if usual >= FULL or headed else None


def _is_total(row: Row) -> bool:
    """Return whether a row says "totaal" and for the rest has numbers only."""
    texts = (shown(cell).strip() for cell in row.cells if not is_blank(cell))
    return bool(TOTAL.match(words(next(texts, "")))) and all(NUMBER.fullmatch(text) for text in texts)


def _first_column(names: tuple[str, ...]) -> int:
    return next((column for column, name in enumerate(names) if name), 0)
