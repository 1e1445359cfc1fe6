"""Tables as they are shown: Dutch numbers, "niet bekend" where there is none, a word and a symbol beside a colour."""

from collections.abc import Sequence

import pandas as pd
from pandas.io.formats.style import Styler

from wijk.figures.choropleth import Choropleth
from wijk.figures.profile import Profile
from wijk.figures.risk import RiskGroup, concentration_word, round_to_ten
from wijk.views.legends import class_word
from wijk.views.numbers import MISSING, figure_text, number, ratio_text, value_text, year_text
from wijk.views.place_names import gemeente_name, place_name

# Rows of text, the first the header.
Table = list[list[str]]

# How strong the evidence is that a group is lonelier, in words.
EVIDENCE = {"A": "A: landelijk onderzoek", "B": "B: één regio of onderzoek", "C": "C: niet te vergelijken"}

__all__ = ["Table", "area_table_style", "figure_table", "risk_table"]

_SYMBOLS = {"meer dan gemiddeld": "▲", "ongeveer gelijk": "▬", "minder dan gemiddeld": "▼", MISSING: "?"}


def area_table_style(shown: Choropleth) -> Styler:
    """The areas of a map with value and class; numbers sort as numbers and read the Dutch way."""
    table = shown.table.sort_values("value", ascending=False, na_position="last")
    words = [class_word(int(number_), shown.classes.count) for number_ in table["class"]]
    column = f"{shown.indicator.name} ({shown.year})"
    frame = pd.DataFrame({"Gebied": table["name"], column: table["value"], "Klasse": words}, index=table.index)
    return frame.style.format({column: lambda value: value_text(value, shown.indicator)}, na_rep=MISSING)  # type: ignore[arg-type]


def figure_table(profile: Profile, keys: Sequence[tuple[str, int]]) -> Table:
    """The figures behind a chart: here, the gemeente and Nederland, with year, kind and source."""
    areas = [(place_name(profile.place), profile.figures)]
    areas += [(gemeente_name(profile.place), profile.gemeente)] if profile.gemeente else []
    areas += [("Nederland", profile.netherlands)] if profile.netherlands else []
    rows = []
    for key in keys:
        figure = profile.figures[key]
        source = f"{figure.source.table.publisher}, tabel {figure.source.table.id}"
        told = [figure_text(figures[key]) for _, figures in areas]
        rows.append([figure.indicator.name, year_text(figure), *told, figure.indicator.basis, source])
    return [["Cijfer", "Jaar", *(name for name, _ in areas), "Soort", "Bron"], *rows]


def risk_table(groups: Sequence[RiskGroup], profile: Profile) -> Table:
    """The risk groups side by side: size, share, concentration in words with a symbol, and evidence."""
    header = ["Groep", "Omvang", "Aandeel"]
    header += [f"Vergeleken met {gemeente_name(profile.place)}"] if profile.gemeente else []
    header += ["Vergeleken met Nederland"] if profile.netherlands else []
    rows = []
    for found in groups:
        row = [
            found.group.name,
            MISSING if found.size is None else number(round_to_ten(found.size)),
            MISSING if found.share is None else f"{number(found.share * 100, 1)}%",
        ]
        row += [_compared(found.ratio_municipality)] if profile.gemeente else []
        row += [_compared(found.ratio_netherlands)] if profile.netherlands else []
        rows.append([*row, EVIDENCE[found.group.evidence], MISSING if found.year is None else str(found.year)])
    return [[*header, "Bewijs", "Jaar"], *rows]


def _compared(ratio: float | None) -> str:
    word = concentration_word(ratio)
    return f"{_SYMBOLS[word]} {word}" + (f" ({ratio_text(ratio)})" if ratio is not None else "")
