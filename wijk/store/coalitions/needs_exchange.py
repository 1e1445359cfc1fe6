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
from wijk.store.importing.columns import column_name
from wijk.store.importing.rows import Fault
from wijk.store.importing.terms import Named, recognise, suggestion
from wijk.store.spreadsheets.about import About
from wijk.store.spreadsheets.cell_values import CellError, as_text, read_decimal, says_nothing, shown
from wijk.store.spreadsheets.reading import read_sheets
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
    sheet = read_sheets(source if isinstance(source, bytes) else source.read_bytes())[0]
    headers = [as_text(cell) if isinstance(cell, str) else "" for cell in sheet.lines[0].cells]
    fields = [next((field for field, names in HEADERS.items() if words(header) in names), None) for header in headers]
    if "weight" not in fields or not {"group", "phase", "area", "knowledge"} & set(fields):
        raise FileError("Zet boven de behoeften een rij met de kolomnamen group, phase en weight.")
    readers: Mapping[str, Callable[[Cell], Any]] = {
        "group": partial(_choice, choices=method.groups),
        "phase": partial(_choice, choices=method.phases),
        "knowledge": lambda cell: _choice(cell, KNOWLEDGE) or None,
        "weight": partial(_weight, rules=rules),
        "area": _area,
        "ground": as_text,
    }
    needs: list[Need] = []
    faults: list[Fault] = []
    for line in sheet.lines[1:]:
        values: dict[str, Any] = {}
        wrong: list[Fault] = []
        cells = (*line.cells, *(None,) * len(fields))[: len(fields)]
        for index, (field, cell) in enumerate(zip(fields, cells, strict=True)):
            try:
                if field and field not in values:
                    values[field] = readers[field](cell)
            except CellError as error:
                wrong.append(Fault(line.number, column_name(headers, index), shown(cell)[:80], str(error)))
        need = None if wrong else Need(**values)
        if need and not (need.group or need.phase or need.area or need.knowledge):
            message = "Vul minstens een doelgroep, fase, gebied of soort kennis in."
            wrong.append(Fault(line.number, column_name(headers, 0), "", message))
        if wrong or need is None:
            faults += wrong
        else:
            needs.append(need)
    return tuple(needs), tuple(faults)


def _choice(cell: Cell, choices: Sequence[Named]) -> str:
    text = as_text(cell)
    found = recognise(text, choices)
    if found is None and not says_nothing(text):
        raise CellError(f"'{text[:80]}' is hier niet bekend. {suggestion(text, choices)}")
    return found or ""


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
