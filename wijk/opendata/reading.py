"""Reads the published files as their layout says, each as a frame by area code with missing as NaN."""

from collections.abc import Iterable
from pathlib import Path

import geopandas as gpd
import pandas as pd

from wijk.domain.area import COUNTRY, level_of
from wijk.opendata.cbs import age_column, topic
from wijk.opendata.files import DivisionFile, ShapeFile, TableFile

__all__ = ["AREA_COLUMNS", "read_areas", "read_overlap", "read_shapes", "read_table"]

AREA_COLUMNS = [
    "code",
    "division",
    "name",
    "level",
    "municipality",
    "municipality_name",
    "province",
    "district",
    "changed",
    "land_hectares",
    "total_hectares",
]
# RIVM's code of the national row.
ALSO_COUNTRY = "NL01"


def read_table(folder: Path, file: TableFile) -> pd.DataFrame:
    """A table by area code, its columns by name without number, or by that, age class and year (``age_column``)."""
    frame = pd.concat([_read(path, file.separator) for pattern in file.paths for path in _found(folder, pattern)])
    for column, value in file.only.items():
        frame = frame[frame[column].str.strip() == value]
    code = frame[file.code].str.strip().replace(ALSO_COUNTRY, COUNTRY).rename("code")
    if file.areas:
        kept = code.str.startswith(tuple(file.areas))
        frame, code = frame[kept], code[kept]
    frame = frame.set_index(code)
    if not file.year:
        return frame.rename(columns=topic) if file.numbered else frame
    topics = [column for column in frame.columns if frame[column].dtype == float]
    parts = []
    for (year, age), part in frame.groupby([file.year, file.age]):
        names = {column: age_column(topic(column), str(age), str(year)) for column in topics}
        parts.append(part[topics].rename(columns=names))
    return pd.concat(parts, axis=1)


def read_areas(folder: Path, division: DivisionFile, figures: pd.DataFrame) -> pd.DataFrame:
    """The areas of a division in AREA_COLUMNS, from the figures of its table and the file with their names."""
    code = figures.index.to_series()
    names = figures[division.name] if division.name else _names(folder, division.names)
    frame = pd.DataFrame({"code": code, "division": division.year, "name": names.map(_single_spaced).reindex(code)})
    frame["level"] = code.map(level_of)
    frame["municipality"] = ("GM" + code.str[2:6]).where(code != COUNTRY, "")
    around = (
        figures[division.municipality_name] if division.municipality_name else frame["municipality"].map(frame["name"])
    )
    frame["municipality_name"] = around.str.strip().where(code != COUNTRY, "")
    province = figures[division.province] if division.province else pd.Series("", index=code)
    frame["province"] = province.fillna("").str.strip()
    frame["district"] = ("WK" + code.str[2:8]).where(frame["level"] == "buurt", "")
    changed = pd.Series(False, index=code)
    for column, value in division.changed.items():
        changed |= figures[column].str.strip() == value
    frame["changed"] = changed
    unknown = pd.Series(float("nan"), index=code)
    frame["land_hectares"] = figures[division.land].astype(float) if division.land else unknown
    total = figures[division.total].astype(float) * division.total_hectares if division.total else unknown
    frame["total_hectares"] = total
    return frame[AREA_COLUMNS].reset_index(drop=True)


def read_overlap(folder: Path, overlap: dict[str, str]) -> dict[str, dict[str, float]]:
    """The parts of the land of an older area in newer ones, by code."""
    frame = pd.read_csv(folder / overlap["path"])
    return {
        str(code): dict(zip(part[overlap["new"]], part[overlap["share"]], strict=True))
        for code, part in frame.groupby(overlap["old"])
    }


def read_shapes(folder: Path, file: ShapeFile) -> gpd.GeoDataFrame:
    """The boundaries of the areas in a file, without those of water: ``code`` and ``geometry``."""
    shapes = gpd.read_file(folder / file.path)
    land = shapes[~shapes[file.water].astype(bool)] if file.water else shapes
    return land.rename(columns={file.code: "code"})[["code", "geometry"]]


def _found(folder: Path, pattern: str) -> Iterable[Path]:
    paths = sorted(folder.glob(pattern))
    if not paths:
        raise FileNotFoundError(str(folder / pattern))
    return paths


def _read(path: Path, separator: str) -> pd.DataFrame:
    if path.suffix == ".parquet":
        return pd.read_parquet(path)
    return pd.read_csv(path, sep=separator, encoding="utf-8-sig", low_memory=False)


def _names(folder: Path, names: dict[str, str]) -> pd.Series:
    frame = pd.read_parquet(folder / names["path"])
    return frame.set_index(frame[names["code"]].str.strip())[names["name"]]


def _single_spaced(name: str) -> str:
    return " ".join(name.split())
