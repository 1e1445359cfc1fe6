"""Tables as they are shown: Dutch numbers, "niet bekend" where there is none, a word and a symbol beside a colour."""

from collections.abc import Sequence

import pandas as pd
from pandas.io.formats.style import Styler

from wijk.figures.choropleth import Choropleth
from wijk.figures.profile import Profile
from wijk.figures.risk import RiskGroup, concentration_word, round_to_ten
from wijk.figures.values import Figure
from wijk.views.legends import class_word
from wijk.views.numbers import MISSING, figure_text, number, ratio_text, value_text

__all__ = ["area_table_style", "figure_table", "risk_table"]

_SYMBOLS = {"meer dan gemiddeld": "▲", "ongeveer gelijk": "▬", "minder dan gemiddeld": "▼", MISSING: "?"}


def area_table_style(shown: Choropleth) -> Styler:
    """The areas of a map with value and class; numbers sort as numbers and read the Dutch way."""
    table = shown.table.sort_values("value", ascending=False, na_position="last")
    words = [class_word(int(number_), shown.classes.count) for number_ in table["class"]]
    column = f"{shown.indicator.name} ({shown.year})"
    frame = pd.DataFrame({"Gebied": table["name"], column: table["value"], "Klasse": words}, index=table.index)
    return frame.style.format({column: lambda value: value_text(value, shown.indicator)}, na_rep=MISSING)  # type: ignore[arg-type]


def figure_table(profile: Profile, keys: Sequence[tuple[str, int]]) -> pd.DataFrame:
    """The figures behind a chart, as text: here, the gemeente and Nederland, with year, kind and source."""
    rows = []
    for key in keys:
        figure = profile.figures[key]
        rows.append(
            {
                "Cijfer": figure.indicator.name,
                "Jaar": str(figure.year),
                profile.place.name: _told(figure),
                **({profile.place.municipality_name: _told(profile.gemeente[key])} if profile.gemeente else {}),
                **({"Nederland": _told(profile.netherlands[key])} if profile.netherlands else {}),
                "Soort": figure.indicator.basis,
                "Bron": f"{figure.source.table.publisher}, tabel {figure.source.table.id}",
            }
        )
    return pd.DataFrame(rows)


def risk_table(groups: Sequence[RiskGroup], profile: Profile) -> pd.DataFrame:
    """The risk groups side by side: size, share, concentration in words with a symbol, and evidence."""
    rows = []
    for found in groups:
        row = {
            "Groep": found.group.name,
            "Omvang": MISSING if found.size is None else number(round_to_ten(found.size)),
            "Aandeel": MISSING if found.share is None else f"{number(found.share * 100, 1)}%",
        }
        if profile.gemeente:
            row[f"Vergeleken met {profile.place.municipality_name}"] = _compared(found.ratio_municipality)
        if profile.netherlands:
            row["Vergeleken met Nederland"] = _compared(found.ratio_netherlands)
        row["Bewijs"] = found.group.evidence
        row["Jaar"] = MISSING if found.year is None else str(found.year)
        rows.append(row)
    return pd.DataFrame(rows)


def _compared(ratio: float | None) -> str:
    word = concentration_word(ratio)
    return f"{_SYMBOLS[word]} {word}" + (f" ({ratio_text(ratio)})" if ratio is not None else "")


def _told(figure: Figure) -> str:
    return figure_text(figure)
