"""How a list of initiatives is read: what its cells mean, and what a row adds to an initiative that is there."""

from collections.abc import Callable, Mapping
from typing import Any

from wijk.domain.initiative import PhaseRole
from wijk.domain.method import Method
from wijk.store.database.record_types import INITIATIVES
from wijk.store.importing.areas import Where, read_area
from wijk.store.importing.layout import Layout, in_old_order
from wijk.store.importing.method_cells import read_choices, read_functions, read_groups
from wijk.store.initiatives.columns import COLUMNS, NUMBERS, TEXTS
from wijk.store.spreadsheets.cell_values import as_text, read_day, read_decimal, read_number, read_start, read_yes_no
from wijk.store.spreadsheets.sheets import Cell, Table

__all__ = ["INITIATIVE_LAYOUT"]

Roles = tuple[PhaseRole, ...]
READERS: Mapping[str, Callable[[Cell, Method], Any]] = {
    **dict.fromkeys(TEXTS | {"id"}, lambda cell, _: as_text(cell)),
    **dict.fromkeys(NUMBERS, lambda cell, _: read_number(cell)),
    "latitude": lambda cell, _: read_decimal(cell),
    "longitude": lambda cell, _: read_decimal(cell),
    "last_confirmed": lambda cell, _: read_day(cell),
    "formal": lambda cell, _: read_yes_no(cell),
    "starts_from": lambda cell, _: read_start(cell),
    "roles": lambda cell, method: dict.fromkeys(read_choices(cell, method.phases), ()) or None,
    "groups": lambda cell, method: read_groups(cell, method) or None,
    "elements": lambda cell, method: read_choices(cell, method.elements) or None,
    "copings": lambda cell, method: read_choices(cell, method.copings) or None,
}


def _read(target: str, cell: Cell, method: Method, where: Where) -> tuple[str, Any]:
    """Return the field that a cell fills in and its value, None when it says nothing; roles as functions by phase."""
    kind, _, identifier = target.partition(":")
    if kind == "phase":
        functions = read_functions(cell, identifier, method)
        return "roles", None if functions is None else {identifier: functions}
    if kind == "group":
        return "groups", (identifier,) if read_yes_no(cell) else None
    if target == "area":
        return "area", read_area(cell, where)
    return target, READERS[target](cell, method)


def _settled(fields: dict[str, Any], method: Method) -> dict[str, Any]:
    if "roles" in fields:
        order = [phase.id for phase in method.phases]
        roles = sorted(fields["roles"].items(), key=lambda role: order.index(role[0]))
        fields["roles"] = tuple(PhaseRole(phase, functions) for phase, functions in roles)
    return fields


def _merged(old: Any, fields: Mapping[str, Any], method: Method) -> dict[str, Any]:
    """Return the fields to write over ``old``, keeping its ids that the method doesn't know; order is no change."""
    merged = {field: value for field, value in fields.items() if field != "id"}
    for field, terms in (("groups", method.groups), ("elements", method.elements), ("copings", method.copings)):
        if field in merged:
            known = {term.id for term in terms}
            before = getattr(old, field)
            merged[field] = in_old_order(before, [*merged[field], *(term for term in before if term not in known)])
    if "roles" in merged:
        merged["roles"] = _merged_roles(old.roles, merged["roles"], method)
    return merged


def _merged_roles(old: Roles, new: Roles, method: Method) -> Roles:
    known = {phase.id: {function.id for function in phase.functions} for phase in method.phases}
    before = {role.phase: role.functions for role in old}
    after = {phase: functions for phase, functions in before.items() if phase not in known}
    for role in new:
        there = before.get(role.phase, ())
        unknown = [function for function in there if function not in known[role.phase]]
        after[role.phase] = in_old_order(there, [*role.functions, *unknown]) if role.functions else there
    return tuple(PhaseRole(phase, after[phase]) for phase in in_old_order(before, after))


def _anything(_table: Table) -> None:
    """Let every table through."""


INITIATIVE_LAYOUT = Layout(
    record_type=INITIATIVES,
    columns=COLUMNS,
    named="name",
    needed=("name",),
    needed_sentence="Kies de kolom waarin de naam van het initiatief staat.",
    repeatable=TEXTS - {"name", "organisation"},
    at=lambda area: {"area": area},
    gemeente=lambda fields: fields.get("area", "")[2:6],
    read=_read,
    settled=_settled,
    merged=_merged,
    check_table=_anything,
    hidden=lambda _text: "",
    gone=lambda _connection: frozenset(),
)
