"""Of a gemeente without a provincie in its own table, that of what it is, was or became; never a guess."""

import json
from pathlib import Path

import pandas as pd
import pytest

from tests.opendata.small import write_small
from wijk.opendata.provinces import with_provinces
from wijk.opendata.snapshot import DATA_FOLDER, Snapshot, digest, load
from wijk.opendata.writing import write_manifest

PUBLISHED = DATA_FOLDER.parents[1] / "shared" / "data"

AREAS = pd.DataFrame(
    [
        ("NL00", "land", "", ""),
        ("GM0001", "gemeente", "GM0001", "Drenthe"),
        ("GM0002", "gemeente", "GM0002", "Utrecht"),
        ("GM0001", "gemeente", "GM0001", ""),
        ("WK000100", "wijk", "GM0001", ""),
        ("GM0003", "gemeente", "GM0003", ""),
        ("BU00030000", "buurt", "GM0003", ""),
        ("GM0004", "gemeente", "GM0004", ""),
        ("GM0005", "gemeente", "GM0005", ""),
    ],
    columns=["code", "level", "municipality", "province"],
)
MERGERS = {"GM0003": ["GM0001"], "GM0004": ["GM0001", "GM0002"], "GM0001": ["GM0009"]}


def test_what_went_up_in_one_lies_there_and_what_was_divided_over_two_is_not_known() -> None:
    found = with_provinces(AREAS, MERGERS)["province"].tolist()
    assert found == ["", "Drenthe", "Utrecht", "Drenthe", "Drenthe", "Drenthe", "Drenthe", "", ""]


def test_what_gemeenten_became_lies_where_they_did() -> None:
    newer = pd.DataFrame([("GM0009", "gemeente", "GM0009", "")], columns=AREAS.columns)
    found = with_provinces(pd.concat([AREAS, newer]), MERGERS)
    assert found["province"].tolist()[-1] == "Drenthe"


def test_an_edition_from_before_the_provincie_gets_that_of_its_gemeenten(tmp_path: Path, snapshot: Snapshot) -> None:
    folder = write_small(tmp_path / "old")
    areas = folder / "areas.parquet"
    pd.read_parquet(areas).drop(columns="province").to_parquet(areas, index=False)
    manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    manifest["files"][areas.name]["sha256"] = digest([areas])
    write_manifest(manifest, folder)
    for division, read in load(folder).areas.items():
        assert read["province"].equals(snapshot.areas[division]["province"].reindex(read.index))
        assert set(read["province"]) == {"", "Gelderland", "Zuid-Holland"}


@pytest.mark.skipif(not PUBLISHED.is_dir(), reason="the published files are not in ../shared/data")
def test_two_publications_agree_on_every_gemeente(snapshot: Snapshot) -> None:
    other = pd.read_csv(PUBLISHED / "kwb_2022" / "gemeenten_2022.csv", index_col="code")["province"]
    other = other.replace("Fryslan", "Fryslân")
    for areas in snapshot.areas.values():
        both = areas["province"].reindex(other.index).dropna()
        assert len(both) > 330 and both.equals(other.reindex(both.index).rename("province"))
