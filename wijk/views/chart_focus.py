"""What a chart tells who points at it or comes by keyboard, and what its figures mean, one press away.

Plotly draws what can only be seen. Over each of its rows or years lies a button that says the same in words.
"""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from html import escape

from wijk.figures.values import Figure
from wijk.views.chart_frame import Chart
from wijk.views.charts import Series, bar_rows
from wijk.views.charts_over_years import year_columns
from wijk.views.numbers import figure_text, year_text

__all__ = ["bar_buttons", "meanings_html", "year_buttons"]

BASES = {"schatting": "een schatting met een rekenmodel, geen telling", "register": "geteld", "vragenlijst": "gevraagd"}
KEPT = 512


def bar_buttons(chart: Chart, here: Series, references: Sequence[Series]) -> str:
    """A button over each row of a chart of bars, which says its numbers and opens what the figure means."""
    return "".join(
        _button(f"left:0;width:100%;top:{top}px;height:{height}px", here[1][row], _told(row, here, references), "rij")
        for row, (top, height) in enumerate(bar_rows(chart))
    )


def year_buttons(chart: Chart, lines: Sequence[Series]) -> str:
    """A button over each year of a chart of lines, which says its numbers and opens what the figure means."""
    margin = chart["layout"]["margin"]
    around = f"top:{margin['t']}px;bottom:{margin['b'] - 26}px"
    return "".join(
        _button(f"left:{left};width:{width};{around}", lines[0][1][number], _told(number, lines[0], lines[1:]), "jaar")
        for number, (_, left, width) in enumerate(year_columns(lines))
    )


def meanings_html(figures: Iterable[Figure]) -> str:
    """What each figure means, shown when a button of `bar_buttons` or `year_buttons` is pressed: once on a page."""
    return "".join(
        _meaning(
            _meaning_id(one),
            one.indicator.name,
            one.indicator.explanation,
            f"{one.year}, {BASES[one.indicator.basis]}",
            f"{one.source.table.publisher}, {one.source.table.title}, tabel {one.source.table.id}",
            one.source.table.limits,
        )
        for one in {_meaning_id(figure): figure for figure in figures}.values()
    )


def _button(place: str, figure: Figure, told: str, kind: str) -> str:
    return (
        f'<button type="button" class="wijk-cijfer {kind}" style="{place}" popovertarget="{_meaning_id(figure)}">'
        f'<span class="gezegd">{escape(told)}</span><i aria-hidden="true">i</i></button>'
    )


def _told(number: int, here: Series, references: Sequence[Series]) -> str:
    """The name of the figure with its year, all numbers with whose they are, and that a press tells more."""
    figure = here[1][number]
    estimate = ", schatting" if figure.indicator.estimate else ""
    values = ", ".join(f"{name} {figure_text(figures[number])}" for name, figures in (here, *references))
    return f"{figure.indicator.name}, {year_text(figure)}{estimate}. {values}. Druk voor uitleg."


def _meaning_id(figure: Figure) -> str:
    return f"uitleg-{figure.indicator.id}-{figure.year}"


@lru_cache(maxsize=KEPT)
def _meaning(identifier: str, name: str, explanation: str, made: str, source: str, limits: str) -> str:
    name, explanation, made, source, limits = map(escape, (name, explanation, made, source, limits))
    return (
        f'<div popover id="{identifier}" class="wijk-uitleg" role="dialog" aria-label="Wat betekent: {name}?">'
        f"<b>{name}</b><p>{explanation}</p><p>Jaar: {made}.</p><p>Bron: {source}. {limits}</p>"
        f'<button type="button" popovertarget="{identifier}" popovertargetaction="hide">Sluiten</button></div>'
    )
