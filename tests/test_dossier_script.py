"""python -m wijk dossier export and import: a dossier goes from one database to another, and what is wrong is told."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from tests.scripts import run_here
from tests.store.dossier_files.carrying import changed_part, put
from wijk.domain.initiative import Initiative
from wijk.domain.meeting import Meeting
from wijk.store.database.record_types import INITIATIVES, MEETINGS
from wijk.store.initiatives.queries import list_initiatives
from wijk.store.opening import open_store

pytestmark = pytest.mark.slow

COFFEE = Initiative("a", "Koffie", area="WK020218")


def test_from_one_database_to_another(tmp_path: Path) -> None:
    here, there, file = tmp_path / "here.sqlite", tmp_path / "there.sqlite", tmp_path / "dossier.zip"
    put(open_store(f"sqlite:///{here}"), (INITIATIVES, COFFEE), (INITIATIVES, replace(COFFEE, id="b", name="Thee")))
    done = run_here("dossier", "export", "wk020218", str(file), "--database", str(here), "--json")
    assert (done.returncode, json.loads(done.stdout)["records"]) == (0, {"initiatives": 2})
    other = put(open_store(f"sqlite:///{there}"), (INITIATIVES, replace(COFFEE, note="anders")))
    opening = ("dossier", "import", str(file), "--database", str(there), "--json")
    told = json.loads(run_here(*opening, "--dry-run").stdout)
    assert (told["done"], told["new"], [one["fields"] for one in told["conflicts"]]) == (
        False,
        {"initiatives": 1},
        [["note"]],
    )
    assert len(list_initiatives(other)) == 1
    assert json.loads(run_here(*opening).stdout)["done"]
    assert {one.item.note for one in list_initiatives(other)} == {"anders", ""}
    assert json.loads(run_here(*opening, "--take").stdout)["changed"] == {"initiatives": 1}
    assert {one.item.note for one in list_initiatives(other)} == {""}


def test_what_can_not_be_is_told_in_dutch_with_a_status(tmp_path: Path) -> None:
    here, file = tmp_path / "here.sqlite", tmp_path / "dossier.zip"
    put(open_store(f"sqlite:///{here}"), (INITIATIVES, COFFEE))
    for code in ("XX", "NL00"):
        done = run_here("dossier", "export", code, str(file), "--database", str(here), "--json")
        assert done.returncode == 2 and done.stderr and not file.exists()
    file.write_bytes(b"geen zip")
    done = run_here("dossier", "import", str(file), "--database", str(here), "--json")
    assert (done.returncode, "geen dossierbestand" in done.stderr) == (2, True)
    run_here("dossier", "export", "WK020218", str(file), "--database", str(here), "--json")
    strange = changed_part(
        file.read_bytes(), "manifest.json", lambda told: {**told, "place": {**told["place"], "code": "WK009999"}}
    )
    file.write_bytes(strange)
    opening = ("dossier", "import", str(file), "--database", str(tmp_path / "there.sqlite"), "--json")
    assert "--place" in run_here(*opening).stderr
    assert json.loads(run_here(*opening, "--place", "WK020218").stdout)["new"] == {"initiatives": 1}


def test_texts_about_persons_are_asked_about_as_on_the_page(tmp_path: Path) -> None:
    here, there, file = tmp_path / "here.sqlite", tmp_path / "there.sqlite", tmp_path / "dossier.zip"
    held = Meeting("m", "WK020218", date(2026, 9, 24), decided=("Wij bellen met Jan Jansen",))
    put(open_store(f"sqlite:///{here}"), (INITIATIVES, COFFEE), (MEETINGS, held))
    run_here("dossier", "export", "WK020218", str(file), "--database", str(here), "--json")
    opening = ("dossier", "import", str(file), "--database", str(there), "--json")
    assert json.loads(run_here(*opening, "--dry-run").stdout)["texts_about_persons"] == 1
    asked = run_here(*opening)
    assert (asked.returncode, "--persons" in asked.stderr) == (2, True)
    assert json.loads(run_here(*opening, "--persons", "remove").stdout)["new"]["room_meetings"] == 1
    with open_store(f"sqlite:///{there}").reading() as connection:
        [kept] = MEETINGS.all(connection)
    assert kept.item.decided == ("Wij bellen met",)
