"""Boundaries: which shape draws which area, and the geometry files that the browser fetches."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import geopandas as gpd
import pandas as pd
from shapely.geometry import MultiPolygon, Polygon

from wijk.opendata.background import Shape, coarse, country_outline, not_drawn_behind, waters
from wijk.opendata.snapshot import geometry_file

__all__ = ["DRAWN_COLUMNS", "without_slits", "write_geometry"]

DRAWN_COLUMNS = ["division", "level", "municipality", "position", "code", "west", "south", "east", "north"]

# The shapes are generalised on a grid of some ten metres; four decimals of a degree keep what they hold.
DECIMALS = 4
SLIT_METRES = 20


def write_geometry(
    areas: pd.DataFrame, links: pd.DataFrame, from_2020: Mapping[str, str], folder: Path, out: Path
) -> pd.DataFrame:
    """Write the geometry files of both divisions under ``out`` and return what they draw, in DRAWN_COLUMNS.

    ``links`` are those of `links.link_divisions`, ``from_2020`` those of `links.link_to_2022`.

    One GeoJSON file per gemeente for its wijken and one for its buurten, and one for all gemeenten; features carry the
    code and the name of the area in that division. ``position`` is the place of an area in its file, from 0; the
    bounds are in degrees (WGS84). Areas without a trustworthy shape are left out. Besides its features a file has the
    geometries of what lies behind them, where there is any: ``water``, and ``changed`` where areas are left out; that
    of all gemeenten is the outline of the country.
    """
    drawn = []
    water = waters(folder)
    country = {
        "changed": [country_outline(_gemeenten_2024(folder).geometry)],
        "water": coarse([shape for shapes in water.values() for shape in shapes]),
    }
    for division in sorted(areas["division"].unique()):
        in_division = areas[areas["division"] == division]
        shapes = _shapes_2024(folder) if division == 2024 else _shapes_2020(links, from_2020, folder)
        drawable = in_division.merge(shapes, on="code").sort_values(["level", "municipality", "code"])
        drawable["file"] = [
            geometry_file(division, level, municipality)
            for level, municipality in zip(drawable["level"], drawable["municipality"], strict=True)
        ]
        changed = dict(not_drawn_behind(in_division, dict(zip(shapes["code"], shapes["geometry"], strict=True))))
        for (name, level), part in drawable.groupby(["file", "level"]):
            gemeente = str(part["municipality"].iloc[0])
            behind = {"changed": changed.get((str(level), gemeente), []), "water": water.get(gemeente, [])}
            drawn.append(_write_file(part, out / str(name), country if level == "gemeente" else behind))
    return pd.concat(drawn)[DRAWN_COLUMNS].reset_index(drop=True)


def _shapes_2024(folder: Path) -> pd.DataFrame:
    wijken = gpd.read_file(folder / "wijken_2024_pdok" / "wijken_2024.geojson")
    buurten = gpd.read_file(folder / "grenzen_2024" / "buurten_2024_approx_wgs84.geojson")
    parts = (
        _gemeenten_2024(folder),
        wijken[~wijken["water"].astype(bool)].rename(columns={"wijkcode": "code"}),
        buurten.rename(columns={"buurtcode": "code"}).assign(geometry=without_slits(buurten.geometry)),
    )
    return pd.DataFrame(pd.concat([part[["code", "geometry"]] for part in parts]))


def _gemeenten_2024(folder: Path) -> gpd.GeoDataFrame:
    gemeenten = gpd.read_file(folder / "grenzen_2024" / "gemeente_gegeneraliseerd_2024_wgs84.geojson")
    return gemeenten.rename(columns={"statcode": "code"})


def without_slits(shapes: gpd.GeoSeries) -> gpd.GeoSeries:
    """Shapes whose parts that nearly touch are one, and whose inward slits narrower than twice SLIT_METRES are closed.

    Buurten were rebuilt on a coarse grid, which left such lines inside them. Corners stay where they are.
    """
    metres = shapes.to_crs(28992).make_valid()
    closed = metres.buffer(SLIT_METRES, join_style="mitre").buffer(-SLIT_METRES, join_style="mitre")
    return closed.to_crs(shapes.crs)


def _shapes_2020(links: pd.DataFrame, from_2020: Mapping[str, str], folder: Path) -> pd.DataFrame:
    """Gemeenten and wijken by their 2022 shape, buurten by their 2024 shape, where both are exactly the same place."""
    source = folder / "kwb_2022"
    names = ("gemeenten_2022_wgs84.geojson", "wijken_2022_wgs84.geojson")
    shapes_2022 = pd.concat([gpd.read_file(source / name)[["code", "geometry"]] for name in names])
    larger = pd.DataFrame(from_2020.items(), columns=["code", "code_2022"])
    larger = larger.merge(shapes_2022.rename(columns={"code": "code_2022"}), on="code_2022")
    buurten = links[(links["relation"] == "same") & links["code_2024"].str.startswith("BU")]
    shapes_2024 = _shapes_2024(folder).rename(columns={"code": "code_2024"})
    buurten = buurten.rename(columns={"code_2020": "code"}).merge(shapes_2024, on="code_2024")
    return pd.concat([larger, buurten])[["code", "geometry"]]


def _write_file(part: pd.DataFrame, path: Path, behind: Mapping[str, list[Shape]]) -> pd.DataFrame:
    features = [
        {"type": "Feature", "properties": {"c": code, "n": name}, "geometry": _rounded(shape)}
        for code, name, shape in zip(part["code"], part["name"], part["geometry"], strict=True)
    ]
    path.parent.mkdir(parents=True, exist_ok=True)
    drawn_behind = {name: [_rounded(shape) for shape in shapes] for name, shapes in behind.items() if shapes}
    content = {"type": "FeatureCollection", "features": features, **drawn_behind}
    path.write_text(json.dumps(content, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")
    bounds = gpd.GeoSeries(part["geometry"]).bounds.round(DECIMALS)
    return part.assign(
        position=range(len(part)),
        west=bounds["minx"],
        south=bounds["miny"],
        east=bounds["maxx"],
        north=bounds["maxy"],
    )


def _rounded(shape: Polygon | MultiPolygon) -> dict[str, Any]:
    """A GeoJSON MultiPolygon with rounded coordinates; rings that collapse on the way are dropped."""
    polygons = shape.geoms if isinstance(shape, MultiPolygon) else [shape]
    rounded = [[_ring(ring) for ring in (polygon.exterior, *polygon.interiors)] for polygon in polygons]
    kept = [[ring for ring in rings if ring] for rings in rounded if rings[0]]
    return {"type": "MultiPolygon", "coordinates": kept}


def _ring(ring: Any) -> list[tuple[float, float]]:
    points = [(round(x, DECIMALS), round(y, DECIMALS)) for x, y, *_ in ring.coords]
    kept = [point for point, before in zip(points, [None, *points], strict=False) if point != before]
    return kept if len(kept) >= 4 else []
