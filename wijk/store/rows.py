"""From the lines of a table to the fields of initiatives, with a fault for every cell that can't be understood.

A row with a fault is not imported at all: half a row would say something else than was meant (an initiative without its
target group counts as one for everyone). The other rows are not affected.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from wijk.domain.initiative import Initiative, PhaseRole
from wijk.domain.method import Method, Term
from wijk.store.checks import AREA_CODE, faults_in
from wijk.store.columns import NUMBERS, TEXTS
from wijk.store.mapping import Targets, column_name
from wijk.store.sheets import Cell, Line, Table
from wijk.store.terms import Named, recognise, split_terms, suggestion
from wijk.store.texts import words
from wijk.store.values import (
    CellError,
    as_text,
    is_blank,
    read_day,
    read_decimal,
    read_number,
    read_start,
    read_yes_no,
    says_nothing,
)

__all__ = ["REPORT_EVERY", "CheckedRow", "Fault", "Progress", "check_rows", "no_progress"]

Progress = Callable[[float], None]
REPORT_EVERY = 200
SHOWN = 200
EVERYONE = {"iedereen", "alle doelgroepen", "alle groepen", "algemeen", "allen", "everyone", "alle inwoners", "alle"}
WHOLE_AREA = {"gemeentebreed", "hele gemeente", "heel de gemeente", "de hele gemeente", "alle wijken", "stedelijk"}


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong in one cell: row number and column as in the file, the start of what it says, how to mend it."""

    row: int
    column: str
    value: str
    message: str


@dataclass(frozen=True, slots=True)
class CheckedRow:
    """A line of the file: the fields it fills in (an empty cell fills in nothing) or, if not good, its faults."""

    line: Line
    fields: Mapping[str, Any]
    faults: tuple[Fault, ...]


def no_progress(_share: float) -> None:
    """Report progress to nobody."""


def check_rows(
    table: Table,
    mapping: Targets,
    method: Method,
    areas: Mapping[str, str],
    on_progress: Progress,
) -> tuple[CheckedRow, ...]:
    """Return every line of the table, checked, in the order of the file.

    ``areas`` gives names by CBS code, so that "Elden" is understood; ``on_progress`` gets the share that is done.
    """
    rows = []
    for done, line in enumerate(table.lines):
        if done % REPORT_EVERY == 0:
            on_progress(done / len(table.lines))
        rows.append(_check_row(table.headers, line, mapping, method, areas))
    on_progress(1.0)
    return tuple(rows)


def _check_row(
    headers: Sequence[str], line: Line, mapping: Targets, method: Method, areas: Mapping[str, str]
) -> CheckedRow:
    fields: dict[str, Any] = {}
    faults: list[Fault] = []

    def blame(index: int, message: str) -> None:
        value = "" if line.cells[index] is None else str(line.cells[index])
        faults.append(Fault(line.number, column_name(headers, index), value[:SHOWN], message))

    for index, (target, cell) in enumerate(zip(mapping, line.cells, strict=True)):
        if target and not is_blank(cell):
            try:
                field, value = _read(target, cell, method, areas)
            except CellError as error:
                blame(index, str(error))
            else:
                if value is not None:
                    fields[field] = _joined(fields[field], value) if field in fields else value
    if "roles" in fields:
        order = [phase.id for phase in method.phases]
        roles = sorted(fields["roles"].items(), key=lambda role: order.index(role[0]))
        fields["roles"] = tuple(PhaseRole(phase, functions) for phase, functions in roles)
    if not faults:
        draft = Initiative(**{"id": "-", "name": "", **fields})
        for field, message in faults_in(draft).items():
            blame(mapping.index(field if field in mapping else "name"), message)
    return CheckedRow(line, fields, tuple(faults))


def _read(target: str, cell: Cell, method: Method, areas: Mapping[str, str]) -> tuple[str, Any]:
    """Return the field that a cell fills in and its value, None when it says nothing; roles as functions by phase."""
    kind, _, identifier = target.partition(":")
    if kind == "phase":
        functions = _functions(cell, identifier, method)
        return "roles", None if functions is None else {identifier: functions}
    if kind == "group":
        return "groups", (identifier,) if read_yes_no(cell) else None
    if target == "roles":
        return "roles", dict.fromkeys(_choices(cell, method.phases), ()) or None
    if target == "groups":
        return "groups", None if words(as_text(cell)) in EVERYONE else _choices(cell, method.groups) or None
    if target == "area":
        return "area", _area(cell, areas)
    return target, READERS[target](cell, method)


def _joined(old: Any, new: Any) -> Any:
    """Return what two columns for one field say together."""
    if isinstance(new, str):
        return f"{old}, {new}"
    if isinstance(new, dict):
        return {phase: new.get(phase) or old.get(phase, ()) for phase in (*old, *new)}
    return tuple(dict.fromkeys((*old, *new)))


def _choices(cell: Cell, choices: Sequence[Named]) -> tuple[str, ...]:
    text = as_text(cell)
    if says_nothing(text):
        return ()
    found, unknown = split_terms(text, choices)
    if unknown:
        raise CellError(f"'{unknown[0][:80]}' is hier niet bekend. {suggestion(unknown[0], choices)}")
    return found


def _functions(cell: Cell, phase: str, method: Method) -> tuple[str, ...] | None:
    """Return the functions in a phase, none when the cell only says yes; None when it says no or nothing."""
    try:
        return () if read_yes_no(cell) else None
    except CellError:
        functions = next(entry.functions for entry in method.phases if entry.id == phase)
        try:
            return _choices(cell, functions)
        except CellError as error:
            raise CellError(f"Schrijf ja, nee of een functie. {error}") from error


def _area(cell: Cell, areas: Mapping[str, str]) -> str | None:
    text = as_text(cell).strip()
    if says_nothing(text) or text.casefold() in WHOLE_AREA:
        return None
    code = text.upper()
    if AREA_CODE.fullmatch(code):
        return code
    named = [Term(code, name) for code, name in areas.items()]
    found = recognise(text, named)
    if found:
        return found
    hint = suggestion(text, named) if len(named) <= 40 else "Zoek de code op bij het wijkprofiel."
    raise CellError(
        "Schrijf een CBS-code als WK020218, de hele naam van een wijk of buurt, of 'hele gemeente'. "
        + (hint if named else "")
    )


READERS: Mapping[str, Callable[[Cell, Method], Any]] = {
    **dict.fromkeys(TEXTS | {"id"}, lambda cell, _: as_text(cell)),
    **dict.fromkeys(NUMBERS, lambda cell, _: read_number(cell)),
    "latitude": lambda cell, _: read_decimal(cell),
    "longitude": lambda cell, _: read_decimal(cell),
    "last_confirmed": lambda cell, _: read_day(cell),
    "formal": lambda cell, _: read_yes_no(cell),
    "starts_from": lambda cell, _: read_start(cell),
    "elements": lambda cell, method: _choices(cell, method.elements) or None,
    "copings": lambda cell, method: _choices(cell, method.copings) or None,
}
