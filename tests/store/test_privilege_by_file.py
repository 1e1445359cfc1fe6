"""No file gives anybody more than they may: a copy that is put back, a dossier, a list; nor does undoing one."""

import io
import json
import zipfile
from collections.abc import Callable
from functools import partial

import pytest
from sqlalchemy import select

from tests.databases import NewDatabase
from tests.decisions import decision
from tests.store.dossier_files.carrying import file_of, put, read
from tests.store.importing.files_to_import import preview_of
from tests.store.people import NURSE
from wijk.domain.account import Account
from wijk.domain.actor import SIGNED_IN_ROLES, Actor, Grant, SignedInRole
from wijk.domain.initiative import Initiative
from wijk.domain.method import Method
from wijk.store.backup.copy import restore_backup, write_backup
from wijk.store.common.errors import NotAllowed, StoreError
from wijk.store.database.account_types import ACCOUNTS
from wijk.store.database.connection import Store
from wijk.store.database.record_types import DECISIONS, INITIATIVES, KEY_FIGURES
from wijk.store.database.schema import metadata
from wijk.store.dossier_files.applying import import_dossier, undo_import
from wijk.store.importing.applying import apply_import
from wijk.store.importing.area_scope import AreaScope
from wijk.store.importing.remembered_answers import remember_answers
from wijk.store.importing.remembered_columns import remember_mapping
from wijk.store.initiatives.layout import INITIATIVE_LAYOUT
from wijk.store.initiatives.queries import list_initiatives
from wijk.store.opening import open_store

HERE, BESIDE, THERE = "WK020218", "WK020217", "WK026801"
AREAS = AreaScope("GM0202", {HERE: "Malburgen-Oost (Zuid)", BESIDE: "Malburgen-Oost (Noord)"})
LIST = "Naam;Wijk\nKoffie;Malburgen-Oost (Zuid)\nThee;Malburgen-Oost (Noord)\n"
CARRIED = (
    *((INITIATIVES, Initiative("a", "Koffie", area=HERE)), (KEY_FIGURES, NURSE)),
    (DECISIONS, decision("prioriteit")),
)


def acting(role: SignedInRole, *areas: str) -> Actor:
    return Actor("iemand", role, (Grant(role, frozenset(areas) if areas else None),))


def kept(store: Store) -> dict[str, list[str]]:
    with store.reading() as connection:
        return {
            table.name: sorted(str(row) for row in connection.execute(select(table)))
            for table in metadata.sorted_tables
            if table.name not in ("changes", "believed_clock")
        }


def refused(store: Store, actor: Actor, deed: Callable[[Store], object]) -> bool:
    """Whether a deed is refused with nothing changed, log and marks of people included."""
    before = kept(store)
    with pytest.raises(NotAllowed):
        deed(store.acting_as(actor))
    return kept(store) == before


def test_a_copy_is_made_and_put_back_by_who_administers_everything_and_gives_no_role(
    store: Store, new_database: NewDatabase
) -> None:
    put(store, *CARRIED, (ACCOUNTS, Account("kees@gemeente.nl", "beheerder")))
    copy = write_backup(store)
    assert b"kees@gemeente.nl" in zipfile.ZipFile(io.BytesIO(copy)).read("wijk.json")
    empty = open_store(new_database("empty"))
    others = [acting(role) for role in SIGNED_IN_ROLES[:-1]]
    others += [acting("beheerder", HERE), Actor("jan", "geen rol"), Actor("telefoon", "zaal")]
    assert all(refused(empty, one, partial(restore_backup, content=copy)) for one in others)
    assert all(refused(store, one, write_backup) for one in others)
    restore_backup(empty.acting_as(acting("beheerder")), copy)
    found = kept(empty)
    assert [found[name] != [] for name in ("initiatives", "key_figures", "accounts")] == [True, True, False]
    # One that says of itself that a role was given in it, is the same.
    text = json.loads(zipfile.ZipFile(io.BytesIO(copy)).read("wijk.json"))
    assert text["accounts"][0]["item"]["role"] == "beheerder"


def test_a_dossier_file_is_opened_by_who_may_do_each_thing_in_it_there(store: Store, new_database: NewDatabase) -> None:
    content = file_of(put(open_store(new_database("sender")), *CARRIED))
    without = file_of(put(open_store(new_database("other")), *CARRIED[:1]))
    others = [acting("kijker"), acting("deelnemer"), acting("WJP'er"), acting("begeleider", THERE)]
    others += [acting("beheerder", THERE), Actor("telefoon", "zaal")]
    assert all(refused(store, one, lambda opened: import_dossier(opened, read(content))) for one in others)
    # Of what a WJP'er may write all of it comes in; what is decided does not.
    done = import_dossier(store.acting_as(acting("WJP'er", HERE)), read(without))
    assert [one.id for one in list_initiatives(store)] == ["a"]
    assert all(
        refused(store, one, lambda opened: undo_import(opened, done))
        for one in (acting("kijker"), acting("WJP'er", BESIDE), acting("beheerder", THERE))
    )
    undo_import(store.acting_as(acting("WJP'er", HERE)), done)
    assert not list_initiatives(store)


def test_a_list_is_imported_whole_where_somebody_may_write_and_else_not_at_all(store: Store, method: Method) -> None:
    others = [acting("kijker"), acting("deelnemer", HERE), acting("WJP'er", HERE), acting("beheerder", THERE)]
    for one in others:
        found = preview_of(store, LIST, method, AREAS)
        assert refused(store, one, partial(apply_import, preview=found)), one
    apply_import(store.acting_as(acting("WJP'er", HERE, BESIDE)), preview_of(store, LIST, method, AREAS))
    assert {one.item.area for one in list_initiatives(store)} == {HERE, BESIDE}
    # A row that takes the id of what lies elsewhere changes nothing there.
    put(store, (INITIATIVES, Initiative("elders", "Nijmeegse koffie", area=THERE)))
    moved = "Kenmerk;Naam;Wijk\nelders;Gekaapt;Malburgen-Oost (Zuid)\n"
    before = kept(store)["initiatives"]
    try:
        apply_import(store.acting_as(acting("WJP'er", HERE)), preview_of(store, moved, method, AREAS))
    except StoreError:
        assert kept(store)["initiatives"] == before
    assert [one.item.name for one in list_initiatives(store) if one.id == "elders"] == ["Nijmeegse koffie"]


def test_what_is_remembered_of_files_is_kept_by_who_may_import(store: Store) -> None:
    for role in ("kijker", "deelnemer"):
        actor = acting(role)
        assert refused(store, actor, lambda one: remember_mapping(one, ["naam"], ("name",), INITIATIVE_LAYOUT))
    before = kept(store)
    assert remember_answers(store.acting_as(acting("kijker")), [], INITIATIVE_LAYOUT, "") == 0 and kept(store) == before
