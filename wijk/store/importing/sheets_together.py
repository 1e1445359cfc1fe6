"""Sheets with the same columns as one list: people keep a sheet for each wijk."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import chain

from wijk.store.common.texts import words
from wijk.store.spreadsheets.rows import Row, RowList
from wijk.store.spreadsheets.sheets import Cell, Sheet

__all__ = ["SHEET_COLUMN", "same_columns", "put_together", "told_of_others"]

SHEET_COLUMN = "Naam van het blad"
MOST_NAMED = 6
# What a spreadsheet program calls a sheet that nobody named.
UNNAMED = re.compile(r"(?:blad|sheet|tabblad|werkblad)\s?\d*", re.I)


def same_columns(one: Sequence[str], other: Sequence[str]) -> bool:
    """Return whether two sheets have the same columns: two thirds of all their names are in both."""
    names, others = ({words(name) for name in headers if name} for headers in (one, other))
    return bool(names and others) and 3 * len(names & others) >= 2 * len(names | others)


def put_together(lists: Sequence[RowList], main: RowList) -> RowList:
    """Return the lists as one, under the column names of ``main`` and any others, with the name of each row's sheet."""
    headers = [*main.headers]
    places = [_places(found, headers) for found in lists]
    named = (*headers, SHEET_COLUMN)
    return replace(
        main,
        headers=named,
        rows=tuple(
            chain.from_iterable(_placed(found.rows, at, named) for found, at in zip(lists, places, strict=True))
        ),
        asides=tuple(
            replace(aside, row=row)
            for found, at in zip(lists, places, strict=True)
            for aside, row in zip(found.asides, _placed([one.row for one in found.asides], at, named), strict=True)
        ),
        lines_above=sum(found.lines_above for found in lists),
        together=tuple(found.sheet for found in lists),
        remarks=tuple(dict.fromkeys(chain.from_iterable(found.remarks for found in lists))),
    )


def _places(found: RowList, headers: list[str]) -> list[int]:
    """Return for each column of a sheet its own place under ``headers``, which get what has none there yet.

    A column goes under its own name; one without a name stays where it is, or else comes last.
    """
    places: list[int] = []
    for column, name in enumerate(found.headers):
        free = [at for at, header in enumerate(headers) if words(header) == words(name) and at not in places]
        if not free:
            free = [len(headers)]
            headers.append(name)
        places.append(column if not name and column in free else free[0])
    return places


def _placed(rows: Sequence[Row], places: Sequence[int], headers: tuple[str, ...]) -> list[Row]:
    """Return the rows of one sheet under the column names of all."""
    wide = []
    for row in rows:
        cells: list[Cell] = [None] * len(headers)
        for place, cell in zip(places, row.cells, strict=True):
            cells[place] = cell
        cells[-1] = None if UNNAMED.fullmatch(row.sheet) else row.sheet
        wide.append(Row(row.sheet, row.number, headers, tuple(cells), of_many=True))
    return wide


def told_of_others(sheets: Sequence[Sheet], taken: Sequence[str]) -> tuple[str, ...]:
    """Return Dutch sentences on the sheets that are not read: hidden ones, and those with other columns."""
    left = [sheet for sheet in sheets if sheet.title not in taken and len(sheet.lines) > 1]
    hidden = [_counted(sheet) for sheet in left if sheet.hidden]
    others = [_counted(sheet) for sheet in left if not sheet.hidden]
    told = []
    if hidden:
        what = "Dit blad is verborgen en wordt" if len(hidden) == 1 else "Deze bladen zijn verborgen en worden"
        told.append(f"{what} niet meegenomen: {_listed(hidden)}.")
    if others:
        what = (
            "Dit blad heeft andere kolommen en wordt"
            if len(others) == 1
            else "Deze bladen hebben andere kolommen en worden"
        )
        told.append(f"{what} niet meegenomen: {_listed(others)}.")
    return tuple(told)


def _counted(sheet: Sheet) -> str:
    rows = len(sheet.lines) - 1
    return f"{sheet.title} ({rows} {'rij' if rows == 1 else 'rijen'})"


def _listed(names: Sequence[str]) -> str:
    more = f" en nog {len(names) - MOST_NAMED}" if len(names) > MOST_NAMED else ""
    return ", ".join(names[:MOST_NAMED]) + more
