"""A method that a municipality retyped (a seventh phase, a ninth group, its own names) goes through all pages."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.databases import new_databases
from tests.retyped import GROUP, PHASE, RENAMED, retyped_copy

pytestmark = pytest.mark.slow

WALK = Path(__file__).with_name("retyped_walk.py")
PHASES, GROUPS = (tuple(RENAMED[name].items()) for name in ("phases.toml", "groups.toml"))


@dataclass(frozen=True)
class Copy:
    """What the pages and papers of a retyped copy said, and what the commands for scripts gave there."""

    told: Mapping[str, str]
    scripts: Mapping[str, str]


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Copy:
    folder = retyped_copy(tmp_path_factory.mktemp("retyped"))
    commands = json.dumps(_commands(tmp_path_factory.mktemp("files")))
    with new_databases(tmp_path_factory.mktemp("database")) as new:
        done = subprocess.run(
            [sys.executable, str(WALK), commands],
            cwd=folder,
            env={**os.environ, "PYTHONPATH": str(folder), "WIJK_DATABASE_URL": new("retyped")},
            capture_output=True,
            text=True,
            check=False,
        )
    assert done.returncode == 0, done.stderr[-2000:]
    return Copy(**json.loads(done.stdout.splitlines()[-1]))


def _commands(folder: Path) -> dict[str, list[str]]:
    """The commands of scripts, on files that know the new phase and group."""
    initiatives, people, needs = (folder / f"{name}.csv" for name in ("initiatives", "people", "needs"))
    initiatives.write_text(f"naam;fase;doelgroep;gebied\nStraatfeest;{PHASE};{GROUP};WK020218\n", encoding="utf-8")
    people.write_text("id,role,groups,phases\na,buur,gezinnen,vieren\n", encoding="utf-8")
    needs.write_text("group,phase,weight\ngezinnen,vieren,9\n", encoding="utf-8")
    return {
        "profile": ["profile", "WK020218", "--json"],
        "matrix": ["matrix", str(initiatives), "--area", "WK020218", "--json"],
        "coalition": ["coalition", str(people), "--needs", str(needs), "--size", "1", "--json"],
    }


@pytest.mark.parametrize("where", ["fasematrix", "initiatieven", "coalitie", "excel", "svg", "report"])
def test_the_new_phase_and_group_stand_where_phases_and_groups_stand(copy: Copy, where: str) -> None:
    assert PHASE in copy.told[where]
    assert GROUP in copy.told[where]


def test_sources_tell_the_new_phase_and_the_profile_the_new_group(copy: Copy) -> None:
    assert PHASE in copy.told["bronnen"]
    assert f"{GROUP} |" in copy.told["wijkprofiel"]


@pytest.mark.parametrize("where", ["fasematrix", "initiatieven", "coalitie", "excel", "svg"])
def test_names_are_the_municipality_s_own_and_ours_are_gone(copy: Copy, where: str) -> None:
    for ours, theirs in (*PHASES, *GROUPS):
        assert theirs in copy.told[where], theirs
        assert ours not in copy.told[where], ours


def test_our_names_stand_nowhere_on_any_page(copy: Copy) -> None:
    left = []
    for where, text in copy.told.items():
        without_indicators = re.sub(r"Mantelzorgers (\(18 jaar en ouder\)|18\+)", "", text)
        left += [(where, ours) for ours, _ in (*PHASES, *GROUPS) if ours in without_indicators]
    assert left == []


def test_groups_and_cells_are_counted_by_the_method(copy: Copy) -> None:
    """Nine groups of which one has no figure, and 9 × 7 cells of which 13 have something."""
    assert "van de 8 groepen met een cijfer" in copy.told["start"]
    assert "50 vakjes die nog niet zijn ingevuld" in copy.told["start"]
    counted = ("zes fasen", "6 fasen", "acht groepen", "acht doelgroepen", "8 doelgroepen", "48 vakjes")
    assert [(where, one) for where, text in copy.told.items() for one in counted if one in text] == []


def test_scripts_give_the_new_phase_and_group(copy: Copy) -> None:
    profile = json.loads(copy.scripts["profile"])
    assert [one["size"] for one in profile["risk_groups"] if one["id"] == "gezinnen"] != [None]
    assert len(profile["risk_groups"]) == 9
    cells = {(one["group"], one["phase"]): one for one in json.loads(copy.scripts["matrix"])["cells"]}
    assert len(cells) == 9 * 7
    assert cells["gezinnen", "vieren"]["state"] == "kwetsbaar"
    assert json.loads(copy.scripts["coalition"])["coalitions"][0]["members"] == ["a"]
