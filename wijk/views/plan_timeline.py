"""The work plan in time: a bar from the first to the last day of each action, with its name above it."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Any

from babel.dates import format_date

from wijk.approach.plan import in_order
from wijk.domain.plan import ENDED, STATES, Action
from wijk.figures.wording import counted, cut_short
from wijk.views import colours
from wijk.views.chart_frame import FONT, INK, QUIET, SMALL_FONT, Chart, Mark, framed, plotly_text
from wijk.views.plan import SYMBOLS, who_text

__all__ = ["MOST_SHOWN", "in_time", "timeline_alt", "timeline_chart"]

# More rows than this nobody reads: the table beside it holds all.
MOST_SHOWN = 30
ROW, NAME = 46, 44
LEFT, RIGHT, UNDER = 12, 12, 30
# From how many days on the axis names months, and how many it names at most.
MOST_TICKS = 6
AROUND = timedelta(days=10)
STYLES = {
    "voorgesteld": (colours.QUIET, "dot", "circle-open"),
    "afgesproken": (colours.ACCENT, "dash", "diamond-open"),
    "bezig": (colours.ACCENT, "solid", "circle"),
    "klaar": (colours.INK, "solid", "square"),
    "gestopt": (colours.WARM, "dot", "x"),
}


def in_time(actions: Iterable[Action]) -> tuple[tuple[Action, ...], tuple[Action, ...]]:
    """Return the actions with a day, those that go on first, and those without one."""
    ordered = sorted(in_order(actions), key=lambda one: one.state in ENDED)
    dated = tuple(one for one in ordered if one.starts_on or one.ends_on)
    return dated, tuple(one for one in ordered if not (one.starts_on or one.ends_on))


def timeline_chart(actions: Sequence[Action], title: str, source: str, on: date) -> Chart:
    """A bar per action (at most ``MOST_SHOWN``, each with a day), in the style of its state; today is a line."""
    shown = actions[:MOST_SHOWN]
    days = [day for one in shown for day in (one.starts_on, one.ends_on) if day]
    first, last = min([*days, on]) - AROUND, max([*days, on]) + AROUND
    traces, notes, legend = [], [], []
    for state in STATES:
        rows = [(row, one) for row, one in enumerate(shown) if one.state == state]
        if not rows:
            continue
        colour, dash, symbol = STYLES[state]
        legend.append((SYMBOLS[state], colour, state))
        across: list[str | None] = []
        up: list[int | None] = []
        for row, one in rows:
            across += [_iso(one.starts_on or one.ends_on), _iso(one.ends_on or one.starts_on), None]
            up += [row, row, None]
        traces.append(
            {
                "type": "scatter",
                "mode": "lines+markers",
                "x": across,
                "y": up,
                "line": {"color": colour, "dash": dash, "width": 5},
                "marker": {"symbol": symbol, "size": 13, "color": colour, "line": {"width": 2, "color": colour}},
                "hoverinfo": "skip",
                "name": state,
            }
        )
        notes += [_name(row, one) for row, one in rows]
    layout = framed(ROW * len(shown), title, _legend(legend), source, left=LEFT, right=RIGHT, under=UNDER)
    layout["annotations"] += notes
    layout["xaxis"] = {
        "type": "date",
        "range": [_iso(first), _iso(last)],
        **_ticks(first, last),
        "tickangle": 0,
        "tickfont": {"size": SMALL_FONT + 1, "color": INK},
        "fixedrange": True,
        "gridcolor": colours.LINE,
        "zeroline": False,
    }
    layout["yaxis"] = {
        "visible": False,
        "range": [len(shown) - 0.4, -0.75],
        "fixedrange": True,
    }
    layout["shapes"] = [
        {
            "type": "line",
            "x0": _iso(on),
            "x1": _iso(on),
            "yref": "paper",
            "y0": 0,
            "y1": 1,
            "layer": "below",
            "line": {"color": QUIET, "width": 2, "dash": "dash"},
        }
    ]
    return {"data": traces, "layout": layout}


def timeline_alt(dated: Sequence[Action], undated: Sequence[Action]) -> str:
    """What is to be seen, and what is not drawn."""
    told = f"{counted(len(dated), 'actie', 'acties')} met een datum; de streepjeslijn is vandaag."
    if len(dated) > MOST_SHOWN:
        told += f" U ziet de eerste {MOST_SHOWN}; de tabel heeft ze allemaal."
    if undated:
        told += f" Van {counted(len(undated), 'actie', 'acties')} is geen datum bekend."
    return told


def _legend(marks: Sequence[Mark]) -> list[Mark]:
    return [*marks, ("┊", QUIET, "vandaag")]


def _name(row: int, action: Action) -> dict[str, Any]:
    text = f"{action.what} ({who_text(action)})" if action.who else action.what
    return {
        "xref": "paper",
        "x": 0,
        "xanchor": "left",
        "y": row,
        "yshift": 9,
        "yanchor": "bottom",
        "text": plotly_text(" ".join(cut_short(text, NAME).split())),
        "showarrow": False,
        "align": "left",
        "bgcolor": "rgba(255,255,255,.8)",
        "font": {"size": FONT, "color": INK},
    }


def _ticks(first: date, last: date) -> dict[str, Any]:
    """The first days of months, in Dutch, so many that they can be read on a telephone."""
    months = [date(first.year + number // 12, number % 12 + 1, 1) for number in _month_numbers(first, last)]
    step = -(-len(months) // MOST_TICKS) or 1
    kept = months[::step] or [first]
    return {"tickvals": list(map(_iso, kept)), "ticktext": [format_date(day, "MMM yy", locale="nl") for day in kept]}


def _month_numbers(first: date, last: date) -> range:
    """The months after the first day up to the last, counted from January of the first year."""
    return range(first.month, (last.year - first.year) * 12 + last.month)


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""
