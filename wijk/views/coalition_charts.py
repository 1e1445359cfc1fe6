"""The charts of a coalition: coverage against size with its knee, and who knows whom."""

from collections.abc import Iterable, Mapping, Sequence
from html import escape
from textwrap import wrap
from typing import Any

from wijk.approach.coverage_curve import Curve
from wijk.approach.network import positions
from wijk.domain.key_figure import Tie
from wijk.figures.wording import decimal
from wijk.views import colours
from wijk.views.chart_frame import Chart

__all__ = ["curve_chart", "network_chart"]

INK, LINE, KNEE = colours.INK, colours.ACCENT, colours.WARM
FONT = 15
# The size of a mark in the network, and the most signs on a line of its label.
MARK, WIDEST = 38, 24


def curve_chart(curve: Curve, total: float) -> Chart:
    """The covered weight for each size, each with its number; the knee is a diamond that says what it is."""
    known = [(size, cover.value) for size, cover in zip(curve.sizes, curve.covers, strict=True) if cover is not None]
    knee = [(size, value) for size, value in known if size == curve.knee]
    traces = [
        _trace(known, mode="lines+markers", line={"color": LINE, "width": 3}, marker={"size": 9}),
        _trace(
            knee,
            mode="markers+text",
            marker={"symbol": "diamond", "size": 17, "color": KNEE},
            text=[f"<b>na {size} leden: weinig erbij</b>" for size, _ in knee],
            textposition="bottom right",
            textfont={"size": FONT, "color": KNEE},
        ),
    ]
    layout = _layout(340)
    layout["xaxis"] = {
        "title": {"text": "Grootte: hoogstens zoveel leden", "standoff": 8},
        "dtick": 1,
        "fixedrange": True,
        "showgrid": False,
        "automargin": True,
    }
    layout["yaxis"] = {
        "title": {"text": f"Gedekt gewicht (van {decimal(total)})"},
        "range": [0, total * 1.08 or 1],
        "fixedrange": True,
        "gridcolor": colours.LINE,
        "automargin": True,
    }
    return {"data": traces, "layout": layout}


def network_chart(labels: Mapping[str, str], ties: Iterable[Tie], bridges: Sequence[str]) -> Chart:
    """Who knows whom, with number and label; a strong tie is a full line, a light one dashed, a bridge a diamond."""
    ties = [tie for tie in ties if tie.one in labels and tie.other in labels]
    place = positions(list(labels), ties)
    traces = [
        _trace(
            [place[tie.one], place[tie.other]],
            mode="lines",
            line={"color": LINE, "width": 3 if tie.strength == "sterk" else 2}
            | ({} if tie.strength == "sterk" else {"dash": "dash"}),
        )
        for tie in ties
    ]
    spots = [place[one] for one in labels]
    traces.append(
        _trace(
            spots,
            mode="markers+text",
            marker={
                "size": MARK,
                "symbol": ["diamond" if one in bridges else "circle" for one in labels],
                "color": colours.PAPER,
                "line": {"width": 3, "color": [KNEE if one in bridges else INK for one in labels]},
            },
            text=[str(number) for number, _ in enumerate(labels, 1)],
            textfont={"size": FONT + 3, "color": INK},
        )
    )
    layout = _layout(460)
    layout["annotations"] = [
        {
            "x": x,
            "y": y,
            "text": "<br>".join(map(escape, wrap(label, WIDEST))),
            "showarrow": False,
            "yanchor": "top",
            "yshift": -MARK * 0.7,
            "bgcolor": "rgba(255,255,255,.85)",
            "font": {"size": FONT, "color": INK},
        }
        for label, (x, y) in zip(labels.values(), spots, strict=True)
    ]
    layout["xaxis"] = {"visible": False, "range": [-0.12, 1.12], "fixedrange": True}
    heights = [y for _, y in spots]
    span = max(max(heights) - min(heights), 0.2)
    # Below the lowest there is room for a label.
    layout["yaxis"] = {
        "visible": False,
        "range": [min(heights) - 0.4 * span, max(heights) + 0.15 * span],
        "fixedrange": True,
    }
    return {"data": traces, "layout": layout}


def _trace(points: Sequence[tuple[float, float]], **style: Any) -> dict[str, Any]:
    across, up = [x for x, _ in points], [y for _, y in points]
    return {"type": "scatter", "x": across, "y": up, "hoverinfo": "skip", **style}


def _layout(height: int) -> dict[str, Any]:
    return {
        "template": {},
        "height": height,
        "margin": {"l": 10, "r": 10, "t": 20, "b": 10},
        "showlegend": False,
        "separators": ",.",
        "font": {"color": INK, "size": FONT, "family": "Source Sans, sans-serif"},
        "paper_bgcolor": colours.PAPER,
        "plot_bgcolor": colours.PAPER,
        "dragmode": False,
    }
