"""Needs to and from files, for scripts and for keeping: a CSV or Excel list of group, phase and weight."""

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any, get_args

from wijk.domain.area import AREA_CODE
from wijk.domain.coalition_rules import CoalitionRules
from wijk.domain.key_figure import Knowledge
from wijk.domain.method import Method, Term
from wijk.domain.need import Need
from wijk.store.common.errors import FileError
from wijk.store.common.texts import words
from wijk.store.importing.checking import Fault
from wijk.store.importing.choice_cells import read_choice
from wijk.store.spreadsheets.about import About
from wijk.store.spreadsheets.cell_values import CellError, as_text, read_decimal, shown
from wijk.store.spreadsheets.reading import read_sheets
from wijk.store.spreadsheets.rows import Row, rows_under
from wijk.store.spreadsheets.sheets import Cell
from wijk.store.spreadsheets.writing import csv_bytes

__all__ = ["export_needs_csv", "read_needs"]

HEADERS: Mapping[str, tuple[str, ...]] = {
    "group": ("group", "doelgroep", "groep"),
    "phase": ("phase", "fase"),
    "weight": ("weight", "gewicht"),
    "area": ("area", "gebied", "buurt", "wijk"),
    "knowledge": ("knowledge", "kennis", "soort kennis"),
    "ground": ("ground", "reden", "waarom"),
}
# What a need can be about.
ABOUT = {"group", "phase", "area", "knowledge"}
MOST_SHOWN = 80
Readers = Mapping[str, Callable[[Cell], Any]]
KNOWLEDGE = [Term(kind, kind) for kind in get_args(Knowledge)]


def export_needs_csv(needs: Iterable[Need], about: About | None = None) -> bytes:
    """Return needs as CSV with ids, as `read_needs` and ``python -m wijk coalition`` read them."""
    rows: list[Sequence[Cell]] = [tuple(HEADERS)]
    rows += [[getattr(need, field) for field in HEADERS] for need in needs]
    return csv_bytes(rows, about)


def read_needs(
    source: Path | bytes, method: Method, rules: CoalitionRules
) -> tuple[tuple[Need, ...], tuple[Fault, ...]]:
    """Return the needs in a file and what is wrong in it; rows with a fault are left out.

    A weight is a number from 0, or a step as "moet". Raises FileError when the file can't be used as a whole or has no
    column for the weight; OSError when a path can't be read.
    """
    found = rows_under(read_sheets(source if isinstance(source, bytes) else source.read_bytes())[0])
    fields = [
        next((field for field, names in HEADERS.items() if words(header) in names), None) for header in found.headers
    ]
    if "weight" not in fields or not ABOUT & set(fields):
        raise FileError("Zet boven de behoeften een rij met de kolomnamen group, phase en weight.")
    readers: Readers = {
        "group": lambda cell: read_choice(cell, method.groups) or "",
        "phase": lambda cell: read_choice(cell, method.phases) or "",
        "knowledge": lambda cell: read_choice(cell, KNOWLEDGE),
        "weight": partial(_weight, rules=rules),
        "area": _area,
        "ground": as_text,
    }
    # A field counts once, in its first column.
    columns = {index: field for index, field in enumerate(fields) if field and fields.index(field) == index}
    read = [_need(row, columns, readers) for row in found.rows]
    needs = tuple(one for one in read if isinstance(one, Need))
    return needs, tuple(fault for one in read if not isinstance(one, Need) for fault in one)


def _need(row: Row, columns: Mapping[int, str], readers: Readers) -> Need | list[Fault]:
    """Return the need in a row, or all that is wrong with it."""
    values: dict[str, Any] = {}
    faults: list[Fault] = []
    for index, field in columns.items():
        try:
            values[field] = readers[field](row.cells[index])
        except CellError as error:
            faults.append(Fault(row.number, row.column(index), shown(row.cells[index])[:MOST_SHOWN], str(error)))
    if not faults and not any(values.get(field) for field in ABOUT):
        message = "Vul minstens een doelgroep, fase, gebied of soort kennis in."
        faults.append(Fault(row.number, row.column(0), "", message))
    return faults or Need(**values)


def _area(cell: Cell) -> str:
    area = as_text(cell).strip().upper()
    if area and not AREA_CODE.fullmatch(area):
        raise CellError("Schrijf een CBS-code, bijvoorbeeld BU02021801, of laat dit leeg.")
    return area


def _weight(cell: Cell, rules: CoalitionRules) -> float:
    steps = {words(step.name): step.weight for step in rules.steps}
    names = ", ".join(step.name for step in rules.steps)
    text = words(as_text(cell))
    if text in steps:
        return steps[text]
    try:
        weight = read_decimal(cell)
    except CellError:
        weight = None
    if weight is None or not (math.isfinite(weight) and weight >= 0):
        raise CellError(f"Schrijf een gewicht: een getal van 0 of meer, of {names}.")
    return weight
