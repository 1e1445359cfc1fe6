"""One figure of places over the years as small charts on one axis, another table behind a visible break."""

from collections.abc import Sequence
from typing import Any

from wijk.figures.trend import Trend, TrendLine
from wijk.figures.values import Figure, Figures
from wijk.views import colours
from wijk.views.captions import source_line
from wijk.views.chart_frame import FONT, INK, SMALL_FONT, Chart, Mark, framed, plotly_text
from wijk.views.numbers import MISSING, figure_text
from wijk.views.side_by_side_charts import value_axis
from wijk.views.time_marks import break_between, break_name, grey_ground

__all__ = ["trend_panel"]

HEIGHT = 190
# The place, its gemeente and Nederland, each by the form of its line and of its points.
LINES = (
    (colours.ACCENT, "solid", "circle", "●"),
    (colours.INK, "dash", "square", "■"),
    (colours.WARM, "dot", "diamond", "◆"),
)
Area = tuple[str, Figures]


def trend_panel(trend: Trend, here: Area, beside: Sequence[Area]) -> Chart:
    """One place over the years beside its gemeente and Nederland, on the scale of the trend.

    A line never goes from one table to another: a dotted line stands between them. A year that is greyed has a grey
    ground and open points.
    """
    areas = [here, *beside]
    keys = [(trend.indicator.id, point.year) for line in trend.lines for point in line.points]
    years = [year for _, year in keys]
    grey = {point.year for line in trend.lines for point in line.points if point.grey}
    legend: list[Mark] = [
        (sign, colour, name) for (name, _), (colour, _, _, sign) in zip(beside, LINES[1:], strict=False)
    ]
    drawn = [figures[key] for _, figures in areas for key in keys]
    source = source_line([figure for figure in drawn if figure.value is not None] or drawn)
    layout = framed(HEIGHT, here[0], legend, source, left=46, right=30, under=26)
    layout["xaxis"] = {
        "range": [min(years) - 1.2, max(years) + 1.6],
        "tickvals": years,
        "tickangle": 0,
        "tickfont": {"size": FONT, "color": INK},
        "fixedrange": True,
        "showgrid": False,
    }
    layout["yaxis"] = value_axis(trend.indicator, trend.maximum) | {"range": [0, trend.maximum * 1.12]}
    layout["shapes"] = [grey_ground(year) for year in sorted(grey)]
    layout["shapes"] += [break_between(*_break(trend, one.before)) for one in trend.breaks]
    layout["annotations"] += [_label(key, areas) for key in keys]
    layout["annotations"] += [break_name(*_break(trend, one.before)) for one in trend.breaks]
    return {
        "data": [
            _years(line, name, figures, style, grey)
            for (name, figures), style in zip(areas, LINES, strict=False)
            for line in trend.lines
        ],
        "layout": layout,
    }


def _label(key: tuple[str, int], areas: Sequence[Area]) -> dict[str, Any]:
    """The value of the place at its point; where it has none, that of the first of the others that has one."""
    known = [(name, figures[key]) for name, figures in areas if figures[key].value is not None]
    here = areas[0][1][key]
    colour = colours.ACCENT if here.value is not None else colours.QUIET
    text = f"<b>{figure_text(here)}</b>"
    if here.value is None:
        text = f"{plotly_text(known[0][0])}<br>{figure_text(known[0][1])}" if known else MISSING
    height = here.value if here.value is not None else known[0][1].value if known else 0.0
    # Away from the lines of the others.
    below = here.value is not None and all(here.value < (figure.value or 0.0) for _, figure in known[1:]) and known[1:]
    return {
        "x": key[1],
        "y": height,
        "text": text,
        "showarrow": False,
        "yanchor": "top" if below else "bottom",
        "yshift": -7 if below else 7,
        "font": {"size": FONT if here.value is not None else SMALL_FONT, "color": colour},
    }


def _years(line: TrendLine, name: str, figures: Figures, style: tuple[str, ...], grey: set[int]) -> dict[str, Any]:
    colour, dash, symbol, _ = style
    own: list[Figure] = [figures[point.figure.indicator.id, point.year] for point in line.points]
    known = [one if one.source.table.id == line.table.id else None for one in own]
    return {
        "type": "scatter",
        "mode": "lines+markers",
        "x": [point.year for point in line.points],
        "y": [one.value if one else None for one in known],
        "line": {"color": colour, "dash": dash, "width": 3 if symbol == "circle" else 2},
        "marker": {"symbol": [f"{symbol}-open" if point.year in grey else symbol for point in line.points], "size": 9},
        "cliponaxis": False,
        "name": name,
        "hoverinfo": "skip",
    }


def _break(trend: Trend, before: int) -> tuple[int, int]:
    """The last year of one table and the first of the next."""
    return max(point.year for line in trend.lines for point in line.points if point.year < before), before
