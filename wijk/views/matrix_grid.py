"""The matrix as plain texts for the wall on screen: what stands in its header, its rows and each of its cells.

A room reads it from six metres, so each cell has two short lines: who is there, and the state with a word or two
beside it. ``lines`` tells the same in full, for who listens and for the window of the cell.
"""

from collections.abc import Iterable, Sequence
from functools import reduce
from typing import Any

from wijk.approach.coverage import Matrix, MatrixCell, by_name
from wijk.approach.findings import GENERAL, GroupFigures
from wijk.domain.initiative import Initiative
from wijk.figures.wording import counted, cut_short, decimal
from wijk.views.matrix import (
    ASKED,
    FIRST,
    GENERAL_NAME,
    SYMBOLS,
    Cells,
    general_lines,
    group_texts,
    ordered_groups,
    short_lines,
)
from wijk.views.often import UNKNOWN

__all__ = ["cell_names", "grid_texts", "short_words"]

# How many characters of names one line of a cell holds on a beamer, and of one name that the browser cuts off there.
NAMES_LINE, NAME = 18, 40
# How many characters the line under the name of a group holds, and what is then written shorter.
HEAD_LINE = 24
FRACTIONS = (("een kwart", "¼"), ("een derde", "⅓"), ("anderhalf", "1½"), ("tweeënhalf", "2½"), (" half", " ½"))
GENERAL_SHORT = "Algemeen"


def grid_texts(
    matrix: Matrix, group_figures: Sequence[GroupFigures], first: Cells = (), asked: Cells = ()
) -> dict[str, Any]:
    """Return what the wall shows, as values that JSON knows; the rows in the order of the figures about the groups.

    ``phases`` names the columns, ``symbols`` gives the sign of each state and ``marks`` the words of a priority and of
    a question. Each of ``rows`` has its ``group`` (id), ``name`` (what stands in brackets in ``more``), what is told
    ``about`` it, in ``short`` too, and its ``cells``: ``phase`` (id), ``state``, ``lines``, ``names`` (see
    `cell_names`), what stands ``beside`` the state, and whether it is ``first`` or ``asked``. ``general`` is the row
    that closes it: a ``name``, and by phase its ``cells`` as text, their ``names`` and whether each is ``first``.
    ``first`` are the priorities, ``asked`` the cells with a decision that the data ask about.
    """
    figures_of = {figures.group: figures for figures in group_figures}
    rows = []
    for group in ordered_groups(matrix, group_figures):
        name, bracket, more = group.name.partition(" (")
        figures = figures_of.get(group.id, GroupFigures(group.id))
        told = {"about": _about(figures), "short": _short(figures)}
        cells = [_cell(cell, first, asked) for cell in matrix.row(group.id)]
        rows.append({"group": group.id, "name": name, "more": bracket + more, **told, "cells": cells})
    return {
        "phases": [phase.name for phase in matrix.method.phases],
        "symbols": SYMBOLS,
        "marks": {"first": FIRST, "asked": ASKED},
        "rows": rows,
        "general": {
            "name": GENERAL_SHORT,
            "more": GENERAL_NAME.removeprefix(GENERAL_SHORT),
            "cells": [", ".join(general_lines(cell, first)) for cell in matrix.general],
            "names": [cell_names(cell.initiatives) for cell in matrix.general],
            "first": [(GENERAL, cell.phase) in first for cell in matrix.general],
        },
    }


def cell_names(initiatives: Iterable[Initiative]) -> list[str]:
    """Return what a line of names holds: one or two names, or one and how many more there are.

    >>> cell_names([Initiative("a", "Koffietafel"), Initiative("b", "Belcirkel"), Initiative("c", "Fit")])
    ['Belcirkel', '+2']
    """
    names = [" ".join(one.name.split()) for one in by_name(initiatives)]
    if len(names) == 2 and len(", ".join(names)) <= NAMES_LINE:
        return names
    shown = [cut_short(name, NAME) for name in names[:1]]
    return [*shown, f"+{decimal(len(names) - 1)}"] if len(names) > 1 else shown


def short_words(matrix: Matrix) -> str:
    """Say what is written short in the cells of this matrix."""
    if matrix.wijken is None:
        return "Kort: alg. is algemeen."
    of = decimal(matrix.wijken)
    return f"Kort: 1/{of} is in 1 van {counted(matrix.wijken, 'wijk', 'wijken')}, gem. is de hele gemeente."


def _cell(cell: MatrixCell, first: Cells, asked: Cells) -> dict[str, Any]:
    place = (cell.group, cell.phase)
    return {
        "phase": cell.phase,
        "state": cell.state,
        "lines": list(map(_whole, short_lines(cell, first, asked))),
        "names": cell_names(cell.initiatives),
        "beside": _whole(_beside(cell, short=bool(cell.count) or place in first or place in asked)),
        "first": place in first,
        "asked": place in asked,
    }


def _beside(cell: MatrixCell, *, short: bool) -> str:
    """What the room has besides what is the group's own here; short where something else stands on that line."""
    if cell.spread:
        wijken = f"{decimal(cell.spread.filled)}/{decimal(cell.spread.total)}"
        return wijken if cell.spread.filled else "gem."
    if not cell.general:
        return ""
    return f"+{decimal(cell.general)} {'alg.' if short else 'algemeen'}"


def _about(figures: GroupFigures) -> str:
    size, often = group_texts(figures)
    return f"{_whole(f'omvang {size}')}, {_whole(often if often != UNKNOWN else f'hoe vaak: {often}')}"


def _short(figures: GroupFigures) -> str:
    """The same as far as it is known; the head of the column says which is which."""
    size, often = group_texts(figures)
    known = [text.removeprefix("ongeveer ") for text in (size, often) if text != UNKNOWN]
    if len(", ".join(known)) > HEAD_LINE:
        known = [reduce(lambda text, each: text.replace(*each), FRACTIONS, text) for text in known]
    return ", ".join(map(_whole, known)) or UNKNOWN


def _whole(line: str) -> str:
    """A line that is not broken at its spaces."""
    return line.replace(" ", "\N{NO-BREAK SPACE}")
