"""The log tells who did what and when, without contents; it holds only what was kept, and only as long as was said."""

from dataclasses import replace
from datetime import timedelta
from typing import get_args

import pytest
from sqlalchemy import event

from tests.databases import NewDatabase
from tests.store.people import CONSENT, NURSE, PASSPHRASE, TODAY
from wijk.domain.actor import Actor, Grant
from wijk.domain.clock import now
from wijk.domain.initiative import Initiative
from wijk.store.backup.copy import restore_backup, write_backup
from wijk.store.common.errors import Conflict, NotAllowed
from wijk.store.database.connection import Store
from wijk.store.database.deed_log import VARIABLE as DAYS_VARIABLE
from wijk.store.database.deed_log import forget_deeds, list_deeds
from wijk.store.database.deeds import MOST_NAMED, Done
from wijk.store.database.record_types import INITIATIVES, KEY_FIGURES
from wijk.store.initiatives.queries import add_initiative, delete_initiative, restore_initiative, save_initiative
from wijk.store.key_figures.consents import give_consent, withdraw_consent
from wijk.store.key_figures.erasing import erase_person
from wijk.store.key_figures.passphrase import VARIABLE
from wijk.store.key_figures.queries import add_key_figure, delete_key_figure
from wijk.store.opening import open_store
from wijk.views.deeds import DONE

BEA = Actor("bea@gemeente.nl", "beheerder")
COFFEE = Initiative("a", "Koffie in de flat", area="GM0202")


def told(store: Store) -> list[tuple[str, str, str, str, int]]:
    return [(one.who, one.done, one.kind, one.thing, one.times) for one in reversed(list_deeds(store))]


def test_every_deed_is_told_and_no_content(store: Store) -> None:
    bea = store.acting_as(BEA)
    add_initiative(bea, COFFEE)
    save_initiative(bea, replace(COFFEE, name="Thee"), 1)
    delete_initiative(bea, "a", 2)
    restore_initiative(bea, "a")
    copy = write_backup(bea)
    restore_backup(bea, copy)
    done = ["add", "change", "delete", "bring back"]
    assert told(store)[:4] == [("bea@gemeente.nl", one, "initiatives", "a", 1) for one in done]
    assert [(one[1], one[2]) for one in told(store)[4:]] == [("make backup", "backup"), ("put back", "backup")]
    assert not [one for one in list_deeds(store) if "Koffie" in str(one) or "Thee" in str(one)]
    assert {one.role for one in list_deeds(store)} == {"beheerder"}


def test_what_was_not_kept_is_not_in_it_and_without_a_login_nothing_is(store: Store) -> None:
    add_initiative(store, COFFEE)
    with pytest.raises(Conflict):
        save_initiative(store.acting_as(BEA), replace(COFFEE, name="Thee"), 7)
    with pytest.raises(NotAllowed):
        save_initiative(store.acting_as(Actor("kees", "kijker")), replace(COFFEE, name="Thee"), 1)
    assert told(store) == []


def test_a_large_import_names_some_and_counts_the_rest_in_one_statement(store: Store) -> None:
    sent: list[str] = []

    def note(*given: object) -> None:
        sent.append(str(given[2]))

    event.listen(store.engine, "before_cursor_execute", note)
    with store.acting_as(BEA).writing() as connection:
        INITIATIVES.add_all(connection, [replace(COFFEE, id=f"a{number}") for number in range(MOST_NAMED + 50)])
    assert len([one for one in sent if "deeds" in one]) == 1
    assert len(told(store)) == MOST_NAMED + 1
    assert told(store)[-1] == ("bea@gemeente.nl", "add", "initiatives", "", 50)


def test_of_who_was_erased_only_the_fact_stays(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, PASSPHRASE)
    bea = store.acting_as(BEA)
    add_key_figure(bea, NURSE)
    give_consent(bea, "a1", CONSENT, TODAY, PASSPHRASE)
    withdraw_consent(bea, "a1")
    assert [one[3] for one in told(store)] == ["a1", "a1", "a1"]
    erase_person(bea, "a1")
    assert [(one[1], one[3]) for one in told(store)] == [
        ("add", ""),
        ("keep name", ""),
        ("end consent", ""),
        ("erase", ""),
    ]
    assert not [one for one in list_deeds(store) if CONSENT.name in str(one)]


def test_who_was_erased_elsewhere_is_in_no_log_once_a_copy_of_there_is_put_back(
    store: Store, new_database: NewDatabase
) -> None:
    elsewhere = open_store(new_database("elsewhere"))
    add_key_figure(elsewhere, NURSE)
    erase_person(elsewhere, "a1")
    add_key_figure(store.acting_as(BEA), NURSE)
    delete_key_figure(store.acting_as(BEA), "a1", 1)
    with store.writing() as connection:
        KEY_FIGURES.purge(connection, now() + timedelta(days=31))
    restore_backup(store, write_backup(elsewhere))
    assert [(one[1], one[3]) for one in told(store)] == [("add", ""), ("delete", "")]


def test_a_name_that_goes_with_its_key_figure_is_told(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, PASSPHRASE)
    bea = store.acting_as(BEA)
    for identifier in ("a1", "b2"):
        add_key_figure(store, replace(NURSE, id=identifier))
    give_consent(store, "a1", CONSENT, TODAY, PASSPHRASE)
    delete_key_figure(bea, "a1", 1)
    delete_key_figure(bea, "b2", 1)
    assert [(one[1], one[3]) for one in told(store)] == [("delete", "a1"), ("end consent", "a1"), ("delete", "b2")]


def test_every_deed_has_its_words() -> None:
    assert set(DONE) == set(get_args(Done))


def test_it_is_kept_as_long_as_was_said_and_read_by_a_beheerder_of_everywhere(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    add_initiative(store.acting_as(BEA), COFFEE)
    for other in (Actor("guus", "begeleider"), Actor("bo", "beheerder", (Grant("beheerder", frozenset({"GM0202"})),))):
        with pytest.raises(NotAllowed):
            list_deeds(store.acting_as(other))
    forget_deeds(store, now() + timedelta(days=364))
    assert len(list_deeds(store.acting_as(BEA))) == 1
    monkeypatch.setenv(DAYS_VARIABLE, "30")
    forget_deeds(store, now() + timedelta(days=31))
    assert told(store) == []
