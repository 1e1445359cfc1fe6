"""Sign-ins hold for all processes, end once and for all, and are forgotten; roles are given by who may."""

import io
import zipfile
from datetime import timedelta

import pytest

from wijk.domain.account import Account
from wijk.domain.actor import Actor, Grant
from wijk.domain.clock import now
from wijk.domain.sign_in import SignIn
from wijk.store.accounts import sign_ins
from wijk.store.accounts.queries import give_role, list_accounts, roles_now, take_role
from wijk.store.backup.copy import restore_backup, write_backup
from wijk.store.common.errors import NotAllowed
from wijk.store.database.connection import Store
from wijk.store.dossier_files.gathering import gather
from wijk.store.dossier_files.layout import MANIFEST
from wijk.store.dossier_files.unpacking import unpack

MOMENT = now()
ANNA = SignIn("s1", "anna@gemeente.nl", "sub-1", MOMENT, MOMENT, MOMENT, ("wijk-arnhem",), "verzegeld")
LATER = MOMENT + timedelta(seconds=41)
ARNHEM = frozenset({"GM0202", "WK020218"})


def test_one_process_asks_the_provider_and_all_know_what_it_said(store: Store) -> None:
    sign_ins.begin(store, ANNA)
    seen = sign_ins.find(store, "s1")
    assert seen == ANNA
    assert sign_ins.take_turn(store, seen, LATER)
    assert not sign_ins.take_turn(store, seen, LATER)
    sign_ins.confirm(store, "s1", LATER, ("wijk-kijken",), "opnieuw verzegeld")
    found = sign_ins.find(store, "s1")
    assert found and (found.confirmed, found.values, found.sealed) == (LATER, ("wijk-kijken",), "opnieuw verzegeld")


def test_what_ended_stays_so_and_can_ask_nothing_any_more(store: Store) -> None:
    sign_ins.begin(store, ANNA)
    sign_ins.end(store, "s1", LATER)
    sign_ins.end(store, "s1", LATER + timedelta(hours=1))
    sign_ins.confirm(store, "s1", LATER, (), "toch weer")
    found = sign_ins.find(store, "s1")
    assert found and (found.ended, found.sealed) == (LATER, "")
    assert not sign_ins.take_turn(store, found, LATER)
    assert sign_ins.forget_old(store, LATER + timedelta(days=1)) == 0
    assert sign_ins.forget_old(store, LATER + timedelta(days=3)) == 1
    assert sign_ins.find(store, "s1") is None


def test_roles_are_given_and_taken_within_ones_own_areas(store: Store) -> None:
    of_arnhem = store.acting_as(Actor("bea", "beheerder", (Grant("beheerder", ARNHEM),)))
    given = give_role(of_arnhem, Account("Bo@gemeente.nl", "WJP'er", ("WK020218",)))
    again = give_role(of_arnhem, Account("bo@gemeente.nl", "WJP'er", ("GM0202",)))
    assert [one.item.areas for one in list_accounts(of_arnhem)] == [("GM0202",)] and again.id == given.id
    for wider in ((), ("GM0268",), ("GM0202", "GM0268")):
        with pytest.raises(NotAllowed):
            give_role(of_arnhem, Account("bea", "beheerder", wider))
        with pytest.raises(NotAllowed):
            give_role(of_arnhem, Account("bo@gemeente.nl", "WJP'er", wider))
    everywhere = give_role(store, Account("cor", "beheerder"))
    with pytest.raises(NotAllowed):
        take_role(of_arnhem, everywhere)
    with pytest.raises(NotAllowed):
        list_accounts(store.acting_as(Actor("wim", "begeleider")))
    take_role(of_arnhem, again)
    assert [one.account for one in roles_now(store)[1]] == ["cor"]


def test_no_role_travels_in_a_dossier_file(store: Store) -> None:
    give_role(store, Account("cor", "beheerder", ("GM0202",)))
    with store.reading() as connection:
        gathered = gather(lambda kind: kind.all(connection), lambda _area: "own")
    assert gathered and "accounts" not in gathered
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("records/accounts.json", '[{"account": "kwaad", "role": "beheerder"}]')
        archive.writestr(MANIFEST, "{}")
    found = unpack(packed.getvalue())
    assert "accounts" not in found.records and any("accounts" in remark for remark in found.remarks)


def test_no_role_comes_from_a_file_where_there_is_a_login(store: Store) -> None:
    give_role(store, Account("cor", "beheerder"))
    copy = write_backup(store)
    take_role(store, list_accounts(store)[0])
    with store.writing() as connection:
        connection.exec_driver_sql("DELETE FROM accounts")
    restore_backup(store.acting_as(Actor("bea", "beheerder")), copy)
    assert list_accounts(store) == ()
    restore_backup(store, copy)
    assert [one.item.account for one in list_accounts(store)] == ["cor"]
