"""Reads what a file tells in words about initiatives: name, organisation and description, with the line of each."""

from dataclasses import dataclass
from pathlib import Path

from wijk.store.common.errors import FileError
from wijk.store.common.texts import unquote, words
from wijk.store.spreadsheets.cell_values import shown
from wijk.store.spreadsheets.reading import read_sheets
from wijk.store.spreadsheets.rows import rows_under

__all__ = ["Described", "read_described"]

NAMES = {
    "name": ("naam", "name", "initiatief", "activiteit"),
    "organisation": ("organisatie", "organisation", "aanbieder", "organisator"),
    "description": ("omschrijving", "beschrijving", "toelichting", "description"),
}


@dataclass(frozen=True, slots=True)
class Described:
    """What a row says of an initiative; ``line`` is the row number that a spreadsheet program shows."""

    line: int
    name: str
    organisation: str
    description: str


def read_described(path: Path) -> tuple[Described, ...]:
    """Return the rows of the first sheet of a file that has a column with names; columns that are not there are empty.

    Raises FileError when the file can't be used or has no such column, OSError when the path can't be read.
    """
    for sheet in read_sheets(path.read_bytes()):
        found = rows_under(sheet)
        headers = [words(header) for header in found.headers]
        at = {
            field: next((headers.index(name) for name in names if name in headers), None)
            for field, names in NAMES.items()
        }
        if at["name"] is not None:
            return tuple(
                Described(
                    row.number,
                    **{
                        field: "" if index is None else unquote(shown(row.cells[index])).strip()
                        for field, index in at.items()
                    },
                )
                for row in found.rows
            )
    raise FileError("Er is geen kolom 'naam'. Geef een bestand met de kolommen naam, organisatie en omschrijving.")
