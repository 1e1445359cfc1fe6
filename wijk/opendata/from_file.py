"""Reads a file of CBS that somebody already has: Kerncijfers as Excel (kwb-YEAR.xlsx), or boundaries."""

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

import geopandas as gpd
import openpyxl
import pandas as pd
import pyogrio
from openpyxl.utils.exceptions import InvalidFileException

from wijk.opendata.columns import Seen
from wijk.opendata.fetching import FetchedTable
from wijk.opendata.pdok import LAYERS, shapes_of
from wijk.opendata.publications import Column, Publication
from wijk.opendata.snapshot import figure_column
from wijk.opendata.source_catalogue import FoundTable
from wijk.opendata.source_errors import SourceError
from wijk.opendata.table_reader import TableInfo

__all__ = ["SHAPE_FILES", "read_kwb", "read_shape_file"]

SHAPE_FILES = (".gpkg", ".shp", ".geojson")
CODE, NAME = "gwb_code", "regio"
# How the layers of CBS's own files call the code of an area, in small letters.
CODES = {"gemeente": ("gemeentecode", "gm_code"), "wijk": ("wijkcode", "wk_code"), "buurt": ("buurtcode", "bu_code")}
WATER = ("water", "h2o")


def read_kwb(path: Path, publication: Publication, years: tuple[int, ...] = ()) -> FetchedTable:
    """Read Kerncijfers of one year in the layout of kwb-YEAR.xlsx; "." and an empty cell are missing.

    The year is the one asked for, else the one in the name of the file. The file may hold a part of the country. Raises
    SourceError when it can't be read, has no year, or lacks the code, the name or every figure.
    """
    year = _year(path, years)
    rows = _rows(path)
    header = [str(cell).strip() for cell in next(rows, ())]
    lacking = [name for name in (CODE, NAME) if name not in header]
    if lacking:
        raise SourceError(path.name, f"in de eerste rij staat geen kolom {lacking[0]}", "file")
    frame = pd.DataFrame([row for row in rows if row and row[header.index(CODE)]], columns=header)
    frame = frame.set_index(frame[CODE].astype(str).str.strip())
    columns = [column for column in publication.columns if column.file in header]
    figures = {figure_column(one.indicator, year): _numbers(path, frame[one.file]) for one in columns}
    filled = pd.DataFrame({name: values for name, values in figures.items() if values.notna().any()}, index=frame.index)
    if filled.empty:
        raise SourceError(path.name, "er staat geen enkel cijfer in dat wij kennen", "file")
    names = {str(code): " ".join(str(name).split()) for code, name in frame[NAME].items()}
    years_of: dict[Column, tuple[int, ...]] = {
        one: (year,) for one in columns if figure_column(one.indicator, year) in filled
    }
    seen = {one: Seen(one.file, one.title, one.unit, one.description) for one in columns}
    return FetchedTable(_found(path, publication, year), names, filled, years_of, seen, {})


def read_shape_file(path: Path) -> gpd.GeoDataFrame:
    """Read the gemeenten, wijken and buurten of a file, with ``code`` and ``geometry`` in degrees, open water left out.

    A gpkg may have a layer of each level, a shape file has one. Raises SourceError when it can't be read or has none.
    """
    try:
        layers = [gpd.read_file(path, layer=name) for name, kind in pyogrio.list_layers(path) if kind]
        shapes = [(level, layer.to_crs("EPSG:4326")) for layer in layers for level in _level(layer.columns)]
    except (pyogrio.errors.DataSourceError, OSError, ValueError) as error:
        raise SourceError(path.name, f"dit bestand met grenzen is niet te lezen ({error})", "file") from error
    if not shapes:
        raise SourceError(path.name, "er staan geen gemeenten, wijken of buurten met een code in", "file")
    return gpd.GeoDataFrame(
        pd.concat([shapes_of(path.name, _features(layer, level), "code") for level, layer in shapes])
    )


def _year(path: Path, years: tuple[int, ...]) -> int:
    named = re.findall(r"(?<!\d)(20[12]\d)(?!\d)", path.stem)
    if not years and not named:
        raise SourceError(path.name, "in de naam staat geen jaar; geef het met --year", "file")
    return years[0] if years else int(named[0])


def _rows(path: Path) -> Any:
    try:
        book = openpyxl.load_workbook(path, read_only=True, data_only=True)
    except (OSError, BadZipFile, InvalidFileException, KeyError, ValueError) as error:
        raise SourceError(path.name, "dit is geen Excel-bestand (.xlsx) dat te lezen is", "file") from error
    return book[book.sheetnames[0]].iter_rows(values_only=True)


def _numbers(path: Path, values: pd.Series) -> pd.Series:
    text = values.map(lambda value: None if value is None or str(value).strip() in ("", ".") else value)
    try:
        return pd.to_numeric(text).astype(float)
    except (TypeError, ValueError) as error:
        raise SourceError(path.name, f"kolom {values.name} bevat niet alleen getallen", "file") from error


def _found(path: Path, publication: Publication, year: int) -> FoundTable:
    modified = datetime.fromtimestamp(path.stat().st_mtime, UTC).isoformat(timespec="seconds")
    table = publication.tables.get(year, f"kwb-{year}")
    return FoundTable(publication, year, TableInfo(table, f"Kerncijfers wijken en buurten {year}", modified))


def _level(columns: pd.Index) -> list[str]:
    """The level of a layer: the smallest of which it has the code."""
    small = {str(name).lower() for name in columns}
    return [level for level in reversed(tuple(LAYERS)) if small & set(CODES[level])][:1]


def _features(layer: gpd.GeoDataFrame, level: str) -> list[dict[str, Any]]:
    names: Mapping[str, str] = {str(name).lower(): str(name) for name in layer.columns}
    [code, *_] = [names[name] for name in CODES[level] if name in names]
    water = next((names[name] for name in WATER if name in names), None)
    waters = layer[water] if water else pd.Series("NEE", layer.index)
    return [
        {"type": "Feature", "geometry": shape, "properties": {"code": str(area).strip(), "water": wet}}
        for area, wet, shape in zip(layer[code], waters, layer.geometry, strict=True)
    ]
