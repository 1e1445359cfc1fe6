"""The charts of the profile: plotly figures with direct labels and Dutch numbers."""

from collections.abc import Sequence
from typing import Any

import plotly.graph_objects as go

from wijk.figures.values import Figure
from wijk.views.numbers import figure_text

__all__ = ["CHART_CONFIG", "Series", "bar_chart", "trend_chart"]

HERE, FIRST, SECOND = "#4a8fc7", "#1b1f24", "#b03a06"
LINE = "#0b5394"
INK = "#1b1f24"
FONT = 15
ROW_HEIGHT = 46

# The figures of one area, in the order in which they are drawn, with the area's name.
Series = tuple[str, Sequence[Figure]]

CHART_CONFIG: dict[str, Any] = {
    "displaylogo": False,
    "modeBarButtons": [["toImage"]],
    "toImageButtonOptions": {"format": "svg", "filename": "wijk-grafiek"},
    "locale": "nl",
    "locales": {
        "nl": {
            "dictionary": {
                "Download plot": "Grafiek bewaren als SVG",
                "Download plot as a PNG": "Grafiek bewaren als SVG",
                "Download plot as a png": "Grafiek bewaren als SVG",
            },
            "format": {"decimal": ",", "thousands": "."},
        }
    },
}


def bar_chart(here: Series, references: Sequence[Series], labels: Sequence[str]) -> go.Figure:
    """One horizontal bar per figure of ``here``, with a mark for each reference; a missing figure says so.

    The references are told apart by the shape of their mark, named in the line above the bars.
    """
    name, figures = here
    rows = [f"{label}  <b>{figure_text(figure)}</b>" for label, figure in zip(labels, figures, strict=True)]
    highest = max([figure.value or 0.0 for _, ones in (here, *references) for figure in ones], default=0.0) or 1.0
    traces: list[dict[str, Any]] = [
        {
            "type": "bar",
            "orientation": "h",
            "x": [figure.value or 0.0 for figure in figures],
            "y": rows,
            "marker": {"color": HERE},
            "width": 0.55,
            "name": name,
            "hoverinfo": "skip",
        }
    ]
    marks = (("line-ns", FIRST, "|"), ("diamond", SECOND, "◇"))
    legend = [f'<span style="color:{HERE}">■</span> {_plain(name)}']
    for (reference, ones), (symbol, colour, sign) in zip(references, marks, strict=False):
        known = [(figure.value, row) for figure, row in zip(ones, rows, strict=True) if figure.value is not None]
        traces.append(
            {
                "type": "scatter",
                "mode": "markers",
                "x": [value for value, _ in known],
                "y": [row for _, row in known],
                "marker": {
                    "symbol": symbol,
                    "size": 22 if "line" in symbol else 13,
                    "color": "#ffffff",
                    "line": {"width": 3, "color": colour},
                },
                "name": reference,
                "hoverinfo": "skip",
            }
        )
        legend.append(f'<span style="color:{colour}"><b>{sign}</b></span> {_plain(reference)}')
    layout = _layout(ROW_HEIGHT * len(rows) + 60)
    layout["title"] = {
        "text": "   ".join(legend),
        "font": {"size": FONT},
        "x": 0,
        "xanchor": "left",
        "y": 0.98,
        "yanchor": "top",
    }
    layout["xaxis"] = {"range": [0, highest * 1.03], "visible": False, "fixedrange": True}
    layout["yaxis"] = {
        "autorange": "reversed",
        "tickfont": {"size": FONT, "color": INK},
        "fixedrange": True,
        "automargin": True,
        "ticklabelstandoff": 6,
    }
    return go.Figure({"data": traces, "layout": layout})


def trend_chart(lines: Sequence[Series]) -> go.Figure:
    """A line per area over the years, named at its end; missing years leave a gap. The axis starts at 0."""
    styles = ((LINE, "solid", "circle"), (FIRST, "dash", "square"), (SECOND, "dot", "diamond"))
    traces, notes, highest = [], [], 1.0
    for (name, figures), (colour, dash, symbol) in zip(lines, styles, strict=False):
        years = [figure.year for figure in figures]
        traces.append(
            {
                "type": "scatter",
                "mode": "lines+markers",
                "x": years,
                "y": [figure.value for figure in figures],
                "line": {"color": colour, "dash": dash, "width": 3},
                "marker": {"symbol": symbol, "size": 9},
                "name": name,
                "hoverinfo": "skip",
            }
        )
        known = [figure for figure in figures if figure.value is not None]
        if known:
            highest = max(highest, *(figure.value or 0.0 for figure in known))
            notes.append((known[-1], name, colour))
    layout = _layout(320)
    layout["xaxis"] = {
        "tickvals": sorted({figure.year for _, figures in lines for figure in figures}),
        "tickfont": {"size": FONT, "color": INK},
        "fixedrange": True,
        "showgrid": False,
        "automargin": True,
    }
    layout["yaxis"] = {
        "range": [0, highest * 1.1],
        "ticksuffix": "%",
        "tickfont": {"size": FONT, "color": INK},
        "fixedrange": True,
        "gridcolor": "#d7dde3",
        "nticks": 5,
        "automargin": True,
    }
    layout["margin"] = {"l": 10, "r": 230, "t": 20, "b": 10}
    heights = _apart([figure.value or 0.0 for figure, _, _ in notes], highest * 0.085)
    layout["annotations"] = [
        {
            "x": figure.year,
            "y": height,
            "text": f"<b>{figure_text(figure)}</b> {_plain(name)}",
            "showarrow": False,
            "xanchor": "left",
            "xshift": 12,
            "font": {"size": FONT, "color": colour},
        }
        for (figure, name, colour), height in zip(notes, heights, strict=True)
    ]
    return go.Figure({"data": traces, "layout": layout})


def _layout(height: int) -> dict[str, Any]:
    return {
        "template": {},
        "height": height,
        "margin": {"l": 10, "r": 10, "t": 40, "b": 10},
        "showlegend": False,
        "separators": ",.",
        "font": {"color": INK, "size": FONT, "family": "Source Sans, sans-serif"},
        "paper_bgcolor": "#ffffff",
        "plot_bgcolor": "#ffffff",
        "dragmode": False,
    }


def _apart(values: Sequence[float], gap: float) -> list[float]:
    """Label heights near ``values`` that lie at least ``gap`` apart."""
    order = sorted(range(len(values)), key=lambda place: -values[place])
    heights = [0.0] * len(values)
    above = float("inf")
    for place in order:
        above = heights[place] = min(values[place], above - gap)
    return heights


def _plain(name: str) -> str:
    """A name that plotly's small markup shows as it is."""
    return name.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
