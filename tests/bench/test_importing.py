"""The import that the benchmark measures is a real one: its list is understood, and asks what a person must answer."""

import pytest

from bench.importing import municipal_list
from wijk.domain.method import Method
from wijk.dossier.areas import area_scope
from wijk.figures.places import Places
from wijk.store.importing.header import find_list
from wijk.store.importing.layout import ImportContext
from wijk.store.importing.mapping import guess_mapping
from wijk.store.importing.preview import preview_import
from wijk.store.initiatives.layout import INITIATIVE_LAYOUT
from wijk.store.opening import open_store
from wijk.store.spreadsheets.reading import read_sheets


@pytest.mark.published_method
def test_the_list_of_the_benchmark_comes_in_whole(method: Method, places: Places) -> None:
    context = ImportContext(INITIATIVE_LAYOUT, method, area_scope(places, "GM0202"))
    found = find_list(read_sheets(municipal_list(60)), context)
    mapping = guess_mapping(found.headers, context, found.rows)
    preview = preview_import(open_store("sqlite://"), found, mapping, context)
    assert (found.header_row, len(found.rows), mapping.count(None)) == (2, 60, 1)
    assert preview.count("nieuw") + preview.count("vraag") == 60
    assert {question.value for question in preview.questions if question.open} == {"Noord", "Volwassenen", "naasten"}
