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

from tests.store.examples import examples_of
from wijk.domain.method import Method
from wijk.store.backup.copy import RestoreOutcome, restore_backup, write_backup
from wijk.store.common.errors import BackupError, Conflict, StoreError
from wijk.store.database import record_types
from wijk.store.database.connection import Store
from wijk.store.database.record_types import RECORD_TYPES
from wijk.store.database.records import KEPT_AFTER_DELETION, RecordType
from wijk.store.database.schema import record_table
from wijk.store.database.stamp import stamp
from wijk.store.importing.exporting import export_csv_of, export_workbook_of
from wijk.store.opening import open_store, purge
from wijk.store.spreadsheets.about import About
from wijk.store.spreadsheets.reading import read_sheets


@dataclass(frozen=True, slots=True)
class Rumour:
    """A kind of record that only this test knows."""

    id: str
    text: str
    heard_on: date
    sort: Literal["vraag", "zorg"] = "vraag"
    phases: tuple[str, ...] = ()
    people: int | None = None


def faults_in_rumour(rumour: Rumour) -> dict[str, str]:
    return {} if rumour.text.strip() else {"text": "Schrijf op wat u hoorde."}


RUMOURS = RecordType(
    "rumours",
    "geruchten",
    Rumour,
    record_table("rumours", Rumour, within=MetaData()),
    faults_in_rumour,
    {"id": "Kenmerk", "text": "Wat u hoorde", "heard_on": "Op", "sort": "Soort", "phases": "Fases", "people": "Mensen"},
)
HEARD = Rumour("a", "Er is geen koor meer", date(2026, 9, 1), phases=("volgen",))


@pytest.fixture
def registered(monkeypatch: pytest.MonkeyPatch) -> None:
    """Put the line in the registry: all that is done for the new kind."""
    monkeypatch.setattr(record_types, "RECORD_TYPES", (*RECORD_TYPES, RUMOURS))


@pytest.fixture
def rumours(registered: None, url: str) -> Iterator[Store]:  # noqa: ARG001
    """Open a store that knows the new kind."""
    yield open_store(url)


def test_its_table_comes_by_itself_also_in_a_database_that_was_there(
    store: Store, url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert store
    monkeypatch.setattr(record_types, "RECORD_TYPES", (*RECORD_TYPES, RUMOURS))
    again = open_store(url)
    with again.writing() as connection:
        kept = RUMOURS.add(connection, HEARD)
        assert RUMOURS.all(connection) == (kept,)
        assert kept.item == HEARD


def test_it_has_versions_and_undo(rumours: Store) -> None:
    with rumours.writing() as connection:
        RUMOURS.add(connection, HEARD)
        changed = RUMOURS.save(connection, replace(HEARD, people=3), 1)
        with pytest.raises(Conflict):
            RUMOURS.save(connection, replace(HEARD, people=4), 1)
        RUMOURS.remove(connection, "a", changed.version)
        assert RUMOURS.all(connection) == ()
        assert RUMOURS.revive(connection, "a").item == replace(HEARD, people=3)
        with pytest.raises(StoreError, match="niet meer terug te halen"):
            RUMOURS.revive(connection, "gone")


def test_of_two_who_both_make_the_first_one_is_asked(rumours: Store) -> None:
    other = replace(HEARD, people=4)
    with rumours.writing() as connection:
        first = RUMOURS.put_first(connection, HEARD, None)
        assert RUMOURS.put_first(connection, HEARD, None) == first
        with pytest.raises(Conflict) as asked:
            RUMOURS.put_first(connection, other, None)
        assert (asked.value.mine, asked.value.theirs) == (other, first)
        changed = RUMOURS.put_first(connection, other, first.version)
        RUMOURS.remove(connection, "a", changed.version)
        # What was deleted is not seen: it is made anew.
        assert RUMOURS.put_first(connection, HEARD, None).item == HEARD


def test_it_is_checked_at_every_write(rumours: Store) -> None:
    wrong = replace(HEARD, text=" ")
    with rumours.writing() as connection:
        RUMOURS.add(connection, HEARD)
        for write in (
            lambda: RUMOURS.add(connection, replace(wrong, id="b")),
            lambda: RUMOURS.add_all(connection, [replace(wrong, id="b")]),
            lambda: RUMOURS.save(connection, wrong, 1),
            lambda: RUMOURS.put(connection, wrong),
            lambda: RUMOURS.add(connection, replace(HEARD, id="geen kenmerk!")),
        ):
            with pytest.raises(StoreError, match=r"wat u hoorde|kenmerk"):
                write()
        assert [record.item for record in RUMOURS.with_deleted(connection)] == [HEARD]


def test_what_was_deleted_is_purged(rumours: Store) -> None:
    with rumours.writing() as connection:
        RUMOURS.add(connection, HEARD)
        gone = RUMOURS.remove(connection, "a", 1)
    assert gone.deleted
    purge(rumours, gone.deleted + KEPT_AFTER_DELETION + timedelta(seconds=1))
    with rumours.reading() as connection:
        assert RUMOURS.with_deleted(connection) == ()


def test_a_backup_holds_it(rumours: Store, registered: None, tmp_path: Path) -> None:  # noqa: ARG001
    with rumours.writing() as connection:
        kept = RUMOURS.add(connection, HEARD)
    other = open_store(f"sqlite:///{tmp_path / 'other.sqlite'}")
    assert restore_backup(other, write_backup(rumours)) == RestoreOutcome(1, 0, 0)
    with other.reading() as connection:
        assert RUMOURS.all(connection) == (kept,)


def test_whoever_looks_sees_that_it_changed(rumours: Store) -> None:
    before = stamp(rumours, RUMOURS), stamp(rumours), stamp(rumours, record_types.INITIATIVES)
    with rumours.writing() as connection:
        RUMOURS.add(connection, HEARD)
    after = stamp(rumours, RUMOURS), stamp(rumours), stamp(rumours, record_types.INITIATIVES)
    assert [one == other for one, other in zip(before, after, strict=True)] == [False, False, True]


def test_its_line_gives_it_an_export(method: Method) -> None:
    old = replace(HEARD, id="b", text="=1+1", phases=("volgen", "oude_fase"), people=3)
    [header, *rows] = read_sheets(export_csv_of(RUMOURS, [HEARD, old], method, None))[0].lines
    assert header.cells == ("Kenmerk", "Wat u hoorde", "Op", "Soort", "Fases", "Mensen", "Niet in het werkmodel")
    assert [row.cells for row in rows] == [
        ("a", "Er is geen koor meer", "01-09-2026", "vraag", "Volgen", "", ""),
        ("b", "'=1+1", "01-09-2026", "vraag", "Volgen", "3", "oude_fase"),
    ]
    about = About("Geruchten", "Arnhem", "GM0202", date(2026, 9, 24))
    [sheet] = read_sheets(export_workbook_of([(RUMOURS, [HEARD])], method, about))
    assert (sheet.title, sheet.lines[1].cells[0]) == ("Geruchten", "a")


def test_every_kind_has_a_dutch_name_for_every_field_and_an_export(method: Method) -> None:
    wrong = [one.name for one in RECORD_TYPES if set(one.headings) != {field.name for field in fields(one.type)}]
    for one in RECORD_TYPES:
        items = examples_of(one)
        [sheet] = read_sheets(export_workbook_of([(one, items)], method, None))
        named = list(one.headings.values())
        if list(sheet.lines[0].cells[: len(named)]) != named or len(sheet.lines) != len(items) + 1:
            wrong.append(one.name)
    assert not wrong


def test_a_backup_with_a_kind_that_is_not_known_here_is_refused(
    rumours: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    backup = write_backup(rumours)
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
