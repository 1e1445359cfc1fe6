"""The matrix as plain texts for the grid on screen: what stands in its header, its rows and each of its cells."""

from collections.abc import Sequence
from typing import Any

from wijk.approach.coverage import Matrix
from wijk.approach.findings import Need
from wijk.views.matrix import GENERAL_NAME, Cells, general_lines, need_texts, ordered_groups, short_lines
from wijk.views.often import UNKNOWN

__all__ = ["grid_texts"]


def grid_texts(matrix: Matrix, needs: Sequence[Need], first: Cells = (), asked: Cells = ()) -> dict[str, Any]:
    """Return what the grid shows, as values that JSON knows; the rows in the order of the needs.

    ``phases`` names the columns. Each of ``rows`` has its ``group`` (id), ``name``, what is told ``about`` it, and its
    ``cells``: ``phase`` (id), ``state`` and ``lines``. ``general`` is the row that closes the grid: a ``name`` and the
    text of each phase. ``first`` are the priorities, ``asked`` the cells with a decision that the data ask about.
    """
    need_of = {need.group: need for need in needs}
    rows = [
        {
            "group": group.id,
            "name": group.name,
            "about": _about(need_of.get(group.id, Need(group.id))),
            "cells": [
                {"phase": cell.phase, "state": cell.state, "lines": list(map(_whole, short_lines(cell, first, asked)))}
                for cell in matrix.row(group.id)
            ],
        }
        for group in ordered_groups(matrix, needs)
    ]
    return {
        "phases": [phase.name for phase in matrix.method.phases],
        "rows": rows,
        "general": {
            "name": GENERAL_NAME,
            "cells": [", ".join(general_lines(general, first)) for general in matrix.general],
        },
    }


def _about(need: Need) -> str:
    size, often = need_texts(need)
    return f"{_whole(f'omvang {size}')}, {_whole(often if often != UNKNOWN else f'hoe vaak: {often}')}"


def _whole(line: str) -> str:
    """A line that is not broken at its spaces."""
    return line.replace(" ", "\N{NO-BREAK SPACE}")
