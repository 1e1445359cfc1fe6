"""Runs an update against the replay, and tells what is in an edition and what the sources say."""

import io
import json
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from requests import PreparedRequest, Response
from requests.adapters import HTTPAdapter

from tests.opendata.replay import Replay, Table
from wijk.opendata.editions import load_usable
from wijk.opendata.patience import Patience
from wijk.opendata.progress import Progress
from wijk.opendata.snapshot import Snapshot
from wijk.opendata.update import Asked, update

NOW = datetime(2026, 11, 26, 12, 0, tzinfo=UTC)
AT_ONCE = Patience(connect=5.0, read=5.0, pauses=())
# Too short for a busy machine: see `patient_elsewhere`.
IMPATIENT = Patience(connect=5.0, read=0.06, pauses=())


def patient_elsewhere(monkeypatch: pytest.MonkeyPatch, replay: Replay) -> None:
    """Have a short time-out count only where a request is slow, so that a busy machine makes no other one fail."""
    send = HTTPAdapter.send

    def waiting(adapter: HTTPAdapter, request: PreparedRequest, **how: Any) -> Response:
        if replay.fault_of(str(request.path_url), len(replay.asked)) != "slow":
            how["timeout"] = AT_ONCE.timeout
        return send(adapter, request, **how)

    monkeypatch.setattr(HTTPAdapter, "send", waiting)


def read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have every next update begin with the edition that is in use now as it was read once.

    Only for who shows that no byte of it changes.
    """
    read = load_usable()
    monkeypatch.setattr("wijk.opendata.update.load_usable", lambda: read)


def addresses(replay: Replay) -> dict[str, str]:
    return {"kwb": replay.url, "health": replay.url, "pdok": f"{replay.url}/cbs/wijkenbuurten/{{year}}/wfs/v1_0"}


def asked(replay: Replay, years: tuple[int, ...] = (), gemeente: str = "", patience: Patience | None = None) -> Asked:
    return Asked(addresses(replay), years, gemeente, patience=patience or AT_ONCE)


def run(replay: Replay, now: datetime = NOW, gemeente: str = "", years: tuple[int, ...] = ()) -> Snapshot:
    update(asked(replay, years, gemeente), Progress(io.StringIO()), now)
    return load_usable()


def fingerprint(folder: Path) -> dict[str, bytes]:
    """Every byte of what is in use and what could be: not the lock and what was kept of a fetch."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    kept = (folder / "fetched", folder / "update.lock")
    return {str(path): path.read_bytes() for path in files if not any(path.is_relative_to(one) for one in kept)}


def told(snapshot: Snapshot) -> dict[str, Any]:
    manifest = json.loads((snapshot.folder / "manifest.json").read_text(encoding="utf-8"))
    done: dict[str, Any] = manifest["update"]
    return done


def sent(table: Table, column: str, **keys: str) -> dict[str, float | None]:
    """What the source says in a column, by area code, for the rows with these keys."""
    rows = [row for row in table.rows if all(row[name].strip() == key for name, key in keys.items())]
    return {row["WijkenEnBuurten"].strip().replace("NL01", "NL00"): row[column] for row in rows}


def same(figures: pd.Series, published: dict[str, float | None]) -> list[str]:
    """The areas of which the figure is not as published; a missing one must be missing."""
    known = figures.dropna().to_dict()
    return [code for code, value in published.items() if known.get(code) != value]


def key_of(table: Table, title: str) -> str:
    [key] = [row["Key"] for row in table.properties if row["Title"] == title]
    return str(key)


def changed(table: Table, title: str, **properties: str) -> Table:
    """The table with another description of one of its columns; a new Key renames it in the rows too, an
    empty one takes it away.
    """
    old = key_of(table, title)
    rows = [{**row, **properties} if row["Key"] == old else row for row in table.properties]
    new = properties.get("Key", old)
    renamed = [{new if name == old else name: value for name, value in row.items()} for row in table.rows]
    return replace(table, properties=[row for row in rows if row["Key"]], rows=renamed)


def wrong_rows(table: Table, column: str, value: float | None, codes: tuple[str, ...]) -> Table:
    rows = [{**row, column: value} if row["WijkenEnBuurten"].strip().startswith(codes) else row for row in table.rows]
    return replace(table, rows=rows)
