"""The snapshot in data/: complete, small, and refused in one clear sentence when a file is damaged."""

import json
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest

from wijk.domain.area import level_of
from wijk.domain.indicator import load_catalogue
from wijk.opendata.snapshot import DATA_FOLDER, Snapshot, SnapshotError, check_figures, digest, load

TABLES = sorted(path.name for path in DATA_FOLDER.glob("*.parquet"))


def test_data_is_at_most_25_megabytes() -> None:
    """Without what a running copy keeps there: what was entered, and the editions of updates."""
    shipped = [path for path in DATA_FOLDER.iterdir() if path.name not in ("entered", "editions")]
    files = [path for top in shipped for path in (top, *top.rglob("*")) if path.is_file()]
    assert 5_000_000 < sum(path.stat().st_size for path in files) < 25_000_000


def test_manifest_lists_every_table_with_its_rows() -> None:
    manifest = json.loads((DATA_FOLDER / "manifest.json").read_text(encoding="utf-8"))
    assert sorted(manifest["files"]) == TABLES
    for name, entry in manifest["files"].items():
        assert len(pd.read_parquet(DATA_FOLDER / name)) == entry["rows"]


def test_manifest_tells_source_edition_and_licence(snapshot: Snapshot) -> None:
    assert len(snapshot.manifest["tables"]) > 3 and snapshot.manifest["boundaries"]
    for entry in snapshot.manifest["tables"]:
        assert all(str(entry[key]).strip() for key in ("table", "source", "edition", "licence"))
        assert entry["rows"] > 0 and entry["columns"] > 0 and entry["years"]
    assert all(entry["licence"].startswith("CC BY 4.0") for entry in snapshot.manifest["boundaries"])


def test_every_area_has_figures_of_its_division(snapshot: Snapshot) -> None:
    for division, areas in snapshot.areas.items():
        assert set(areas.index) == set(snapshot.figures[division].index)
        assert areas.index.is_unique


def test_level_and_hierarchy_agree_with_the_code(snapshot: Snapshot) -> None:
    for areas in snapshot.areas.values():
        assert list(areas["level"]) == [level_of(code) for code in areas.index]
        assert (areas["name"].str.strip() != "").all()
        below = areas[areas["level"].isin(["wijk", "buurt"])]
        assert set(below["level"]) == {"wijk", "buurt"}
        assert below["municipality"].isin(areas.index).all()
        buurten = areas[areas["level"] == "buurt"]
        assert buurten["district"].isin(areas.index).all()


def test_codes_on_99_are_ordinary_areas(snapshot: Snapshot) -> None:
    for division, count in ((2020, 45), (2024, 42)):
        codes = snapshot.areas[division].index
        assert codes.str.match(r"^(WK|BU).*99$").sum() == count


def test_lettered_codes_of_amsterdam_are_there(snapshot: Snapshot) -> None:
    codes = snapshot.areas[2024].index
    assert codes.str.match(r"^WK0363[A-Z][A-Z]$").sum() == 110
    assert codes.str.match(r"^BU0363[A-Z][A-Z]\d\d$").sum() == 517
    assert snapshot.areas[2020].index.str.match(r"^WK0363\d\d$").sum() == 99


def test_zero_stays_zero_where_the_source_gives_zero(snapshot: Snapshot) -> None:
    benefits = snapshot.figures[2020]["social_assistance:2020"]
    buurten = benefits[benefits.index.str.startswith("BU")]
    assert round((buurten == 0).sum() / buurten.notna().sum(), 2) == 0.45
    assert buurten.isna().sum() > 1000


def test_file_of_2024_has_no_zero_at_all(snapshot: Snapshot) -> None:
    assert not (snapshot.figures[2024] == 0).any().any()


def test_counts_per_wijk_and_buurt_keep_the_rounding_of_cbs(snapshot: Snapshot) -> None:
    inhabitants = snapshot.figures[2020]["inhabitants:2020"]
    below = inhabitants[inhabitants.index.str.match("^(WK|BU)")]
    assert (below % 5 == 0).all()


def test_percentages_are_percentages(snapshot: Snapshot) -> None:
    lonely = snapshot.figures[2020].filter(like="lonely")
    assert lonely.min().min() > 0
    assert lonely.max().max() <= 100


def test_years_without_a_question_have_no_figures(snapshot: Snapshot) -> None:
    columns = set(snapshot.figures[2020])
    assert {"lonely_18plus:2012", "lonely_18plus:2020"} <= columns
    assert not {"socially_lonely_18plus:2012", "sense_of_control_18plus:2012", "lonely_18_65:2020"} & columns


def test_links_point_to_areas_of_both_divisions(snapshot: Snapshot) -> None:
    links = snapshot.links
    assert links["code_2020"].isin(snapshot.areas[2020].index).all()
    assert links["code_2024"].isin(snapshot.areas[2024].index).all()
    assert links["share"].dropna().between(0, 1 + 1e-6).all()


def test_version_changes_with_the_content(snapshot: Snapshot, copy: Path) -> None:
    assert load(copy).version == snapshot.version
    manifest = json.loads((copy / "manifest.json").read_text(encoding="utf-8"))
    manifest["tables"][0]["edition"] = "een andere"
    (copy / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
    assert load(copy).version != snapshot.version


def test_digest_depends_on_the_order(tmp_path: Path) -> None:
    one, other = tmp_path / "1", tmp_path / "2"
    one.write_bytes(b"a")
    other.write_bytes(b"b")
    assert digest([one, other]) != digest([other, one])


def truncated(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def corrupted(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 0xFF
    path.write_bytes(content)


def emptied(path: Path) -> None:
    path.write_bytes(b"")


def told(folder: Path) -> str:
    with pytest.raises(SnapshotError) as caught:
        load(folder)
    return str(caught.value)


@pytest.mark.parametrize("name", TABLES)
@pytest.mark.parametrize("damage", [truncated, corrupted, emptied])
def test_damaged_table_is_named(copy: Path, name: str, damage: Callable[[Path], None]) -> None:
    damage(copy / name)
    assert f"{name} is beschadigd of niet compleet." in told(copy)


def test_every_figure_that_the_catalogue_promises_and_the_snapshot_lacks_is_named(snapshot: Snapshot) -> None:
    catalogue = load_catalogue()
    figures = {division: frame.copy() for division, frame in snapshot.figures.items()}
    check_figures(catalogue, figures)
    del figures[2020]["lonely_18plus:2012"]
    figures[2024] = figures[2024].drop(columns=["woz_value:2024"])
    with pytest.raises(SnapshotError) as caught:
        check_figures(catalogue, figures)
    sentence = str(caught.value)
    assert "lonely_18plus van 2012 (tabel 50090NED, indeling 2020)" in sentence
    assert "woz_value van 2024 (tabel 85984NED, indeling 2024)" in sentence
    assert "python -m wijk.opendata build" in sentence
    with pytest.raises(SnapshotError, match="woz_value van 2022"):
        check_figures(catalogue, {2020: snapshot.figures[2020], 2024: snapshot.figures[2024]})


def test_a_snapshot_without_the_figures_of_the_catalogue_is_refused(copy: Path) -> None:
    path = copy / "figures_2024.parquet"
    pd.read_parquet(path).drop(columns=["inhabitants:2024"]).to_parquet(path)
    manifest = json.loads((copy / "manifest.json").read_text(encoding="utf-8"))
    manifest["files"][path.name]["sha256"] = digest([path])
    (copy / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
    assert "inhabitants van 2024" in told(copy)


@pytest.mark.parametrize("name", [*TABLES, "manifest.json"])
def test_missing_file_is_named(copy: Path, name: str) -> None:
    (copy / name).unlink()
    assert f"{name} ontbreekt." in told(copy)


def test_missing_folder_is_told(tmp_path: Path) -> None:
    assert "ontbreekt" in told(tmp_path / "nowhere")


@pytest.mark.parametrize("damage", [truncated, emptied, lambda path: path.write_bytes(b"\xff\xfe{}")])
def test_damaged_manifest_is_told(copy: Path, damage: Callable[[Path], None]) -> None:
    damage(copy / "manifest.json")
    assert "niet te lezen" in told(copy)


@pytest.mark.parametrize("key", ["files", "geometry", "tables", "boundaries"])
def test_manifest_without_a_part_is_told(copy: Path, key: str) -> None:
    manifest = json.loads((copy / "manifest.json").read_text(encoding="utf-8"))
    del manifest[key]
    (copy / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
    assert "niet te lezen" in told(copy)


@pytest.mark.parametrize("content", ["[]", "5", "null", '{"files": []}', '{"files": {"areas.parquet": {}}}'])
def test_manifest_of_another_shape_is_told(copy: Path, content: str) -> None:
    (copy / "manifest.json").write_text(content, encoding="utf-8")
    assert "niet te lezen" in told(copy)


@pytest.mark.parametrize("name", TABLES)
def test_manifest_without_a_table_is_told(copy: Path, name: str) -> None:
    manifest = json.loads((copy / "manifest.json").read_text(encoding="utf-8"))
    del manifest["files"][name]
    (copy / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
    assert "niet te lezen" in told(copy)


def test_table_without_its_columns_is_told(copy: Path) -> None:
    pd.DataFrame({"code": ["WK020218"]}).to_parquet(copy / "areas.parquet")
    manifest = json.loads((copy / "manifest.json").read_text(encoding="utf-8"))
    manifest["files"]["areas.parquet"]["sha256"] = digest([copy / "areas.parquet"])
    (copy / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
    assert "niet te lezen" in told(copy)


def test_every_refusal_says_what_to_do(copy: Path) -> None:
    (copy / "areas.parquet").unlink()
    message = told(copy)
    assert "python -m wijk.opendata build" in message
    assert "\n" not in message
