"""python -m wijk check: what is right and wrong on this machine, told to the operator."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.databases import NewDatabase
from tests.scripts import run_here


def checked() -> tuple[int, dict[str, dict[str, Any]]]:
    done = run_here("check")
    document = json.loads(done.stdout)
    found = {one["what"]: one for one in document["found"]}
    assert len(found) >= 4
    assert document["works"] == (done.returncode == 0) == ("fout" not in {one["state"] for one in found.values()})
    assert all(one["told"].endswith((".", ".)")) for one in found.values())
    return done.returncode, found


def test_a_machine_that_works(new_database: NewDatabase, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WIJK_DATABASE_URL", new_database("wijk"))
    monkeypatch.setenv("WIJK_PUBLIC_URL", "https://wijk.gemeente.nl")
    status, found = checked()
    assert status == 0 or found["PostgreSQL"]["state"] == "fout"
    assert found["database"]["state"] == found["adres voor telefoons"]["state"] == "goed"


def test_what_is_wrong_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    broken = tmp_path / "wijk.sqlite"
    broken.write_bytes(b"dit is geen database" * 500)
    monkeypatch.setenv("WIJK_DATABASE_URL", f"sqlite:///{broken}")
    monkeypatch.setenv("WIJK_PUBLIC_URL", "http://localhost:8501")
    monkeypatch.setenv("WIJK_NAMES_PASSPHRASE", "kort")
    status, found = checked()
    assert (status, found["database"]["state"]) == (1, "fout")
    assert "alleen van deze computer" in found["adres voor telefoons"]["told"]
    assert "korter dan" in found["WIJK_NAMES_PASSPHRASE"]["told"]
    monkeypatch.setenv("WIJK_DATABASE_URL", "mysql://x/y")
    assert checked()[1]["WIJK_DATABASE_URL"]["state"] == "fout"


def test_a_file_that_others_can_read_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "wijk.sqlite"
    monkeypatch.setenv("WIJK_DATABASE_URL", f"sqlite:///{file}")
    checked()
    file.chmod(0o644)
    assert checked()[1]["rechten"]["state"] == "let op"
    file.chmod(0o600)
    assert "rechten" not in checked()[1]
