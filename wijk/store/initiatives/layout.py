"""How a list of initiatives is read: what its cells mean, and what a row adds to an initiative that is there."""

import re
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from wijk.domain.area import level_of
from wijk.domain.group_words import OTHER_GROUP
from wijk.domain.initiative import PhaseRole, StartsFrom, Status
from wijk.domain.method import Method
from wijk.store.common.texts import words
from wijk.store.database.record_types import INITIATIVES
from wijk.store.importing.area_names import around, lies_in
from wijk.store.importing.area_scope import AreaScope
from wijk.store.importing.areas import read_area
from wijk.store.importing.choice_cells import read_choices, read_functions, read_groups
from wijk.store.importing.coordinates import read_coordinates
from wijk.store.importing.doubts import NONE
from wijk.store.importing.layout import ColumnReader, Layout, in_old_order, only_ids
from wijk.store.importing.locating import POINT_FIELDS
from wijk.store.importing.long_texts import shortened
from wijk.store.initiatives.columns import COLUMNS, NUMBERS, TEXTS
from wijk.store.initiatives.times import read_times
from wijk.store.spreadsheets.cell_values import (
    CellError,
    as_text,
    read_day,
    read_number,
    read_yes_no,
    says_nothing,
)
from wijk.store.spreadsheets.rows import RowList
from wijk.store.spreadsheets.sheets import Cell

__all__ = ["INITIATIVE_LAYOUT", "merged_fields", "read_start", "read_status"]

Roles = tuple[PhaseRole, ...]
Ids = tuple[str, ...]
CLOSED_FOR_NOW = frozenset({"tijdelijk", "pauze", "winterstop", "zomerstop", "temporarily"})
STOPPED = frozenset(
    {"gestopt", "stopt", "inactief", "beeindigd", "opgeheven", "vervallen", "defunct", "inactive", "nee"}
)
AGE = re.compile(
    r"(?:vanaf|van|tot(?: en met)?|t/?m|min(?:imaal|\.)?|max(?:imaal|\.)?)?\s*(\d{1,3})\s*(?:\+|jaar|jr\.?)*", re.I
)
OPEN = frozenset({"open", "geopend", "actief", "loopt", "lopend", "bestaat", "active", "ja"})


def read_start(cell: Cell) -> StartsFrom | None:
    """Return whether an initiative starts from the person's wish or from supply."""
    text = words(as_text(cell))
    if says_nothing(text):
        return None
    wish = any(word in text for word in ("wens", "vraag", "behoefte", "wish"))
    supply = any(word in text for word in ("aanbod", "supply"))
    if wish == supply:
        raise CellError("Schrijf wens of aanbod, of laat de cel leeg.")
    return "wens" if wish else "aanbod"


def read_status(cell: Cell) -> Status | None:
    """Return whether an initiative is open, temporarily closed or stopped.

    Words that speak against each other ("ja, maar niet meer op maandag"), and "nog niet", are no answer.
    """
    text = words(as_text(cell))
    if says_nothing(text):
        return None
    said = set(text.split())
    stopped, is_open, denied = bool(said & STOPPED), bool(said & OPEN), bool(said & {"niet", "geen"})
    if not {"nog", "ja"} & said or not denied:
        if said & CLOSED_FOR_NOW and not denied:
            return "tijdelijk dicht"
        if denied and (is_open or "meer" in said) and said.isdisjoint(STOPPED - {"nee"}):
            return "gestopt"
        if stopped != is_open and not denied:
            return "gestopt" if stopped else "open"
    raise CellError("Schrijf open, tijdelijk dicht of gestopt, of laat de cel leeg.")


def read_age(cell: Cell) -> int | None:
    """Return an age in years: 55 for 55, "55+", "vanaf 55 jaar" and "t/m 55"."""
    match = AGE.fullmatch(as_text(cell).strip())
    return int(match[1]) if match else read_number(cell)


READERS: Mapping[str, Callable[[Cell], Any]] = {
    **dict.fromkeys(TEXTS | {"id"}, as_text),
    **dict.fromkeys(NUMBERS, read_number),
    **dict.fromkeys(POINT_FIELDS, read_coordinates),
    "last_confirmed": read_day,
    "formal": read_yes_no,
    "starts_from": read_start,
    "status": read_status,
    "times": read_times,
    **dict.fromkeys(("age_from", "age_to"), read_age),
}


def _reader(target: str, method: Method, scope: AreaScope) -> ColumnReader:
    """Return what the cells under a target mean; roles are read as functions by phase."""
    kind, _, identifier = target.partition(":")
    if kind == "phase":
        return ColumnReader(
            "roles",
            lambda cell: _in_phase(identifier, read_functions(cell, identifier, method)),
            lambda functions, _asked: _in_phase(identifier, functions),
        )
    if kind == "group":
        return ColumnReader("groups", lambda cell: (identifier,) if read_yes_no(cell) else None)
    of_method: Mapping[str, Callable[[Cell], Any]] = {
        "area": lambda cell: read_area(cell, scope),
        "roles": lambda cell: dict.fromkeys(read_choices(cell, method.phases), ()) or None,
        "groups": lambda cell: read_groups(cell, method) or None,
        "elements": lambda cell: read_choices(cell, method.elements) or None,
        "copings": lambda cell: read_choices(cell, method.copings) or None,
    }
    if target == "groups":
        return ColumnReader(target, of_method[target], _groups, lambda ids: not {NONE, OTHER_GROUP} & set(ids))
    if target == "area":
        return ColumnReader(
            target, of_method[target], partial(_area, scope=scope), lambda ids: level_of(ids[-1]) != "gemeente"
        )
    if target == "roles":
        return ColumnReader(target, of_method[target], lambda ids, _asked: dict.fromkeys(set(ids) - {NONE}, ()) or None)
    return ColumnReader(target, of_method.get(target) or READERS[target])


def _groups(ids: Ids, asked: bool) -> Ids | None:
    """A group that is none of ours, or not known yet, is another one: it must not count as one for everyone."""
    known = tuple(one for one in only_ids(ids) if one != OTHER_GROUP)
    other = asked or bool({NONE, OTHER_GROUP} & set(ids))
    return known or ((OTHER_GROUP,) if other else None)


def _area(ids: Ids, asked: bool, scope: AreaScope) -> str | None:
    """While an area is asked about, its row belongs to the gemeente."""
    return (scope.gemeente or None) if asked else around(only_ids(ids), scope)


def _in_phase(phase: str, functions: tuple[str, ...] | None) -> dict[str, tuple[str, ...]] | None:
    return None if functions is None else {phase: functions}


def _settled(fields: dict[str, Any], method: Method) -> dict[str, Any]:
    for field in TEXTS & fields.keys() - {"name"}:
        fields[field] = shortened(fields[field])
    if "roles" in fields:
        order = [phase.id for phase in method.phases]
        roles = sorted(fields["roles"].items(), key=lambda role: order.index(role[0]))
        fields["roles"] = tuple(PhaseRole(phase, functions) for phase, functions in roles)
    return fields


def merged_fields(old: Any, fields: Mapping[str, Any], method: Method) -> dict[str, Any]:
    """Return the fields to write over ``old``, keeping its ids that the method doesn't know; order is no change."""
    merged = {field: value for field, value in fields.items() if field != "id"}
    for field, terms in (("groups", method.groups), ("elements", method.elements), ("copings", method.copings)):
        if field in merged:
            known = {OTHER_GROUP, *(term.id for term in terms)}
            before = getattr(old, field)
            merged[field] = in_old_order(before, [*merged[field], *(term for term in before if term not in known)])
    if "roles" in merged:
        merged["roles"] = _merged_roles(old.roles, merged["roles"], method)
    return merged


def _imported(old: Any, fields: Mapping[str, Any], method: Method) -> dict[str, Any]:
    """As ``merged_fields``, but an area that lies in that of the row is kept: a whole gemeente tells less."""
    area = fields.get("area")
    nearer = bool(area) and lies_in(old.area, str(area))
    return merged_fields(old, {**fields, "area": old.area} if nearer else fields, method)


def _merged_roles(old: Roles, new: Roles, method: Method) -> Roles:
    known = {phase.id: {function.id for function in phase.functions} for phase in method.phases}
    before = {role.phase: role.functions for role in old}
    after = {phase: functions for phase, functions in before.items() if phase not in known}
    for role in new:
        there = before.get(role.phase, ())
        unknown = [function for function in there if function not in known[role.phase]]
        after[role.phase] = in_old_order(there, [*role.functions, *unknown]) if role.functions else there
    return tuple(PhaseRole(phase, after[phase]) for phase in in_old_order(before, after))


def _refuse_none(_rows: RowList) -> None:
    """Let every list through."""


INITIATIVE_LAYOUT = Layout(
    record_type=INITIATIVES,
    columns=COLUMNS,
    named="name",
    needed=("name",),
    needed_sentence="Kies de kolom waarin de naam van het initiatief staat.",
    repeatable=TEXTS - {"name", "organisation"} | {"area", "groups", *POINT_FIELDS},
    remembered_as="",
    at=lambda area: {"area": area},
    gemeente=lambda fields: fields.get("area", "")[2:6],
    reader=_reader,
    settled=_settled,
    merged=_imported,
    refuse=_refuse_none,
    hidden=lambda _text: "",
    note="note",
    tells_apart=("address", "area"),
    gone=lambda _connection: frozenset(),
)
