"""A story as HTML: each screen a section of its own, the same on the wall and on paper. All text is escaped."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

from wijk.figures.values import Figure
from wijk.store.common.personal import nameless
from wijk.views.charts import AXIS_END
from wijk.views.numbers import figure_text, year_text
from wijk.views.story.map import map_html
from wijk.views.story.screen import Bars, Screen
from wijk.views.tables import Table

__all__ = ["Join", "screen_html"]

# A message is written as large as its length allows, from up to so many signs; where much stands under it, small.
SIZES = ((90, "huge"), (150, "large"), (230, "middle"))
SMALL, BESIDE, BESIDE_SIGNS = "small", "middle", 170
MARKS = ("|", "◇")
ROOMY_ROWS, ROOMY_SIGNS, ROOMY_ITEMS = 2, 360, 4


@dataclass(frozen=True, slots=True)
class Join:
    """How people take part by phone: the ``address`` that they type, the ``code``, and both as an SVG picture."""

    address: str
    code: str
    picture: str


def screen_html(
    screen: Screen, number: int, count: int, place: str, join: Join | None = None, geometry: str = ""
) -> str:
    """One screen: the ``number``-th of so many, with the place and how to take part always in view.

    ``geometry`` is where the boundaries for its map are served.
    """
    body = [
        f'<p class="message {_size(screen)}">{escape(screen.message)}</p>',
        _items(screen),
        _bars(screen.bars, screen.title) if screen.bars else "",
        _table(screen.table) if screen.table else "",
        _grid(screen.grid) if screen.grid else "",
    ]
    parts = [
        f'<header><p class="place">{escape(place)}</p>{_join(join)}<p class="number">{number} van {count}</p></header>',
        f"<h2>{escape(screen.title)}</h2>",
        f'<div class="body{" roomy" if _is_roomy(screen) else ""}">{"".join(body)}</div>'
        if screen.map is None
        else f'<div class="beside"><div class="body">{"".join(body)}</div>{map_html(screen.map, geometry)}</div>',
        f'<p class="ask">{escape(screen.ask)}</p>' if screen.ask else "",
        f'<p class="source">{escape(screen.source)}</p>' if screen.source else "",
    ]
    return f'<section data-screen="{escape(screen.id)}" data-title="{escape(screen.title)}">{"".join(parts)}</section>'


def _is_roomy(screen: Screen) -> bool:
    """Whether little enough stands on a screen to make it larger."""
    signs = len(screen.message) + sum(map(len, screen.items))
    return (
        not screen.table
        and not screen.grid
        and _rows(screen) <= ROOMY_ROWS
        and signs <= ROOMY_SIGNS
        and len(screen.items) <= ROOMY_ITEMS
    )


def _size(screen: Screen) -> str:
    if screen.map:
        return BESIDE if len(screen.message) <= BESIDE_SIGNS else SMALL
    if screen.table or screen.grid or _rows(screen) > ROOMY_ROWS:
        return SMALL
    return next((name for signs, name in SIZES if len(screen.message) <= signs), SMALL)


def _rows(screen: Screen) -> int:
    return len(screen.bars.labels) if screen.bars else 0


def _items(screen: Screen) -> str:
    """A list; short things beside one another, long ones under each other."""
    if not screen.items:
        return ""
    kind = "short" if max(map(len, screen.items)) <= 64 and len(screen.items) > 3 else "long"
    return f'<ul class="{kind}">{"".join(f"<li>{escape(item)}</li>" for item in screen.items)}</ul>'


def _table(table: Table) -> str:
    header, *rows = table
    heads = "".join(f'<th scope="col">{escape(text)}</th>' for text in header)
    lines = "".join(
        f'<tr><th scope="row">{escape(first)}</th>{"".join(f"<td>{escape(text)}</td>" for text in rest)}</tr>'
        for first, *rest in rows
    )
    return f'<table class="plain"><thead><tr>{heads}</tr></thead><tbody>{lines}</tbody></table>'


def _bars(bars: Bars, title: str) -> str:
    """A table of percentages in which each row has its bar, with a mark for each reference on the same axis."""
    name, figures = bars.here
    years = " en ".join(dict.fromkeys(year_text(figure) for figure in figures))
    estimate = ", schatting" if any(figure.indicator.estimate for figure in figures) else ""
    names = [f'<th scope="col"><i class="here" aria-hidden="true">■</i> {escape(name)}</th>', "<td></td>"]
    names += [
        f'<th scope="col"><i class="mark-{row}" aria-hidden="true">{sign}</i> {escape(one)}</th>'
        for row, (sign, (one, _)) in enumerate(zip(MARKS, bars.references, strict=False))
    ]
    lines = []
    for row, label in enumerate(bars.labels):
        beside = [ones[row] for _, ones in bars.references]
        told = "".join(f"<td>{escape(figure_text(one))}</td>" for one in beside)
        lines.append(
            f'<tr><th scope="row">{escape(label)}</th><td><b>{escape(figure_text(figures[row]))}</b></td>'
            f'<td class="track" aria-hidden="true">{_bar(figures[row], beside)}</td>{told}</tr>'
        )
    head = f"<tr><th>{escape(years + estimate)}</th>{''.join(names)}</tr>"
    return (
        f'<table class="bars" aria-label="{escape(title)}"><thead>{head}</thead><tbody>{"".join(lines)}</tbody></table>'
    )


def _bar(here: Figure, beside: Sequence[Figure]) -> str:
    bar = "" if here.value is None else f'<span class="bar" style="width:{_along(here)}"></span>'
    marks = "".join(
        f'<span class="mark mark-{row}" style="left:{_along(one)}"></span>'
        for row, one in enumerate(beside)
        if one.value is not None
    )
    return bar + marks


def _along(figure: Figure) -> str:
    return f"{100 * (figure.value or 0) / AXIS_END:.1f}%"


def _grid(grid: dict[str, Any]) -> str:
    """The matrix: in each cell who is there, and its state in a word and a symbol; a priority by a star."""
    heads = "".join(f'<th scope="col">{escape(phase)}</th>' for phase in grid["phases"])
    lines = []
    for row in grid["rows"]:
        cells = "".join(_cell(cell, grid["symbols"], grid["marks"]["first"][:1]) for cell in row["cells"])
        name = f"{escape(row['name'])}<small>{escape(row['more'])}</small>"
        lines.append(f'<tr><th scope="row">{name}</th>{cells}</tr>')
    general = "".join(f"<td>{escape(text)}</td>" for text in grid["general"]["cells"])
    lines.append(f'<tr><th scope="row">{escape(grid["general"]["name"])}</th>{general}</tr>')
    return (
        f'<table class="grid"><thead><tr><th scope="col">Doelgroep</th>{heads}</tr></thead>'
        f"<tbody>{''.join(lines)}</tbody></table>"
    )


def _cell(cell: dict[str, Any], symbols: Mapping[str, str], mark: str) -> str:
    names = nameless(", ".join(cell["names"])) or cell["beside"]
    star = f"<b>{escape(mark)}</b> " if cell["first"] else ""
    above = f'<span class="names">{escape(names)}</span>' if names else ""
    state = f"<span>{star}{escape(symbols[cell['state']])} {escape(cell['state'])}</span>"
    return f'<td data-state="{escape(cell["state"])}">{above}{state}</td>'


def _join(join: Join | None) -> str:
    if join is None:
        return ""
    return (
        f'<p class="join">Doe mee: <b>{escape(join.address)}</b> · code <b class="code">{escape(join.code)}</b></p>'
        f'<span class="picture" role="img" aria-label="QR-code om mee te doen">{join.picture}</span>'
    )
