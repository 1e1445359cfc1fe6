"""The bars of the profile: what plotly draws, with direct labels and Dutch numbers, all on one axis."""

from collections.abc import Sequence
from typing import Any

from wijk.figures.values import Figure
from wijk.views import colours
from wijk.views.chart_frame import FONT, INK, NAME_SIGNS, QUIET, SMALL_FONT, Chart, framed, plotly_text
from wijk.views.numbers import figure_text

__all__ = ["AXIS_END", "AXIS_MARKS", "Series", "bar_chart", "bar_rows"]

HERE, FIRST, SECOND = colours.HERE, colours.INK, colours.WARM
# All percentages of all places stand on one axis, from 0 to here, so that lengths can be compared over the whole page.
AXIS_END = 100
AXIS_MARKS = (0, 25, 50, 75, 100)
# Height of a row with its text on one line or on two, and how far above the bar that text stands.
ROW_HEIGHT, RAISED = 60, 23
LONG_ROW_HEIGHT, LONG_RAISED = 80, 33
BAR_HEIGHT = 22
UNDER_BARS = 24
SPACE = "   "
MARKS = (("line-ns", FIRST, "|"), ("diamond", SECOND, "◇"))

# The figures of one area, in the order in which they are drawn, with the area's name.
Series = tuple[str, Sequence[Figure]]


def bar_chart(here: Series, references: Sequence[Series], labels: Sequence[str], title: str, source: str) -> Chart:
    """One horizontal bar per figure of ``here``, a percentage, with a mark for each reference.

    Above each bar stand its label and all its numbers; a missing figure says so. The references are told apart by the
    shape of their mark, named above the bars. The axis ends at AXIS_END in every chart.
    """
    name, figures = here
    told = [_numbers(row, here, references) for row in range(len(labels))]
    long = any(len(label) + len(SPACE) + len(read) > NAME_SIGNS for label, (read, _) in zip(labels, told, strict=True))
    height, raised = (LONG_ROW_HEIGHT, LONG_RAISED) if long else (ROW_HEIGHT, RAISED)
    traces: list[dict[str, Any]] = [
        {
            "type": "bar",
            "orientation": "h",
            "x": [figure.value or 0.0 for figure in figures],
            "y": list(range(len(figures))),
            "marker": {"color": HERE},
            "width": BAR_HEIGHT / height,
            "name": name,
            "hoverinfo": "skip",
        }
    ]
    legend = [("■", HERE, name)]
    for (reference, ones), (symbol, colour, sign) in zip(references, MARKS, strict=False):
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
    layout = framed(height * len(figures), title, legend, source, left=8, right=16, under=UNDER_BARS)
    layout["xaxis"] = {
        "range": [0, AXIS_END],
        "tickvals": list(AXIS_MARKS),
        "ticktext": ["0", *(f"{mark}%" for mark in AXIS_MARKS[1:])],
        "tickfont": {"size": SMALL_FONT, "color": QUIET},
        "gridcolor": colours.LINE,
        "zeroline": False,
        "fixedrange": True,
    }
    layout["yaxis"] = {"range": [len(figures) - 0.5, -0.5], "visible": False, "fixedrange": True}
    layout["annotations"] += [
        {
            "xref": "paper",
            "x": 0,
            "y": row,
            "yshift": raised,
            "text": f"{plotly_text(label)}{'<br>' if long else SPACE}{drawn}",
            "showarrow": False,
            "xanchor": "left",
            "align": "left",
            "font": {"size": FONT, "color": INK},
        }
        for row, (label, (_, drawn)) in enumerate(zip(labels, told, strict=True))
    ]
    return {"data": traces, "layout": layout}


def bar_rows(chart: Chart) -> list[tuple[int, int]]:
    """Where each row of a chart of bars stands, its text and its bar: how far below the top, and how high."""
    layout, bars = chart["layout"], chart["data"][0]
    height = round(BAR_HEIGHT / bars["width"])
    text = RAISED + 12 if height == ROW_HEIGHT else LONG_RAISED + 22
    return [
        (layout["margin"]["t"] + height * row + height // 2 - text, text + BAR_HEIGHT // 2 + 3) for row in bars["y"]
    ]


def _numbers(row: int, here: Series, references: Sequence[Series]) -> tuple[str, str]:
    """All numbers of a row with the signs of the references: as they are read, and as plotly draws them."""
    own = figure_text(here[1][row])
    beside = [
        (sign, colour, figure_text(ones[row])) for (_, ones), (_, colour, sign) in zip(references, MARKS, strict=False)
    ]
    read = SPACE.join([own, *(f"{sign} {told}" for sign, _, told in beside)])
    drawn = [
        f"<b>{own}</b>",
        *(f'<span style="color:{colour}"><b>{sign}</b></span> {told}' for sign, colour, told in beside),
    ]
    return read, SPACE.join(drawn)
