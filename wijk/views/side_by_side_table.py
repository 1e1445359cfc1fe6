"""Places side by side as a table with a bar in each cell: what the browser gets of it, and what stands under it."""

from collections.abc import Sequence
from typing import Any

from wijk.domain.indicator import Indicator
from wijk.figures.compare import Compared, SideBySide, scale_by_unit
from wijk.figures.places import Place
from wijk.figures.values import Figure
from wijk.figures.wording import decimal, listed
from wijk.views.captions import figure_label, source_line
from wijk.views.numbers import figure_text
from wijk.views.place_names import full_name, gemeente_name, place_name

__all__ = ["end_text", "mark_names", "missing_sentences", "scale_text", "side_sources", "table_data", "told_apart"]


def table_data(side: SideBySide) -> dict[str, Any]:
    """The header, a row per place, and the rows of gemeenten and Nederland, which stay below.

    A cell has its text, the value it sorts by (None is not known), the end of its bar and the places of its marks, from
    0 to 100 on the axis of its unit; a count of a larger area, which would end beyond it, has no bar.
    """
    scales = scale_by_unit(side)
    return {
        "columns": [
            {"name": figure_label(row.indicator, row.year), "note": "schatting" if row.indicator.estimate else ""}
            for row in side.rows
        ],
        "rows": [
            {
                "name": name,
                "cells": [
                    _cell(row, row.figures[number], scales[row.indicator.unit], *row.references_of(number))
                    for row in side.rows
                ],
            }
            for number, name in enumerate(told_apart(side.places))
        ],
        "references": [
            *(
                {
                    "name": f"Gemeente {place_name(one)}",
                    "cells": [_cell(row, row.gemeenten[number], scales[row.indicator.unit]) for row in side.rows],
                }
                for number, one in enumerate(side.gemeenten)
                if one not in side.places
            ),
            {
                "name": "Nederland",
                "cells": [_cell(row, row.netherlands, scales[row.indicator.unit]) for row in side.rows],
            },
        ],
    }


def told_apart(places: Sequence[Place]) -> list[str]:
    """The names of the places, with their gemeente where that is not the same for all, or a gemeente is among them."""
    one_gemeente = len({place.municipality for place in places}) == 1 and all(place.municipality for place in places)
    names = [place_name(place) if one_gemeente else full_name(place) for place in places]
    return [
        f"{name} ({place.area})" if names.count(name) > 1 else name for name, place in zip(names, places, strict=True)
    ]


def mark_names(side: SideBySide) -> tuple[str, str]:
    """What the two marks of a bar stand for: the gemeente, and Nederland; empty for one that no bar has."""
    gemeente = "de eigen gemeente" if side.gemeenten else ""
    return gemeente_name(side.gemeenten[0]) if len(side.gemeenten) == 1 else gemeente, "Nederland"


def scale_text(side: SideBySide) -> str:
    """How far the bars of each unit go."""
    ends = scale_by_unit(side)
    one_of = {row.indicator.unit: row.indicator for row in side.rows}
    told = [f"van 0 tot {end_text(end, one_of[unit])}" for unit, end in ends.items()]
    return f"Balken lopen {listed(told)}." if len(told) == 1 else f"Balken lopen per eenheid {listed(told)}."


def end_text(value: float, indicator: Indicator) -> str:
    """A place on an axis with its unit, without more decimals than it has: "100%", "250.000 euro", "2,5 km"."""
    whole = indicator.unit == "× 1.000 euro"
    return f"{decimal(value * 1000)} euro" if whole else f"{decimal(value)}{indicator.short_unit}"


def side_sources(side: SideBySide) -> str:
    """The sources of all that is shown."""
    return source_line([figure for row in side.rows for figure in row.drawn if figure.value is not None])


def missing_sentences(side: SideBySide) -> list[str]:
    """Why figures of the places are missing, each reason once with whom it is about."""
    reasons: dict[str, list[str]] = {}
    for row in side.rows:
        for name, figure in zip(told_apart(side.places), row.figures, strict=True):
            if figure.value is None:
                reasons.setdefault(figure.reason, []).append(name)
    return [f"Niet bekend voor {listed(list(dict.fromkeys(names)))}: {reason}" for reason, names in reasons.items()]


def _cell(row: Compared, figure: Figure, scale: float, *references: Figure | None) -> dict[str, Any]:
    found: dict[str, Any] = {"text": figure_text(figure), "value": figure.value}
    if figure.value is not None and figure.value <= scale:
        found["bar"] = _part(figure.value, scale)
    marks = [None if one is None or one.value is None else _part(one.value, scale) for one in references]
    if row.indicator.kind != "count" and any(mark is not None for mark in marks):
        found["marks"] = marks
    return found


def _part(value: float, scale: float) -> float:
    return round(value / scale * 100, 1)
