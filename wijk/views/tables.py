"""Tables as they are shown: Dutch numbers, "niet bekend" where there is none, and the verdict in words."""

from collections.abc import Sequence

import pandas as pd
from pandas.io.formats.style import Styler

from wijk.figures.choropleth import Choropleth
from wijk.figures.country import Country
from wijk.figures.decimals import percent
from wijk.figures.profile import Profile
from wijk.figures.risk import RiskGroup
from wijk.figures.verdict import Verdict, verdict_word
from wijk.views.numbers import (
    HARDLY_ANY,
    MISSING,
    bounds_text,
    figure_text,
    ratio_text,
    size_text,
    value_text,
    year_text,
)
from wijk.views.place_names import gemeente_name, place_name

# Rows of text, the first the header.
Table = list[list[str]]

ROW_HEIGHT = 35
# How strong the evidence is that a group is lonelier, in words.
EVIDENCE = {"A": "A: landelijk onderzoek", "B": "B: één regio of onderzoek", "C": "C: niet te vergelijken"}

__all__ = [
    "VERDICT_SYMBOLS",
    "Table",
    "area_table_style",
    "country_table_style",
    "figure_table",
    "risk_table",
    "table_height",
]

VERDICT_SYMBOLS: dict[Verdict | None, str] = {"meer": "▲", "gelijk": "▬", "minder": "▼", None: "?"}


def table_height(rows: int, most: int) -> int:
    """How high a table of this many rows stands, in pixels: no empty rows, and scrolling from ``most``."""
    return min(most, ROW_HEIGHT * (rows + 1) + 2)


def area_table_style(shown: Choropleth) -> Styler:
    """The areas of a map with value and, unless it is a count, the verdict beside the gemeente or Nederland.

    Numbers sort as numbers and read the Dutch way.
    """
    table = shown.table.sort_values("value", ascending=False, na_position="last")
    column = f"{shown.indicator.name} ({shown.year})"
    frame = pd.DataFrame({"Gebied": table["name"], column: table["value"]}, index=table.index)
    for name, _ in shown.references[:1]:
        frame[f"Vergeleken met {name}"] = [f"{VERDICT_SYMBOLS[one]} {verdict_word(one)}" for one in table["verdict"]]
    return frame.style.format({column: lambda value: value_text(value, shown.indicator)}, na_rep=MISSING)  # type: ignore[arg-type]


def country_table_style(country: Country, table: pd.DataFrame) -> Styler:
    """The areas of a `country.country_table` as a table that sorts, with what `area_table_style` has."""
    column = f"{country.indicator.name} ({country.year})"
    frame = pd.DataFrame({"Gebied": table["name"]}, index=table.index)
    if country.level != "gemeente":
        frame["Gemeente"] = table["municipality"]
    frame[column] = table["value"]
    if country.references:
        frame["Vergeleken met Nederland"] = [f"{VERDICT_SYMBOLS[one]} {verdict_word(one)}" for one in table["verdict"]]
    return frame.style.format({column: lambda value: value_text(value, country.indicator)}, na_rep=MISSING)  # type: ignore[arg-type]


def figure_table(profile: Profile, keys: Sequence[tuple[str, int]]) -> Table:
    """The figures behind a chart: here, the gemeente and Nederland, with year, kind and source.

    The margin stands behind the figure of the place, where a table gives any.
    """
    areas = [(place_name(profile.place), profile.figures)]
    areas += [(gemeente_name(profile.place), profile.gemeente)] if profile.gemeente else []
    areas += [("Nederland", profile.netherlands)] if profile.netherlands else []
    bounded = any(profile.figures[key].bounds for key in keys)
    rows = []
    for key in keys:
        figure = profile.figures[key]
        source = f"{figure.source.table.publisher}, tabel {figure.source.table.id}"
        told = [figure_text(figures[key]) for _, figures in areas]
        if bounded:
            told.insert(1, bounds_text(figure))
        rows.append([figure.indicator.name, year_text(figure), *told, figure.indicator.basis, source])
    names = [name for name, _ in areas]
    if bounded:
        names.insert(1, f"Marge {names[0]} (95%)")
    return [["Cijfer", "Jaar", *names, "Soort", "Bron"], *rows]


def risk_table(groups: Sequence[RiskGroup], profile: Profile) -> Table:
    """The risk groups side by side: size, share, concentration in words with a symbol, and evidence."""
    header = ["Groep", "Omvang", "Aandeel"]
    header += [f"Vergeleken met {gemeente_name(profile.place)}"] if profile.gemeente else []
    header += ["Vergeleken met Nederland"] if profile.netherlands else []
    rows = []
    for risk_group in groups:
        row = [
            risk_group.group.name,
            size_text(risk_group.size),
            _share_text(risk_group.share),
        ]
        row += [_compared(risk_group.verdict, risk_group.ratio_municipality)] if profile.gemeente else []
        row += [_compared(risk_group.verdict_netherlands, risk_group.ratio_netherlands)] if profile.netherlands else []
        rows.append([*row, EVIDENCE[risk_group.group.evidence], _group_year(risk_group, profile)])
    return [[*header, "Bewijs", "Jaar"], *rows]


def _group_year(risk_group: RiskGroup, profile: Profile) -> str:
    if risk_group.year is None:
        return MISSING
    first = risk_group.group.percentage or risk_group.group.counted[0]
    return year_text(profile.figures[first, risk_group.year])


def _share_text(share: float | None) -> str:
    """A share of counts that were rounded: one of nothing may be of a few people."""
    if share is None:
        return MISSING
    return percent(share * 100, 1) if share else HARDLY_ANY


def _compared(verdict: Verdict | None, ratio: float | None) -> str:
    told = f"{VERDICT_SYMBOLS[verdict]} {verdict_word(verdict)}"
    return told if ratio is None else f"{told} ({ratio_text(ratio)})"
