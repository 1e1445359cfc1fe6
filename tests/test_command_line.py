"""python -m wijk profile CODE --json: exact figures, exact keys, clear refusals."""

import json
import signal
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from tests.scripts import ROOT, run_alone, run_here

pytestmark = pytest.mark.slow

run = cache(run_here)


@cache
def document(code: str) -> dict[str, Any]:
    done = run("profile", code, "--json")
    assert (done.returncode, done.stderr) == (0, "")
    found: dict[str, Any] = json.loads(done.stdout, parse_constant=lambda name: pytest.fail(f"{name} is no JSON"))
    return found


def value(code: str, identifier: str, year: int) -> float | None:
    [figure] = [one for one in document(code)["figures"] if (one["id"], one["year"]) == (identifier, year)]
    found: float | None = figure["value"]
    return found


def group(code: str, identifier: str) -> dict[str, Any]:
    [found] = [one for one in document(code)["risk_groups"] if one["id"] == identifier]
    return dict(found)


def test_a_process_with_nothing_around_it_gives_the_same() -> None:
    for arguments in (("profile", "WK020218", "--json"), ("profile", "Arnem", "--json"), ("profiel",)):
        alone, here = run_alone(*arguments), run(*arguments)
        assert (alone.returncode, alone.stdout) == (here.returncode, here.stdout)
        assert alone.stderr == here.stderr or alone.returncode == 2


def test_place_is_named() -> None:
    head = {key: document("WK020218")[key] for key in ("code", "name", "level", "municipality", "division")}
    assert head == {
        "code": "WK020218",
        "name": "Malburgen-Oost (Zuid)",
        "level": "wijk",
        "municipality": "Arnhem",
        "division": 2020,
    }


def test_keys_are_those_promised() -> None:
    found = document("WK020218")
    assert set(found) == {"code", "name", "level", "municipality", "division", "figures", "risk_groups"}
    for figure in found["figures"]:
        assert set(figure) == {"id", "value", "unit", "year", "source", "estimate"}
    for one in found["risk_groups"]:
        assert set(one) == {
            "id",
            "size",
            "share",
            "ratio_municipality",
            "ratio_netherlands",
            "verdict",
            "evidence",
            "reason",
        }


@pytest.mark.parametrize(
    ("identifier", "year", "expected"),
    [
        ("inhabitants", 2020, 8810),
        ("inhabitants", 2024, 9240),
        ("inhabitants_65plus", 2020, 1580),
        ("inhabitants_65plus", 2024, 1645),
        ("one_person_households", 2020, 1815),
        ("share_one_person", 2020, 44.4308),
        ("lonely_18plus", 2012, 53.6),
        ("lonely_18plus", 2016, 57.0),
        ("lonely_18plus", 2020, 60.5),
        ("severely_lonely_18plus", 2020, 20.3),
        ("emotionally_lonely_18plus", 2020, 42.2),
        ("socially_lonely_18plus", 2020, 41.0),
        ("lonely_65plus", 2020, 59.3),
    ],
)
def test_malburgen_has_the_published_figures(identifier: str, year: int, expected: float) -> None:
    assert value("WK020218", identifier, year) == expected


def test_a_figure_has_one_entry_a_year() -> None:
    keys = [(figure["id"], figure["year"]) for figure in document("WK020218")["figures"]]
    assert len(keys) == len(set(keys))


def test_figure_tells_unit_source_and_whether_it_is_an_estimate() -> None:
    figures = {(one["id"], one["year"]): one for one in document("WK020218")["figures"]}
    assert figures["lonely_18plus", 2020] == {
        "id": "lonely_18plus",
        "value": 60.5,
        "unit": "%",
        "year": 2020,
        "source": "RIVM, GGD'en en CBS, Gezondheid per wijk en buurt 2012, 2016 en 2020 (indeling 2020) (50090NED)",
        "estimate": True,
    }
    assert figures["inhabitants", 2020]["estimate"] is False


def test_risk_group_worked_by_hand() -> None:
    found = group("WK020218", "gescheiden_verweduwd")
    assert found["size"] == 1550
    assert found["share"] == pytest.approx(1550 / 7100)
    assert found["evidence"] == "A"
    assert found["reason"] is None
    assert found["ratio_municipality"] == pytest.approx(1.4131, abs=0.0001)


def test_risk_group_without_a_size_tells_why() -> None:
    found = group("WK020218", "krap_bij_kas")
    assert (found["size"], found["share"], found["evidence"]) == (None, pytest.approx(0.262), "B")
    assert found["reason"].startswith("Alleen een percentage")
    assert group("WK020218", "eenouder")["reason"] == "Niet in deze bestanden: vraag het in de wijk."


def test_shares_lie_between_0_and_1() -> None:
    shares = [one["share"] for code in ("WK020218", "GM0518") for one in document(code)["risk_groups"]]
    assert all(0 <= share <= 1 for share in shares if share is not None)
    assert {len(one["evidence"]) for one in document("GM0518")["risk_groups"]} == {1}


def test_missing_is_null() -> None:
    assert value("BU02020338", "lonely_18plus", 2020) is None
    assert value("WK0363TB", "lonely_18plus", 2020) is None
    assert value("WK0363TB", "inhabitants", 2024)


def test_zero_is_zero() -> None:
    assert value("BU00030007", "social_assistance", 2020) == 0


def test_gemeente_and_land_have_a_profile_too() -> None:
    assert value("GM0518", "lonely_18plus", 2020) == 56.8
    assert value("NL00", "inhabitants", 2020) == 17_407_585
    assert document("NL00")["level"] == "land"


def test_case_of_a_code_does_not_matter() -> None:
    assert document("wk020218") == document("WK020218")


@pytest.mark.parametrize(
    ("code", "near"),
    [("WK020299", "(WK020201)"), ("Arnem", "Arnhem, gemeente (GM0202)"), ("Moerwik", "Moerwijk, wijk in Den Haag")],
)
def test_unknown_code_names_what_is_near(code: str, near: str) -> None:
    done = run("profile", code, "--json")
    assert done.returncode == 2
    assert done.stdout == ""
    [sentence] = done.stderr.splitlines()
    assert sentence.startswith(f"Er is geen gebied met code {code!r}. Bedoelt u: ")
    assert near in sentence


def test_nonsense_is_refused_without_a_guess() -> None:
    done = run("profile", "zzqqxx", "--json")
    assert (done.returncode, done.stderr) == (2, "Er is geen gebied met code 'zzqqxx'.\n")


@pytest.mark.parametrize("arguments", [(), ("profile",), ("profile", "WK020218"), ("profiel", "WK020218", "--json")])
def test_wrong_command_has_status_2(arguments: tuple[str, ...]) -> None:
    assert run(*arguments).returncode == 2


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no signal for a closed pipe")
@pytest.mark.parametrize("command", [("wijk", "profile", "WK020218", "--json"), ("wijk.opendata", "check")])
def test_a_reader_that_has_seen_enough_ends_the_command_silently(command: tuple[str, ...]) -> None:
    with subprocess.Popen(
        [sys.executable, "-m", *command], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as running:
        assert running.stdout
        running.stdout.close()
        _, told = running.communicate()
    assert (running.returncode, told) == (-signal.SIGPIPE, "")


@pytest.mark.parametrize(
    ("code", "identifier", "verdict"),
    [
        ("WK020218", "gescheiden_verweduwd", "meer"),
        ("WK020218", "krap_bij_kas", "meer"),
        ("WK020218", "alleenwonenden", "gelijk"),
        ("WK020218", "eenouder", None),
        ("WK051836", "ouderen", "minder"),
        ("GM0518", "krap_bij_kas", "meer"),
        ("NL00", "ouderen", None),
    ],
)
def test_a_risk_group_has_its_verdict(code: str, identifier: str, verdict: str | None) -> None:
    assert group(code, identifier)["verdict"] == verdict


@pytest.mark.parametrize("area", ["WK020218", "GM0202"])
def test_the_needs_of_the_matrix_say_what_the_profile_says(area: str) -> None:
    done = run("matrix", "data/voorbeeld/initiatieven_malburgen.csv", "--area", area, "--json")
    assert done.returncode == 0
    ratio = "ratio_municipality" if area.startswith("WK") else "ratio_netherlands"
    groups = document(area)["risk_groups"]
    assert json.loads(done.stdout)["needs"] == [
        {"group": one["id"], "size": one["size"], "ratio": one[ratio], "verdict": one["verdict"]} for one in groups
    ]


def test_the_example_fills_a_database_once(tmp_path: Path) -> None:
    file = tmp_path / "new" / "example.sqlite"
    first, again = (run("example", "--database", str(file), *extra) for extra in ((), ("--database", str(file))))
    assert [json.loads(done.stdout) for done in (first, again)] == [
        {"initiatives": 14, "key_figures": 17},
        {"initiatives": 0, "key_figures": 0},
    ]
    assert file.is_file()


def test_an_example_in_no_database_is_told_in_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "text.sqlite").write_text("Dit is geen database.", encoding="utf-8")
    done = run("example", "--database", str(tmp_path / "text.sqlite"))
    assert (done.returncode, done.stdout) == (1, "")
    assert len(done.stderr.splitlines()) == 1 and "database" in done.stderr
