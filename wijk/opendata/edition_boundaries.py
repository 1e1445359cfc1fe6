"""Puts fresh boundaries of the newest division in a new edition: its geometry files, and what they draw."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import geopandas as gpd
import pandas as pd
import shapely
from shapely.geometry import MultiPolygon
from shapely.geometry import shape as shape_of
from shapely.geometry.base import BaseGeometry

from wijk.opendata.background import Shape, not_drawn_behind
from wijk.opendata.boundaries import placed, write_file
from wijk.opendata.snapshot import Snapshot, geometry_file
from wijk.opendata.source_errors import SourceError

__all__ = ["TOLERANCE_METRES", "put_boundaries"]

# Neighbours are simplified together, so that no slits come between them.
TOLERANCE_METRES = 30
DUTCH_METRES = 28992
# Of the areas that were drawn before, at least this part must be drawn again.
ENOUGH = 0.98


def put_boundaries(
    base: Snapshot, source: str, shapes: gpd.GeoDataFrame, out: Path, gemeente: str = ""
) -> pd.DataFrame:
    """Write the geometry files of the newest division anew in the edition ``out``, and return all that it draws.

    ``shapes`` has ``code`` and ``geometry`` in degrees; a level that it lacks keeps its files. With a gemeente only its
    wijken and buurten are drawn anew. What lies behind the areas stays. Raises SourceError, naming ``source``, when too
    few areas have a shape.
    """
    division = max(base.areas)
    areas = base.areas[division].reset_index()
    levels = areas.loc[areas["code"].isin(shapes["code"]), "level"].unique()
    fresh = areas[areas["level"].isin(levels) & (areas["level"] != "land")]
    if gemeente:
        fresh = fresh[(fresh["municipality"] == gemeente) & (fresh["level"] != "gemeente")]
    shapes = _simplified(shapes)
    drawable = fresh.merge(shapes[~shapes.geometry.is_empty], on="code").sort_values(["level", "municipality", "code"])
    before = base.drawn
    here = (before["division"] == division) & before["code"].isin(fresh["code"])
    if len(drawable) < ENOUGH * here.sum() or drawable.empty:
        happened = f"maar {len(drawable)} van de {here.sum()} gebieden van {division} hebben een grens"
        raise SourceError(source, happened, "changed")
    drawable["file"] = [
        geometry_file(division, level, of)
        for level, of in zip(drawable["level"], drawable["municipality"], strict=True)
    ]
    undrawn = dict(not_drawn_behind(fresh, dict(zip(drawable["code"], drawable["geometry"], strict=True))))
    for (name, level), part in drawable.groupby(["file", "level"]):
        path = out / "geometry" / str(name)
        behind = _behind(path)
        if level != "gemeente":
            behind["changed"] = undrawn.get((str(level), str(part["municipality"].iloc[0])), [])
        write_file(part, path, behind)
    return pd.concat([before[~here], placed(drawable)]).reset_index(drop=True)


def _simplified(shapes: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """The shapes with fewer corners, each level by itself."""
    parts = []
    for _, part in shapes.groupby(shapes["code"].str[:2]):
        metres = part.geometry.to_crs(DUTCH_METRES).make_valid().map(_polygons)
        simple = shapely.coverage_simplify(metres.to_numpy(), TOLERANCE_METRES)
        whole = gpd.GeoSeries(simple, index=part.index, crs=DUTCH_METRES).make_valid()
        parts.append(part.assign(geometry=whole.map(_polygons).to_crs(part.crs)))
    return gpd.GeoDataFrame(pd.concat(parts))


def _polygons(shape: BaseGeometry) -> Shape:
    """The surfaces of a shape, without the lines and points that mending may leave."""
    parts = [part for part in shapely.get_parts(shapely.get_parts(shape)) if part.geom_type == "Polygon"]
    return parts[0] if len(parts) == 1 else MultiPolygon(parts)


def _behind(path: Path) -> dict[str, list[Shape]]:
    """What the file of before has behind its areas."""
    if not path.is_file():
        return {}
    content: Mapping[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return {name: [shape_of(one) for one in content[name]] for name in ("changed", "water") if name in content}
