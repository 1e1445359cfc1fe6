"""``python -m wijk compare``, ``alike`` and ``supply`` as a script calls them: JSON, an exit status, no traceback."""

import json
import subprocess
from functools import cache
from itertools import combinations
from typing import Any

import pytest

from tests.scripts import ROOT, run_here

pytestmark = pytest.mark.slow

EXAMPLE = ROOT / "data/voorbeeld/initiatieven_malburgen.csv"
CODES = ("WK020218", "GM0518", "WK051836")


@cache
def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    return run_here(*arguments, "--json")


def document(*arguments: str) -> dict[str, Any]:
    done = run(*arguments)
    assert (done.returncode, done.stderr) == (0, "")
    found: dict[str, Any] = json.loads(done.stdout, parse_constant=lambda name: pytest.fail(f"{name} is no JSON"))
    return found


def test_compare_has_the_keys_of_the_issue_and_the_figures_of_the_profile() -> None:
    found = document("compare", *CODES)
    assert list(found) == ["areas", "differences"]
    assert [list(area) for area in found["areas"]] == [["code", "name", "figures"]] * 3
    assert [area["code"] for area in found["areas"]] == list(CODES)
    for area in found["areas"]:
        assert area["figures"] == document("profile", area["code"])["figures"]


def test_every_two_areas_differ_by_what_is_shown() -> None:
    found = document("compare", *CODES)
    values = {
        (area["code"], one["id"], one["year"]): one["value"] for area in found["areas"] for one in area["figures"]
    }
    keys = {(identifier, year) for _, identifier, year in values}
    told = {(one["id"], one["year"], *one["between"]): one for one in found["differences"]}
    assert set(told) == {(*key, *pair) for key in keys for pair in combinations(CODES, 2)}
    for (identifier, year, one, other), difference in told.items():
        assert list(difference) == ["id", "year", "between", "difference", "margin", "verdict"]
        here, there = values[one, identifier, year], values[other, identifier, year]
        if here is None or there is None:
            assert difference["difference"] is None and difference["verdict"] is None
        else:
            assert difference["difference"] == pytest.approx(here - there, abs=1.0)
    lonely = told["lonely_18plus", 2020, "WK020218", "GM0518"]
    assert (lonely["difference"], lonely["margin"], lonely["verdict"]) == (3.7, 3.0, "gelijk")
    assert told["woz_value", 2024, "WK020218", "GM0518"]["margin"] is None


def test_alike_gives_as_many_as_asked_nearest_first() -> None:
    found = document("alike", "WK020218", "--n", "5")
    assert list(found) == ["code", "alike"] and found["code"] == "WK020218"
    assert [list(one) for one in found["alike"]] == [["code", "name", "distance", "like", "unlike"]] * 5
    distances = [one["distance"] for one in found["alike"]]
    assert distances == sorted(distances) and distances[0] > 0
    assert all(not set(one["like"]) & set(one["unlike"]) for one in found["alike"])
    assert all(one["code"].startswith("WK") for one in found["alike"])
    assert len(document("alike", "BU02021815")["alike"]) == 10


def test_supply_counts_per_wijk_by_phase_and_by_group() -> None:
    found = document("supply", str(EXAMPLE), "--municipality", "GM0202", "--date", "2026-09-24")
    wijken = {wijk["code"]: wijk for wijk in found["wijken"]}
    assert len(wijken) == 24 and all(code.startswith("WK0202") for code in wijken)
    counts = ["own", "general", "stale", "unanswered"]
    for wijk in wijken.values():
        assert [list(phase)[:5] for phase in wijk["phases"]] == [["phase", *counts]] * 6
        assert [list(group)[:5] for group in wijk["groups"]] == [["group", *counts]] * 8
        assert len(wijk["cells"]) == 48
        assert sum(cell["unanswered"] for cell in wijk["cells"]) == sum(one["unanswered"] for one in wijk["phases"])
        assert sum(one["unanswered"] for one in wijk["groups"]) == sum(one["unanswered"] for one in wijk["phases"])
        assert all(group["little"] is None for group in wijk["groups"])
    assert wijken["WK020218"]["own"] > 0 and wijken["WK020201"]["own"] == 0
    assert wijken["WK020201"]["unanswered"] == 48


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("compare", "WK020218"), "2 tot 8"),
        (("compare", "WK020218", "WK020218"), "2 tot 8"),
        (("compare", "WK020218", "WK999999"), "Er is geen gebied met code 'WK999999'"),
        (("alike", "Malburgen"), "Er is geen gebied met code 'Malburgen'"),
        (("supply", str(EXAMPLE), "--municipality", "WK020218"), "is geen gemeente"),
        (("supply", "weg.csv", "--municipality", "GM0202"), "weg.csv"),
    ],
)
def test_what_cannot_be_asked_is_said_in_one_line(arguments: tuple[str, ...], told: str) -> None:
    done = run(*arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert told in done.stderr and "Traceback" not in done.stderr


def test_where_too_little_is_known_nothing_is_alike_and_that_is_said() -> None:
    done = run("alike", "WK0363TB")
    assert done.returncode == 0 and json.loads(done.stdout)["alike"] == []
    assert "te weinig bekend" in done.stderr
