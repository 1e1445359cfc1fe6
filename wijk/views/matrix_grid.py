"""The matrix as plain texts for the grid on screen: what stands in its header, its rows and each of its cells."""

from collections.abc import Sequence
from typing import Any

from wijk.approach.coverage import Matrix
from wijk.approach.findings import GroupFigures
from wijk.views.matrix import GENERAL_NAME, Cells, general_lines, group_texts, ordered_groups, short_lines
from wijk.views.often import UNKNOWN

__all__ = ["grid_texts"]


def grid_texts(
    matrix: Matrix, group_figures: Sequence[GroupFigures], first: Cells = (), asked: Cells = ()
) -> dict[str, Any]:
    """Return what the grid shows, as values that JSON knows; the rows in the order of the figures about the groups.

    ``phases`` names the columns. Each of ``rows`` has its ``group`` (id), ``name``, what is told ``about`` it, and its
    ``cells``: ``phase`` (id), ``state`` and ``lines``. ``general`` is the row that closes the grid: a ``name`` and the
    text of each phase. ``first`` are the priorities, ``asked`` the cells with a decision that the data ask about.
    """
    figures_of = {figures.group: figures for figures in group_figures}
    rows = [
        {
            "group": group.id,
            "name": group.name,
            "about": _about(figures_of.get(group.id, GroupFigures(group.id))),
            "cells": [
                {"phase": cell.phase, "state": cell.state, "lines": list(map(_whole, short_lines(cell, first, asked)))}
                for cell in matrix.row(group.id)
            ],
        }
        for group in ordered_groups(matrix, group_figures)
    ]
    return {
        "phases": [phase.name for phase in matrix.method.phases],
        "rows": rows,
        "general": {
            "name": GENERAL_NAME,
            "cells": [", ".join(general_lines(general, first)) for general in matrix.general],
        },
    }


def _about(figures: GroupFigures) -> str:
    size, often = group_texts(figures)
    return f"{_whole(f'omvang {size}')}, {_whole(often if often != UNKNOWN else f'hoe vaak: {often}')}"


def _whole(line: str) -> str:
    """A line that is not broken at its spaces."""
    return line.replace(" ", "\N{NO-BREAK SPACE}")
