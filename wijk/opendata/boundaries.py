"""Boundaries: which shape draws which area, and the geometry files that the browser fetches."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import geopandas as gpd
import pandas as pd
from shapely import get_coordinates
from shapely.geometry import MultiPolygon, Polygon

from wijk.opendata.background import Shape, coarse, country_outline, not_drawn_behind, waters
from wijk.opendata.files import Layout
from wijk.opendata.reading import read_shapes
from wijk.opendata.snapshot import geometry_file

__all__ = ["DRAWN_COLUMNS", "placed", "without_slits", "write_file", "write_geometry"]

DRAWN_COLUMNS = ["division", "level", "municipality", "position", "code", "west", "south", "east", "north"]

# The shapes are generalised on a grid of some ten metres; four decimals of a degree keep what they hold.
DECIMALS = 4
SLIT_METRES = 20


def write_geometry(
    areas: pd.DataFrame, links: pd.DataFrame, between: Mapping[str, str], layout: Layout, folder: Path, out: Path
) -> pd.DataFrame:
    """Write the geometry files of both divisions under ``out`` and return what they draw, in DRAWN_COLUMNS.

    ``links`` are those of `links.link_divisions`, ``between`` has by older code that of the division between, as
    `links.exactly_same` tells.

    One GeoJSON file per gemeente for its wijken and one for its buurten, and one for all gemeenten; features carry the
    code and the name of the area in that division. ``position`` is the place of an area in its file, from 0; the
    bounds are in degrees (WGS84). Areas without a trustworthy shape are left out. Besides its features a file has the
    geometries of what lies behind them, where there is any: ``water``, and ``changed`` where areas are left out; that
    of all gemeenten is the outline of the country.
    """
    drawn = []
    water = waters(folder, layout)
    newest = _shapes(layout, layout.new.year, folder)
    assert newest is not None
    gemeenten = newest[newest["code"].str.startswith("GM")]
    country = {
        "changed": [country_outline(gemeenten.geometry)],
        "water": coarse([shape for shapes in water.values() for shape in shapes]),
    }
    for division in (layout.old.year, layout.new.year):
        in_division = areas[areas["division"] == division]
        shapes = _shapes(layout, division, folder)
        if shapes is None:
            shapes = _borrowed(links, between, layout, folder)
        drawable = in_division.merge(shapes, on="code").sort_values(["level", "municipality", "code"])
        drawable["file"] = [
            geometry_file(division, level, municipality)
            for level, municipality in zip(drawable["level"], drawable["municipality"], strict=True)
        ]
        changed = dict(not_drawn_behind(in_division, dict(zip(shapes["code"], shapes["geometry"], strict=True))))
        for (name, level), part in drawable.groupby(["file", "level"]):
            gemeente = str(part["municipality"].iloc[0])
            behind = {"changed": changed.get((str(level), gemeente), []), "water": water.get(gemeente, [])}
            write_file(part, out / str(name), country if level == "gemeente" else behind)
        drawn.append(placed(drawable))
    return pd.concat(drawn).reset_index(drop=True)


def _shapes(layout: Layout, division: int, folder: Path) -> gpd.GeoDataFrame | None:
    """The boundaries that were published for a division; None without any."""
    parts = []
    for file in layout.shapes:
        if file.division == division:
            shapes = read_shapes(folder, file)
            parts.append(shapes.assign(geometry=without_slits(shapes.geometry)) if file.rebuilt else shapes)
    return gpd.GeoDataFrame(pd.concat(parts)) if parts else None


def without_slits(shapes: gpd.GeoSeries) -> gpd.GeoSeries:
    """Shapes whose parts that nearly touch are one, and whose inward slits narrower than twice SLIT_METRES are closed.

    Buurten were rebuilt on a coarse grid, which left such lines inside them. Corners stay where they are.
    """
    metres = shapes.to_crs(28992).make_valid()
    closed = metres.buffer(SLIT_METRES, join_style="mitre").buffer(-SLIT_METRES, join_style="mitre")
    return closed.to_crs(shapes.crs)


def _borrowed(links: pd.DataFrame, between: Mapping[str, str], layout: Layout, folder: Path) -> pd.DataFrame:
    """Older areas by the shapes of the division between, and of levels that it lacks by those of the newest, where both
    are exactly the same place.
    """
    middle, newest = (_shapes(layout, one.year, folder) for one in (layout.middle, layout.new))
    assert middle is not None
    assert newest is not None
    larger = pd.DataFrame(between.items(), columns=["code", "there"])
    larger = larger.merge(middle.rename(columns={"code": "there"}), on="there")
    kinds = tuple(middle["code"].str[:2].unique())
    same = links[(links["relation"] == "same") & ~links["new"].str.startswith(kinds)]
    smaller = same.rename(columns={"old": "code"}).merge(newest.rename(columns={"code": "new"}), on="new")
    return pd.concat([larger, smaller])[["code", "geometry"]]


def placed(drawable: pd.DataFrame) -> pd.DataFrame:
    """The areas in DRAWN_COLUMNS, one ``file`` after another: their place in it, and their bounds in degrees."""
    bounds = gpd.GeoSeries(drawable["geometry"]).bounds.round(DECIMALS)
    return drawable.assign(
        position=drawable.groupby(["file", "level"]).cumcount(),
        west=bounds["minx"],
        south=bounds["miny"],
        east=bounds["maxx"],
        north=bounds["maxy"],
    ).sort_values(["file", "level"], kind="stable")[DRAWN_COLUMNS]


def write_file(part: pd.DataFrame, path: Path, behind: Mapping[str, list[Shape]]) -> None:
    """Write the geometry of some areas, in their order, and what lies behind them."""
    features = [
        {"type": "Feature", "properties": {"c": code, "n": name}, "geometry": _rounded(shape)}
        for code, name, shape in zip(part["code"], part["name"], part["geometry"], strict=True)
    ]
    path.parent.mkdir(parents=True, exist_ok=True)
    drawn_behind = {name: [_rounded(shape) for shape in shapes] for name, shapes in behind.items() if shapes}
    content = {"type": "FeatureCollection", "features": features, **drawn_behind}
    path.write_text(json.dumps(content, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")


def _rounded(shape: Polygon | MultiPolygon) -> dict[str, Any]:
    """A GeoJSON MultiPolygon with rounded coordinates; rings that collapse on the way are dropped."""
    polygons = shape.geoms if isinstance(shape, MultiPolygon) else [shape]
    rounded = [[_ring(ring) for ring in (polygon.exterior, *polygon.interiors)] for polygon in polygons]
    kept = [[ring for ring in rings if ring] for rings in rounded if rings[0]]
    return {"type": "MultiPolygon", "coordinates": kept}


def _ring(ring: Any) -> list[tuple[float, float]]:
    points = [(round(x, DECIMALS), round(y, DECIMALS)) for x, y in get_coordinates(ring).tolist()]
    kept = [point for point, before in zip(points, [None, *points], strict=False) if point != before]
    return kept if len(kept) >= 4 else []
