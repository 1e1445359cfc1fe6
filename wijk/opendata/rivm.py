"""Reads the files of RIVM and GGD: health per wijk and buurt 2012-2020, and young adults 2024 per gemeente."""

from pathlib import Path

import pandas as pd

from wijk.domain.area import COUNTRY
from wijk.opendata.cbs import topic

__all__ = ["health_column", "read_gemeenten", "read_health", "read_young_adults"]


def health_column(field: str, age: str, year: int | str) -> str:
    """The name under which ``read_health`` gives a topic for one age class and year."""
    return f"{field}|{age}|{year}"


def read_health(folder: Path) -> pd.DataFrame:
    """Table 50090NED by area code of the 2020 division, one column per topic, age class and year (``health_column``).

    Percentages of the age class; missing as NaN. RIVM's national row NL01 gets CBS's code NL00.
    """
    tidy = pd.read_parquet(folder / "rivm_2012_2020" / "rivm_gezondheid_tidy.parquet")
    topics = [column for column in tidy.columns if tidy[column].dtype == float]
    parts = []
    for (year, age), part in tidy.groupby(["jaar", "Leeftijd"]):
        frame = part.set_index(part["code"].str.strip().replace("NL01", COUNTRY))[topics]
        frame.columns = [health_column(topic(column), str(age), str(year)) for column in topics]
        parts.append(frame)
    return pd.concat(parts, axis=1)


def read_gemeenten(folder: Path) -> pd.DataFrame:
    """The gemeenten of table 50150NED in 2024, by code: estimated percentages of those aged 18 and older."""
    return pd.read_csv(folder / "rivm_2024_gemeenten" / "rivm_2024_gemeenten.csv").set_index("code")


def read_young_adults(folder: Path) -> pd.DataFrame:
    """Table 50140NED by gemeente code, with the national row as NL00; percentages of those aged 16 to 25."""
    [path] = (folder / "rivm_jong_2024").glob("50140NED_TypedDataSet_*.csv")
    frame = pd.read_csv(path, sep=";", encoding="utf-8-sig")
    frame.index = pd.Index(frame["RegioS"].str.strip().replace("NL01", COUNTRY), name="code")
    frame.columns = [topic(column) for column in frame.columns]
    return frame[(frame["Marges"].str.strip() == "MW00000") & frame.index.str.match(r"^(GM|NL)")]
