"""Who knows whom comes in with the key figures: every row that can be kept is, and the others are told."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from tests.databases import store_in_memory
from tests.store.files import csv_file
from tests.store.people import NURSE, SHOP, TODAY
from wijk.domain.key_figure import KeyFigure, Tie
from wijk.domain.method import Method
from wijk.store.common.errors import FileError
from wijk.store.database.connection import Store
from wijk.store.importing.applying import apply_import
from wijk.store.importing.header import find_list
from wijk.store.importing.layout import ImportContext
from wijk.store.importing.mapping import guess_mapping
from wijk.store.importing.preview import Preview, preview_import
from wijk.store.key_figures.exchange import export_people_csv, export_people_xlsx
from wijk.store.key_figures.layout import KEY_FIGURE_LAYOUT
from wijk.store.key_figures.queries import (
    add_key_figure,
    clear_tie,
    delete_key_figure,
    list_key_figures,
    list_ties,
    set_tie,
)
from wijk.store.key_figures.tie_rows import NOBODY, TiePlan, has_ties, keep_ties, plan_ties, read_tie_rows
from wijk.store.spreadsheets.reading import read_sheets

HEADERS = "Kenmerk van de een;Kenmerk van de ander;Band\n"
BAKER = KeyFigure("c3", "bakker", "Bakkerij", areas=("GM0202",))
TIE = Tie("a1", "b2", "sterk")


def preview(store: Store, content: bytes, method: Method) -> Preview:
    lists = [sheet for sheet in read_sheets(content) if not has_ties(sheet)]
    table = find_list(lists, ImportContext(KEY_FIGURE_LAYOUT, method))
    mapping = guess_mapping(table.headers, ImportContext(KEY_FIGURE_LAYOUT, method))
    return preview_import(store, table, mapping, ImportContext(KEY_FIGURE_LAYOUT, method))


def planned(store: Store, content: bytes, people: Preview | None = None) -> TiePlan:
    return plan_ties(store, read_tie_rows(read_sheets(content))[0], people)


def ties(store: Store) -> list[Tie]:
    return [record.item for record in list_ties(store)]


def add(store: Store, people: Sequence[KeyFigure]) -> None:
    for figure in people:
        add_key_figure(store, figure)


def test_people_and_ties_go_to_an_empty_store_and_a_second_time_change_nothing(store: Store, method: Method) -> None:
    known = (Tie("b2", "a1", "sterk"), Tie("b2", "c3", "licht"))
    content = export_people_xlsx([NURSE, SHOP, BAKER], known, method)
    people = preview(store, content, method)
    found = planned(store, content, people)
    assert (found.ties, found.same, found.faults) == (known, 0, ())
    assert ties(store) == []
    apply_import(store, people)
    assert keep_ties(store, found.ties) == 2
    assert [record.item for record in list_key_figures(store, TODAY)] == [NURSE, SHOP, BAKER]
    assert ties(store) == list(known)
    before = list_ties(store)
    again = planned(store, content, preview(store, content, method))
    assert (again.ties, again.same, again.faults) == ((), 2, ())
    keep_ties(store, found.ties)
    assert list_ties(store) == before


def test_good_rows_are_taken_and_each_fault_has_its_row(store: Store) -> None:
    add(store, [NURSE, SHOP, BAKER])
    content = csv_file(HEADERS + "a1;b2;sterk\nb2;a1;sterk\na1;weg;licht\nb2;c3;licht\nc3;b2;sterk\n")
    found = planned(store, content)
    assert found.ties == (TIE, Tie("b2", "c3", "licht"))
    assert [(fault.row, fault.column, fault.value, fault.message) for fault in found.faults] == [
        (4, "Wie kent wie: Kenmerk van de ander (kolom B)", "weg", NOBODY),
        (
            6,
            "Wie kent wie: Band (kolom C)",
            "sterk",
            "Deze twee staan ook op rij 5, met een andere band. Die is gebruikt.",
        ),
    ]


def test_a_row_that_names_instead_of_pointing_is_told_without_the_name(store: Store) -> None:
    add(store, [NURSE])
    content = csv_file(HEADERS + "Geheimina Verborgens;a1;sterk\na1;b2;06-98765432\na1;b2;los\n")
    rows, faults = read_tie_rows(read_sheets(content))
    assert rows == ()
    assert [(fault.row, fault.value) for fault in faults] == [(2, ""), (3, "(weggelaten om de privacy)"), (4, "los")]


def test_an_id_of_the_file_stands_for_whom_it_was_recognised_as(store: Store, method: Method) -> None:
    add(store, [replace(NURSE, id="hier1"), BAKER])
    content = export_people_xlsx([NURSE, SHOP], [TIE, Tie("a1", "c3", "licht")], method)
    people = preview(store, content, method)
    found = planned(store, content, people)
    assert found.ties == (Tie("hier1", "b2", "sterk"), Tie("hier1", "c3", "licht"))
    apply_import(store, people)
    assert keep_ties(store, found.ties) == 2
    assert ties(store) == list(found.ties)


def test_a_key_figure_with_a_fault_takes_its_ties_along(store: Store, method: Method) -> None:
    people = [replace(NURSE, note="bel 06-98765432"), *(replace(one, note="winkel") for one in (SHOP, BAKER))]
    content = export_people_xlsx(people, [TIE], method)
    found = planned(store, content, preview(store, content, method))
    assert found.ties == ()
    assert [(fault.row, fault.value) for fault in found.faults] == [(2, "a1")]


def test_two_ids_for_one_key_figure_do_not_know_each_other(store: Store, method: Method) -> None:
    add(store, [NURSE])
    content = export_people_xlsx([replace(NURSE, id="x")], [Tie("x", "a1", "licht")], method)
    found = planned(store, content, preview(store, content, method))
    assert found.ties == ()
    assert [fault.message for fault in found.faults] == ["Kies twee verschillende sleutelfiguren."]


def test_a_strength_that_changed_is_changed_and_a_tie_that_was_cleared_comes_back(store: Store) -> None:
    add(store, [NURSE, SHOP])
    content = csv_file(HEADERS + "b2;a1;licht\n")
    set_tie(store, TIE)
    found = planned(store, content)
    assert found.ties == (Tie("b2", "a1", "licht"),)
    keep_ties(store, found.ties)
    assert planned(store, content).same == 1
    clear_tie(store, "a1", "b2")
    assert keep_ties(store, planned(store, content).ties) == 1
    assert [tie.strength for tie in ties(store)] == ["licht"]


def test_who_was_deleted_since_the_preview_is_left_out_and_the_rest_is_kept(store: Store) -> None:
    add(store, [NURSE, SHOP, BAKER])
    found = planned(store, csv_file(HEADERS + "a1;b2;sterk\nb2;c3;licht\n"))
    delete_key_figure(store, NURSE.id, 1)
    assert keep_ties(store, found.ties) == 1
    assert ties(store) == [Tie("b2", "c3", "licht")]


@pytest.mark.parametrize("header", ["Naam van de een", "Telefoon"])
def test_ties_with_names_beside_them_are_refused(header: str) -> None:
    with pytest.raises(FileError, match="privacy") as error:
        read_tie_rows(read_sheets(csv_file(f"{HEADERS.strip()};{header}\na1;b2;sterk;Geheimina\n")))
    assert "Geheimina" not in str(error.value)


def test_people_from_csv_and_then_their_ties(store: Store, method: Method) -> None:
    apply_import(store, preview(store, export_people_csv([NURSE, SHOP], method), method))
    sheets = read_sheets(csv_file(HEADERS + "a1;b2;sterk\n"))
    assert has_ties(sheets[0])
    assert planned(store, csv_file(HEADERS + "a1;b2;sterk\n")).ties == (TIE,)
    assert planned(store_in_memory(), csv_file(HEADERS + "a1;b2;sterk\n")).ties == ()
