"""python -m wijk suggest FILE --json: per row what is proposed, with its words."""

import json
from pathlib import Path

import pytest

from tests.test_command_line import run

pytestmark = pytest.mark.slow


def test_every_row_is_answered_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "lijst.csv"
    path.write_text(
        "naam;organisatie;omschrijving\nEettafel;Gemeente;Samen eten voor 65-plussers\nv.v. De Vogels;;\n",
        encoding="utf-8",
    )
    done = run("suggest", str(path), "--json")
    assert (done.returncode, done.stderr) == (0, "")
    first, second = json.loads(done.stdout)
    assert (first["line"], second["line"]) == (2, 3)
    assert [one["id"] for one in first["phases"]] == ["aanpakken"]
    assert [one["id"] for one in first["groups"]] == ["ouderen"]
    assert first["groups"][0]["words"] == ["65-plussers"]
    assert [one["id"] for one in first["elements"]] == ["ontmoeten"]
    assert first["formal"] is True
    assert second == {"line": 3, "phases": [], "groups": [], "elements": [], "formal": None, "formal_words": []}


def test_a_file_without_names_is_refused_in_dutch(tmp_path: Path) -> None:
    path = tmp_path / "lijst.csv"
    path.write_text("telefoon;plaats\n1;2\n", encoding="utf-8")
    done = run("suggest", str(path), "--json")
    assert done.returncode == 2
    assert "kolom 'naam'" in done.stderr
