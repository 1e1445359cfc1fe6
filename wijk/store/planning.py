"""What importing checked rows would do to what is stored: recognising initiatives and merging what a row says.

An initiative is recognised by the id in our own exports, else by name and organisation (accents, capitals and white
space aside), else by name alone when one of the two has no organisation. An empty cell leaves what was there, and so
does a phase without functions: an import adds to what people filled in, it never wipes it.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

from wijk.domain.initiative import Initiative, PhaseRole
from wijk.domain.method import Method
from wijk.store.columns import COLUMNS
from wijk.store.records import Stored, derived_id
from wijk.store.rows import CheckedRow, Fault
from wijk.store.sheets import Line
from wijk.store.texts import fold

__all__ = ["Action", "PlannedRow", "key_of", "merged_fields", "plan_rows"]

Action = Literal["nieuw", "wijzigt", "ongewijzigd", "dubbel", "fout"]
HEADERS = {column.target: column.header for column in COLUMNS}
Key = tuple[str, str]
Roles = tuple[PhaseRole, ...]
Records = Sequence[Stored[Initiative]]


@dataclass(frozen=True, slots=True)
class PlannedRow:
    """What will happen to a row of the file.

    ``item`` is the initiative as it will be (None for "dubbel" and "fout"), ``existing`` the stored one it changes or
    equals, ``changes`` the Dutch names of the fields that change, ``same_as`` the row number that a "dubbel" repeats.
    """

    line: Line
    action: Action
    item: Initiative | None = None
    existing: Stored[Initiative] | None = None
    changes: tuple[str, ...] = ()
    same_as: int | None = None
    faults: tuple[Fault, ...] = ()


def plan_rows(checked: Sequence[CheckedRow], stored: Records, method: Method) -> tuple[PlannedRow, ...]:
    """Return what will happen to each row, in the same order."""
    rows = _with_own_ids(checked)
    matches = _matches(rows, stored)
    first: dict[str | Key, int] = {}
    planned = []
    for index, row in enumerate(rows):
        existing = matches.get(index)
        key = existing.id if existing else _key(row.fields)
        if row.faults:
            planned.append(PlannedRow(row.line, "fout", faults=row.faults))
        elif key in first:
            planned.append(PlannedRow(row.line, "dubbel", existing=existing, same_as=first[key]))
        else:
            first[key] = row.line.number
            planned.append(_plan(row, existing, method))
    return tuple(planned)


def key_of(initiative: Initiative) -> Key:
    """Return by what an initiative is recognised: its name and organisation, folded."""
    return fold(initiative.name), fold(initiative.organisation)


def _key(fields: Mapping[str, Any]) -> Key:
    return fold(fields.get("name", "")), fold(fields.get("organisation", ""))


def _with_own_ids(checked: Sequence[CheckedRow]) -> list[CheckedRow]:
    """Take the id from rows that repeat one: somebody copied a row of our export to add an initiative."""
    seen = set()
    rows = []
    for row in checked:
        identifier = row.fields.get("id")
        if identifier in seen:
            row = replace(row, fields={field: value for field, value in row.fields.items() if field != "id"})
        elif identifier:
            seen.add(identifier)
        rows.append(row)
    return rows


def _matches(rows: Sequence[CheckedRow], stored: Records) -> dict[int, Stored[Initiative]]:
    """Return the stored initiative of each good row (by index) that has one; the surest recognition goes first."""
    by_id = {record.id: record for record in stored}
    by_key = {key_of(record.item): record for record in reversed(stored)}
    good = {index: row.fields for index, row in enumerate(rows) if not row.faults}
    sure = {index: by_id.get(fields.get("id", "")) or by_key.get(_key(fields)) for index, fields in good.items()}
    matches = {index: match for index, match in sure.items() if match}
    taken = {match.id for match in matches.values()}
    by_name: dict[str, list[Stored[Initiative]]] = defaultdict(list)
    for record in stored:
        if record.id not in taken:
            by_name[fold(record.item.name)].append(record)
    for index in good.keys() - matches.keys():
        name, organisation = _key(good[index])
        alike = [record for record in by_name[name] if not (organisation and record.item.organisation)]
        if len(alike) == 1:
            matches[index] = alike[0]
            by_name[name].remove(alike[0])
    return matches


def _plan(row: CheckedRow, existing: Stored[Initiative] | None, method: Method) -> PlannedRow:
    if existing is None:
        return PlannedRow(row.line, "nieuw", Initiative(**{"id": derived_id(*_key(row.fields)), **row.fields}))
    item = replace(existing.item, **merged_fields(existing.item, row.fields, method))
    changes = tuple(HEADERS[field] for field in row.fields if getattr(item, field) != getattr(existing.item, field))
    return PlannedRow(row.line, "wijzigt" if changes else "ongewijzigd", item, existing, changes)


def merged_fields(old: Initiative, fields: Mapping[str, Any], method: Method) -> dict[str, Any]:
    """Return the fields to write over ``old``, keeping its ids that the method doesn't know; order is no change."""
    merged = {field: value for field, value in fields.items() if field != "id"}
    for field, terms in (("groups", method.groups), ("elements", method.elements), ("copings", method.copings)):
        if field in merged:
            known = {term.id for term in terms}
            before = getattr(old, field)
            merged[field] = _in_old_order(before, [*merged[field], *(term for term in before if term not in known)])
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
        after[role.phase] = _in_old_order(there, [*role.functions, *unknown]) if role.functions else there
    return tuple(PhaseRole(phase, after[phase]) for phase in _in_old_order(before, after))


def _in_old_order(old: Iterable[str], new: Iterable[str]) -> tuple[str, ...]:
    wanted = dict.fromkeys(new)
    return tuple(dict.fromkeys([*(entry for entry in old if entry in wanted), *wanted]))
