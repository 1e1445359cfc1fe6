"""Who knows whom as a grid: each pair of people once, with what is known of them in a sign and a word."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from wijk.domain.key_figure import KeyFigure, Strength, Tie
from wijk.views.people import key_figure_labels

__all__ = ["NEXT", "tie_grid"]

# What a press makes of a tie.
NEXT: Mapping[Strength | None, Strength | None] = {None: "licht", "licht": "sterk", "sterk": None}
WORDS: Mapping[Strength | None, str] = {None: "", "licht": "✓ licht", "sterk": "✓✓ sterk"}
TOLD: Mapping[Strength | None, str] = {None: "geen band ingevuld", "licht": "lichte band", "sterk": "sterke band"}


def tie_grid(
    members: Sequence[KeyFigure], ties: Sequence[Tie], may: Callable[[str, str], bool] = lambda _one, _other: True
) -> dict[str, Any]:
    """Return the grid as values that JSON knows.

    ``header`` are the numbers of the members but the first, since each pair stands there once. Each of ``rows`` has a
    ``name`` and ``cells``: the two ids (``pair``), the ``text`` that is seen, what is ``told`` to who listens,
    and whether who looks ``may`` press it (given by two ids).
    """
    labels = key_figure_labels(members)
    ids = list(labels)
    strengths = {frozenset((tie.one, tie.other)): tie.strength for tie in ties}

    def cell(one: str, other: str) -> dict[str, Any]:
        strength = strengths.get(frozenset((one, other)))
        return {
            "pair": [one, other],
            "text": WORDS[strength],
            "told": f"{labels[one]} en {labels[other]}: {TOLD[strength]}",
            "may": may(one, other),
        }

    return {
        "header": [str(number) for number in range(2, len(ids) + 1)],
        "rows": [
            {
                "name": f"{number}. {labels[one]}",
                "before": number - 1,
                "cells": [cell(one, other) for other in ids[number:]],
            }
            for number, one in enumerate(ids, 1)
        ],
    }
