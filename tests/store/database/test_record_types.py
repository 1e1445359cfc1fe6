"""A kind of record gets everything from its line in the registry; the recipe in docs/recipes promises so."""

import io
import json
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from datetime import date, timedelta
from pathlib import Path
from typing import Literal

import pytest
from sqlalchemy import MetaData

from wijk.store.backup.copy import Restored, restore_backup, write_backup
from wijk.store.common.errors import BackupError, Conflict, StoreError
from wijk.store.database import record_types
from wijk.store.database.connection import Store
from wijk.store.database.record_types import RECORD_TYPES
from wijk.store.database.records import KEPT_AFTER_DELETION, RecordType
from wijk.store.database.schema import table_of
from wijk.store.opening import open_store, purge


@dataclass(frozen=True, slots=True)
class Signal:
    """A kind of record that only this test knows."""

    id: str
    text: str
    heard_on: date
    sort: Literal["vraag", "zorg"] = "vraag"
    phases: tuple[str, ...] = ()
    people: int | None = None


def faults_in_signal(signal: Signal) -> dict[str, str]:
    return {} if signal.text.strip() else {"text": "Schrijf op wat u hoorde."}


SIGNALS = RecordType("signals", "signalen", Signal, table_of("signals", Signal, within=MetaData()), faults_in_signal)
HEARD = Signal("a", "Er is geen koor meer", date(2026, 9, 1), phases=("volgen",))


@pytest.fixture
def registered(monkeypatch: pytest.MonkeyPatch) -> None:
    """Put the line in the registry: all that is done for the new kind."""
    monkeypatch.setattr(record_types, "RECORD_TYPES", (*RECORD_TYPES, SIGNALS))


@pytest.fixture
def signals(registered: None, url: str) -> Iterator[Store]:  # noqa: ARG001
    """Open a store that knows the new kind."""
    yield open_store(url)


def test_its_table_comes_by_itself_also_in_a_database_that_was_there(
    store: Store, url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert store
    monkeypatch.setattr(record_types, "RECORD_TYPES", (*RECORD_TYPES, SIGNALS))
    again = open_store(url)
    with again.writing() as connection:
        kept = SIGNALS.add(connection, HEARD)
        assert SIGNALS.all(connection) == (kept,)
        assert kept.item == HEARD


def test_it_has_versions_and_undo(signals: Store) -> None:
    with signals.writing() as connection:
        SIGNALS.add(connection, HEARD)
        changed = SIGNALS.save(connection, replace(HEARD, people=3), 1)
        with pytest.raises(Conflict):
            SIGNALS.save(connection, replace(HEARD, people=4), 1)
        SIGNALS.remove(connection, "a", changed.version)
        assert SIGNALS.all(connection) == ()
        revived = SIGNALS.revive(connection, "a")
        assert revived and revived.item == replace(HEARD, people=3)


def test_it_is_checked_at_every_write(signals: Store) -> None:
    wrong = replace(HEARD, text=" ")
    with signals.writing() as connection:
        SIGNALS.add(connection, HEARD)
        for write in (
            lambda: SIGNALS.add(connection, replace(wrong, id="b")),
            lambda: SIGNALS.add_all(connection, [replace(wrong, id="b")]),
            lambda: SIGNALS.save(connection, wrong, 1),
            lambda: SIGNALS.put(connection, wrong),
            lambda: SIGNALS.add(connection, replace(HEARD, id="geen kenmerk!")),
        ):
            with pytest.raises(StoreError, match=r"wat u hoorde|kenmerk"):
                write()
        assert [record.item for record in SIGNALS.with_deleted(connection)] == [HEARD]


def test_what_was_deleted_is_purged(signals: Store) -> None:
    with signals.writing() as connection:
        SIGNALS.add(connection, HEARD)
        gone = SIGNALS.remove(connection, "a", 1)
    assert gone.deleted
    purge(signals, gone.deleted + KEPT_AFTER_DELETION + timedelta(seconds=1))
    with signals.reading() as connection:
        assert SIGNALS.with_deleted(connection) == ()


def test_a_backup_holds_it(signals: Store, registered: None, tmp_path: Path) -> None:  # noqa: ARG001
    with signals.writing() as connection:
        kept = SIGNALS.add(connection, HEARD)
    other = open_store(f"sqlite:///{tmp_path / 'other.sqlite'}")
    assert restore_backup(other, write_backup(signals)) == Restored(1, 0, 0)
    with other.reading() as connection:
        assert SIGNALS.all(connection) == (kept,)


def test_a_backup_with_a_kind_that_is_not_known_here_is_refused(
    signals: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    backup = write_backup(signals)
    monkeypatch.setattr(record_types, "RECORD_TYPES", RECORD_TYPES)
    with pytest.raises(BackupError, match="nieuwere versie"):
        restore_backup(open_store(f"sqlite:///{tmp_path / 'other.sqlite'}"), backup)


def test_every_kind_of_record_keeps_every_field_and_is_in_the_backup(store: Store) -> None:
    content = json.loads(zipfile.ZipFile(io.BytesIO(write_backup(store))).read("wijk.json"))
    own = {"id", "created", "changed", "changed_by", "version", "deleted"}
    wrong = [
        one.name
        for one in RECORD_TYPES
        if set(one.table.columns.keys()) != own | {field.name for field in fields(one.type)} or one.name not in content
    ]
    assert not wrong
    assert len({one.name for one in RECORD_TYPES}) == len({one.table.name for one in RECORD_TYPES}) == len(RECORD_TYPES)
