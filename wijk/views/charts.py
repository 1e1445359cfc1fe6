"""The charts of the profile: what plotly draws, with direct labels and Dutch numbers."""

from collections.abc import Sequence
from typing import Any

from wijk.figures.values import Figure
from wijk.views import colours
from wijk.views.chart_frame import FONT, INK, Chart, framed, plotly_text
from wijk.views.numbers import figure_text

__all__ = ["Series", "bar_chart", "trend_chart"]

HERE, FIRST, SECOND = colours.HERE, colours.INK, colours.WARM
LINE = colours.ACCENT
ROW_HEIGHT = 60
TREND_HEIGHT = 260

# The figures of one area, in the order in which they are drawn, with the area's name.
Series = tuple[str, Sequence[Figure]]


def bar_chart(here: Series, references: Sequence[Series], labels: Sequence[str], title: str, source: str) -> Chart:
    """One horizontal bar per figure of ``here`` under its label, with a mark for each reference.

    A missing figure says so. The references are told apart by the shape of their mark, named above the bars.
    """
    name, figures = here
    highest = max([figure.value or 0.0 for _, ones in (here, *references) for figure in ones], default=0.0) or 1.0
    traces: list[dict[str, Any]] = [
        {
            "type": "bar",
            "orientation": "h",
            "x": [figure.value or 0.0 for figure in figures],
            "y": list(range(len(figures))),
            "marker": {"color": HERE},
            "width": 0.36,
            "name": name,
            "hoverinfo": "skip",
        }
    ]
    marks = (("line-ns", FIRST, "|"), ("diamond", SECOND, "◇"))
    legend = [("■", HERE, name)]
    for (reference, ones), (symbol, colour, sign) in zip(references, marks, strict=False):
        known = [(figure.value, row) for row, figure in enumerate(ones) if figure.value is not None]
        traces.append(
            {
                "type": "scatter",
                "mode": "markers",
                "x": [value for value, _ in known],
                "y": [row for _, row in known],
                "marker": {
                    "symbol": symbol,
                    "size": 16 if "line" in symbol else 13,
                    "color": colours.PAPER,
                    "line": {"width": 3, "color": colour},
                },
                "cliponaxis": False,
                "name": reference,
                "hoverinfo": "skip",
            }
        )
        legend.append((sign, colour, reference))
    layout = framed(ROW_HEIGHT * len(figures), title, legend, source, left=2, right=16, under=0)
    layout["xaxis"] = {"range": [0, highest], "visible": False, "fixedrange": True}
    layout["yaxis"] = {"range": [len(figures) - 0.5, -0.5], "visible": False, "fixedrange": True}
    layout["annotations"] += [
        {
            "xref": "paper",
            "x": 0,
            "y": row,
            "yshift": 23,
            "text": f"{plotly_text(label)}  <b>{figure_text(figure)}</b>",
            "showarrow": False,
            "xanchor": "left",
            "font": {"size": FONT, "color": INK},
        }
        for row, (label, figure) in enumerate(zip(labels, figures, strict=True))
    ]
    return {"data": traces, "layout": layout}


def trend_chart(lines: Sequence[Series], title: str, source: str) -> Chart:
    """A line per area over the years, on an axis of time, with the last value at its end.

    Missing years leave a gap. The axis of values starts at 0.
    """
    styles = ((LINE, "solid", "circle", "●"), (FIRST, "dash", "square", "■"), (SECOND, "dot", "diamond", "◆"))
    traces, notes, legend, highest = [], [], [], 1.0
    for (name, figures), (colour, dash, symbol, sign) in zip(lines, styles, strict=False):
        traces.append(
            {
                "type": "scatter",
                "mode": "lines+markers",
                "x": [figure.year for figure in figures],
                "y": [figure.value for figure in figures],
                "line": {"color": colour, "dash": dash, "width": 3},
                "marker": {"symbol": symbol, "size": 9},
                "cliponaxis": False,
                "name": name,
                "hoverinfo": "skip",
            }
        )
        legend.append((sign, colour, name))
        known = [figure for figure in figures if figure.value is not None]
        if known:
            highest = max(highest, *(figure.value or 0.0 for figure in known))
            notes.append((known[-1], colour))
    years = sorted({figure.year for _, figures in lines for figure in figures})
    layout = framed(TREND_HEIGHT, title, legend, source, left=44, right=64, under=26)
    layout["xaxis"] = {
        "range": [years[0] - 0.4, years[-1] + 0.1],
        "tickvals": years,
        "tickangle": 0,
        "tickfont": {"size": FONT, "color": INK},
        "fixedrange": True,
        "showgrid": False,
    }
    layout["yaxis"] = {
        "range": [0, highest * 1.1],
        "ticksuffix": "%",
        "tickfont": {"size": FONT, "color": INK},
        "fixedrange": True,
        "gridcolor": colours.LINE,
        "nticks": 5,
    }
    heights = _apart([figure.value or 0.0 for figure, _ in notes], highest * 0.085)
    layout["annotations"] += [
        {
            "x": figure.year,
            "y": height,
            "text": f"<b>{figure_text(figure)}</b>",
            "showarrow": False,
            "xanchor": "left",
            "xshift": 10,
            "font": {"size": FONT, "color": colour},
        }
        for (figure, colour), height in zip(notes, heights, strict=True)
    ]
    return {"data": traces, "layout": layout}


def _apart(values: Sequence[float], gap: float) -> list[float]:
    """Label heights near ``values`` that lie at least ``gap`` apart."""
    order = sorted(range(len(values)), key=lambda place: -values[place])
    heights = [0.0] * len(values)
    above = float("inf")
    for place in order:
        above = heights[place] = min(values[place], above - gap)
    return heights
