"""From what people typed in the table or the form to initiatives, with the same Dutch faults as an import."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from wijk.domain.initiative import Initiative
from wijk.domain.method import Method
from wijk.store.checks.initiatives import faults_in
from wijk.store.common.fields import too_long
from wijk.store.common.texts import quote
from wijk.store.database.records import Stored
from wijk.store.importing.area_scope import AreaScope
from wijk.store.importing.checking import CheckedRow, Fault, check_rows
from wijk.store.importing.layout import ImportContext
from wijk.store.initiatives.columns import COLUMNS, TEXTS
from wijk.store.initiatives.layout import INITIATIVE_LAYOUT, merged_fields
from wijk.store.spreadsheets.cell_values import CellError, is_blank, read_day, read_decimal, read_number, shown
from wijk.store.spreadsheets.rows import Row
from wijk.store.spreadsheets.sheets import Cell

__all__ = ["EDITABLE", "TYPED", "Edit", "read_edits", "read_typed"]

HEADERS = {column.target: column.header for column in COLUMNS}
EDITABLE = (
    "name",
    "organisation",
    "roles",
    "groups",
    "area",
    "address",
    "formal",
    "starts_from",
    "reach",
    "capacity_per_month",
    "costs",
    "sign_up",
    "contact_role",
    "last_confirmed",
    "note",
)
USUAL_PERIOD = Initiative("", "").check_period_months
TYPED: Mapping[str, Callable[[Cell], Any]] = {
    "latitude": read_decimal,
    "longitude": read_decimal,
    "reach": read_number,
    "capacity_per_month": read_number,
    "age_from": read_number,
    "age_to": read_number,
    "last_confirmed": read_day,
    "check_period_months": lambda cell: USUAL_PERIOD if (months := read_number(cell)) is None else months,
}
Changes = Mapping[str, str | Sequence[str] | None]


@dataclass(frozen=True, slots=True)
class Edit:
    """A row of the table with what it becomes; ``faults`` say why it can't be saved, and then ``item`` is None."""

    record: Stored[Initiative]
    item: Initiative | None
    faults: tuple[Fault, ...]


def read_edits(
    records: Sequence[Stored[Initiative]],
    edits: Mapping[int, Changes],
    method: Method,
    scope: AreaScope,
) -> tuple[Edit, ...]:
    """Return what the changed rows of a table become.

    ``edits`` gives by row (0 is the first of ``records``) the changed cells by field of EDITABLE; an emptied cell makes
    the field empty. Faults count rows from 1. ``scope`` tells which areas may be named; "hele gemeente" is the
    gemeente that a row is in now.
    """
    headers = tuple(HEADERS[field] for field in EDITABLE)
    edited = []
    for row in sorted(edits):
        record, changes = records[row], edits[row]
        cells = tuple(_cell(field, {"name": record.item.name, **changes}) for field in EDITABLE)
        context = ImportContext(INITIATIVE_LAYOUT, method, replace(scope, chosen=record.item.area))
        [checked] = check_rows([Row("", row + 1, headers, cells)], EDITABLE, context)
        edited.append(_edit(record, changes, checked, method))
    return tuple(edited)


def read_typed(texts: Mapping[str, str]) -> tuple[dict[str, Any], dict[str, str]]:
    """Return the values of texts typed in the fields of TYPED, and what is wrong by field as a Dutch sentence.

    An empty box says nothing (None), save that of the check period, which is then the usual one.
    """
    values, faults = {}, {}
    for field, text in texts.items():
        try:
            values[field] = TYPED[field](text)
        except CellError as error:
            faults[field] = str(error)
    return values, faults


def _edit(record: Stored[Initiative], changes: Changes, checked: CheckedRow, method: Method) -> Edit:
    typed: dict[str, Any] = {field: text for field, text in changes.items() if field in TEXTS and text}
    long = too_long(replace(record.item, **typed))
    cut = [
        Fault(checked.row.number, HEADERS[field], shown(typed[field]), long[field]) for field in typed if field in long
    ]
    wrong = (*checked.faults, *checked.remarks, *cut)
    if wrong:
        faults = (replace(fault, column=fault.column.rsplit(" (", 1)[0]) for fault in wrong)
        return Edit(record, None, tuple(faults))
    defaults = Initiative(id="", name="")
    wanted = {field: checked.fields.get(field, getattr(defaults, field)) for field in changes}
    item = replace(record.item, **merged_fields(record.item, wanted, method))
    remaining = tuple(
        Fault(checked.row.number, HEADERS[field], shown(getattr(item, field)), message)
        for field, message in faults_in(item).items()
    )
    return Edit(record, None if remaining else item, remaining)


def _cell(field: str, changes: Changes) -> Cell:
    value = changes.get(field)
    if value is None or isinstance(value, str):
        return quote(value) if value and field in TEXTS and not is_blank(value) else value
    return "; ".join(value)
