"""Ability before and after as two marks a row on the scale of the answers, with its numbers above them."""

from collections.abc import Sequence

from wijk.approach.abilities import AbilityChange, Answered
from wijk.domain.ability import ANSWERS, Abilities
from wijk.views import colours
from wijk.views.chart_frame import FONT, INK, SMALL_FONT, Chart, framed, plotly_text
from wijk.views.numbers import MISSING, number

__all__ = ["ability_chart"]

ROW, NAME = 62, 20
BEFORE, AFTER = ("◇", colours.WARM, "vooraf"), ("●", colours.ACCENT, "na afloop")
# Room for what the lowest and the highest answer mean.
SIDE, UNDER = 44, 44


def ability_chart(changes: Sequence[AbilityChange], abilities: Abilities, title: str, source: str) -> Chart:
    """A row an ability with its mean before and after; what is not shown has no mark, and its words say so."""
    traces = [
        {
            "type": "scatter",
            "mode": "markers",
            "x": [answered.mean for answered, _ in marks],
            "y": [row for _, row in marks],
            "marker": {"symbol": symbol, "size": 15, "color": colour, "line": {"width": 2.5, "color": colour}},
            "cliponaxis": False,
            "hoverinfo": "skip",
            "name": name,
        }
        for marks, symbol, (_, colour, name) in (
            ([(one.before, row) for row, one in enumerate(changes) if one.before], "diamond-open", BEFORE),
            ([(one.after, row) for row, one in enumerate(changes) if one.after], "circle", AFTER),
        )
    ]
    layout = framed(ROW * len(changes), title, [BEFORE, AFTER], source, left=SIDE, right=SIDE, under=UNDER)
    lowest, highest = ANSWERS[0], ANSWERS[-1]
    layout["xaxis"] = {
        "range": [lowest - 0.15, highest + 0.15],
        "tickvals": list(ANSWERS),
        "ticktext": [
            f"{lowest}<br>{plotly_text(abilities.lowest)}",
            *map(str, ANSWERS[1:-1]),
            f"{highest}<br>{plotly_text(abilities.highest)}",
        ],
        "tickfont": {"size": SMALL_FONT + 1, "color": INK},
        "gridcolor": colours.LINE,
        "zeroline": False,
        "fixedrange": True,
    }
    layout["yaxis"] = {"visible": False, "range": [len(changes) - 0.5, -0.75], "fixedrange": True}
    layout["annotations"] += [
        {
            "xref": "paper",
            "x": 0,
            "xanchor": "left",
            "xshift": -SIDE // 2,
            "y": row,
            "yshift": NAME,
            "text": (
                f"<b>{plotly_text(one.ability.name)}</b>  ◇ {_mean(one.before, few=one.few_before)}  "
                f"● {_mean(one.after, few=one.few_after)}"
            ),
            "showarrow": False,
            "font": {"size": FONT, "color": INK},
        }
        for row, one in enumerate(changes)
    ]
    return {"data": traces, "layout": layout}


def _mean(answered: Answered | None, *, few: bool) -> str:
    """A mean without how many answered, so that it fits on a telephone: the table beside it has both."""
    if answered is None:
        return "niet getoond" if few else MISSING
    return number(answered.mean, 1)
