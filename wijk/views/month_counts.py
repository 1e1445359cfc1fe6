"""Counts per month as plain values for the browser: a grid to type in, with beside each line what may be said of it.

pages/parts/evaluation/counts.js draws them; every text is put in as text, whatever is in it.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from babel.dates import format_date

from wijk.approach.month_counts import CountLine
from wijk.domain.evaluation import MonthCount
from wijk.figures.wording import counted, decimal
from wijk.views.numbers import MISSING

__all__ = ["cell_of", "count_label", "grid_of", "line_text", "month_text", "sparkline"]

WIDTH, HEIGHT, EDGE = 120, 28, 3
AGAIN = "mensen kunnen vaker meetellen, dus maanden tellen niet op"


def month_text(month: date) -> str:
    """A month in words, with its year behind it."""
    return format_date(month, "MMMM y", locale="nl")


def cell_of(kind: str, month: date) -> str:
    """What tells a cell of the grid from the others."""
    return f"{month.isoformat()}|{kind}"


def count_label(count: MonthCount, name: str) -> str:
    """What a count is called, with the name of its kind: "Deelnemers in maart …: 12"."""
    return f"{name} in {month_text(count.month)}: {decimal(count.number)}"


def grid_of(
    lines: Sequence[CountLine],
    months: Sequence[date],
    versions: Mapping[tuple[str, date], int],
    told: Mapping[str, str],
    handled: Mapping[str, str],
    name: str,
    on: date,
) -> dict[str, Any]:
    """Return the grid of what has this ``name``: its ``months``, and ``rows`` with a cell for each.

    ``versions`` are those of the counts that are kept. ``told`` says by cell what is wrong with what was typed there,
    ``handled`` which typing there was dealt with. Months after the day ``on`` can't be typed in.
    """
    return {
        "name": name,
        "months": [format_date(month, "MMM", locale="nl").rstrip(".") for month in months],
        "handled": dict(handled),
        "rows": [
            {
                "kind": line.kind,
                "name": line.name,
                "explanation": line.explanation,
                "says": line_text(line, months),
                "spark": sparkline(line, months),
                "cells": [
                    {
                        "id": cell_of(line.kind, month),
                        "name": f"{line.name}, {month_text(month)}",
                        "text": "" if number is None else str(number),
                        "seen": versions.get((line.kind, month), 0),
                        "told": told.get(cell_of(line.kind, month), ""),
                        "later": month > on,
                    }
                    for month, number in zip(months, line.numbers, strict=True)
                ],
            }
            for line in lines
        ],
    }


def line_text(line: CountLine, months: Sequence[date]) -> str:
    """What may be said of a line: a sum of events, the highest month of people, and of how many months it is known."""
    highest = line.highest
    if highest is None:
        return MISSING
    of = f"van {counted(line.known, 'maand', 'maanden')} bekend"
    if line.total is not None:
        return f"Samen {decimal(line.total)} ({of})."
    month = months[line.numbers.index(highest)]
    return f"Hoogste: {decimal(highest)}, in {format_date(month, 'MMMM', locale='nl')} ({of}); {AGAIN}."


def sparkline(line: CountLine, months: Sequence[date]) -> dict[str, Any]:
    """Return a line to draw: ``parts`` of points between months that are known one after another, and the ``alt`` text.

    The line begins at 0; a month that is not known is a hole in it.
    """
    top = max(line.highest or 0, 1)
    step = (WIDTH - 2 * EDGE) / max(len(months) - 1, 1)
    parts: list[list[tuple[float, float]]] = [[]]
    for place, number in enumerate(line.numbers):
        if number is None:
            parts.append([])
        else:
            height = (HEIGHT - 2 * EDGE) * number / top
            parts[-1].append((round(EDGE + place * step, 1), round(HEIGHT - EDGE - height, 1)))
    known = [(month, number) for month, number in zip(months, line.numbers, strict=True) if number is not None]
    alt = f"{line.name}: {MISSING}"
    if known:
        told = [f"{decimal(number)} in {format_date(month, 'MMMM', locale='nl')}" for month, number in known]
        alt = f"{line.name}: {', '.join(told)}; {counted(len(months) - len(known), 'maand', 'maanden')} {MISSING}"
    return {"width": WIDTH, "height": HEIGHT, "parts": [part for part in parts if part], "alt": alt}
