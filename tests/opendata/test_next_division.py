"""An update with a table of the next division: what CBS says counts, and the doubtful cases are listed."""

import csv
from datetime import UTC, datetime
from pathlib import Path

import pandas as pd
import pytest

from wijk.opendata.columns import Seen
from wijk.opendata.edition_entries import Update
from wijk.opendata.fetching import FetchedTable
from wijk.opendata.new_edition import make_edition
from wijk.opendata.publications import load_publications
from wijk.opendata.snapshot import Snapshot, load
from wijk.opendata.source_catalogue import FoundTable
from wijk.opendata.table_reader import TableInfo

RENAMED, REDRAWN, REUSED = "WK020218", "WK051836", "WK0363AE"


def next_table(snapshot: Snapshot) -> FetchedTable:
    """Kerncijfers of 2025: as 2024, but for one wijk renamed, one redrawn, and one whose code is another place."""
    publication = load_publications()["kwb"]
    areas = snapshot.areas[2024]
    areas = areas[areas["level"] != "buurt"]
    names = dict(zip(areas.index, areas["name"], strict=True)) | {RENAMED: "Iets nieuws", REUSED: "Anders"}
    said = pd.Series("1", index=areas.index)
    said[REDRAWN] = "3"
    people = snapshot.figures[2024]["inhabitants:2024"].reindex(areas.index)
    described = areas[["municipality_name", "land_hectares", "total_hectares"]]
    described = described.assign(changed=said, inhabitants=people)
    described.loc[REUSED, ["land_hectares", "total_hectares"]] = 9_999.0
    column = next(one for one in publication.columns if one.indicator == "inhabitants")
    return FetchedTable(
        FoundTable(publication, 2025, TableInfo("86165NED", "Kerncijfers wijken en buurten 2025", "2025-11-01")),
        names,
        pd.DataFrame({"inhabitants:2025": people}),
        {column: (2025,)},
        {column: Seen("AantalInwoners_5", "Aantal inwoners", "aantal", "")},
        {},
        described,
    )


@pytest.mark.slow
def test_what_cbs_says_decides_with_the_rest_and_doubt_is_listed(snapshot: Snapshot, tmp_path: Path) -> None:
    update = Update(
        [next_table(snapshot)],
        datetime(2026, 11, 26, tzinfo=UTC),
        {"inhabitants": "count"},
        {"inhabitants": "Aantal inwoners"},
    )
    make_edition(snapshot, update, tmp_path / "built")
    built = load(tmp_path / "built")
    same = built.between[2025][2024]
    assert same[RENAMED] == RENAMED, "unchanged says CBS, and its land agrees: a new name is no other place"
    assert REDRAWN not in same.index, "its boundary was redrawn: no figure of it is carried"
    assert REUSED not in same.index, "another name and other land: the code alone is never enough"
    assert len(same) > 3_000
    with (tmp_path / "built" / "doubtful_places_2025.csv").open(encoding="utf-8-sig", newline="") as file:
        doubts = {row["code 2024"]: row for row in csv.DictReader(file, delimiter=";")}
    assert doubts[RENAMED]["besluit"] == "zelfde plaats" and "naam is anders" in doubts[RENAMED]["waarom twijfel"]
    assert doubts[REUSED]["besluit"] == "andere plaats"
    assert "volgens het CBS is er niets veranderd" in doubts[REUSED]["waarom twijfel"]
    assert any("doubtful_places_2025.csv" in line for line in built_log(tmp_path / "built"))


def built_log(folder: Path) -> list[str]:
    manifest = pd.read_json(folder / "manifest.json", typ="series")
    return [str(line) for line in manifest["update"]["log"]]
