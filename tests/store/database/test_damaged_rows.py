"""One row that can't be read hides neither the list nor the backup: it is told, and the rest works."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from sqlalchemy import text

from tests.databases import SERVER, store_in_memory
from tests.store.examples import examples_of
from tests.store.people import CONSENT, NURSE, PASSPHRASE, SHOP, TODAY
from wijk.domain.initiative import Initiative
from wijk.store.backup.copy import restore_backup, write_backup
from wijk.store.common.errors import StoreError
from wijk.store.database.connection import Store
from wijk.store.database.damage import damage_told
from wijk.store.database.record_types import INITIATIVES, RECORD_TYPES
from wijk.store.initiatives.queries import add_initiative, get_initiative, list_initiatives
from wijk.store.key_figures.consents import give_consent, list_consents
from wijk.store.key_figures.passphrase import VARIABLE
from wijk.store.key_figures.queries import add_key_figure


def spoil(store: Store, table: str, identifier: str, **values: str) -> None:
    """Change a row as no program of ours does."""
    with store.engine.begin() as connection:
        for column, value in values.items():
            statement = text(f'UPDATE {table} SET "{column}" = {value} WHERE id = :id')
            connection.execute(statement, {"id": identifier})


def test_every_list_and_the_backup_go_on_without_the_damaged_row(store: Store) -> None:
    wrong = []
    with store.writing() as connection:
        for one in RECORD_TYPES:
            one.add_all(connection, examples_of(one))
    for one in RECORD_TYPES:
        json_column = next((c.name for c in one.table.columns if str(c.type) == "JSON" and c.name != "changed_by"), "")
        column = json_column or "changed_by"
        spoil(store, one.table.name, one.id_of(examples_of(one)[0]), **{column: """'{"wat": [1]}'"""})
        with store.reading() as connection:
            listed = [record.item for record in one.all(connection)]
        if listed != [examples_of(one)[1]] or (one.label, one.id_of(examples_of(one)[0])) not in store.unreadable:
            wrong.append(one.name)
    assert not wrong
    other = store_in_memory()
    assert restore_backup(other, write_backup(store)).added == len(RECORD_TYPES)
    told = damage_told(store.unreadable)
    assert all(f"1 bij {one.label}" in told for one in RECORD_TYPES)


def test_a_sound_store_tells_nothing(store: Store) -> None:
    add_initiative(store, Initiative("a", "Koffie", area="GM0202"))
    assert list_initiatives(store)
    assert damage_told(store.unreadable) == ""


@pytest.mark.skipif(bool(SERVER), reason="PostgreSQL refuses these values itself")
@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("roles", "'geen json'"),
        ("roles", "'[{\"phase\": 3}]'"),
        ("last_confirmed", "'volgende week'"),
        ("last_confirmed", "'2026-13-45'"),
        ("changed", "'gisteren'"),
        ("created", "12"),
        ("version", "'een'"),
        ("reach", "'veel'"),
        ("reach", "9e99"),
        ("name", "CAST(x'ff00fe' AS TEXT)"),
        ("name", "x'00'"),
        ("latitude", "'noord'"),
        ("changed_by", "'{}'"),
        ("deleted", "'ooit'"),
    ],
)
def test_whatever_is_wrong_with_it(store: Store, column: str, value: str) -> None:
    kept = add_initiative(store, Initiative("b", "Thee", area="GM0202"))
    add_initiative(store, Initiative("a", "Koffie", area="GM0202"))
    spoil(store, "initiatives", "a", **{column: value})
    assert list_initiatives(store) in ((kept,), (kept, get_or_none(store)))
    restore_backup(store_in_memory(), write_backup(store))


def get_or_none(store: Store) -> object:
    try:
        return get_initiative(store, "a")
    except StoreError as error:
        assert "beschadigd" in str(error)
        return None


def test_asking_for_the_damaged_row_itself_is_explained(store: Store) -> None:
    add_initiative(store, Initiative("a", "Koffie", area="GM0202"))
    spoil(store, "initiatives", "a", roles="'{}'")
    asking: list[Callable[[], object]] = [
        lambda: get_initiative(store, "a"),
        lambda: add_initiative(store, Initiative("a", "Thee", area="GM0202")),
    ]
    for ask in asking:
        with pytest.raises(StoreError, match="beschadigd"):
            ask()


def test_a_backup_of_before_mends_the_row(store: Store) -> None:
    kept = add_initiative(store, Initiative("a", "Koffie", area="GM0202"))
    backup = write_backup(store)
    spoil(store, "initiatives", "a", roles="'{}'")
    assert restore_backup(store, backup).added == 1
    assert list_initiatives(store) == (kept,)


def test_a_new_row_is_kept_beside_a_damaged_one(store: Store) -> None:
    add_initiative(store, Initiative("a", "Koffie", area="GM0202"))
    spoil(store, "initiatives", "a", roles="'{}'")
    with store.writing() as connection:
        kept = INITIATIVES.put(connection, Initiative("b", "Thee", area="GM0202"))
    assert list_initiatives(store) == (kept,)


@pytest.mark.skipif(bool(SERVER), reason="PostgreSQL refuses this value itself")
def test_a_damaged_consent_hides_no_other(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, PASSPHRASE)
    for figure in (NURSE, SHOP):
        add_key_figure(store, figure)
        give_consent(store, figure.id, replace(CONSENT, name=f"Geheim {figure.id}"), TODAY, PASSPHRASE)
    with store.engine.begin() as connection:
        connection.exec_driver_sql("UPDATE consents SET given_on = 'ooit' WHERE key_figure = 'a1'")
    assert list(list_consents(store, TODAY, PASSPHRASE)) == ["b2"]
    assert "namen" in damage_told(store.unreadable)
