"""The boundaries of all wijken and all buurten in one file: in the order of what colours them, and without a hole."""

import json
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import shapely
from shapely import STRtree
from shapely.geometry import shape

from wijk.opendata.national_geometry import national_geometry
from wijk.opendata.snapshot import DATA_FOLDER, Snapshot

pytestmark = pytest.mark.slow

FILES = [(division, level) for division in (2020, 2024) for level in ("wijk", "buurt")]


@cache
def content(division: int, level: str) -> Any:
    return json.loads(national_geometry(DATA_FOLDER, division, level))


@pytest.mark.parametrize(("division", "level"), FILES)
def test_the_order_is_that_of_what_is_drawn(snapshot: Snapshot, division: int, level: str) -> None:
    codes = [feature["properties"]["c"] for feature in content(division, level)["features"]]
    assert codes == snapshot.drawn.take(snapshot.drawn_inside[division, level, ""])["code"].tolist()
    areas = snapshot.areas[division]
    assert len(codes) == len(set(codes)) and set(codes) <= set(areas.index[areas["level"] == level])
    assert len(codes) > 0.85 * (areas["level"] == level).sum()


@pytest.mark.parametrize("division", [2020, 2024])
def test_the_order_of_the_gemeenten_is_that_of_their_file(snapshot: Snapshot, division: int) -> None:
    path = DATA_FOLDER / "geometry" / str(division) / "gemeente.json"
    codes = [one["properties"]["c"] for one in json.loads(path.read_text(encoding="utf-8"))["features"]]
    assert codes == snapshot.drawn.take(snapshot.drawn_inside[division, "gemeente", ""])["code"].tolist()


@pytest.mark.parametrize(("division", "level"), FILES)
def test_every_gemeente_has_its_name(snapshot: Snapshot, division: int, level: str) -> None:
    areas = snapshot.areas[division]
    gemeenten = areas[areas["level"] == "gemeente"]
    found = content(division, level)
    assert found["gemeenten"] == gemeenten["name"].to_dict()
    assert {f"GM{feature['properties']['c'][2:6]}" for feature in found["features"]} <= set(gemeenten.index)


@pytest.mark.parametrize(("division", "level"), FILES)
def test_what_cannot_be_drawn_never_looks_like_a_lake(division: int, level: str) -> None:
    """Well inside every gemeente of today there is an area, its pattern, or water that is said to be water."""
    found = content(division, level)
    shapes = [shape(one["geometry"]) for one in found["features"]]
    shapes += [shape(one) for name in ("changed", "water") for one in found[name]]
    tree = STRtree(shapes)
    today = json.loads((DATA_FOLDER / "geometry" / "2024" / "gemeente.json").read_text(encoding="utf-8"))["features"]
    bare, looked, steps = [], 0, np.arange(1, 12)
    for one in today:
        outline = shape(one["geometry"])
        west, south, east, north = outline.bounds
        x, y = np.meshgrid(west + (east - west) * steps / 12, south + (north - south) * steps / 12)
        points = shapely.points(x.ravel(), y.ravel())
        shapely.prepare(outline)
        inside = points[shapely.contains(outline, points)]
        found_there, _ = tree.query(inside, predicate="dwithin", distance=0.004)
        bare += [(one["properties"]["n"], point.wkt) for point in np.delete(inside, found_there)]
        looked += len(inside)
    assert looked > 15_000
    assert bare == []


def test_a_level_without_boundaries_is_told(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match=r"2024/wijk\.json"):
        national_geometry(tmp_path, 2024, "wijk")
