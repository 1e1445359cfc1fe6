"""A drill: fill, back up, lose the database, restore and compare every record, also through the other database.

And programs that write are killed (`tests/drills/` does that five hundred times).
"""

import json
import os
import sqlite3
import stat
import zipfile
from pathlib import Path
from typing import Any

import pytest

from tests.databases import SERVER
from tests.drills.connections import cut_connections, server_engine, while_writing
from tests.drills.writers import Confirmed, kill_writers, lost
from tests.scripts import run_here
from tests.store.examples import examples_of
from wijk.domain.account import Account
from wijk.domain.import_mapping import ImportMapping
from wijk.domain.method import Method
from wijk.store.database.account_types import ACCOUNTS
from wijk.store.database.connection import Store
from wijk.store.database.record_types import INITIATIVES, MAPPINGS, RECORD_TYPES
from wijk.store.initiatives.example import load_example
from wijk.store.key_figures.erasing import erase_person
from wijk.store.key_figures.example import load_people_example
from wijk.store.opening import open_store

pytestmark = pytest.mark.slow


def everything(store: Store) -> dict[str, tuple[Any, ...]]:
    with store.reading() as connection:
        return {one.name: one.with_deleted(connection) for one in RECORD_TYPES}


def fill(store: Store, method: Method) -> None:
    """Two records of every kind, one of them changed and one deleted, and the example."""
    load_example(store, method)
    load_people_example(store, method)
    with store.writing() as connection:
        for record_type in RECORD_TYPES:
            for item in examples_of(record_type):
                kept = record_type.put(connection, item)
            record_type.remove(connection, kept.id, kept.version)
    kinds = everything(store)
    assert all(len(kinds[one.name]) >= 2 for one in RECORD_TYPES)
    assert all(any(record.deleted for record in kinds[one.name]) for one in RECORD_TYPES)


def test_a_lost_database_is_back_whole(
    store: Store, method: Method, url: str, new_database: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(store, method)
    before, file = everything(store), tmp_path / "kopie.zip"
    monkeypatch.setenv("WIJK_DATABASE_URL", url)
    told = json.loads(run_here("backup", file).stdout)
    assert told["records"] == sum(map(len, before.values())) > 60
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    # To the same kind of database, and through the other kind back to it.
    for address in (new_database("nieuw"), f"sqlite:///{tmp_path / 'ander.sqlite'}", new_database("terug")):
        monkeypatch.setenv("WIJK_DATABASE_URL", address)
        looked = json.loads(run_here("restore", file, "--dry-run").stdout)
        assert (looked["records"], looked["restored"]) == (told["records"], False)
        done = run_here("restore", file, "--persons", "keep")
        assert (done.returncode, json.loads(done.stdout)["added"]) == (0, told["records"]), done.stderr
        assert everything(open_store(address)) == before
        file = tmp_path / f"{os.urandom(4).hex()}.zip"
        assert run_here("backup", file).returncode == 0


def test_who_was_erased_stays_away_after_a_restore(
    store: Store, method: Method, url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    load_people_example(store, method)
    monkeypatch.setenv("WIJK_DATABASE_URL", url)
    file = tmp_path / "kopie.zip"
    assert run_here("backup", file).returncode == 0
    gone = everything(store)["key_figures"][0]
    erase_person(store, gone.id)
    assert json.loads(run_here("restore", file, "--persons", "keep").stdout)["erased"] == 1
    assert gone.id not in {record.id for record in everything(store)["key_figures"]}


def test_texts_about_persons_are_asked_about(
    store: Store, url: str, new_database: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WIJK_DATABASE_URL", url)
    first, _ = examples_of(INITIATIVES)
    with store.writing() as connection:
        INITIATIVES.put(connection, first)
        ACCOUNTS.put(connection, Account("jansen@arnhem.nl", "beheerder"))
        MAPPINGS.put(connection, ImportMapping(("Naam", "Contact: Jan Jansen"), ("name", None)))
    file = tmp_path / "kopie.zip"
    assert run_here("backup", file).returncode == 0
    content = json.loads(zipfile.ZipFile(file).read("wijk.json"))
    content["initiatives"][0]["item"]["note"] = "Bel Jan Jansen, 06-12345678"
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("wijk.json", json.dumps(content))
    monkeypatch.setenv("WIJK_DATABASE_URL", new_database("nieuw"))
    asked = run_here("restore", file)
    assert asked.returncode == 2 and "--persons" in asked.stderr
    assert run_here("restore", file, "--persons", "remove").returncode == 0
    [kept] = everything(open_store(os.environ["WIJK_DATABASE_URL"]))["initiatives"]
    assert (kept.item.name, "Jansen" in kept.item.note, "12345678" in kept.item.note) == (first.name, False, False)
    back = everything(open_store(os.environ["WIJK_DATABASE_URL"]))
    assert [one.item.account for one in back["accounts"]] == ["jansen@arnhem.nl"]
    # What is made of it can be put back again.
    wrong = [(kind.name, one.id) for kind in RECORD_TYPES for one in back[kind.name] if kind.id_of(one.item) != one.id]
    assert not wrong and "Jansen" not in str(back["mappings"])
    missing = run_here("restore", tmp_path / "weg.zip")
    assert (missing.returncode, missing.stdout) == (2, "")


def test_a_file_that_can_not_be_written_leaves_the_copy_of_before(
    url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WIJK_DATABASE_URL", url)
    there = tmp_path / "kopie.zip"
    assert run_here("backup", there).returncode == 0
    whole = there.read_bytes()

    def full(_: int) -> None:
        raise OSError("disk full")

    with monkeypatch.context() as broken:
        broken.setattr(os, "fsync", full)
        assert run_here("backup", there).returncode == 2
    assert there.read_bytes() == whole
    assert [one.name for one in tmp_path.iterdir() if one.suffix == ".zip"] == ["kopie.zip"]
    assert not [one for one in tmp_path.iterdir() if one.name.startswith(".kopie")]


def test_nothing_confirmed_is_lost_when_programs_are_killed(url: str) -> None:
    confirmed = kill_writers(url, 6)
    assert confirmed.writes() > 5
    assert lost(open_store(url), confirmed) == []
    if url.startswith("sqlite"):
        with sqlite3.connect(url.removeprefix("sqlite:///")) as raw:
            assert raw.execute("PRAGMA integrity_check").fetchone() == ("ok",)


if SERVER:

    def test_nothing_confirmed_is_lost_when_connections_are_cut(store: Store) -> None:
        server, confirmed = server_engine(SERVER), Confirmed()
        with while_writing(store, confirmed):
            assert cut_connections(server, str(store.engine.url.database), 6, confirmed) > 5
        server.dispose()
        assert confirmed.writes() > 5
        assert lost(store, confirmed) == []
