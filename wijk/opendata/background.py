"""What lies behind the areas of a map: water, the outline of the country, and where boundaries can't be drawn."""

from collections.abc import Iterator
from pathlib import Path
from typing import TypeAlias

import geopandas as gpd
import pandas as pd
from shapely.geometry import MultiPolygon, Polygon
from shapely.geometry.base import BaseGeometry

from wijk.opendata.files import Layout

__all__ = ["Shape", "coarse", "country_outline", "not_drawn_behind", "waters"]

Shape: TypeAlias = "Polygon | MultiPolygon"
# With the whole country on one screen, a step of 250 metres is less than a pixel.
COARSE_METRES = 250
# A hole in the country smaller than this many square metres is a slit between two gemeenten.
LEAST_HOLE = 25e6
DUTCH_METRES = 28992


def waters(folder: Path, layout: Layout) -> dict[str, list[Shape]]:
    """The open water of each gemeente (code) that has some, from the boundaries that tell it; shapes in degrees."""
    found: dict[str, list[Shape]] = {}
    for file in layout.shapes:
        if file.water:
            shapes = gpd.read_file(folder / file.path)
            for gemeente, part in shapes[shapes[file.water].astype(bool)].groupby(file.gemeente):
                found.setdefault(str(gemeente), []).extend(part["geometry"].tolist())
    return found


def country_outline(gemeenten: gpd.GeoSeries) -> Shape:
    """The outline of all gemeenten together (shapes in degrees), without the slits between them."""
    metres = gpd.GeoSeries([gemeenten.to_crs(DUTCH_METRES).make_valid().union_all()], crs=DUTCH_METRES)
    whole = metres.simplify(COARSE_METRES).iloc[0]
    parts = whole.geoms if isinstance(whole, MultiPolygon) else [whole]
    closed = MultiPolygon([_without_slits(part) for part in parts])
    return gpd.GeoSeries([closed], crs=DUTCH_METRES).to_crs(gemeenten.crs).iloc[0]


def coarse(shapes: list[Shape]) -> list[Shape]:
    """The shapes (in degrees) as the whole country on one screen needs them."""
    degrees = gpd.GeoSeries(shapes, crs="EPSG:4326")
    kept = degrees.to_crs(DUTCH_METRES).simplify(COARSE_METRES).to_crs(degrees.crs)
    return [shape for shape in kept if not shape.is_empty]


def _without_slits(part: Polygon) -> Polygon:
    return Polygon(part.exterior, [hole for hole in part.interiors if Polygon(hole).area >= LEAST_HOLE])


def not_drawn_behind(areas: pd.DataFrame, shapes: dict[str, Shape]) -> Iterator[tuple[tuple[str, str], list[Shape]]]:
    """What to draw behind the areas of each gemeente that have no boundary, by level ("wijk", "buurt") and gemeente.

    Behind a buurt without one lies its wijk, or its gemeente where the wijk has none either; behind a wijk its
    gemeente.
    ``areas`` are those of one division, ``shapes`` what can be drawn, by code. Nothing where the gemeente has none.
    """
    lacking = areas[areas["level"].isin(["wijk", "buurt"]) & ~areas["code"].isin(shapes.keys())]
    for (level, gemeente), part in lacking.groupby(["level", "municipality"]):
        behind = [code if code in shapes else gemeente for code in part["district"]]
        kept: dict[str, BaseGeometry] = {code: shapes[code] for code in behind if code in shapes}
        if gemeente in kept:
            kept = {gemeente: kept[gemeente]}
        if kept:
            yield (str(level), str(gemeente)), list(kept.values())
