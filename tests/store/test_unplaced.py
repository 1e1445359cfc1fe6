"""A row without a gemeente can't be written; what is older waits apart and counts nowhere until asked."""

import io
import json
import zipfile
from dataclasses import replace
from datetime import timedelta

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from tests.databases import store_in_memory
from tests.store.files import csv_file
from tests.store.people import NURSE, SHOP, TODAY
from wijk.domain.coalition import Coalition, Member
from wijk.domain.initiative import Initiative
from wijk.domain.method import Method
from wijk.dossier.candidates import candidates
from wijk.figures.places import Places
from wijk.opendata.snapshot import Snapshot
from wijk.store.backup.copy import restore_backup, write_backup
from wijk.store.coalitions.queries import add_coalition, list_coalitions
from wijk.store.common.errors import StoreError
from wijk.store.database.connection import Store, connect
from wijk.store.database.record_types import INITIATIVES, KEY_FIGURES
from wijk.store.database.upgrading import MIGRATIONS
from wijk.store.importing.applying import apply_import
from wijk.store.importing.area_scope import AreaScope
from wijk.store.importing.header import find_list
from wijk.store.importing.layout import ImportContext
from wijk.store.importing.mapping import guess_mapping
from wijk.store.importing.preview import preview_import
from wijk.store.initiatives.layout import INITIATIVE_LAYOUT
from wijk.store.initiatives.queries import add_initiative, list_initiatives, save_initiative
from wijk.store.key_figures.queries import add_key_figure, list_key_figures, save_key_figure
from wijk.store.opening import open_store
from wijk.store.spreadsheets.reading import read_sheets
from wijk.store.unplaced import (
    groups_by_area,
    move_coalitions,
    move_initiatives,
    move_key_figures,
    place_initiatives,
    place_key_figures,
    unplaced_groups,
    unplaced_initiatives,
    unplaced_key_figures,
)

COFFEE = Initiative("a", "Koffie", "De Kring", area="WK020218")
OLD_ROW = (
    "INSERT INTO initiatives (id, created, changed, version, name, organisation, roles, groups, elements, copings, "
    "address, costs, sign_up, contact_role, money_continuity, people_continuity, recognition, note, "
    "check_period_months) VALUES (:id, :moment, :moment, 1, :name, :organisation, '[]', '[]', '[]', '[]', "
    "'', '', '', '', '', '', '', '', 12)"
)


def waiting(store: Store, *ids: str) -> None:
    """Put initiatives and key figures in the store as they stood there before everything had a place."""
    with store.writing() as connection:
        for number, identifier in enumerate(ids):
            record = INITIATIVES.add(connection, replace(COFFEE, id=identifier, name=identifier))
            old = replace(record, item=replace(record.item, area=""), created=record.created + timedelta(hours=number))
            INITIATIVES.overwrite(connection, old)


def test_no_way_in_takes_an_initiative_without_a_gemeente(store: Store, method: Method) -> None:
    kept = add_initiative(store, COFFEE)
    for area in ("", "Arnhem", "NL00"):
        with pytest.raises(StoreError, match="gebied|CBS-code"):
            add_initiative(store, replace(COFFEE, id="b", area=area))
        with pytest.raises(StoreError, match="gebied|CBS-code"):
            save_initiative(store, replace(COFFEE, area=area), kept.version)
    context = ImportContext(INITIATIVE_LAYOUT, method)
    table = find_list(read_sheets(csv_file("Naam\nThee\n")), context)
    found = preview_import(store, table, guess_mapping(table.headers, context), context)
    assert found.placeless == 1
    with pytest.raises(StoreError, match="Kies eerst waar"):
        apply_import(store, found)
    with pytest.raises(IntegrityError), store.engine.begin() as connection:
        connection.execute(text("UPDATE initiatives SET area = NULL"))
    assert [record.item for record in list_initiatives(store)] == [COFFEE]


def test_no_way_in_takes_a_key_figure_without_a_gemeente(store: Store) -> None:
    add_key_figure(store, NURSE)
    with pytest.raises(StoreError, match="gebied"):
        add_key_figure(store, replace(SHOP, areas=()))
    with pytest.raises(StoreError, match="gebied"):
        save_key_figure(store, replace(NURSE, areas=()), 1)
    assert [record.item for record in list_key_figures(store, TODAY)] == [NURSE]


def test_the_migration_keeps_rows_without_an_area_apart_and_guesses_nothing(empty_url: str) -> None:
    with connect(empty_url).engine.begin() as connection:
        config = Config(attributes={"connection": connection})
        config.set_main_option("script_location", str(MIGRATIONS))
        command.upgrade(config, "0003")
        moment = "2026-01-01 10:00:00.000000"
        connection.execute(text(OLD_ROW), {"id": "oud", "name": "oud", "organisation": "", "moment": moment})
    store = open_store(empty_url)
    assert list_initiatives(store) == ()
    assert [record.item.area for record in unplaced_initiatives(store)] == [""]
    assert place_initiatives(store, ["oud"], "GM0518") == 1
    assert [record.item.area for record in list_initiatives(store)] == ["GM0518"]
    assert unplaced_initiatives(store) == ()


def test_a_backup_of_before_brings_them_apart_too(store: Store) -> None:
    add_initiative(store, COFFEE)
    with zipfile.ZipFile(io.BytesIO(write_backup(store))) as archive:
        content = json.loads(archive.read("wijk.json"))
    content["format"] = 3
    content["initiatives"][0]["item"]["area"] = None
    older = io.BytesIO()
    with zipfile.ZipFile(older, "w") as archive:
        archive.writestr("wijk.json", json.dumps(content))
    empty = store_in_memory()
    restore_backup(empty, older.getvalue())
    assert (list_initiatives(empty), len(unplaced_initiatives(empty))) == ((), 1)
    again = store_in_memory()
    restore_backup(again, write_backup(empty))
    assert unplaced_initiatives(again) == unplaced_initiatives(empty)


def test_they_are_asked_about_per_import_and_per_organisation(store: Store, method: Method) -> None:
    waiting(store, "los", "later")
    table = find_list(read_sheets(csv_file("Naam\nThee\nSoep\nTaart\n")), ImportContext(INITIATIVE_LAYOUT, method))
    mapping = guess_mapping(table.headers, ImportContext(INITIATIVE_LAYOUT, method))
    apply_import(
        store, preview_import(store, table, mapping, ImportContext(INITIATIVE_LAYOUT, method, AreaScope("GM0202")))
    )
    with store.writing() as connection:
        for record in INITIATIVES.all(connection, area="GM0202"):
            moved = record.created + timedelta(days=1)
            INITIATIVES.overwrite(connection, replace(record, item=replace(record.item, area=""), created=moved))
    found = unplaced_groups(unplaced_initiatives(store))
    assert [([record.item.name for record in one.records], one.organisation) for one in found] == [
        (["Thee", "Soep", "Taart"], ""),
        (["los", "later"], "De Kring"),
    ]
    assert found[0].moment and found[1].moment is None
    assert place_initiatives(store, found[0].ids, "GM0202") == 3
    assert place_initiatives(store, found[0].ids, "GM0518") == 0
    with pytest.raises(StoreError, match="gemeente"):
        place_initiatives(store, found[1].ids, "")


def test_an_import_with_areas_places_what_waited(store: Store, method: Method) -> None:
    waiting(store, "Koffie")
    table = find_list(
        read_sheets(csv_file("Naam;Organisatie\nkoffie;De Kring\n")), ImportContext(INITIATIVE_LAYOUT, method)
    )
    mapping = guess_mapping(table.headers, ImportContext(INITIATIVE_LAYOUT, method))
    found = preview_import(store, table, mapping, ImportContext(INITIATIVE_LAYOUT, method, AreaScope("GM0518")))
    assert found.rows[0].changes == ("Gebied", "Naam")
    apply_import(store, found)
    assert [record.item.area for record in list_initiatives(store)] == ["GM0518"]


def test_a_key_figure_that_waits_is_nowhere_and_never_knows_all(
    store: Store, snapshot: Snapshot, places: Places
) -> None:
    with store.writing() as connection:
        record = KEY_FIGURES.add(connection, SHOP)
        KEY_FIGURES.overwrite(connection, replace(record, item=replace(SHOP, areas=())))
    people = list_key_figures(store, TODAY)
    found = candidates(snapshot, places.by_key["GM0202"], [one.item for one in people])
    assert (found.here, found.elsewhere) == ((), ())
    assert len(unplaced_key_figures(people)) == 1
    assert place_key_figures(store, [SHOP.id], "GM0202") == 1
    assert [one.item for one in list_key_figures(store, TODAY)] == [SHOP]


def test_what_has_an_area_that_can_not_be_told_is_asked_by_area_and_only_that_is_moved(store: Store) -> None:
    gone = {"WK003421", "BU00342101"}
    add_initiative(store, replace(COFFEE, area="WK003421"))
    add_initiative(store, replace(COFFEE, id="thee", name="Thee", area="WK003418"))
    add_key_figure(store, replace(NURSE, areas=("WK003421", "GM0034")))
    add_key_figure(store, replace(SHOP, areas=("BU00342101", "WK003421")))
    lost = gone.__contains__
    initiatives, people = list_initiatives(store), list_key_figures(store, TODAY)
    asked = groups_by_area(initiatives, lambda item: [item.area], lost)
    assert [(group.organisation, group.ids) for group in asked] == [("WK003421", (COFFEE.id,))]
    asked = groups_by_area(people, lambda item: item.areas, lost)
    assert [(group.organisation, set(group.ids)) for group in asked] == [
        ("BU00342101", {SHOP.id}),
        ("WK003421", {NURSE.id, SHOP.id}),
    ]
    assert move_initiatives(store, lost, [COFFEE.id, "thee"], "GM0034") == 1
    assert {record.item.area for record in list_initiatives(store)} == {"GM0034", "WK003418"}
    assert move_key_figures(store, lost, [NURSE.id, SHOP.id], "GM0034") == 2
    assert {record.item.areas for record in list_key_figures(store, TODAY)} == {("GM0034",)}
    assert move_key_figures(store, lost, [NURSE.id, SHOP.id], "GM0518") == 0


def test_a_coalition_whose_area_is_gone_gets_another_and_no_other_one_is_touched(store: Store) -> None:
    table = Coalition("gone", "Oude groep", TODAY, (Member(NURSE.id, NURSE.label),), area="WK003421")
    add_coalition(store, table)
    kept = add_coalition(store, replace(table, id="kept", area="WK003418"))
    lost = {"WK003421"}.__contains__
    assert move_coalitions(store, lost, ["gone", "kept"], "GM0034") == 1
    assert [record.item for record in list_coalitions(store)] == [replace(table, area="GM0034"), kept.item]
    assert move_coalitions(store, lost, ["gone", "kept"], "GM0518") == 0
