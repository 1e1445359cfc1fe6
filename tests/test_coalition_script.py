"""``python -m wijk coalition`` as a script calls it: files, JSON and an exit status."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.scripts import run_here
from wijk.domain.key_figure import KeyFigure
from wijk.domain.method import load_method
from wijk.domain.need import Need
from wijk.store.coalitions.needs_exchange import export_needs_csv
from wijk.store.key_figures.example import PEOPLE_EXAMPLE_FILE
from wijk.store.key_figures.exchange import export_people_csv

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[1]
NEEDS = "group,phase,weight\nouderen,signaleren,9\nouderen,volgen,3\nmantelzorgers,volgen,1\n"


def run(*arguments: str | Path) -> tuple[int, str, str]:
    done = run_here("coalition", *arguments, "--json")
    return done.returncode, done.stdout, done.stderr


@pytest.fixture
def people(tmp_path: Path) -> Path:
    path = tmp_path / "people.csv"
    path.write_text(
        "id,role,groups,phases\na,buur,ouderen,signaleren;volgen\nb,kapper,ouderen,signaleren\nc,bakker,,\n",
        encoding="utf-8",
    )
    return path


@pytest.fixture
def needs(tmp_path: Path) -> Path:
    path = tmp_path / "needs.csv"
    path.write_text(NEEDS, encoding="utf-8")
    return path


def test_the_document_has_what_the_issue_asks(people: Path, needs: Path) -> None:
    status, said, complaints = run(people, "--needs", needs, "--size", "2")
    assert (status, complaints) == (0, "")
    document: dict[str, Any] = json.loads(said)
    assert list(document) == ["coalitions", "uncovered", "only_link"]
    assert document["coalitions"] == [{"members": ["a"], "covered": 12, "total": 13, "bound": 12, "proven": True}]
    assert document["uncovered"] == [{"group": "mantelzorgers", "phase": "volgen", "weight": 1, "out_of_reach": True}]
    assert document["only_link"] == [
        {"member": "a", "group": "ouderen", "phase": "signaleren", "weight": 9},
        {"member": "a", "group": "ouderen", "phase": "volgen", "weight": 3},
    ]


def test_our_own_exports_are_read(tmp_path: Path) -> None:
    wanted = [
        Need("ouderen", "signaleren", 9),
        Need(area="BU02021801", weight=3),
        Need(knowledge="onderzoek", weight=3),
    ]
    (tmp_path / "needs.csv").write_bytes(export_needs_csv(wanted))
    status, said, _ = run(PEOPLE_EXAMPLE_FILE, "--needs", tmp_path / "needs.csv", "--size", "2")
    document = json.loads(said)
    assert status == 0
    assert document["coalitions"][0]["covered"] == document["coalitions"][0]["total"] == 15
    assert "voorbeeld-sf-16" in document["coalitions"][0]["members"]
    assert {"member": "voorbeeld-sf-16", "group": "", "phase": "", "weight": 3, "knowledge": "onderzoek"} in document[
        "only_link"
    ]


@pytest.mark.parametrize(
    ("extra", "told"),
    [
        (["--size", "1", "--must-include", "a", "b"], "hoogstens 1 lid; erin moet: ‘buur’ en ‘kapper’"),
        (["--size", "2", "--must-include", "x"], "kenmerk 'x'"),
        (["--size", "0"], "grootte"),
        (["--size", "2", "--must-include", "a", "--exclude", "a"], "niet mee kan: ‘buur’"),
    ],
)
def test_conditions_that_clash_are_named(people: Path, needs: Path, extra: list[str], told: str) -> None:
    status, said, complaints = run(people, "--needs", needs, *extra)
    assert (status, said, told in complaints) == (2, "", True), complaints
    assert "Traceback" not in complaints


def test_faults_are_told_with_file_row_and_column(people: Path, needs: Path, tmp_path: Path) -> None:
    needs.write_text(NEEDS + "ouderenn,volgen,3\nouderen,volgen,\n", encoding="utf-8")
    status, said, complaints = run(people, "--needs", needs, "--size", "2")
    assert (status, said) == (2, "")
    assert "needs.csv, rij 5, kolom group (kolom A)" in complaints and "needs.csv, rij 6" in complaints
    people.write_text("id,role,name,groups\na,buur,Geheimina,ouderen\n", encoding="utf-8")
    status, _, complaints = run(people, "--needs", needs, "--size", "2")
    assert (status, "privacy" in complaints, "Geheimina" in complaints) == (2, True, False)
    assert run(tmp_path / "weg.csv", "--needs", needs, "--size", "2")[0] == 2


def test_permuting_people_changes_nothing(tmp_path: Path, needs: Path) -> None:
    figures = [
        KeyFigure(str(n), f"rol {n}", groups=("ouderen",), phases=(("volgen", "signaleren")[n % 2],)) for n in range(2)
    ]
    covered = []
    for order in (figures, figures[::-1]):
        path = tmp_path / "p.csv"
        path.write_bytes(export_people_csv(order, load_method()))
        found = json.loads(run(path, "--needs", needs, "--size", "2")[1])["coalitions"][0]
        covered.append((set(found["members"]), found["covered"]))
    assert covered[0] == covered[1] == ({"0", "1"}, 12)
