"""The recipe for a kind of record works as written: its three files give backup, undo, purge, export and stamp."""

import re
import sys
from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from sqlalchemy import MetaData

from tests.databases import NewDatabase
from wijk.domain.clock import today
from wijk.domain.method import load_method
from wijk.store.backup.copy import restore_backup, write_backup
from wijk.store.database import record_types
from wijk.store.database.connection import Store
from wijk.store.database.records import KEPT_AFTER_DELETION, new_id
from wijk.store.database.schema import record_table
from wijk.store.database.stamp import stamp
from wijk.store.importing.exporting import export_csv_of, export_workbook_of
from wijk.store.opening import open_store, purge
from wijk.store.spreadsheets.about import About

RECIPE = Path(__file__).parents[1] / "docs" / "recipes" / "add-a-kind-of-record.md"
BLOCKS = re.findall(r"```python\n(.*?)```", RECIPE.read_text(encoding="utf-8"), re.DOTALL)
METHOD = load_method()


def test_the_recipe_touches_three_files() -> None:
    headings = re.findall(r"^## \d\. .*?: `(.*)`$", RECIPE.read_text(encoding="utf-8"), re.MULTILINE)
    assert headings == ["wijk/domain/signal.py", "wijk/store/checks/signals.py", "wijk/store/database/record_types.py"]
    assert len(BLOCKS) == 4


@pytest.fixture
def names(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """All that the recipe makes, with its kind in the registry."""
    for name, block in (("wijk.domain.signal", BLOCKS[0]), ("wijk.store.checks.signals", BLOCKS[1])):
        module = ModuleType(name)
        monkeypatch.setitem(sys.modules, name, module)
        exec(block, module.__dict__)  # noqa: S102
    made = {**vars(sys.modules["wijk.domain.signal"]), **vars(sys.modules["wijk.store.checks.signals"])}
    own_table = {"record_table": partial(record_table, within=MetaData())}
    found = {**vars(record_types), **made, **own_table}
    exec(BLOCKS[2], found)  # noqa: S102
    monkeypatch.setattr(record_types, "RECORD_TYPES", (*record_types.RECORD_TYPES, found["SIGNALS"]))
    return found


@pytest.fixture
def signals(names: dict[str, Any], new_database: NewDatabase) -> Store:  # noqa: ARG001
    """A store that knows the new kind."""
    return open_store(new_database("signals"))


def test_what_the_recipe_does_next_works(names: dict[str, Any], signals: Store) -> None:
    about = About("Signalen", "Arnhem", "GM0202", date(2026, 9, 24))
    given = {"store": signals, "method": METHOD, "about": about, "replace": replace, "today": today, "new_id": new_id}
    scope = {**names, **given, "export_csv_of": export_csv_of, "export_workbook_of": export_workbook_of}
    exec(BLOCKS[3], scope)  # noqa: S102
    kind, kept = names["SIGNALS"], scope["kept"]
    text = export_csv_of(kind, [kept.item], METHOD, about).decode("utf-8-sig")
    assert "Wat er gehoord is" in text and "Er is geen koor meer" in text
    before = stamp(signals, kind)
    with signals.writing() as connection:
        revived = kind.revive(connection, kept.id)
        assert revived.item == replace(kept.item, people=3)
    assert stamp(signals, kind) != before
    other = open_store("sqlite://")
    assert restore_backup(other, write_backup(signals)).added == 1
    with signals.writing() as connection:
        gone = kind.remove(connection, kept.id, revived.version)
    purge(signals, gone.deleted + KEPT_AFTER_DELETION + timedelta(seconds=1))
    with signals.reading() as connection:
        assert kind.with_deleted(connection) == ()
