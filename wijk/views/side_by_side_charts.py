"""Places side by side as small charts: one per figure with a bar per place, those of one unit on one axis."""

from collections.abc import Sequence
from typing import Any

from wijk.domain.indicator import Indicator
from wijk.figures.compare import Compared, SideBySide, scale_by_unit
from wijk.views import colours
from wijk.views.captions import figure_label, source_line
from wijk.views.chart_frame import FONT, INK, Chart, Mark, framed, plotly_text
from wijk.views.numbers import figure_text
from wijk.views.side_by_side_table import end_text, mark_names, told_apart

__all__ = ["figure_charts", "value_axis"]

HERE, GEMEENTE, NETHERLANDS = colours.HERE, colours.INK, colours.WARM
ROW_HEIGHT, AXIS_HEIGHT = 46, 26


def figure_charts(side: SideBySide) -> list[Chart]:
    """A chart per figure, with a bar per place; charts of one unit share their axis."""
    scales, (gemeente, netherlands) = scale_by_unit(side), mark_names(side)
    legend = [("❙", GEMEENTE, gemeente)] if gemeente else []
    legend.append(("┇", NETHERLANDS, netherlands))
    names = told_apart(side.places)
    return [
        _figure_chart(row, names, scales[row.indicator.unit], legend if row.indicator.kind != "count" else [])
        for row in side.rows
    ]


def _figure_chart(row: Compared, names: Sequence[str], end: float, legend: Sequence[Mark]) -> Chart:
    figures = row.figures
    title = figure_label(row.indicator, row.year) + (", schatting" if row.indicator.estimate else "")
    source = source_line([one for one in row.drawn if one.value is not None] or list(figures))
    layout = framed(ROW_HEIGHT * len(figures), title, legend, source, left=8, right=46, under=AXIS_HEIGHT)
    layout["xaxis"] = value_axis(row.indicator, end) | {"range": [0, end]}
    layout["yaxis"] = {"range": [len(figures) - 0.5, -0.5], "visible": False, "fixedrange": True}
    layout["shapes"] = [
        _mark(number, reference.value, colour, dash)
        for number in range(len(figures) if legend else 0)
        for reference, colour, dash in zip(
            row.references_of(number), (GEMEENTE, NETHERLANDS), ("solid", "dot"), strict=True
        )
        if reference is not None and reference.value is not None
    ]
    layout["annotations"] += [
        {
            "xref": "paper",
            "x": 0,
            "y": number,
            "yshift": 14,
            "text": f"{plotly_text(name)}  <b>{figure_text(figure)}</b>",
            "showarrow": False,
            "xanchor": "left",
            "bgcolor": "rgba(255,255,255,.8)",
            "borderpad": 0,
            "font": {"size": FONT, "color": INK},
        }
        for number, (name, figure) in enumerate(zip(names, figures, strict=True))
    ]
    bars: dict[str, Any] = {
        "type": "bar",
        "orientation": "h",
        "x": [figure.value or 0.0 for figure in figures],
        "y": list(range(len(figures))),
        # Under its name, in the lower part of the row.
        "offset": 0.06,
        "width": 0.34,
        "marker": {"color": HERE},
        "hoverinfo": "skip",
    }
    return {"data": [bars], "layout": layout}


def _mark(number: int, value: float, colour: str, dash: str) -> dict[str, Any]:
    """A line at a reference over the height of one bar, under the name of its place."""
    line = {"color": colour, "width": 3, "dash": dash}
    return {"type": "line", "x0": value, "x1": value, "y0": number - 0.02, "y1": number + 0.5, "line": line}


def value_axis(indicator: Indicator, end: float) -> dict[str, Any]:
    """The axis of values with its beginning, middle and end written out."""
    ticks = [0.0, end / 2, end]
    return {
        "tickvals": ticks,
        "ticktext": ["0", *(end_text(tick, indicator) for tick in ticks[1:])],
        "tickfont": {"size": 13, "color": colours.QUIET},
        "gridcolor": colours.LINE,
        "zeroline": True,
        "zerolinecolor": colours.QUIET,
        "fixedrange": True,
    }
