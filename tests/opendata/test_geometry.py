"""The geometry files: each parses, and its order is the order of the table that colours it."""

import json
from pathlib import Path
from typing import Any

import geopandas as gpd
import pytest
from shapely import unary_union
from shapely.geometry import MultiPolygon, Point, Polygon, box, shape

from wijk.opendata.boundaries import without_slits
from wijk.opendata.snapshot import DATA_FOLDER, Snapshot, geometry_digest, geometry_file

FOLDER = DATA_FOLDER / "geometry"
# The fourth decimal of a degree, give or take how a half is rounded.
ONE_STEP = 0.00011


def features(path: Path) -> list[dict[str, Any]]:
    content = json.loads(path.read_text(encoding="utf-8"))
    assert content["type"] == "FeatureCollection"
    found: list[dict[str, Any]] = content["features"]
    assert found
    return found


def test_every_file_has_the_areas_of_drawn_in_their_order(snapshot: Snapshot) -> None:
    seen = set()
    for (division, level, municipality), part in snapshot.drawn.groupby(["division", "level", "municipality"]):
        if level == "gemeente":
            continue
        path = FOLDER / geometry_file(int(str(division)), str(level), str(municipality))
        seen.add(path)
        ordered = part.sort_values("position")
        assert list(ordered["position"]) == list(range(len(part)))
        assert [feature["properties"]["c"] for feature in features(path)] == list(ordered["code"])
    seen |= {FOLDER / "2020" / "gemeente.json", FOLDER / "2024" / "gemeente.json"}
    assert seen == set(FOLDER.rglob("*.json"))


@pytest.mark.parametrize(("division", "count"), [(2020, 341), (2024, 342)])
def test_file_of_all_gemeenten_is_in_the_order_of_drawn(snapshot: Snapshot, division: int, count: int) -> None:
    drawn = snapshot.drawn.query(f"division == {division} and level == 'gemeente'").sort_values("position")
    codes = [feature["properties"]["c"] for feature in features(FOLDER / geometry_file(division, "gemeente", ""))]
    assert codes == list(drawn["code"])
    assert count - 10 <= len(codes) <= count


@pytest.mark.parametrize("division", [2020, 2024])
@pytest.mark.parametrize("level", ["gemeente", "wijk", "buurt"])
def test_shapes_have_names_and_closed_rings_within_their_bounds(snapshot: Snapshot, division: int, level: str) -> None:
    drawn = snapshot.drawn.set_index(["division", "code"]).sort_index()
    for feature in features(FOLDER / geometry_file(division, level, "GM0202")):
        code = feature["properties"]["c"]
        assert feature["properties"]["n"] == snapshot.areas[division]["name"][code]
        assert feature["geometry"]["type"] == "MultiPolygon"
        rings = [ring for polygon in feature["geometry"]["coordinates"] for ring in polygon]
        assert rings
        assert all(len(ring) >= 4 and ring[0] == ring[-1] for ring in rings)
        west, south, east, north = (drawn[side][division, code] for side in ("west", "south", "east", "north"))
        points = [point for ring in rings for point in ring]
        edges = [
            min(x for x, _ in points),
            min(y for _, y in points),
            max(x for x, _ in points),
            max(y for _, y in points),
        ]
        assert edges == pytest.approx([west, south, east, north], abs=ONE_STEP)
        assert 3 <= west < east <= 7.5
        assert 50.5 <= south < north <= 54


def test_drawn_areas_exist_in_their_division(snapshot: Snapshot) -> None:
    for division, areas in snapshot.areas.items():
        drawn = snapshot.drawn[snapshot.drawn["division"] == division]
        assert len(drawn) > 10_000 and drawn["code"].is_unique
        assert drawn["code"].isin(areas.index).all()


@pytest.mark.parametrize(
    ("division", "level", "least"),
    [(2020, "wijk", 2_900), (2020, "buurt", 11_000), (2024, "wijk", 3_390), (2024, "buurt", 14_500)],
)
def test_nearly_all_areas_are_drawn(snapshot: Snapshot, division: int, level: str, least: int) -> None:
    drawn = snapshot.drawn.query(f"division == {division} and level == '{level}'")
    assert least <= len(drawn) <= len(snapshot.areas[division].query(f"level == '{level}'"))


def test_all_wijken_of_amsterdam_are_drawn_in_both_divisions(snapshot: Snapshot) -> None:
    wijken = snapshot.drawn.query("municipality == 'GM0363' and level == 'wijk'")
    assert wijken.groupby("division").size().to_dict() == {2020: 99, 2024: 110}


def test_digest_is_that_of_the_manifest(snapshot: Snapshot) -> None:
    assert len(snapshot.manifest["geometry"]) == len(snapshot.areas)
    for division, entry in snapshot.manifest["geometry"].items():
        assert geometry_digest(FOLDER / division) == (entry["files"], entry["sha256"])


def in_degrees(shape: Polygon | MultiPolygon) -> gpd.GeoSeries:
    return gpd.GeoSeries([shape], crs=28992).to_crs(4326)


def in_metres(shapes: gpd.GeoSeries) -> Any:
    return shapes.to_crs(28992).iloc[0]


SQUARE = box(190_000, 440_000, 191_000, 441_000)


@pytest.mark.parametrize(("width", "closed"), [(30, True), (50, False)])
def test_a_narrow_slit_into_an_area_is_closed_and_a_wide_one_is_kept(width: int, closed: bool) -> None:
    slit = box(190_500, 440_400, 190_500 + width, 441_000)
    found = in_metres(without_slits(in_degrees(SQUARE.difference(slit))))
    assert found.contains(slit.centroid) == closed
    assert found.symmetric_difference(SQUARE if closed else SQUARE.difference(slit)).area < 50


def test_two_parts_that_nearly_touch_are_one() -> None:
    halves = MultiPolygon([box(190_000, 440_000, 190_490, 441_000), box(190_510, 440_000, 191_000, 441_000)])
    assert in_metres(without_slits(in_degrees(halves))).geom_type == "Polygon"


def test_an_area_without_slits_keeps_its_shape() -> None:
    island = MultiPolygon([SQUARE, box(192_000, 440_000, 192_500, 440_500)])
    assert in_metres(without_slits(in_degrees(island))).symmetric_difference(island).area < 50


def test_bouwlust_is_one_area_without_a_line_through_it() -> None:
    found = {
        one["properties"]["c"]: one["geometry"] for one in features(FOLDER / geometry_file(2024, "wijk", "GM0518"))
    }
    [polygon] = found["WK051833"]["coordinates"]
    assert len(polygon) == 1


def test_where_areas_are_not_drawn_the_map_has_what_lies_behind_them(snapshot: Snapshot) -> None:
    """Of a gemeente that has a boundary itself; where all its areas are drawn there is nothing behind them."""
    wrong, with_gaps = [], 0
    for division, areas in snapshot.areas.items():
        drawn = set(snapshot.drawn.loc[snapshot.drawn["division"] == division, "code"])
        for (level, gemeente), part in areas[areas["level"].isin(["wijk", "buurt"])].groupby(["level", "municipality"]):
            path = FOLDER / geometry_file(int(division), str(level), str(gemeente))
            if not path.exists() or gemeente not in drawn:
                continue
            behind = [shape(one) for one in json.loads(path.read_text(encoding="utf-8")).get("changed", [])]
            gaps = set(part.index) - drawn
            with_gaps += bool(gaps)
            if bool(gaps) != bool(behind) or any(one.is_empty for one in behind):
                wrong.append((division, level, gemeente))
    assert wrong == []
    assert with_gaps > 100


def test_a_gap_between_the_buurten_of_amsterdam_is_a_pattern_and_no_hole() -> None:
    content = json.loads((FOLDER / "2020" / "buurt" / "GM0363.json").read_text(encoding="utf-8"))
    wijken = features(FOLDER / "2020" / "wijk" / "GM0363.json")
    land = unary_union([shape(wijk["geometry"]).buffer(0) for wijk in wijken])
    buurten = unary_union([shape(buurt["geometry"]).buffer(0) for buurt in content["features"]])
    behind = unary_union([shape(one).buffer(0) for one in content["changed"]])
    assert buurten.intersection(land).area < 0.9 * land.area
    # The lines of buurten and wijken were made apart: between them lie slivers, of less than some 150 metres wide.
    assert land.difference(buurten.union(behind)).buffer(-0.001).is_empty


def test_open_water_stands_behind_the_map_of_its_gemeente() -> None:
    [water] = json.loads((FOLDER / "2024" / "wijk" / "GM0995.json").read_text(encoding="utf-8"))["water"]
    assert shape(water).contains(Point(5.35, 52.60))
    assert len(json.loads((FOLDER / "2024" / "gemeente.json").read_text(encoding="utf-8"))["water"]) > 60
    assert "water" not in json.loads((FOLDER / "2024" / "wijk" / "GM0202.json").read_text(encoding="utf-8"))
