"""Reads the files of CBS: Kerncijfers wijken en buurten 2020, 2022 and 2024, each as a frame indexed by area code."""

import re
from pathlib import Path

import pandas as pd

from wijk.domain.area import COUNTRY, level_of
from wijk.opendata.same_place import AreaFacts

__all__ = ["areas_2020", "areas_2024", "facts_2022", "read_2020", "read_2022", "read_2024", "topic"]

AREA_COLUMNS = [
    "code",
    "division",
    "name",
    "level",
    "municipality",
    "municipality_name",
    "district",
    "changed",
    "land_hectares",
    "total_hectares",
]


def topic(column: str) -> str:
    """The name of a CBS column without the number behind it, which differs per table: ``Eenzaam_28`` → ``Eenzaam``."""
    return re.sub(r"_\d+$", "", column)


def read_2020(folder: Path) -> pd.DataFrame:
    """Table 84799NED by area code; columns by topic, missing as NaN."""
    frame = pd.read_parquet(folder / "kwb_2020" / "cbs.v3.84799NED_TypedDataSet.parquet")
    frame.columns = [topic(column) for column in frame.columns]
    return frame.assign(code=frame["WijkenEnBuurten"].str.strip()).set_index("code")


def areas_2020(folder: Path) -> pd.DataFrame:
    """The areas of the 2020 division in the columns of AREA_COLUMNS."""
    figures = read_2020(folder)
    titles = pd.read_parquet(folder / "kwb_2020" / "cbs.v3.84799NED_WijkenEnBuurten.parquet")
    names = titles.set_index(titles["Key"].str.strip())["Title"].map(_single_spaced)
    code = figures.index.to_series()
    frame = pd.DataFrame({"code": code, "division": 2020, "name": names.reindex(code).to_numpy()})
    frame["level"] = code.map(level_of)
    frame["municipality"] = ("GM" + code.str[2:6]).where(code != COUNTRY, "")
    frame["municipality_name"] = figures["Gemeentenaam"].str.strip().where(code != COUNTRY, "")
    frame["district"] = ("WK" + code.str[2:8]).where(frame["level"] == "buurt", "")
    frame["changed"] = figures["IndelingswijzigingWijkenEnBuurten"].str.strip() == "3"
    frame["land_hectares"] = figures["OppervlakteLand"].astype(float)
    frame["total_hectares"] = figures["OppervlakteTotaal"].astype(float)
    return frame[AREA_COLUMNS].reset_index(drop=True)


def _single_spaced(name: str) -> str:
    return " ".join(name.split())


def read_2022(folder: Path) -> pd.DataFrame:
    """Table 85318NED by area code, gemeenten and wijken only; ``area`` is the total area in square kilometres."""
    parts = [pd.read_csv(folder / "kwb_2022" / name) for name in ("gemeenten_2022.csv", "wijken_2022.csv")]
    return pd.concat(parts).set_index("code")


def facts_2022(folder: Path) -> list[AreaFacts]:
    """The gemeenten and wijken of 2022; of their area only the total is in the file."""
    frame = read_2022(folder)
    gemeenten = ("GM" + frame.index.str[2:6]).map(frame["name"].to_dict())
    rows = zip(frame.index, frame["name"], gemeenten, frame["population"].fillna(0.0), frame["area"] * 100, strict=True)
    return [
        AreaFacts(code, _single_spaced(name), gemeente, float(people), float("nan"), float(total))
        for code, name, gemeente, people, total in rows
    ]


def read_2024(folder: Path) -> pd.DataFrame:
    """Table 85984NED (with one topic of 50150NED) by area code; every value of 0 or less is missing in this file."""
    return pd.read_csv(folder / "kwb_2024" / "kwb_2024_gemeente_wijk_buurt.csv", dtype={"postcode": str}).set_index(
        "code"
    )


def areas_2024(folder: Path) -> pd.DataFrame:
    """The areas of the 2024 division in the columns of AREA_COLUMNS; the total area is not in the file."""
    figures = read_2024(folder)
    code = figures.index.to_series()
    frame = pd.DataFrame({"code": code, "division": 2024, "name": figures["name"].map(_single_spaced)})
    frame["level"] = code.map(level_of)
    frame["municipality"] = figures["gemeentecode"].fillna("")
    frame["municipality_name"] = figures["gemeentenaam"].str.strip().fillna("")
    frame["district"] = figures["wijkcode"].fillna("").where(frame["level"] == "buurt", "")
    frame["changed"] = False
    frame["land_hectares"] = figures["oppervlakteLandHa"].astype(float)
    frame["total_hectares"] = float("nan")
    return frame[AREA_COLUMNS].reset_index(drop=True)
