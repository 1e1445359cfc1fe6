"""Which area a cell names: the one that people mean, or a sentence that says what to write; never a guess."""

import pytest

from tests.store.files import csv_file
from tests.store.people import TODAY
from wijk.domain.key_figure import KeyFigure
from wijk.domain.method import Method
from wijk.dossier.areas import area_scope
from wijk.figures.names import normalised
from wijk.figures.places import Places
from wijk.store.common.errors import StoreError
from wijk.store.database.connection import Store
from wijk.store.importing.applying import apply_import
from wijk.store.importing.area_scope import AreaScope
from wijk.store.importing.areas import read_area, read_areas
from wijk.store.importing.header import find_list
from wijk.store.importing.layout import ImportContext, Layout
from wijk.store.importing.mapping import guess_mapping
from wijk.store.importing.preview import Preview, preview_import
from wijk.store.initiatives.layout import INITIATIVE_LAYOUT
from wijk.store.initiatives.queries import list_initiatives
from wijk.store.key_figures.layout import KEY_FIGURE_LAYOUT
from wijk.store.key_figures.queries import list_key_figures
from wijk.store.spreadsheets.cell_values import CellError
from wijk.store.spreadsheets.reading import read_sheets


def preview(store: Store, text: str, method: Method, where: AreaScope, layout: Layout = INITIATIVE_LAYOUT) -> Preview:
    context = ImportContext(layout, method, where)
    found = find_list(read_sheets(csv_file(text)), context)
    return preview_import(store, found, guess_mapping(found.headers, context), context)


@pytest.mark.parametrize(
    ("gemeente", "text", "code"),
    [
        *(("GM0202", text, "GM0202") for text in ("alle", "Alle", "stadsbreed", "gemeente Arnhem", "heel Arnhem")),
        *(("GM0202", text, "GM0202") for text in ("hele gemeente", "Arnhem", "GM0202", "0202", "alle wijken")),
        *(("GM0518", text, "GM0518") for text in ("Den Haag", "heel Den Haag", "gemeente 's-Gravenhage")),
        ("GM0202", "wk020218", "WK020218"),
        ("GM0202", "020218", "WK020218"),
        ("GM0202", "elden", "WK020220"),
        ("GM0518", "Moerwijk", "WK051836"),
        ("GM0518", "Wijk 36 Moerwijk", "WK051836"),
        ("GM0202", "", None),
        ("GM0202", "-", None),
    ],
)
def test_a_cell_names_its_area(places: Places, gemeente: str, text: str, code: str | None) -> None:
    assert read_area(text, area_scope(places, gemeente)) == code


@pytest.mark.parametrize(
    ("gemeente", "text", "told"),
    [
        ("GM0363", "Nieuw-West", "Bedoelt u"),
        ("GM0363", "WK999999", "De code WK999999 bestaat niet"),
        ("GM0202", "999999", "Schrijf een CBS-code"),
        ("GM0202", "Nergens", "Zoek de code op"),
        ("", "hele gemeente", "Kies eerst een gemeente"),
        ("", "Elden", "Schrijf een CBS-code"),
    ],
)
def test_a_cell_that_names_no_area_is_told_and_never_guessed(
    places: Places, gemeente: str, text: str, told: str
) -> None:
    with pytest.raises(CellError, match=told):
        read_area(text, area_scope(places, gemeente))


@pytest.mark.slow
def test_every_area_of_the_country_is_understood_by_its_code_and_none_by_another(places: Places) -> None:
    wrong, walked = [], 0
    for gemeente in places.gemeenten:
        where = area_scope(places, gemeente.code)
        walked += len(where.names)
        wrong += [code for code in where.names if read_area(code, where) != code]
        wrong += [name for code, name in where.names.items() if code != _by_name(name, where, code)]
    assert walked > 10_000
    assert not wrong


def _by_name(name: str, where: AreaScope, code: str) -> str:
    """The code that a name is read as; the code itself where several areas of that name make it a question."""
    also = where.spoken[where.gemeente] if code != where.gemeente else ""
    if [*map(_letters, (*where.names.values(), also))].count(_letters(name)) > 1:
        return code
    try:
        return read_area(name, where) or ""
    except CellError:
        return code


def _letters(name: str) -> str:
    return "".join(filter(str.isalnum, normalised(name)))


def test_key_figures_name_more_areas(places: Places) -> None:
    where = area_scope(places, "GM0202")
    assert read_areas("Elden; WK020218", where) == ("WK020220", "WK020218")
    assert read_areas("hele gemeente", where) == ("GM0202",)
    with pytest.raises(CellError, match="WK999999 bestaat niet"):
        read_areas("Elden, WK999999", where)


def test_rows_without_an_area_get_the_chosen_one_and_nothing_is_kept_while_nothing_is_chosen(
    store: Store, method: Method, places: Places
) -> None:
    text = "Naam;Organisatie\nInloop;Organisatie A\n"
    placeless = preview(store, text, method, area_scope(places, ""))
    (row,) = placeless.rows
    assert (row.action, row.remarks[0].message[:16], placeless.placeless) == ("nieuw", "Kies het gebied:", 1)
    with pytest.raises(StoreError, match="Kies eerst waar"):
        apply_import(store, placeless)
    assert list_initiatives(store) == ()
    apply_import(store, preview(store, text, method, area_scope(places, "GM0202")))
    assert [record.item.area for record in list_initiatives(store)] == ["GM0202"]


def test_an_area_that_is_there_is_not_moved_by_a_row_without_one(store: Store, method: Method, places: Places) -> None:
    where = area_scope(places, "GM0202")
    apply_import(store, preview(store, "Naam;Wijk\nInloop;WK020218\n", method, where))
    apply_import(store, preview(store, "Naam;Wijk;Kosten\nInloop;;gratis\n", method, where))
    assert [(one.item.area, one.item.costs) for one in list_initiatives(store)] == [("WK020218", "gratis")]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Naam;Wijk;Adres\nInloop;WK020218;Laan 1\n", "Naam;Wijk;Adres\nInloop;WK030719;Laan 2\n"),
        ("Naam;Adres\nInloop;Laan 1\n", "Naam;Adres\nInloop;Laan 2\n"),
        (
            "Kenmerk (niet wijzigen);Naam;Adres\n1;Inloop;Laan 1\n",
            "Kenmerk (niet wijzigen);Naam;Adres\n1;Inloop;Laan 2\n",
        ),
    ],
)
def test_the_list_of_a_second_gemeente_adds_and_moves_nothing(
    store: Store, method: Method, places: Places, first: str, second: str
) -> None:
    apply_import(store, preview(store, first, method, area_scope(places, "GM0202")))
    there = list_initiatives(store)
    for again in ("nieuw", "ongewijzigd"):
        found = preview(store, second, method, area_scope(places, "GM0307"))
        assert [row.action for row in found.rows] == [again]
        apply_import(store, found)
        assert list_initiatives(store)[:1] == there
        assert [(one.item.area[2:6], one.item.address) for one in list_initiatives(store)] == [
            ("0202", "Laan 1"),
            ("0307", "Laan 2"),
        ]


def test_the_same_role_in_a_second_gemeente_is_another_key_figure(store: Store, method: Method, places: Places) -> None:
    for gemeente in ("GM0202", "GM0518", "GM0202"):
        text = "Rol;Organisatie\nwijkverpleegkundige;Attent\n"
        apply_import(store, preview(store, text, method, area_scope(places, gemeente), KEY_FIGURE_LAYOUT))
    assert [record.item.areas for record in list_key_figures(store, TODAY)] == [("GM0202",), ("GM0518",)]
    assert isinstance(list_key_figures(store, TODAY)[0].item, KeyFigure)
