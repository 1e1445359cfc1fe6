"""Importing a file in tests as the page does: with all that is known of places, and with answers."""

from collections.abc import Mapping

from tests.store.files import csv_file
from wijk.domain.method import Method
from wijk.store.database.connection import Store
from wijk.store.importing.area_scope import AreaScope
from wijk.store.importing.header import find_list
from wijk.store.importing.layout import ImportContext, Layout
from wijk.store.importing.mapping import guess_mapping
from wijk.store.importing.preview import Preview, preview_import
from wijk.store.initiatives.layout import INITIATIVE_LAYOUT
from wijk.store.spreadsheets.reading import read_sheets

__all__ = ["Answered", "outcomes", "preview_of"]

Answered = Mapping[tuple[str, str], tuple[str, ...]]


def preview_of(
    store: Store,
    text: str,
    method: Method,
    where: AreaScope,
    answers: Answered | None = None,
    layout: Layout = INITIATIVE_LAYOUT,
) -> Preview:
    """What importing a CSV file would do."""
    context = ImportContext(layout, method, where, answers or {})
    found = find_list(read_sheets(csv_file(text)), context)
    return preview_import(store, found, guess_mapping(found.headers, context), context)


def outcomes(preview: Preview) -> list[str]:
    """The outcome of each row."""
    return [row.action for row in preview.rows]
