"""Supply of all wijken on one screen: every number is that of the script and of the fasematrix of that wijk."""

import re
from datetime import date, timedelta
from itertools import product
from pathlib import Path
from random import Random

import pytest

from tests.conftest import ProfileOf
from tests.test_comparing_scripts import document
from wijk.domain.answers import CellConfirmation
from wijk.domain.initiative import Initiative, PhaseRole
from wijk.domain.method import Method
from wijk.dossier.overview import make_overview
from wijk.dossier.supply import Supply, make_supply
from wijk.figures.places import Places
from wijk.opendata.snapshot import Snapshot
from wijk.store.initiatives.writing import export_csv
from wijk.views.supply_grid import EVERYTHING, grid_legend, supply_grid

ON = date(2026, 9, 24)
ARNHEM = "GM0202"


@pytest.fixture(scope="module")
def items(snapshot: Snapshot, method: Method) -> list[Initiative]:
    """What a gemeente fills in: some in most wijken and buurten, for some groups or everyone, some long ago."""
    chance = Random(11)
    areas = [code for code in snapshot.areas[2020].index if code[2:6] == ARNHEM[2:] and code[:2] in ("WK", "GM")]
    groups, phases = [group.id for group in method.groups], [phase.id for phase in method.phases]
    return [
        Initiative(
            f"{number:04}",
            f"Koffie {number}",
            roles=tuple(PhaseRole(phase) for phase in chance.sample(phases, chance.randint(1, 3))),
            groups=tuple(chance.sample(groups, chance.randint(0, 3))),
            area=chance.choice(areas[:20]),
            last_confirmed=ON - timedelta(days=chance.choice([30, 900])),
            status=chance.choice([None, None, None, "gestopt"]),
        )
        for number in range(120)
    ]


@pytest.fixture(scope="module")
def answers(method: Method) -> list[CellConfirmation]:
    cells = product((group.id for group in method.groups), (phase.id for phase in method.phases))
    return [CellConfirmation("WK020201", *cell, ON) for cell in cells]


@pytest.fixture(scope="module")
def supply(
    snapshot: Snapshot, places: Places, method: Method, items: list[Initiative], answers: list[CellConfirmation]
) -> Supply:
    return make_supply(snapshot, places, places.by_key[ARNHEM], method, items, answers, ON)


def numbers(text: str) -> tuple[int, int, int]:
    """Own, for more than this group or place, and silent, as a cell tells them."""
    own, beside, stale = (re.search(what, text) for what in (r"^(\d+) eigen", r"\+(\d+)", r"(\d+) stil"))
    return int(own[1]) if own else 0, int(beside[1]) if beside else 0, int(stale[1]) if stale else 0


def test_every_cell_is_that_of_the_fasematrix_of_the_wijk(
    snapshot: Snapshot,
    profile_of: ProfileOf,
    method: Method,
    supply: Supply,
    items: list[Initiative],
    answers: list[CellConfirmation],
) -> None:
    shown = {group.id: supply_grid(supply, method, "fase", group.id, "initiatieven") for group in method.groups}
    wrong = []
    for number, key in enumerate(row["key"] for row in shown["ouderen"]["rows"]):
        matrix = make_overview(snapshot, profile_of(key), method, items, answers, ON).whole
        for cell in matrix.cells:
            column = [phase.id for phase in method.phases].index(cell.phase)
            told = shown[cell.group]["rows"][number]["cells"][column]
            own, beside, _ = numbers(told["text"])
            state = {"niet ingevuld": "unknown", "leeg": "0"}.get(cell.state, told["state"])
            if (own, beside, told["state"]) != (cell.count, cell.general, state) or own != len(cell.initiatives):
                wrong.append((key, cell.group, cell.phase, told, cell.count, cell.general, cell.state))
    assert wrong == []


def test_every_number_is_that_of_the_script(
    method: Method, supply: Supply, items: list[Initiative], tmp_path: Path
) -> None:
    file = tmp_path / "aanbod.csv"
    file.write_bytes(export_csv(items, method))
    found = document("supply", str(file), "--municipality", ARNHEM, "--date", ON.isoformat())
    entries = [found["total"], *found["wijken"]]
    groups, phases = [group.id for group in method.groups], [phase.id for phase in method.phases]
    wrong = []
    for columns, names, others in (("fase", phases, groups), ("doelgroep", groups, phases)):
        for only in (EVERYTHING, *others):
            rows = supply_grid(supply, method, columns, only, "initiatieven")["rows"]  # type: ignore[arg-type]
            for entry, row in zip(entries, rows, strict=True):
                by_cell = {(one["group"], one["phase"]): one for one in entry["cells"]}
                by_one = {one[kind]: one for kind in ("phase", "group") for one in entry[f"{kind}s"]}
                for name, cell in zip(names, row["cells"], strict=False):
                    pair = (only, name) if columns == "fase" else (name, only)
                    count = by_one[name] if only == EVERYTHING else by_cell[pair]
                    expected = (count["own"], count["general"], count["stale"])
                    wrong += [] if numbers(cell["text"]) == expected else [(row["key"], only, name, cell, expected)]
                whole = entry if only == EVERYTHING else by_one[only]
                together = row["cells"][len(names)]["text"]
                if numbers(together) != (whole["own"], whole["general"], whole["stale"]):
                    wrong.append((row["key"], only, "samen", together, whole))
    assert wrong == []


@pytest.mark.published_method
def test_covered_cells_are_counted_of_all_cells(
    snapshot: Snapshot, profile_of: ProfileOf, method: Method, supply: Supply, items: list[Initiative]
) -> None:
    """In a wijk two own initiatives cover a cell; in the row of the gemeente what its own matrix calls "gedekt"."""
    rows = supply_grid(supply, method, "doelgroep", EVERYTHING, "vakjes")["rows"]
    cells = {one.place.key: one.cells for one in (supply.gemeente, *supply.wijken)}
    matrix = make_overview(snapshot, profile_of(ARNHEM), method, items, (), ON).whole
    whole = {(cell.group, cell.phase): cell.state == "gedekt" for cell in matrix.cells}
    wrong = []
    for row in rows:
        for group, told in zip(method.groups, row["cells"], strict=False):
            of_group = {cell: count for cell, count in cells[row["key"]].items() if cell[0] == group.id}
            covered = sum(whole[cell] if row["key"] == ARNHEM else count.own >= 2 for cell, count in of_group.items())
            if told["state"] not in ("unknown", "0") and told["text"] != f"{covered} van 6":
                wrong.append((row["key"], group.id, told, covered))
    assert wrong == [] and any("2 van 6" in cell["text"] for row in rows for cell in row["cells"])


def test_the_legend_says_when_a_cell_of_the_whole_gemeente_is_covered(method: Method) -> None:
    told = " ".join(grid_legend(method, "fase", EVERYTHING, "vakjes"))
    assert "Voor de hele gemeente" in told and "helft van de wijken" in told
    assert "helft van de wijken" not in " ".join(grid_legend(method, "fase", EVERYTHING, "initiatieven"))


@pytest.mark.published_method
def test_nobody_answered_is_never_none(method: Method, supply: Supply) -> None:
    rows = {row["key"]: row for row in supply_grid(supply, method, "fase", EVERYTHING, "initiatieven")["rows"]}
    states = {cell["text"].split(" +")[0]: cell["state"] for row in rows.values() for cell in row["cells"]}
    assert states["niet ingevuld"] == "unknown" and states["geen"] == "0"
    assert rows["WK020201"]["cells"][-1]["text"] == "0 van 48"
    assert {cell["text"] for row in rows.values() for cell in row["cells"]} & {"0 eigen", "0"} == set()


def test_one_group_has_its_size_beside_it(method: Method, supply: Supply) -> None:
    shown = supply_grid(supply, method, "fase", "alleenwonenden", "initiatieven")
    assert shown["header"][-1] == "Groep hier"
    malburgen = next(row for row in shown["rows"] if row["key"] == "WK020218")
    own = numbers(malburgen["cells"][6]["text"])[0]
    each = f"; 1 op {round(1815 / own / 10 + 1e-9) * 10:,}".replace(",", ".") if own else ""
    assert malburgen["cells"][-1]["text"].startswith(f"1.820{each}")
    assert shown["rows"][0]["name"] == "Hele gemeente"
    told = " ".join(grid_legend(method, "fase", "alleenwonenden", "initiatieven"))
    assert "voor alleenwonenden" in told and "Groep hier" in told
    assert "Groep hier" not in supply_grid(supply, method, "fase", EVERYTHING, "initiatieven")["header"]
