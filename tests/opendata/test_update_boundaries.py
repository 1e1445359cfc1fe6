"""Boundaries from PDOK and files that somebody already has, in a new edition."""

import io
import json
from datetime import timedelta
from pathlib import Path
from typing import Any

import geopandas as gpd
import openpyxl
import pandas as pd
import pytest
from shapely.geometry import shape

from tests.opendata.published import cut, known_values
from tests.opendata.replay import Replay
from tests.opendata.updating import NOW, fingerprint, run, told
from wijk.opendata.editions import load_usable
from wijk.opendata.from_file import read_kwb
from wijk.opendata.pdok import LAYERS
from wijk.opendata.progress import Progress
from wijk.opendata.publications import load_publications
from wijk.opendata.snapshot import DATA_FOLDER, Snapshot, SnapshotError
from wijk.opendata.source_errors import SourceError
from wijk.opendata.update import Asked, update

pytestmark = pytest.mark.slow

SHARED = DATA_FOLDER.parents[1] / "shared" / "data"


def drawn_files(snapshot: Snapshot, division: int) -> dict[str, list[dict[str, Any]]]:
    """The features of each geometry file of a division, by its path."""
    folder = snapshot.folder / "geometry" / str(division)
    return {
        str(path.relative_to(folder)): json.loads(path.read_text(encoding="utf-8"))["features"]
        for path in sorted(folder.rglob("*.json"))
    }


def test_the_boundaries_of_pdok_are_drawn_and_those_of_another_division_stay(
    folder: Path, replay: Replay, before: Snapshot
) -> None:
    snapshot = run(replay)
    assert snapshot.folder.parent == folder
    assert drawn_files(snapshot, 2020) == drawn_files(before, 2020)
    sent = {
        one["properties"][attribute]: shape(one["geometry"])
        for layer, attribute in LAYERS.values()
        for one in replay.features[layer]
        if one["properties"]["water"] == "NEE"
    }
    files = drawn_files(snapshot, 2024)
    here = {one["properties"]["c"]: shape(one["geometry"]) for features in files.values() for one in features}
    assert here.keys() == sent.keys() and len(here) > 200
    far = [code for code, one in here.items() if one.intersection(sent[code]).area < 0.8 * one.union(sent[code]).area]
    assert far == []
    # What the snapshot says is drawn is in the files, in their order, and each area once.
    for file, features in files.items():
        level = Path(file).parts[0].removesuffix(".json")
        rows = snapshot.drawn[(snapshot.drawn["division"] == 2024) & (snapshot.drawn["level"] == level)]
        rows = rows if level == "gemeente" else rows[rows["municipality"] == Path(file).stem]
        assert rows.sort_values("position")["code"].tolist() == [one["properties"]["c"] for one in features]
    entries = snapshot.manifest["boundaries"]
    assert [entry["table"] for entry in entries if "2024" in entry["table"]] == [
        "CBS/Kadaster, gebiedsindelingen 2024 (PDOK)"
    ]
    assert any(line.startswith("PDOK: de grenzen van") for line in told(snapshot)["log"])


def test_boundaries_are_asked_for_once_a_division(folder: Path, replay: Replay) -> None:
    first = run(replay)
    replay.asked.clear()
    second = run(replay, NOW + timedelta(days=1))
    assert not [path for path in replay.asked if "wijkenbuurten" in path]
    assert drawn_files(first, 2024) == drawn_files(second, 2024) and folder.is_dir()


def test_one_gemeente_gets_its_boundaries_and_the_others_keep_theirs(
    folder: Path, replay: Replay, before: Snapshot
) -> None:
    snapshot = run(replay, gemeente="GM0202")
    old, new = drawn_files(before, 2024), drawn_files(snapshot, 2024)
    assert {name for name in old if old[name] != new[name]} <= {"wijk/GM0202.json", "buurt/GM0202.json"}
    assert snapshot.drawn["code"].is_unique or len(snapshot.drawn) == len(before.drawn)
    assert folder.is_dir()


def test_a_shape_that_crosses_itself_or_has_a_spike_is_mended(folder: Path, replay: Replay) -> None:
    square = [[4.3, 52.0], [4.31, 52.0], [4.31, 52.01], [4.33, 52.01], [4.31, 52.01], [4.3, 52.01], [4.3, 52.0]]
    crossing = [[4.32, 52.0], [4.33, 52.01], [4.33, 52.0], [4.32, 52.01], [4.32, 52.0]]
    spiked = {"type": "MultiPolygon", "coordinates": [[square], [crossing]]}
    one, *others = replay.features["buurten"]
    replay.features["buurten"] = [{**one, "geometry": spiked}, *others]
    snapshot = run(replay)
    code = one["properties"]["buurtcode"]
    features = drawn_files(snapshot, 2024)[f"buurt/{one['properties']['gemeentecode']}.json"]
    [drawn] = [shape(feature["geometry"]) for feature in features if feature["properties"]["c"] == code]
    assert drawn.is_valid and drawn.area > 1e-4 and folder.is_dir()


def test_too_few_shapes_are_refused(folder: Path, replay: Replay) -> None:
    kept = fingerprint(folder)
    replay.features["buurten"] = replay.features["buurten"][:20]
    with pytest.raises(SourceError, match=r"^PDOK: maar \d+ van de \d+ gebieden van 2024 hebben een grens"):
        run(replay)
    assert fingerprint(folder) == kept


def from_file(path: Path, years: tuple[int, ...] = ()) -> Snapshot:
    update(Asked(file=path, years=years), Progress(io.StringIO()), NOW)
    return load_usable()


def write_kwb(path: Path, before: Snapshot, gemeenten: tuple[str, ...]) -> dict[str, dict[Any, float | None]]:
    """A file in the layout of kwb-2024.xlsx, and what it holds by column and code."""
    areas = cut(before, 2024, gemeenten)
    columns = [one for one in load_publications()["kwb"].columns if one.file]
    values = {
        one.file: {
            code: None if pd.isna(value) else float(value)
            for code, value in known_values(before, one.indicator, 2024, areas.index).items()
        }
        for one in columns
    }
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.append(["gwb_code_10", "gwb_code_8", "regio", "gm_naam", "recs", "gwb_code", *values])
    for code, name in areas["name"].items():
        cells = ["." if one[code] is None else one[code] for one in values.values()]
        sheet.append([code, str(code)[2:], name, "", "", code, *cells])
    book.save(path)
    return values


def test_kerncijfers_of_a_file_are_taken_without_any_request(folder: Path, tmp_path: Path, before: Snapshot) -> None:
    path = tmp_path / "kwb-2024.xlsx"
    written = write_kwb(path, before, ("GM0518", "GM0202"))
    snapshot = from_file(path)
    for file, name in (("a_1p_hh", "one_person_households:2024"), ("g_ink_pi", "income_per_inhabitant:2024")):
        known = snapshot.figures[2024][name].dropna().to_dict()
        assert known == {code: value for code, value in written[file].items() if value is not None}
    assert snapshot.folder.parent == folder
    part = tmp_path / "kwb_2024_arnhem.xlsx"
    write_kwb(part, before, ("GM0202",))
    book = openpyxl.load_workbook(part)
    for row in book.worksheets[0].iter_rows(min_row=3):
        row[7].value = 7
    book.save(part)
    update(Asked(file=part), Progress(io.StringIO()), NOW + timedelta(days=1))
    figures = load_usable().figures[2024]["inhabitants_0_15:2024"]
    assert figures[figures.index.str[2:6] == "0202"].eq(7).all()
    old = snapshot.figures[2024]["inhabitants_0_15:2024"]
    others = old.index[old.index.str[2:6] == "0518"]
    pd.testing.assert_series_equal(figures[others], old[others])


@pytest.mark.skipif(not SHARED.is_dir(), reason="the published files are not in ../shared/data")
def test_the_real_file_of_cbs_is_read() -> None:
    table = read_kwb(SHARED / "kwb_2024_xlsx" / "CBS-Utrecht-kwb-2024.xlsx", load_publications()["kwb"])
    assert len(table.figures) == 122 and table.found.division == 2024
    assert table.figures.at["GM0344", "inhabitants:2024"] == 374_238
    assert table.figures.at["WK034401", "one_person_households:2024"] == 8_775
    assert "income_per_inhabitant:2024" not in table.figures


@pytest.mark.parametrize("suffix", [".gpkg", ".shp"])
def test_boundaries_of_a_file_are_drawn(folder: Path, replay: Replay, tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"wijkenbuurten_2024{suffix}"
    levels = [("wijken", "wijkcode")] if suffix == ".shp" else [("wijken", "wijkcode"), ("buurten", "buurtcode")]
    for layer, code in levels:
        frame = gpd.GeoDataFrame.from_features(replay.features[layer], crs="EPSG:4326").to_crs(28992)
        frame = frame.rename(columns={code: "WK_CODE"}) if suffix == ".shp" else frame
        frame.to_file(path, layer=layer) if suffix == ".gpkg" else frame.to_file(path)
    replay.asked.clear()
    snapshot = from_file(path)
    wijken = drawn_files(snapshot, 2024)["wijk/GM0202.json"]
    assert {one["properties"]["c"] for one in wijken} == {
        one["properties"]["wijkcode"] for one in replay.features["wijken"] if "0202" in one["properties"]["wijkcode"]
    }
    assert not replay.asked and path.name in snapshot.manifest["boundaries"][-1]["table"] and folder.is_dir()


def test_a_file_that_is_something_else_is_one_sentence(folder: Path, tmp_path: Path) -> None:
    kept = fingerprint(folder)
    book = openpyxl.Workbook()
    book.worksheets[0].append(["naam", "adres"])
    book.save(tmp_path / "lijst-2024.xlsx")
    (tmp_path / "kwb-2024.xlsx").write_bytes(b"PK\x03\x04 half")
    (tmp_path / "kwb.csv").write_text("a;b", encoding="utf-8")
    (tmp_path / "grenzen.gpkg").write_bytes(b"niets")
    for name, why in (
        ("lijst-2024.xlsx", "geen kolom gwb_code"),
        ("kwb-2024.xlsx", "geen Excel-bestand"),
        ("kwb.csv", "geen jaar"),
        ("grenzen.gpkg", "niet te lezen"),
        ("weg-2024.xlsx", "geen Excel-bestand"),
    ):
        with pytest.raises(SnapshotError, match=rf"^{name}: .*{why}.*Kijk of dit het goede bestand is"):
            from_file(tmp_path / name)
        assert fingerprint(folder) == kept
