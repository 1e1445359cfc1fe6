"""Kerncijfers of a later year through the replay: the new figures reach exactly the same places, down to the buurt."""

import csv
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pandas as pd
import pytest

from tests.opendata.published import cut, kwb
from tests.opendata.replay import Replay, Table
from tests.opendata.updating import NOW, run, told
from wijk.figures.joining import make_places
from wijk.figures.values import figures_of
from wijk.opendata.edition_codes import cross_division
from wijk.opendata.fetching import FetchedTable
from wijk.opendata.publications import load_publications
from wijk.opendata.snapshot import Snapshot
from wijk.opendata.source_catalogue import FoundTable
from wijk.opendata.table_reader import TableInfo

pytestmark = pytest.mark.slow

TABLE = "86165NED"


def buurten(snapshot: Snapshot) -> pd.DataFrame:
    """Buurten of 2024 that many people live in, so that no figure of them agrees by chance."""
    areas = cut(snapshot, 2024)
    people = snapshot.figures[2024]["inhabitants:2024"].reindex(areas.index)
    return areas[(areas["level"] == "buurt") & (people > 1_000) & (areas["municipality"] == "GM0518")]


def next_year(before: Snapshot) -> tuple[Table, dict[str, str]]:
    """The table of 2025, and by what happened to it the code of a buurt of 2024."""
    kinds = ("reused", "renamed", "redrawn", "recoded", "gone")
    codes = dict(zip(kinds, buurten(before).index, strict=False))
    areas = cut(before, 2024).copy()
    areas["changed"] = False
    areas.loc[codes["reused"], "name"] = "Ergens anders"
    areas.loc[codes["reused"], ["land_hectares", "total_hectares"]] = 4_321.0
    areas.loc[codes["renamed"], "name"] = "Nieuwe naam"
    areas.loc[codes["redrawn"], "changed"] = True
    areas = areas.rename(index={codes["recoded"]: "BU05189901"})
    new = areas.loc[[codes["gone"]]].assign(name="Gloednieuw", land_hectares=17.0, total_hectares=17.0, changed=True)
    areas = pd.concat([areas.drop(codes["gone"]), new.rename(index={codes["gone"]: "BU05189902"})])
    table = kwb(before, 2025, TABLE, areas)
    found = {code: row for row, code in zip(table.rows, areas.index, strict=True)}
    found["BU05189901"]["IndelingswijzigingWijkenEnBuurten_4"] = "2"
    # The recoded buurt and the new one have the people of the one they were made of.
    for code, of in (("BU05189901", codes["recoded"]), ("BU05189902", codes["gone"])):
        was = dict(zip(cut(before, 2024).index, kwb(before, 2025, TABLE, cut(before, 2024)).rows, strict=True))[of]
        known = {key: value for key, value in was.items() if key.rsplit("_", 1)[0] != "Codering"}
        kept = {name: found[code][name] for name in ("ID", "WijkenEnBuurten", "IndelingswijzigingWijkenEnBuurten_4")}
        land = {name: value for name, value in found[code].items() if name.startswith("Oppervlakte")}
        found[code] |= {**known, **kept, **land}
    return table, codes


def doubts(snapshot: Snapshot, year: int) -> dict[str, dict[str, str]]:
    path = snapshot.folder / f"doubtful_places_{year}.csv"
    with path.open(encoding="utf-8-sig", newline="") as file:
        return {row["code 2024"]: row for row in csv.DictReader(file, delimiter=";")}


@pytest.fixture
def updated(folder: Path, replay: Replay, before: Snapshot) -> tuple[Snapshot, dict[str, str]]:
    table, codes = next_year(before)
    replay.tables[TABLE] = table
    assert folder.is_dir()
    return run(replay), codes


def test_buurten_that_are_exactly_the_same_get_the_figures_and_no_others(
    updated: tuple[Snapshot, dict[str, str]], before: Snapshot
) -> None:
    snapshot, codes = updated
    same = snapshot.between[2025][2024]
    assert same[codes["renamed"]] == codes["renamed"], "only the name is new, says CBS, and the land agrees"
    assert same[codes["recoded"]] == "BU05189901", "only the code is new"
    for kind in ("reused", "redrawn", "gone"):
        assert codes[kind] not in same.index, kind
    assert not {codes["reused"], codes["redrawn"], "BU05189902"} & set(same)
    others = cut(before, 2024).index.drop(["NL00", *codes.values()])
    assert [code for code in others if same.get(code) != code] == []
    # What changed since the year before is no less changed since 2020.
    older = snapshot.between[2025][2020]
    assert not {codes["reused"], codes["redrawn"], "BU05189902"} & set(older)
    assert sum(code.startswith("BU") for code in older.index) > 50


def test_a_profile_shows_the_new_figure_of_the_same_place_only(updated: tuple[Snapshot, dict[str, str]]) -> None:
    snapshot, codes = updated
    places = make_places(snapshot)
    people = snapshot.figures[2024]["inhabitants:2024"]
    shown = {
        kind: figures_of(snapshot, places.at(code, 2024))["inhabitants", 2025].value for kind, code in codes.items()
    }
    for kind in ("renamed", "recoded"):
        assert shown[kind] == people[codes[kind]], kind
    assert [shown[kind] for kind in ("reused", "redrawn", "gone")] == [None, None, None]


def test_what_is_doubtful_or_gets_no_figures_is_listed_for_a_person(updated: tuple[Snapshot, dict[str, str]]) -> None:
    snapshot, codes = updated
    listed = doubts(snapshot, 2025)
    assert listed[codes["reused"]]["besluit"] == "andere plaats"
    assert listed[codes["renamed"]]["besluit"] == "zelfde plaats"
    for kind in ("redrawn", "gone"):
        assert listed[codes[kind]]["besluit"] == "geen nieuwe cijfers", kind
    # Every area of 2024 has the figures of 2025 or is listed.
    areas = snapshot.areas[2024].index.drop("NL00")
    assert [code for code in areas if code not in snapshot.between[2025][2024].index and code not in listed] == []
    assert any("geen cijfers van 2025" in line for line in told(snapshot)["log"])


def test_a_second_update_of_one_gemeente_leaves_the_links_of_the_others(
    updated: tuple[Snapshot, dict[str, str]], replay: Replay, before: Snapshot
) -> None:
    first, codes = updated
    table = replay.tables[TABLE]
    rows = [
        {**row, "IndelingswijzigingWijkenEnBuurten_4": "3"} if row["WijkenEnBuurten"].startswith("BU05189901") else row
        for row in table.rows
    ]
    replay.tables[TABLE] = replace(table, rows=rows, modified="2026-06-01T02:00:00")
    second = run(replay, NOW + timedelta(days=1), "GM0518", (2025,))
    assert codes["recoded"] not in second.between[2025][2024].index
    assert second.between[2025][2024].equals(first.between[2025][2024].drop(codes["recoded"]))
    assert not [code for code in doubts(second, 2025) if code[2:6] != "0518"]
    assert before.divisions == second.divisions


def moved_to(code: str) -> str:
    """The code in GM0518 that a wijk or buurt of GM0202 gets in the test, with a letter for its first digit."""
    return f"{code[:2]}0518{'ABCDEFGHIJ'[int(code[6])]}{code[7:]}"


def merged(before: Snapshot, change: str) -> FetchedTable:
    """A table of 2025 in which GM0202 went up in GM0518; ``change`` is what CBS says of the areas that moved."""
    areas = cut(before, 2024)
    areas = areas[areas["level"] != "land"]
    people = before.figures[2024]["inhabitants:2024"].reindex(areas.index)
    described = areas[["land_hectares", "total_hectares"]].assign(inhabitants=people, changed="1")
    numbers = ["land_hectares", "total_hectares", "inhabitants"]
    described.loc[described.index.str.startswith("GM"), "changed"] = "."
    described.loc["GM0518", numbers] = described.loc[["GM0518", "GM0202"], numbers].astype(float).sum()
    moved = {code: moved_to(code) for code in areas.index if code[2:6] == "0202" and code[:2] != "GM"}
    described.loc[list(moved), "changed"] = change
    described = described.drop("GM0202").rename(index=moved)
    names = {moved.get(str(code), str(code)): str(name) for code, name in areas["name"].drop("GM0202").items()}
    info = TableInfo(TABLE, "Kerncijfers wijken en buurten 2025", "2026-03-26")
    found = FoundTable(load_publications()["kwb"], 2025, info)
    return FetchedTable(found, names, pd.DataFrame(), {}, {}, {}, described)


def test_of_a_merger_that_nobody_wrote_down_the_new_codes_of_cbs_decide(before: Snapshot) -> None:
    found = cross_division(before, merged(before, "2"))
    newest = found.codes[found.codes["division"] == 2024].set_index("code")["code_2025"]
    moved = [code for code in before.areas[2024].index if code[2:6] == "0202" and code[:2] != "GM"]
    assert [code for code in moved if newest.get(code) != moved_to(code)] == []
    assert "GM0202" not in newest.index and "GM0518" not in newest.index
    assert {"GM0202", "GM0518"} <= {area.code for area in found.without}


def test_a_merger_of_which_cbs_does_not_say_so_is_listed_and_never_guessed(before: Snapshot) -> None:
    found = cross_division(before, merged(before, "3"))
    gone = {code for code in before.areas[2024].index if code[2:6] == "0202"}
    newest = found.codes[found.codes["division"] == 2024]
    assert not gone & set(newest["code"])
    assert gone <= {area.code for area in found.without}
