"""What stands behind lines over the years, alike on every page: the break between two tables, and greyed years."""

from typing import Any

from wijk.views import colours
from wijk.views.chart_frame import SMALL_FONT

__all__ = ["break_between", "break_name", "grey_ground"]

BREAK_NAME = "andere tabel"
# How far a greyed year goes to either side: a year is a year wide.
HALF_YEAR = 0.5
DOWN_THE_CHART = {"yref": "paper", "y0": 0, "y1": 1}


def grey_ground(year: int) -> dict[str, Any]:
    """The ground of a year that is greyed, under its points."""
    ground = {"fillcolor": colours.LINE, "opacity": 0.55, "line": {"width": 0}, "layer": "below"}
    return {"type": "rect", "x0": year - HALF_YEAR, "x1": year + HALF_YEAR, **DOWN_THE_CHART, **ground}


def break_between(last: int, first: int) -> dict[str, Any]:
    """A dotted line halfway between the last year of one table and the first of the next."""
    line = {"color": colours.QUIET, "width": 2, "dash": "dot"}
    middle = (last + first) / 2
    return {"type": "line", "x0": middle, "x1": middle, **DOWN_THE_CHART, "line": line}


def break_name(last: int, first: int) -> dict[str, Any]:
    """What the line of `break_between` stands for, at its top."""
    return {
        "name": "breuk",
        "x": (last + first) / 2,
        "yref": "paper",
        "y": 1,
        "yanchor": "top",
        "text": BREAK_NAME,
        "showarrow": False,
        "bgcolor": colours.PAPER,
        "font": {"size": SMALL_FONT, "color": colours.QUIET},
    }
