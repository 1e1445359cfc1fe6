"""A name is there as long as the consent holds and for who has the passphrase, and leaves no trace after that."""

import io
import json
import logging
import zipfile
from dataclasses import fields, replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select, update

from tests.databases import store_in_memory
from tests.store.people import CONSENT, NURSE, PASSPHRASE, SHOP, TODAY, files_of, traces
from wijk.domain.coalition import Coalition, Member
from wijk.domain.key_figure import Consent, Tie
from wijk.domain.method import Method
from wijk.store.backup.copy import restore_backup, write_backup
from wijk.store.coalitions.queries import add_coalition, list_coalitions
from wijk.store.common.errors import NamesLocked, StoreError
from wijk.store.database.connection import Store
from wijk.store.database.record_types import TIES
from wijk.store.database.schema import consents as table
from wijk.store.key_figures import consents
from wijk.store.key_figures.consents import (
    ExpiringConsent,
    consent_ends,
    expiring_consents,
    export_person,
    get_consent,
    give_consent,
    list_consents,
    purge_consents,
    withdraw_consent,
)
from wijk.store.key_figures.erasing import erase_person
from wijk.store.key_figures.exchange import export_people_csv, export_people_xlsx
from wijk.store.key_figures.passphrase import VARIABLE, is_passphrase, names_possible
from wijk.store.key_figures.queries import (
    add_key_figure,
    delete_key_figure,
    list_key_figures,
    restore_key_figure,
    save_key_figure,
    set_tie,
)
from wijk.store.opening import open_store

LAST = CONSENT.valid_until


@pytest.fixture(autouse=True)
def _operator(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, PASSPHRASE)


def kept_ties(store: Store) -> int:
    with store.reading() as connection:
        return len(TIES.with_deleted(connection))


@pytest.fixture
def filled(store: Store) -> Store:
    add_key_figure(store, NURSE)
    add_key_figure(store, SHOP)
    give_consent(store, NURSE.id, CONSENT, TODAY, PASSPHRASE)
    return store


def rows(store: Store) -> int:
    with store.reading() as connection:
        return len(connection.execute(select(table)).all())


def test_a_name_comes_back_while_the_consent_holds(filled: Store) -> None:
    assert get_consent(filled, NURSE.id, TODAY, PASSPHRASE) == CONSENT
    assert list_consents(filled, LAST, PASSPHRASE) == {NURSE.id: CONSENT}
    assert get_consent(filled, SHOP.id, TODAY, PASSPHRASE) is None


def test_the_day_after_the_last_the_name_is_gone_for_good(filled: Store, tmp_path: Path) -> None:
    assert any(traces(content) for content in files_of(tmp_path).values())
    assert list_consents(filled, LAST + timedelta(days=1), PASSPHRASE) == {}
    assert rows(filled) == 0
    assert list_consents(filled, TODAY, PASSPHRASE) == {}
    assert not any(traces(content) for content in files_of(tmp_path).values())


def test_a_name_past_its_day_is_not_given_even_when_it_could_not_be_taken_away(
    filled: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(consents, "purge_consents", lambda *_: 0)
    late = LAST + timedelta(days=1)
    assert (get_consent(filled, NURSE.id, late, PASSPHRASE), consent_ends(filled, late)) == (None, {})
    assert json.loads(export_person(filled, NURSE.id, late, PASSPHRASE))["toestemming"] is None
    assert rows(filled) == 1


def test_looking_at_key_figures_or_opening_takes_ended_names_away(filled: Store, url: str) -> None:
    list_key_figures(filled, LAST)
    assert rows(filled) == 1
    list_key_figures(filled, LAST + timedelta(days=1))
    assert rows(filled) == 0
    give_consent(filled, NURSE.id, CONSENT, TODAY, PASSPHRASE)
    with filled.writing() as connection:
        connection.execute(update(table).values(valid_until=date(2020, 1, 1)))
    assert rows(open_store(url)) == 0


def test_consents_that_end_within_thirty_days_are_announced_without_a_name(filled: Store) -> None:
    assert expiring_consents(consent_ends(filled, LAST - timedelta(days=31)), LAST - timedelta(days=31)) == ()
    announced = expiring_consents(consent_ends(filled, LAST - timedelta(days=30)), LAST - timedelta(days=30))
    assert announced == (ExpiringConsent(NURSE.id, LAST, 30),)
    assert expiring_consents(consent_ends(filled, LAST), LAST)[0].days_left == 0
    assert consent_ends(filled, TODAY) == {NURSE.id: LAST}
    assert not traces(repr(announced))


@pytest.mark.parametrize("given", [None, "", "fout", PASSPHRASE.upper(), PASSPHRASE + " "])
def test_without_the_right_passphrase_no_name_is_given_or_kept(filled: Store, given: str | None) -> None:
    for ask in (
        lambda: get_consent(filled, NURSE.id, TODAY, given),
        lambda: list_consents(filled, TODAY, given),
        lambda: export_person(filled, NURSE.id, TODAY, given),
        lambda: give_consent(filled, SHOP.id, CONSENT, TODAY, given),
    ):
        with pytest.raises(NamesLocked, match="juiste wachtzin"):
            ask()
    assert rows(filled) == 1


@pytest.mark.parametrize("setting", [None, "", "  "])
def test_without_a_passphrase_of_the_operator_nothing_opens_names(
    filled: Store, monkeypatch: pytest.MonkeyPatch, setting: str | None
) -> None:
    if setting is None:
        monkeypatch.delenv(VARIABLE)
    else:
        monkeypatch.setenv(VARIABLE, setting)
    assert not names_possible()
    for given in (None, "", setting, PASSPHRASE):
        with pytest.raises(NamesLocked, match="beheerder"):
            list_consents(filled, TODAY, given)


def test_a_passphrase_is_compared_as_a_whole() -> None:
    assert is_passphrase("één wachtzin", "één wachtzin")
    assert not is_passphrase("één", "één wachtzin")
    assert not is_passphrase("", "")
    assert not is_passphrase(None, None)
    assert not is_passphrase("\ud800", "x")


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"name": " "}, "naam"),
        ({"purpose": ""}, "waarvoor"),
        ({"given_on": TODAY + timedelta(days=1)}, "toekomst"),
        ({"valid_until": TODAY - timedelta(days=1)}, "voorbij"),
        ({"valid_until": date(2028, 1, 3)}, "twee jaar"),
        ({"contact": "x" * 4001}, "te lang"),
    ],
)
def test_a_consent_that_is_wrong_is_refused_without_repeating_the_name(
    filled: Store, change: dict[str, object], sentence: str
) -> None:
    with pytest.raises(StoreError, match=sentence) as error:
        give_consent(filled, SHOP.id, replace(CONSENT, **change), TODAY, PASSPHRASE)  # type: ignore[arg-type]
    assert not traces(str(error.value))
    assert rows(filled) == 1


def test_a_name_that_also_stands_in_a_note_is_refused(store: Store) -> None:
    add_key_figure(store, replace(NURSE, note="vraag naar geheimina  VERBORGENS op dinsdag"))
    with pytest.raises(StoreError, match="notitie") as error:
        give_consent(store, NURSE.id, CONSENT, TODAY, PASSPHRASE)
    assert not traces(str(error.value))


def test_a_new_consent_replaces_the_old_one_without_a_trace(filled: Store, tmp_path: Path) -> None:
    other = replace(CONSENT, name="Iemand Anders", contact="", purpose="mailen")
    give_consent(filled, NURSE.id, other, TODAY, PASSPHRASE, CONSENT)
    assert list_consents(filled, TODAY, PASSPHRASE) == {NURSE.id: other}
    assert not any(traces(content) for content in files_of(tmp_path).values())


def test_a_consent_that_somebody_else_withdrew_or_changed_does_not_come_back(filled: Store) -> None:
    mine = replace(CONSENT, purpose="mailen")
    with pytest.raises(StoreError, match="intussen"):
        give_consent(filled, NURSE.id, mine, TODAY, PASSPHRASE)
    assert list_consents(filled, TODAY, PASSPHRASE) == {NURSE.id: CONSENT}
    withdraw_consent(filled, NURSE.id)
    with pytest.raises(StoreError, match="intussen"):
        give_consent(filled, NURSE.id, mine, TODAY, PASSPHRASE, CONSENT)
    assert list_consents(filled, TODAY, PASSPHRASE) == {}


def test_a_name_that_is_kept_can_not_be_written_in_a_note_afterwards(filled: Store) -> None:
    with pytest.raises(StoreError, match="De naam staat ook"):
        save_key_figure(filled, replace(NURSE, note=f"bel {CONSENT.name.upper()} altijd"), 1)
    save_key_figure(filled, replace(SHOP, note=f"bel {NURSE.role} altijd"), 1)


@pytest.mark.slow
@pytest.mark.parametrize("way", ["withdraw", "delete", "erase"])
def test_a_deleted_name_is_in_no_byte_of_the_database(store: Store, tmp_path: Path, way: str) -> None:
    for number in range(60):
        add_key_figure(store, replace(NURSE, id=f"n{number}"))
        give_consent(store, f"n{number}", replace(CONSENT, purpose=f"zonder omwegen {number}"), TODAY, PASSPHRASE)
    assert any(traces(content) for content in files_of(tmp_path).values())
    for number in range(60):
        identifier = f"n{number}"
        if way == "withdraw":
            withdraw_consent(store, identifier)
        elif way == "delete":
            delete_key_figure(store, identifier, 1)
        else:
            erase_person(store, identifier)
    files = files_of(tmp_path)
    assert files
    assert {name: traces(content) for name, content in files.items() if traces(content)} == {}


def test_deleting_a_key_figure_takes_the_name_and_undo_does_not_bring_it_back(filled: Store) -> None:
    delete_key_figure(filled, NURSE.id, 1)
    assert rows(filled) == 0
    assert restore_key_figure(filled, NURSE.id).item == NURSE
    assert get_consent(filled, NURSE.id, TODAY, PASSPHRASE) is None
    with pytest.raises(StoreError, match="bestaat niet"):
        give_consent(filled, "niemand", CONSENT, TODAY, PASSPHRASE)


def test_a_name_whose_key_figure_went_another_way_is_not_given_and_goes_too(filled: Store) -> None:
    with filled.writing() as connection:
        connection.exec_driver_sql("UPDATE key_figures SET deleted = changed")
    assert consent_ends(filled, TODAY) == {}
    assert rows(filled) == 0


def test_erasing_a_person_takes_role_ties_and_places_in_coalitions_too(filled: Store) -> None:
    set_tie(filled, Tie(NURSE.id, SHOP.id, "sterk"))
    members = (Member(NURSE.id, NURSE.label), Member(SHOP.id, SHOP.label))
    add_coalition(filled, Coalition("c", "Malburgen", TODAY, members, advised=(NURSE.id, SHOP.id)))
    erase_person(filled, NURSE.id)
    assert [record.id for record in list_key_figures(filled, TODAY)] == [SHOP.id]
    assert kept_ties(filled) == 0
    (coalition,) = list_coalitions(filled)
    assert (coalition.item.members, coalition.item.advised, coalition.version) == (members[1:], (SHOP.id,), 2)
    with pytest.raises(StoreError, match="niet meer"):
        restore_key_figure(filled, NURSE.id)
    with pytest.raises(StoreError, match="niets"):
        export_person(filled, NURSE.id, TODAY, PASSPHRASE)


def test_erasing_takes_ties_from_either_end(filled: Store) -> None:
    set_tie(filled, Tie(NURSE.id, SHOP.id, "sterk"))
    erase_person(filled, SHOP.id)
    assert kept_ties(filled) == 0


def test_a_person_gets_all_that_is_kept(filled: Store) -> None:
    set_tie(filled, Tie(SHOP.id, NURSE.id, "licht"))
    add_coalition(filled, Coalition("c", "Malburgen", TODAY, (Member(NURSE.id, NURSE.label),)))
    document = json.loads(export_person(filled, NURSE.id, TODAY, PASSPHRASE))
    assert document["toestemming"] == {
        "Naam": CONSENT.name,
        "Contact": CONSENT.contact,
        "Toestemming gegeven op": "2026-01-01",
        "Waarvoor": CONSENT.purpose,
        "Geldt tot en met": "2026-12-31",
    }
    assert document["sleutelfiguur"]["Is gemotiveerd"] == NURSE.motivation
    assert len(document["sleutelfiguur"]) == len(fields(NURSE))
    assert document["kent"] == [{"sleutelfiguur": "eigenaar snackbar", "band": "licht"}]
    assert [place["coalitie"] for place in document["lid_van"]] == ["Malburgen"]


def test_no_name_reaches_a_log_an_error_an_export_or_a_backup(
    filled: Store, method: Method, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    logging.getLogger("sqlalchemy").setLevel(logging.DEBUG)
    try:
        list_consents(filled, TODAY, PASSPHRASE)
        give_consent(filled, SHOP.id, CONSENT, TODAY, PASSPHRASE)
        assert "INSERT INTO consents" in caplog.text
        people = [record.item for record in list_key_figures(filled, TODAY)]
        backup = write_backup(filled)
        with filled.writing() as connection:
            connection.exec_driver_sql("ALTER TABLE consents RENAME TO weg")
        with pytest.raises(StoreError) as error:
            give_consent(filled, SHOP.id, CONSENT, TODAY, PASSPHRASE)
    finally:
        logging.getLogger("sqlalchemy").setLevel(logging.NOTSET)
    assert not traces(caplog.text)
    assert not traces(f"{error.value} {error.value.__cause__!r} {error.value.__cause__}")
    assert not traces(repr(CONSENT)) and not traces(str([CONSENT]))
    assert not traces(export_people_csv(people, method))
    exported = zipfile.ZipFile(io.BytesIO(export_people_xlsx(people, (), method)))
    assert not [name for name in exported.namelist() if traces(exported.read(name))]
    content = zipfile.ZipFile(io.BytesIO(backup)).read("wijk.json")
    assert b"wijkverpleegkundige" in content and not traces(content) and not traces(backup)


def test_putting_a_backup_back_brings_no_name_and_costs_none(filled: Store) -> None:
    backup = write_backup(filled)
    restore_backup(filled, backup)
    assert list_consents(filled, TODAY, PASSPHRASE) == {NURSE.id: CONSENT}
    other = store_in_memory()
    restore_backup(other, backup)
    assert [record.id for record in list_key_figures(other, TODAY)] == [NURSE.id, SHOP.id]
    assert list_consents(other, TODAY, PASSPHRASE) == {}


def test_taking_away_says_how_many(filled: Store) -> None:
    give_consent(filled, SHOP.id, Consent("Iemand", "", TODAY, "bellen", TODAY), TODAY, PASSPHRASE)
    assert purge_consents(filled, TODAY) == 0
    assert purge_consents(filled, TODAY + timedelta(days=1)) == 1
    assert set(consent_ends(filled, TODAY)) == {NURSE.id}
