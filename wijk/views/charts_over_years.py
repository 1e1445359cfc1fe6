"""Lines over the years: what plotly draws of a figure in a place and its references, with breaks and greyed years."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import inf
from typing import Any

from wijk.figures.values import Figure
from wijk.views import colours
from wijk.views.chart_frame import FONT, INK, QUIET, SMALL_FONT, Chart, framed
from wijk.views.charts import AXIS_END, AXIS_MARKS, Series
from wijk.views.numbers import figure_text
from wijk.views.time_marks import break_between, break_name, grey_ground

__all__ = ["Behind", "trend_chart", "year_columns"]

STYLES = (
    (colours.ACCENT, "solid", "circle", "●"),
    (colours.INK, "dash", "square", "■"),
    (colours.WARM, "dot", "diamond", "◆"),
)
HEIGHT, LEFT, RIGHT, UNDER = 260, 44, 64, 26
# How many years the axis of time goes on beyond the first and the last.
BEFORE, AFTER = 0.4, 0.1
# How far the values at the ends of lines stand apart, as a part of the axis.
GAP = 0.085


@dataclass(frozen=True, slots=True)
class Behind:
    """What stands behind lines over the years: before which years a break comes, and which years are greyed."""

    breaks: tuple[int, ...] = ()
    grey: tuple[int, ...] = ()


def trend_chart(lines: Sequence[Series], title: str, source: str, behind: Behind) -> Chart:
    """A line per area over the years, on an axis of time, with the last value of each table at its end.

    Missing years leave a gap, and so does a break between two tables, which is drawn and named. The axis of values is
    that of the bars.
    """
    years = _years(lines)
    traces: list[dict[str, Any]] = []
    notes: list[tuple[Figure, str]] = []
    legend = []
    for (name, figures), (colour, dash, symbol, sign) in zip(lines, STYLES, strict=False):
        parts = [part for part in _parts(figures, behind.breaks) if part]
        known = [[one for one in part if one.value is not None] for part in parts]
        notes += [(part[-1], colour) for part in known if part]
        traces.append(
            {
                "type": "scatter",
                "mode": "lines+markers",
                **_points(parts),
                "line": {"color": colour, "dash": dash, "width": 3},
                "marker": {"symbol": symbol, "size": 9},
                "cliponaxis": False,
                "name": name,
                "hoverinfo": "skip",
            }
        )
        legend.append((sign, colour, name))
    layout = framed(HEIGHT, title, legend, source, left=LEFT, right=RIGHT, under=UNDER)
    layout["xaxis"] = {
        "range": [years[0] - BEFORE, years[-1] + AFTER],
        "tickvals": years,
        "tickangle": 0,
        "tickfont": {"size": FONT, "color": INK},
        "fixedrange": True,
        "showgrid": False,
        "zeroline": False,
    }
    layout["yaxis"] = {
        "range": [0, AXIS_END],
        "tickvals": list(AXIS_MARKS),
        "ticksuffix": "%",
        "tickfont": {"size": SMALL_FONT, "color": QUIET},
        "fixedrange": True,
        "gridcolor": colours.LINE,
    }
    layout["shapes"] = [grey_ground(year) for year in behind.grey]
    layout["shapes"] += [break_between(*_break(one, years)) for one in behind.breaks]
    layout["annotations"] += [break_name(*_break(one, years)) for one in behind.breaks] + _last_values(notes)
    return {"data": traces, "layout": layout}


def year_columns(lines: Sequence[Series]) -> list[tuple[int, str, str]]:
    """The years of a chart, with how far from the left its column begins and how wide it is, as CSS says it."""
    years = _years(lines)
    span = years[-1] + AFTER - (years[0] - BEFORE)
    edges = [years[0] - BEFORE, *((one + other) / 2 for one, other in pairwise(years)), years[-1] + AFTER]
    plot = f"(100% - {LEFT + RIGHT}px)"
    found = []
    for year, (start, end) in zip(years, pairwise(edges), strict=True):
        room = RIGHT if year == years[-1] else 0
        begin, width = (start - edges[0]) / span, (end - start) / span
        found.append((year, f"calc({LEFT}px + {plot} * {begin:.4f})", f"calc({plot} * {width:.4f} + {room}px)"))
    return found


def _years(lines: Sequence[Series]) -> list[int]:
    return sorted({figure.year for _, figures in lines for figure in figures})


def _parts(figures: Sequence[Figure], breaks: Sequence[int]) -> list[list[Figure]]:
    """The figures on either side of each break, oldest first."""
    edges = [-inf, *breaks, inf]
    return [[one for one in figures if start <= one.year < end] for start, end in pairwise(edges)]


def _points(parts: Sequence[Sequence[Figure]]) -> dict[str, list[Any]]:
    """The years and values of a line; between two parts a value that is missing, so that nothing joins them."""
    years: list[Any] = []
    values: list[Any] = []
    for part in parts:
        gap = [None] if years else []
        years += [*gap, *(figure.year for figure in part)]
        values += [*gap, *(figure.value for figure in part)]
    return {"x": years, "y": values}


def _last_values(notes: Sequence[tuple[Figure, str]]) -> list[dict[str, Any]]:
    """The values at the ends of the lines, those of one year apart from each other."""
    found: list[dict[str, Any]] = []
    for year in sorted({figure.year for figure, _ in notes}):
        there = [(figure, colour) for figure, colour in notes if figure.year == year]
        heights = _apart([figure.value or 0.0 for figure, _ in there], AXIS_END * GAP)
        found += [
            {
                "x": year,
                "y": height,
                "text": f"<b>{figure_text(figure)}</b>",
                "showarrow": False,
                "xanchor": "left",
                "xshift": 10,
                # The line of a break may stand behind it.
                "bgcolor": colours.PAPER,
                "font": {"size": FONT, "color": colour},
            }
            for (figure, colour), height in zip(there, heights, strict=True)
        ]
    return found


def _break(year: int, years: Sequence[int]) -> tuple[int, int]:
    """The last year of one table and the first of the next."""
    return max((one for one in years if one < year), default=year - 1), year


def _apart(values: Sequence[float], gap: float) -> list[float]:
    """Label heights near ``values`` that lie at least ``gap`` apart."""
    order = sorted(range(len(values)), key=lambda place: -values[place])
    heights = [0.0] * len(values)
    above = float("inf")
    for place in order:
        above = heights[place] = min(values[place], above - gap)
    return heights
