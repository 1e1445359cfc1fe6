"""Notes and confirmations of earlier versions become decisions, from a database and from a backup alike."""

import io
import json
import zipfile
from datetime import date
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from alembic import command
from alembic.config import Config

from wijk.domain.decision import Decision, Event
from wijk.store.backup.copy import restore_backup
from wijk.store.database.connection import Store
from wijk.store.database.upgrading import MIGRATIONS
from wijk.store.matrix.decisions import list_decisions
from wijk.store.opening import open_store

MARCH, APRIL, MAY = "2026-03-01T10:00:00Z", "2026-04-01T10:00:00Z", "2026-05-01T10:00:00Z"


def kept(identifier: str, item: dict[str, Any], created: str, deleted: str | None = None) -> dict[str, Any]:
    return {
        "id": identifier,
        "version": 1,
        "created": created,
        "changed": deleted or created,
        "deleted": deleted,
        "item": {"id": identifier, **item} if "name" in item else item,
    }


def note(mark: str, noted_on: str, reason: str = "", kind: str = "kwetsbaar") -> dict[str, Any]:
    about = {"area": "WK020218", "kind": kind, "group": "ouderen", "phases": ["volgen"]}
    return {**about, "mark": mark, "noted_on": noted_on, "reason": reason}


def initiative(name: str, phase: str = "volgen") -> dict[str, Any]:
    return {"name": name, "roles": [{"phase": phase, "functions": []}], "groups": ["ouderen"], "area": "WK020218"}


EARLIER: dict[str, Any] = {
    "initiatives": [
        kept("vroeg", initiative("Vroeg"), MARCH),
        kept("laat", initiative("Laat"), MAY),
        kept("elders", initiative("Elders", "voorkomen"), MARCH),
    ],
    "notes": [
        kept("n1", note("weerlegd", "2026-04-01", "De kerk doet dit al"), APRIL),
        kept("n2", note("prioriteit", "2026-04-01", kind="vakje"), APRIL, MAY),
    ],
    "confirmations": [
        kept("c1", {"area": "GM0202", "group": "ouderen", "phase": "volgen", "confirmed_on": "2026-04-01"}, APRIL)
    ],
}
EXPECTED = {
    Decision(
        "n1",
        "WK020218",
        "kwetsbaar",
        "ouderen",
        ("volgen",),
        "weerlegd",
        date(2026, 4, 1),
        "De kerk doet dit al",
        seen=("initiatief vroeg",),
        history=(Event("genomen", date(2026, 4, 1), "niet aangemeld", "De kerk doet dit al"),),
    ),
    Decision(
        "n2",
        "WK020218",
        "vakje",
        "ouderen",
        ("volgen",),
        "prioriteit",
        date(2026, 4, 1),
        ended_on=date(2026, 5, 1),
        seen=("initiatief vroeg",),
        history=(
            Event("genomen", date(2026, 4, 1), "niet aangemeld"),
            Event("beëindigd", date(2026, 5, 1), "niet aangemeld", "teruggenomen"),
        ),
    ),
    Decision(
        "c1",
        "GM0202",
        "vakje",
        "ouderen",
        ("volgen",),
        "zeker niets",
        date(2026, 4, 1),
        seen=("initiatief vroeg",),
        history=(Event("genomen", date(2026, 4, 1), "niet aangemeld"),),
    ),
}


def backup() -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("wijk.json", json.dumps({"format": 3, "made": MAY, "mappings": [], **EARLIER}))
    return file.getvalue()


def as_kept(value: Any) -> Any:
    return json.dumps(value) if isinstance(value, list) else value


def as_of_version_3(url: str) -> None:
    """Make a database as the third version of its tables kept these."""
    engine = sa.create_engine(url)
    with engine.begin() as connection:
        config = Config(attributes={"connection": connection})
        config.set_main_option("script_location", str(MIGRATIONS))
        command.upgrade(config, "0003")
        tables = {"initiatives": "initiatives", "notes": "mismatch_notes", "confirmations": "cell_confirmations"}
        for name, table in tables.items():
            columns = sa.inspect(connection).get_columns(table)
            required = {one["name"]: "" for one in columns if not one["nullable"]}
            for record in EARLIER[name]:
                item = {key: as_kept(value) for key, value in record["item"].items()}
                moments = {
                    key: record[key] and record[key].replace("T", " ").replace("Z", ".000000")
                    for key in ("created", "changed", "deleted")
                }
                row = {**required, "check_period_months": 12, **item, **moments, "id": record["id"], "version": 1}
                row = {key: value for key, value in row.items() if key in {one["name"] for one in columns}}
                row |= {key: "[]" for key in ("elements", "copings") if key in row}
                connection.execute(sa.insert(sa.table(table, *map(sa.column, row))).values(row))
    engine.dispose()


def test_an_old_backup_becomes_decisions(store: Store) -> None:
    assert restore_backup(store, backup()).added == 6
    assert {one.item for one in list_decisions(store)} == EXPECTED


def test_an_old_database_becomes_decisions_the_same_as_its_backup(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'old.sqlite'}"
    as_of_version_3(url)
    store = open_store(url)
    assert {one.item for one in list_decisions(store)} == EXPECTED
    assert restore_backup(store, backup()).added == 0
    assert {one.item for one in list_decisions(store)} == EXPECTED
