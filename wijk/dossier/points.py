"""Where a point on the map lies: the buurt of the drawn boundaries, of the division in which its gemeente is shown."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from shapely import STRtree
from shapely.geometry import Point, shape

from wijk.domain.area import Level
from wijk.figures.places import Places
from wijk.opendata.snapshot import Snapshot, geometry_file

__all__ = ["area_at"]

# Boundaries are drawn coarsely, without the sea and large waters: within this many degrees (some 500 metres) of a
# gemeente a point is taken for one in it.
NEAR = 0.005


@dataclass(frozen=True)
class _Drawn:
    """The areas of a geometry file, with a tree to find them by."""

    codes: Sequence[str]
    shapes: Sequence[Any]
    tree: STRtree

    def at(self, point: Point) -> str | None:
        """The code of the area that a point lies in."""
        found = self.tree.query(point, predicate="intersects")
        return self.codes[min(found)] if len(found) else None

    def near(self, point: Point) -> str | None:
        """The code of the area that a point lies in, or else of the nearest one when that is near."""
        inside = self.at(point)
        if inside is None and self.codes:
            nearest = int(self.tree.nearest(point))
            return self.codes[nearest] if self.shapes[nearest].distance(point) <= NEAR else None
        return inside


def area_at(snapshot: Snapshot, places: Places, latitude: float, longitude: float) -> str:
    """The key of the smallest place drawn at a point (degrees), empty when it lies outside Nederland.

    That is a buurt; where that can't be drawn in the division in which its gemeente is shown, the wijk around it, or
    else the gemeente.
    """
    point = Point(longitude, latitude)
    newest = snapshot.divisions[-1]
    found = _drawn(snapshot.folder, newest, "gemeente", "").near(point)
    if found is None:
        return ""
    gemeente = places.at(found, newest)
    division = gemeente.division
    levels: tuple[Level, ...] = ("buurt", "wijk")
    for level in levels:
        code = _drawn(snapshot.folder, division, level, gemeente.code_in(division)).at(point)
        if code is not None and (code, division) in places.keys:
            return places.keys[code, division]
    return gemeente.key


@lru_cache(maxsize=60)
def _drawn(folder: Path, division: int, level: Level, municipality: str) -> _Drawn:
    path = folder / "geometry" / geometry_file(division, level, municipality)
    features = json.loads(path.read_text(encoding="utf-8"))["features"] if path.is_file() else []
    shapes = [shape(feature["geometry"]) for feature in features]
    return _Drawn([feature["properties"]["c"] for feature in features], shapes, STRtree(shapes))
