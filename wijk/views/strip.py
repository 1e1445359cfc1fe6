"""A distribution as a strip of dots: where most areas stand, and the chosen ones named at their own value."""

from collections.abc import Sequence
from typing import Any

from wijk.domain.indicator import Indicator
from wijk.figures.dots import DotColumn, Dots
from wijk.figures.wording import listed
from wijk.views import colours
from wijk.views.captions import inside
from wijk.views.chart_frame import FONT, INK, SMALL_FONT, Chart, Mark, framed, plotly_text
from wijk.views.numbers import MISSING, number, value_text
from wijk.views.tables import Table

__all__ = ["Named", "each_text", "standing_strip", "strip_alt", "strip_table"]

# The name of an area, or of Nederland, with its value.
Named = tuple[str, float]

# How high the dots stand together, the least and the most that one takes, and the room for a name; in pixels.
HIGH, SMALLEST, LARGEST, HIGHER = 170, 7, 14, 17
# How wide a strip is on a telephone, and a sign of a name, in pixels.
NARROW, SIGN = 310, 7.6
UNDER = 48


def standing_strip(
    dots: Dots,
    named: Sequence[Named],
    indicator: Indicator,
    title: str,
    source: str,
    areas: str,
    marked: str = "",
) -> Chart:
    """The dots with a line and a name at the value of each of the ``named``.

    ``areas`` are what the dots stand for, in plural; ``marked`` says which of them are filled, when there are any.
    """
    plain, filled = _places(dots)
    low, high = dots.range
    room = max(high - low, dots.step) * 0.02
    ends = (low - room, high + room)
    rows = _rows(named, ends)
    top = max((sum(dots.high(column)) for column in dots.columns), default=1)
    lines = max(rows, default=-1) + 1
    legend: list[Mark] = [("○", colours.QUIET, each_text(dots, areas))]
    legend += [("●", colours.ACCENT, f"hetzelfde, {marked}")] if marked else []
    dot = max(SMALLEST, min(LARGEST, HIGH // top))
    units = top + 1 + lines * HIGHER / dot
    layout = framed(round(units * dot), title, legend, source, left=10, right=10, under=UNDER)
    layout["xaxis"] = {
        "range": list(ends),
        "fixedrange": True,
        "showgrid": False,
        "zeroline": False,
        "showline": True,
        "linecolor": colours.QUIET,
        "ticks": "outside",
        "ticksuffix": "%" if indicator.unit == "%" else "",
        "tickfont": {"size": FONT, "color": INK},
        "nticks": 7,
        "title": {
            "text": plotly_text(_axis_name(indicator)),
            "font": {"size": SMALL_FONT, "color": INK},
            "standoff": 4,
        },
    }
    layout["yaxis"] = {"range": [0, units], "visible": False, "fixedrange": True}
    layout["shapes"] = []
    for (name, value), row in zip(named, rows, strict=True):
        height = top + 1 + (row + 0.35) * HIGHER / dot
        line = {"color": colours.WARM, "width": 2}
        layout["shapes"].append({"type": "line", "x0": value, "x1": value, "y0": 0, "y1": height, "line": line})
        right = _right(value, ends)
        layout["annotations"].append(
            {
                "x": value,
                "y": height,
                "text": plotly_text(_told(name, value, indicator)),
                "showarrow": False,
                "xanchor": "right" if right else "left",
                "xshift": -4 if right else 4,
                "yanchor": "middle",
                "font": {"size": SMALL_FONT + 1, "color": colours.WARM},
            }
        )
    return {"data": [_trace(plain, dot, filled=False), _trace(filled, dot, filled=True)], "layout": layout}


def each_text(dots: Dots, areas: str) -> str:
    """What one dot stands for."""
    return (
        f"1 van de {number(dots.areas)} {areas}" if dots.each == 1 else f"een stip: 1 tot {number(dots.each)} {areas}"
    )


def strip_alt(dots: Dots, named: Sequence[Named], indicator: Indicator, areas: str) -> str:
    """What there is to be seen: how many areas, from where to where, where most are, and where the named ones."""
    low, high = (value_text(one, indicator) for one in (dots.lowest, dots.highest))
    most = max(dots.columns, key=lambda column: column.areas)
    told = f"Strook met stippen van {number(dots.areas)} {areas}, van {low} tot {high}: {inside(indicator.name)}."
    told += f" De meeste staan bij {_span(dots, most, indicator)}."
    return told + (f" {listed([_told(name, value, indicator) for name, value in named])}." if named else "")


def strip_table(dots: Dots, indicator: Indicator, areas: str, marked: str = "") -> Table:
    """The same as a table: how many areas in each column of dots, and how many of them are marked."""
    header = [indicator.name, f"Aantal {areas}", *([f"Waarvan {marked}"] if marked else [])]
    rows = [
        [_span(dots, column, indicator), number(column.areas), *([number(column.marked)] if marked else [])]
        for column in dots.columns
    ]
    return [header, *rows, *([[MISSING, number(dots.unknown)] + ([""] if marked else [])] if dots.unknown else [])]


def _span(dots: Dots, column: DotColumn, indicator: Indicator) -> str:
    ends = (column.start, column.start + dots.step)
    low, high = (value_text(min(one, 100.0) if indicator.unit == "%" else one, indicator) for one in ends)
    return low if low == high else f"{low} tot {high}"


def _told(name: str, value: float, indicator: Indicator) -> str:
    return f"{name} {value_text(value, indicator)}"


def _axis_name(indicator: Indicator) -> str:
    told = f"schatting, {indicator.unit}" if indicator.estimate else indicator.unit
    return f"{indicator.name} ({told})"


def _places(dots: Dots) -> tuple[list[tuple[float, float]], list[tuple[float, float]]]:
    """Where the plain and the filled dots stand: the filled ones at the bottom of each column."""
    plain: list[tuple[float, float]] = []
    filled: list[tuple[float, float]] = []
    for column in dots.columns:
        middle = round(column.start + dots.step / 2, 9)
        marked, others = dots.high(column)
        filled += [(middle, row + 0.5) for row in range(marked)]
        plain += [(middle, row + 0.5) for row in range(marked, marked + others)]
    return plain, filled


def _trace(at: Sequence[tuple[float, float]], dot: int, *, filled: bool) -> dict[str, Any]:
    colour = colours.ACCENT if filled else colours.QUIET
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [x for x, _ in at],
        "y": [y for _, y in at],
        "marker": {
            "symbol": "circle",
            "size": dot - 2,
            "color": colour if filled else colours.PAPER,
            "line": {"width": 1, "color": colour},
        },
        "hoverinfo": "skip",
    }


def _right(value: float, ends: tuple[float, float]) -> bool:
    """Whether a name stands to the left of its line, so that it stays inside."""
    return value - ends[0] > ends[1] - value


def _rows(named: Sequence[Named], ends: tuple[float, float]) -> list[int]:
    """In which row each name stands: the lowest in which it lies over no other, on a telephone too."""
    taken: list[list[tuple[float, float]]] = []
    rows = []
    for name, value in named:
        at = (value - ends[0]) / (ends[1] - ends[0]) * NARROW
        wide = (len(name) + 9) * SIGN
        span = (at - wide, at + 4) if _right(value, ends) else (at - 4, at + wide)
        row = next(
            (one for one, spans in enumerate(taken) if all(span[1] < start or span[0] > end for start, end in spans)),
            len(taken),
        )
        if row == len(taken):
            taken.append([])
        taken[row].append(span)
        rows.append(row)
    return rows
