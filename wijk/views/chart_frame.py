"""What stands around every chart: its title and source, so that they are kept with it, and how it is kept.

A chart is a dictionary as plotly draws it in the browser. Plotly's own classes check every part of it again each time
it is made, which took a third of the time of a view; the tests have them check it once.
"""

import json
from collections.abc import Sequence
from html import escape
from pathlib import Path
from textwrap import wrap
from typing import Any

from wijk.figures.names import normalised
from wijk.views import colours

__all__ = [
    "CHART_SCRIPT",
    "FONT",
    "INK",
    "NAME_SIGNS",
    "QUIET",
    "SMALL_FONT",
    "Chart",
    "Mark",
    "chart_config",
    "chart_html",
    "framed",
    "plotly_text",
]

# What draws the charts that `chart_html` makes room for: to be on a page once.
CHART_SCRIPT = (Path(__file__).parent / "assets" / "charts.js").read_text(encoding="utf-8")

INK, QUIET = colours.INK, colours.QUIET
FONT, SMALL_FONT = 15, 12
LINE_HEIGHT, SMALL_LINE_HEIGHT = 21, 17
# How many signs fit on a line of a telephone: of a bold title, of the names of the marks, and in small letters.
SIGNS, NAME_SIGNS, SMALL_SIGNS = 46, 50, 64

# The traces ("data") and the layout.
Chart = dict[str, Any]
# A sign with its colour and the name of what it marks.
Mark = tuple[str, str, str]

_DOWNLOAD = "Grafiek bewaren als SVG"


def chart_config(title: str, code: str = "") -> dict[str, Any]:
    """What the browser may do with a chart: keep it as an SVG file, named after its place and what it shows."""
    words = normalised(title).replace(" ", "-")
    return {
        "displaylogo": False,
        "modeBarButtons": [["toImage"]],
        "toImageButtonOptions": {"format": "svg", "filename": f"{code}-{words}" if code else words},
        "locale": "nl",
        "locales": {
            "nl": {
                "dictionary": {
                    "Download plot": _DOWNLOAD,
                    "Download plot as a PNG": _DOWNLOAD,
                    "Download plot as a png": _DOWNLOAD,
                },
                "format": {"decimal": ",", "thousands": "."},
            }
        },
    }


def chart_html(chart: Chart, config: dict[str, Any], alt: str, library: str) -> str:
    """The room for a chart, which assets/charts.js fills when it comes into view; ``alt`` says what is to be seen.

    ``library`` is the address of plotly's script, which is fetched for the first chart that is seen.
    """
    # Within an attribute no sign may look like the end of something, also where HTML is cleaned.
    held = json.dumps({**chart, "config": config}, ensure_ascii=False, separators=(",", ":"))
    for sign, written in (("<", "\\u003c"), (">", "\\u003e"), ("&", "\\u0026"), ("'", "\\u0027")):
        held = held.replace(sign, written)
    return (
        f'<figure class="wijk-chart" aria-label="{escape(alt)}" data-library="{escape(library)}" '
        f"data-chart='{held}' "
        f'style="height:{chart["layout"]["height"]}px;margin:0"></figure>'
    )


def framed(
    height: int,
    title: str,
    legend: Sequence[Mark],
    source: str,
    *,
    left: int,
    right: int,
    under: int,
) -> dict[str, Any]:
    """The layout around a picture of this height: its title and the names of its marks above, its source below.

    ``under`` is the height of what stands between the picture and its source.
    """
    above = [f"<b>{plotly_text(line)}</b>" for line in wrap(title, SIGNS)] + _names(legend)
    below = [plotly_text(line) for line in wrap(source, SMALL_SIGNS)]
    top, bottom = LINE_HEIGHT * len(above) + 14, SMALL_LINE_HEIGHT * len(below) + 10 + under
    text = {"xref": "paper", "yref": "paper", "x": 0, "xshift": -left, "xanchor": "left", "align": "left"}
    return {
        "template": {},
        "height": height + top + bottom,
        "margin": {"l": left, "r": right, "t": top, "b": bottom},
        "annotations": [
            text
            | {
                "name": "kop",
                "y": 1,
                "yshift": top,
                "yanchor": "top",
                "text": "<br>".join(above),
                "showarrow": False,
                "font": {"size": FONT, "color": INK},
            },
            text
            | {
                "name": "bron",
                "y": 0,
                "yshift": -bottom,
                "yanchor": "bottom",
                "text": "<br>".join(below),
                "showarrow": False,
                "font": {"size": SMALL_FONT, "color": QUIET},
            },
        ],
        "showlegend": False,
        "separators": ",.",
        "font": {"color": INK, "size": FONT, "family": "Source Sans, sans-serif"},
        "paper_bgcolor": colours.PAPER,
        "plot_bgcolor": colours.PAPER,
        "dragmode": False,
    }


def _names(legend: Sequence[Mark]) -> list[str]:
    """The marks with their names, as many on a line as fit."""
    lines: list[list[str]] = []
    left = 0
    for sign, colour, name in legend:
        if len(name) + 4 > left:
            lines.append([])
            left = NAME_SIGNS
        lines[-1].append(f'<span style="color:{colour}"><b>{sign}</b></span> {plotly_text(name)}')
        left -= len(name) + 4
    return ["   ".join(line) for line in lines]


def plotly_text(name: str) -> str:
    """A name that plotly's small markup shows as it is."""
    return name.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
