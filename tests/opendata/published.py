"""Tables as the sources publish them, for the replay: cut from the repository's own snapshot, so without ../shared."""

import json
from collections.abc import Iterable
from typing import Any

import pandas as pd

from tests.opendata.replay import Row, Table
from wijk.opendata.pdok import LAYERS
from wijk.opendata.publications import Column, load_publications
from wijk.opendata.snapshot import DATA_FOLDER, Snapshot, figure_column

# A small gemeente of several wijken, and one more so that a limit to one leaves something out.
GEMEENTEN = ("GM0518", "GM0202")
MARGINS = {"MW00000": 0.0, "MOG0095": -2.5, "MBG0095": 2.5}
PERIODS = ("2012JJ00", "2016JJ00", "2020JJ00", "2022JJ00", "2024JJ00")
AGES = ("20300   ", "53115   ", "80200   ")
LEVELS = {"NL": "Land", "GM": "Gemeente", "WK": "Wijk", "BU": "Buurt"}


def numbered(names: Iterable[str]) -> dict[str, str]:
    """Each name with the number that its place in the table gives it."""
    return {name: f"{name}_{number}" for number, name in enumerate(names, 4)}


def topic_row(number: int, key: str, title: str, unit: str, description: str = "") -> Row:
    texts = {"Key": key, "Title": title, "Description": description, "Unit": unit, "Datatype": "Double"}
    return {"ID": number, "Position": number, "ParentID": None, "Type": "Topic", **texts, "Decimals": 1, "Default": ""}


def area_rows(areas: pd.DataFrame) -> list[Row]:
    """The dimension of areas: keys of ten wide, as in both publishers' tables."""
    return [
        {"Key": code.ljust(10), "Title": name, "Description": None, "Municipality": gemeente, "DetailRegionCode": code}
        for code, name, gemeente in zip(areas.index, areas["name"], areas["municipality"], strict=True)
    ]


def cut(snapshot: Snapshot, division: int, gemeenten: Iterable[str] = GEMEENTEN) -> pd.DataFrame:
    """The areas of some gemeenten and the land."""
    areas = snapshot.areas[division]
    return areas[areas["municipality"].isin(list(gemeenten)) | (areas["level"] == "land")]


def kwb(snapshot: Snapshot, year: int, table: str, areas: pd.DataFrame) -> Table:
    """Kerncijfers of a year with what the snapshot has of it, in the columns that publications.toml names."""
    columns = load_publications()["kwb"].columns
    names = numbered(one.topics[0] for one in columns)
    values = {names[one.topics[0]]: known_values(snapshot, one.indicator, year, areas.index) for one in columns}
    values["OppervlakteTotaal_110"] = areas["total_hectares"]
    values["OppervlakteLand_111"] = areas["land_hectares"]
    frame = pd.DataFrame(values).astype(object).where(pd.DataFrame(values).notna(), None)
    properties = [
        topic_row(3, "IndelingswijzigingWijkenEnBuurten_4", "Indelingswijziging wijken en buurten", ""),
    ]
    properties += [
        topic_row(number, names[one.topics[0]], one.title or one.topics[0], one.unit, one.description)
        for number, one in enumerate(columns, 4)
    ]
    properties += [topic_row(110, "OppervlakteTotaal_110", "Oppervlakte totaal", "ha")]
    properties += [topic_row(111, "OppervlakteLand_111", "Oppervlakte land", "ha")]
    rows = [
        {"ID": number, "WijkenEnBuurten": code.ljust(10), **described(code, gemeente, changed), **row}
        for number, (code, gemeente, changed, row) in enumerate(
            zip(areas.index, areas["municipality_name"], areas["changed"], frame.to_dict("records"), strict=True)
        )
    ]
    dimensions = {"WijkenEnBuurten": area_rows(areas)}
    return Table(
        table, f"Kerncijfers wijken en buurten {year}", f"{year + 1}-03-26T02:00:00", properties, dimensions, rows
    )


def known_values(snapshot: Snapshot, indicator: str, year: int, codes: pd.Index) -> pd.Series:
    """What the snapshot has of an indicator: for this year, else for another; so that every column holds something."""
    for division in sorted(snapshot.figures, key=lambda one: (one != year, -one)):
        name = figure_column(indicator, division)
        if name in snapshot.figures[division]:
            return snapshot.figures[division][name].reindex(codes)
    raise KeyError(indicator)


def described(code: str, gemeente: str, changed: bool) -> Row:
    return {
        "Gemeentenaam_1": (gemeente or "Nederland").ljust(40),
        "SoortRegio_2": LEVELS[code[:2]].ljust(10),
        "Codering_3": code.ljust(10),
        "IndelingswijzigingWijkenEnBuurten_4": "." if code[:2] in ("NL", "GM") else "3" if changed else "1",
    }


def health_values(snapshot: Snapshot, column: Column, year: int, codes: pd.Index) -> dict[str, float | None]:
    """The percentages as the snapshot has them for 2024's or else 2020's division.

    Where the snapshot has nothing they are made up, another for each year; some buurten are missing, as at the source.
    """
    name, known = figure_column(column.indicator, year), dict[str, float]()
    for division in (2020, 2024):
        if name in snapshot.figures[division]:
            known |= {str(code): float(value) for code, value in snapshot.figures[division][name].dropna().items()}

    def made_up(code: str) -> float | None:
        seed = sum(map(ord, f"{code}{column.indicator}"))
        missing = code.startswith("BU") and seed % 10 == 0
        return None if missing else round(30.0 + seed % 200 / 10 + (year - 2012) / 4, 1)

    return {code: known[code] if code in known else made_up(code) for code in codes}


def health(
    snapshot: Snapshot,
    areas: pd.DataFrame,
    table: str = "50150NED",
    ages: Iterable[str] = AGES,
    periods: Iterable[str] = PERIODS,
) -> Table:
    """A table of 50150NED's shape: ages, margins and periods, made up by `health_values`."""
    columns = load_publications()["health"].columns
    topics = [name for name in dict.fromkeys(one.topics[0] for one in columns) if name != "BeperktVanwegeGezondheid"]
    names = numbered(topics)
    by_age = {age: [one for one in columns if one.age == age.strip() and one.topics[0] in names] for age in ages}
    codes = areas.index.tolist()
    values_of = {
        (age, period): [
            (names[one.topics[0]], health_values(snapshot, one, int(period[:4]), areas.index)) for one in asked
        ]
        for age, asked in by_age.items()
        for period in periods
    }
    rows: list[Row] = []
    for code in codes:
        key = {"WijkenEnBuurten": code.replace("NL00", "NL01").ljust(10)}
        for age in by_age:
            for margin, shift in MARGINS.items():
                for period in periods:
                    values: dict[str, Any] = dict.fromkeys(names.values())
                    for name, published in values_of[age, period]:
                        value = published[code]
                        values[name] = None if value is None else round(min(max(value + shift, 0.0), 100.0), 1)
                    rows.append(
                        {"ID": len(rows), "Leeftijd": age, "Marges": margin, "Perioden": period, **key, **values}
                    )
    areas_there = area_rows(areas.rename(index={"NL00": "NL01"}))
    dimensions = {
        "Leeftijd": [{"Key": age, "Title": age, "Description": ""} for age in by_age],
        "Marges": [{"Key": margin, "Title": margin, "Description": ""} for margin in MARGINS],
        "Perioden": [{"Key": period, "Title": period[:4], "Status": "Definitief"} for period in periods],
        "WijkenEnBuurten": areas_there,
    }
    properties = [topic_row(number, key, name, "%") for number, (name, key) in enumerate(names.items(), 4)]
    title = "Gezondheid per wijk en buurt; 2012/2016/2020/2022/2024 (indeling 2024)"
    return Table(table, title, "2026-02-10T02:00:00", properties, dimensions, rows)


def features(level: str) -> list[Row]:
    """Shapes of our own geometry files, with the attributes that PDOK gives them, and one of open water."""
    _, attribute = LAYERS[level]
    found = []
    for gemeente in GEMEENTEN:
        name = "gemeente.json" if level == "gemeente" else f"{level}/{gemeente}.json"
        collection = json.loads((DATA_FOLDER / "geometry" / "2024" / name).read_text(encoding="utf-8"))
        for one in collection["features"]:
            if one["properties"]["c"][2:6] == gemeente[2:]:
                properties = {attribute: one["properties"]["c"], "gemeentecode": gemeente, "water": "NEE"}
                found.append({"type": "Feature", "geometry": one["geometry"], "properties": properties})
    water = {**found[-1], "properties": {attribute: "WK051899", "gemeentecode": "GM0518", "water": "JA"}}
    return [*found, water]


def all_features() -> dict[str, list[Row]]:
    """The features of every layer of PDOK."""
    return {layer: features(level) for level, (layer, _) in LAYERS.items()}
