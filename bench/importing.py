"""How long the preview of a list in Excel takes, of 900 and of 20,000 rows, beside only reading it with openpyxl."""

import io
import time
from collections.abc import Callable
from pathlib import Path

from openpyxl import Workbook, load_workbook

from bench.row import Row
from wijk.domain.method import load_method
from wijk.dossier.import_scope import import_scope
from wijk.figures.joining import make_places
from wijk.opendata.editions import load_usable
from wijk.store.importing.header import find_list
from wijk.store.importing.layout import ImportContext
from wijk.store.importing.mapping import guess_mapping
from wijk.store.importing.preview import preview_import
from wijk.store.initiatives.layout import INITIATIVE_LAYOUT
from wijk.store.opening import open_store
from wijk.store.spreadsheets.reading import read_sheets

__all__ = ["municipal_list", "rows"]

SMALL, LARGE = 900, 20_000
GEMEENTE = "GM0202"
HEADERS = (
    "Activiteit",
    "Organisatie",
    "Adres",
    "Wijk",
    "Doelgroep",
    "Fase",
    "Omschrijving",
    "Laatst gecheckt",
    "Bereik",
    "Telefoon",
)
GROUPS = ("Ouderen", "55+", "Mantelzorgers en naasten", "Iedereen", "Volwassenen", "")
WIJKEN = ("Elden", "Centrum", "heel Arnhem", "Malburgen-Oost (Zuid)", "Noord", "")


def municipal_list(count: int) -> bytes:
    """A list as a gemeente keeps it: ten columns, words of its own, and cells that nobody planned."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Sociale kaart")
    sheet.append(("Overzicht van het aanbod",))
    sheet.append(HEADERS)
    for number in range(count):
        about = (GROUPS[number % len(GROUPS)], ("signaleren", "", "volgen")[number % 3])
        note = f"Kom langs op dag {number % 7} voor koffie, een gesprek en wie weet meer; nummer {number}."
        made = (f"Initiatief {number}", f"Organisatie {number % 700}", f"Laan {number}", WIJKEN[number % len(WIJKEN)])
        sheet.append(
            (*made, *about, note, ("13-mei-26", "24-9-2026", "")[number % 3], ("25", "ca. 30", "10-15")[number % 3])
        )
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def rows() -> list[Row]:
    """The two previews, and the most memory that the larger takes."""
    snapshot, method = load_usable(), load_method()
    scope = import_scope(snapshot, make_places(snapshot), GEMEENTE)
    context = ImportContext(INITIATIVE_LAYOUT, method, scope)
    store = open_store("sqlite://")

    def preview(content: bytes) -> None:
        found = find_list(read_sheets(content), context)
        preview_import(store, found, guess_mapping(found.headers, context, found.rows), context)

    measured = []
    before = _most_memory()
    for count, limit in ((SMALL, 2), (LARGE, 10)):
        content = municipal_list(count)
        naive = _seconds(lambda: list(load_workbook(io.BytesIO(content), read_only=True).worksheets[0].values))  # noqa: B023
        value = _seconds(lambda: preview(content))  # noqa: B023
        measured.append(Row(f"import preview of {count:,} rows of xlsx", value, "s", limit, naive, "only reading it"))
    grown = _most_memory() - before
    return [*measured, Row(f"memory of the import preview of {LARGE:,} rows", grown, "MB", 300, None, "")]


def _seconds(work: Callable[[], object]) -> float:
    """Processor time: what somebody waits where nobody else works."""
    begin = time.process_time()
    work()
    return time.process_time() - begin


def _most_memory() -> float:
    """The most memory that this program ever had, in megabytes; 0 where the system doesn't tell."""
    status = Path("/proc/self/status")
    lines = status.read_text(encoding="utf-8").splitlines() if status.exists() else []
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("VmHWM")), 0.0)
