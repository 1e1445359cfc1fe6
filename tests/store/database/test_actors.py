"""Every version tells who made it, and who may not erase or restore, can't."""

import json
from dataclasses import replace

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import text

from tests.databases import store_in_memory
from tests.store.people import CONSENT, NURSE, PASSPHRASE, TODAY
from wijk.domain.actor import NOT_SIGNED_IN, Actor
from wijk.domain.coalition import Coalition, Member
from wijk.domain.initiative import Initiative
from wijk.store.backup.copy import RestoreOutcome, restore_backup, write_backup
from wijk.store.coalitions.queries import add_coalition, get_coalition
from wijk.store.common.errors import NotAllowed
from wijk.store.database.connection import Store, connect
from wijk.store.database.upgrading import MIGRATIONS
from wijk.store.initiatives.queries import (
    add_initiative,
    delete_initiative,
    list_initiatives,
    restore_initiative,
    save_initiative,
)
from wijk.store.key_figures.consents import give_consent, list_consents, withdraw_consent
from wijk.store.key_figures.erasing import erase_person
from wijk.store.key_figures.passphrase import VARIABLE
from wijk.store.key_figures.queries import add_key_figure, list_key_figures
from wijk.store.opening import open_store
from wijk.store.unplaced import unplaced_initiatives

ANNE, BO = Actor("anne", "WJP'er"), Actor("bo", "beheerder")
COFFEE = Initiative("a", "Koffie", area="GM0202")


def test_each_version_tells_who_made_it(store: Store) -> None:
    assert add_initiative(store, COFFEE).changed_by == NOT_SIGNED_IN
    assert save_initiative(store.acting_as(ANNE), replace(COFFEE, name="Thee"), 1).changed_by == ANNE
    assert delete_initiative(store.acting_as(BO), "a", 2).changed_by == BO
    assert restore_initiative(store.acting_as(ANNE), "a").changed_by == ANNE
    assert [record.changed_by for record in list_initiatives(store)] == [ANNE]


def test_who_made_a_version_travels_in_a_backup(store: Store) -> None:
    kept = add_initiative(store.acting_as(ANNE), COFFEE)
    other = store_in_memory()
    assert restore_backup(other.acting_as(BO), write_backup(store)) == RestoreOutcome(1, 0, 0)
    assert list_initiatives(other) == (kept,)


def test_what_erasing_takes_out_of_others_is_a_version_of_who_erased(store: Store) -> None:
    add_key_figure(store, NURSE)
    add_coalition(store, Coalition("c", "Malburgen", TODAY, (Member("a1", "rol"), Member("b2", "rol"))))
    erase_person(store.acting_as(BO), "a1")
    coalition = get_coalition(store, "c")
    assert coalition and (coalition.changed_by, len(coalition.item.members)) == (BO, 1)


def test_erasing_and_restoring_ask_who_acts(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, PASSPHRASE)
    add_key_figure(store, NURSE)
    give_consent(store, "a1", CONSENT, TODAY, PASSPHRASE)
    backup = write_backup(store)
    for act in (
        lambda: erase_person(store.acting_as(ANNE), "a1"),
        lambda: withdraw_consent(store.acting_as(Actor("ley", "kijker")), "a1"),
        lambda: restore_backup(store.acting_as(ANNE), backup),
    ):
        with pytest.raises(NotAllowed, match="Dat kan alleen een"):
            act()
    assert [record.id for record in list_key_figures(store, TODAY)] == ["a1"]
    assert list(list_consents(store, TODAY, PASSPHRASE)) == ["a1"]
    withdraw_consent(store.acting_as(ANNE), "a1")
    assert not list_consents(store, TODAY, PASSPHRASE)


def test_what_was_kept_before_actors_were_has_nobody_signed_in(empty_url: str) -> None:
    before = connect(empty_url)
    with before.engine.begin() as connection:
        config = Config(attributes={"connection": connection})
        config.set_main_option("script_location", str(MIGRATIONS))
        command.upgrade(config, "0003")
        values = dict.fromkeys(("organisation", "address", "costs", "sign_up", "contact_role", "note"), "")
        values |= dict.fromkeys(("money_continuity", "people_continuity", "recognition"), "")
        values |= dict.fromkeys(("roles", "groups", "elements", "copings"), "[]")
        moment = "2026-01-01 10:00:00.000000"
        values |= {"id": "a", "name": "Koffie", "created": moment, "changed": moment}
        row = {**values, "version": 1, "check_period_months": 12}
        names = ", ".join(json.dumps(name) for name in row)
        connection.execute(
            text(f"INSERT INTO initiatives ({names}) VALUES ({', '.join(f':{name}' for name in row)})"), row
        )
    (kept,) = unplaced_initiatives(open_store(empty_url))
    assert (kept.item, kept.changed_by) == (replace(COFFEE, area=""), NOT_SIGNED_IN)
    assert save_initiative(open_store(empty_url).acting_as(ANNE), COFFEE, 1).changed_by == ANNE
