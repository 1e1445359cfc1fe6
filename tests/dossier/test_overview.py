"""From figures and inventory to the matrix of a place, and the script that prints it."""

import json
import subprocess
from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from tests.scripts import run_here
from wijk.domain.answers import CellConfirmation
from wijk.domain.initiative import Initiative, PhaseRole
from wijk.domain.method import Method
from wijk.dossier.overview import group_figures_of, kept_by, make_overview, within
from wijk.figures.places import Places
from wijk.figures.profile import Profile, make_profile
from wijk.opendata.snapshot import Snapshot

TODAY = date(2026, 9, 24)


@pytest.fixture
def malburgen(snapshot: Snapshot, places: Places, method: Method, evenness: pd.DataFrame) -> Profile:
    return make_profile(snapshot, places, places.by_key["WK020218"], method, evenness)


def initiative(name: str, area: str, **more: object) -> Initiative:
    return Initiative(name, name, roles=(PhaseRole("signaleren"),), groups=("ouderen",), area=area, **more)  # type: ignore[arg-type]


def test_the_needs_are_the_risk_groups_by_concentration(malburgen: Profile) -> None:
    group_figures = group_figures_of(malburgen)
    assert [figures.group for figures in group_figures][:2] == ["krap_bij_kas", "gescheiden_verweduwd"]
    assert next(figures for figures in group_figures if figures.group == "ouderen").size == 1580


def test_the_needs_can_be_ordered_by_size(malburgen: Profile) -> None:
    assert [figures.group for figures in group_figures_of(malburgen, "omvang")][:2] == ["alleenwonenden", "ouderen"]


def test_a_buurt_counts_in_its_wijk_and_a_gemeente_as_general(
    snapshot: Snapshot, malburgen: Profile, method: Method
) -> None:
    inventory = [initiative("a", "BU02021885"), initiative("b", "GM0202"), initiative("c", "WK020217")]
    found = make_overview(snapshot, malburgen, method, inventory, [], TODAY)
    [cell] = [cell for cell in found.matrix.row("ouderen") if cell.phase == "signaleren"]
    assert (cell.count, cell.general, cell.state) == (1, 1, "kwetsbaar")


@pytest.mark.parametrize(
    ("place", "area", "there"),
    [
        ("GM0202", "GM0202", True),
        ("GM0202", "BU02021885", True),
        ("WK020218", "BU02021885", True),
        ("BU02021885", "WK020218", False),
        ("WK020218", "GM0202", False),
        ("GM0518", "BU02021885", False),
        ("GM0202", "", False),
        ("WK020218", "", False),
        ("GM1979", "BU00100202", True),  # the same buurt, since 2021 with another code in another gemeente
        ("BU19790202", "BU00100202", True),
        ("WK0363AE", "WK036300", True),  # the same wijk under another code
        ("WK0363TB", "WK036393", False),  # split: somewhere in the gemeente
        ("GM0363", "WK036300", True),
        ("NL00", "WK036300", True),
    ],
)
def test_an_area_lies_in_a_place_whatever_its_division(
    snapshot: Snapshot, places: Places, place: str, area: str, there: bool
) -> None:
    chosen = places.get(place)
    assert chosen
    assert within(snapshot, chosen, [area]) == (frozenset([area]) if there else frozenset())


def test_a_confirmation_for_the_gemeente_holds_in_its_wijk(
    snapshot: Snapshot, malburgen: Profile, method: Method
) -> None:
    sure = [
        CellConfirmation("GM0202", "ouderen", "volgen", TODAY),
        CellConfirmation("WK020217", "ouderen", "bespreken", TODAY),
    ]
    found = make_overview(snapshot, malburgen, method, [], sure, TODAY)
    states = {cell.phase: cell.state for cell in found.matrix.row("ouderen")}
    assert states["volgen"] == "leeg"
    assert states["bespreken"] == "niet ingevuld"


def test_a_filter_empties_cells_but_findings_stay_about_everything(
    snapshot: Snapshot, malburgen: Profile, method: Method
) -> None:
    inventory = [initiative("a", "WK020218", formal=True), initiative("b", "WK020218", formal=False)]
    sure = [CellConfirmation("WK020218", "ouderen", "signaleren", TODAY)]
    kept = kept_by(inventory, "formeel", False, TODAY)
    found = make_overview(snapshot, malburgen, method, inventory, sure, TODAY, kept=kept)
    everything = make_overview(snapshot, malburgen, method, inventory, sure, TODAY)
    [shown] = [cell for cell in found.matrix.row("ouderen") if cell.phase == "signaleren"]
    assert (shown.count, shown.state) == (1, "kwetsbaar")
    assert found.mismatches == everything.mismatches


def test_only_what_was_confirmed_in_time_is_kept() -> None:
    fresh = initiative("a", "GM0202", last_confirmed=date(2026, 9, 1))
    stale = initiative("b", "GM0202", last_confirmed=date(2024, 9, 1))
    assert list(kept_by([fresh, stale], "alle", True, TODAY)) == [fresh]


def run_matrix(*arguments: str) -> subprocess.CompletedProcess[str]:
    return run_here("matrix", *arguments, "--json")


@pytest.mark.slow
def test_the_script_prints_the_matrix_of_an_exported_file() -> None:
    done = run_matrix("data/voorbeeld/initiatieven_malburgen.csv", "--area", "WK020218", "--date", "2026-09-24")
    assert done.returncode == 0
    document = json.loads(done.stdout)
    assert list(document) == ["cells", "mismatches", "matches", "needs"]
    assert len(document["cells"]) == 48
    cell = next(one for one in document["cells"] if (one["group"], one["phase"]) == ("ouderen", "aanpakken"))
    assert list(cell) == ["group", "phase", "count", "general", "state", "initiatives"]
    assert (cell["count"], cell["state"]) == (2, "gedekt")
    assert {tuple(one) for one in document["mismatches"]} == {("kind", "group", "phases", "reason")}


@pytest.mark.slow
def test_the_script_puts_rows_without_an_area_in_the_gemeente_and_refuses_unknown_areas(tmp_path: Path) -> None:
    path = tmp_path / "lijst.csv"
    path.write_text(
        "Naam;Doelgroepen;Fase Signaleren;Gebied\n"
        "Inloop;Ouderen;ja;\nEten;Ouderen;ja;hele gemeente\nThee;Ouderen;ja;Elden\nSoep;Ouderen;ja;WK999999\n",
        encoding="utf-8",
    )
    expected = {"GM0202": (3, 0, "gedekt"), "WK020218": (0, 2, "niet ingevuld"), "WK051836": (0, 3, "niet ingevuld")}
    for area, told in expected.items():
        done = run_matrix(str(path), "--area", area)
        assert "Rij 5, kolom Gebied (kolom D): De code WK999999 bestaat niet." in done.stderr
        # Elden lies in Arnhem. Elsewhere that is told, and the row comes in for the whole gemeente.
        assert ("Rij 4, kolom Gebied (kolom D)" in done.stderr) == (area == "WK051836")
        cells = {(one["group"], one["phase"]): one for one in json.loads(done.stdout)["cells"]}
        cell = cells["ouderen", "signaleren"]
        assert (cell["count"], cell["general"], cell["state"]) == told
        assert cell.get("wijken") == ({"filled": 1, "total": 24, "gemeente_wide": 2} if area == "GM0202" else None)
    helped = run_here("matrix", "--help")
    assert "names no area counts for the whole gemeente of --area" in " ".join(helped.stdout.split())


@pytest.mark.slow
@pytest.mark.parametrize(
    ("arguments", "text"),
    [
        (("data/voorbeeld/initiatieven_malburgen.csv", "--area", "WK999999"), "Er is geen gebied met code 'WK999999'"),
        (("data/voorbeeld/initiatieven_malburgen.csv", "--area", "NL00"), "hoort bij een gemeente, wijk of buurt"),
        (("nergens.csv", "--area", "WK020218"), "nergens.csv"),
        (("data/areas.parquet", "--area", "WK020218"), ""),
    ],
)
def test_the_script_says_in_one_sentence_what_is_wrong(arguments: tuple[str, ...], text: str) -> None:
    done = run_matrix(*arguments)
    assert done.returncode == 2
    assert text in done.stderr
    assert done.stderr.strip()
    assert "Traceback" not in done.stderr
