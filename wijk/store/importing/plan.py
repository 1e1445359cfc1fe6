"""What importing checked rows would do to what is stored: recognising things and merging what a row says.

A thing is recognised by the id in our own exports, else by name (a key figure by role) and organisation, accents,
capitals and white space aside, else by name alone when one of the two has no organisation. All that only within its
gemeente, so that the list of a second gemeente adds to that of the first and never moves anything; what still waits for
a place is recognised from any gemeente, and gets its place. Rows with ids of their own are different things, whatever
they are called. An empty cell leaves what was there, and so does a phase without
functions: an import adds to what people filled in, it never wipes it. What was erased for good is a fault: an old
export doesn't bring it back.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from typing import Any, Literal

from wijk.domain.method import Method
from wijk.store.database.records import Stored, derived_id, new_id
from wijk.store.importing.areas import Where
from wijk.store.importing.layout import Key, Layout
from wijk.store.importing.rows import CheckedRow, Fault
from wijk.store.spreadsheets.sheets import Line

__all__ = ["Action", "PlannedRow", "plan_rows"]

Action = Literal["nieuw", "wijzigt", "ongewijzigd", "dubbel", "fout"]
Records = Sequence[Stored[Any]]
GONE = "Dit is voorgoed gewist en komt niet terug. Gaat het om iets of iemand anders? Maak dan dit kenmerk leeg."


@dataclass(frozen=True, slots=True)
class PlannedRow:
    """What will happen to a row of the file.

    ``item`` is the thing as it will be (None for "dubbel" and "fout"), ``existing`` the stored one it changes or
    equals, ``changes`` the Dutch names of the fields that change, ``same_as`` the row number that a "dubbel" repeats,
    ``own_id`` the id that the file gives it, empty for none.
    """

    line: Line
    action: Action
    item: Any = None
    existing: Stored[Any] | None = None
    changes: tuple[str, ...] = ()
    same_as: int | None = None
    faults: tuple[Fault, ...] = ()
    own_id: str = ""


def plan_rows(
    checked: Sequence[CheckedRow],
    stored: Records,
    method: Method,
    where: Where,
    layout: Layout,
    gone: AbstractSet[str] = frozenset(),
) -> tuple[PlannedRow, ...]:
    """Return what will happen to each row, in the same order.

    ``where`` says where a new thing without an area is, ``gone`` are the ids of what was erased for good.
    """
    rows = _with_own_ids([_unless_gone(row, layout, gone) for row in checked])
    placed = [{**layout.at(where.chosen), **row.fields} for row in rows]
    keys = [layout.key(fields) for fields in placed]
    matches = _matches(rows, keys, stored, layout)
    taken = gone | {record.id for record in stored}
    first: dict[str | Key, int] = {}
    planned = []
    for index, row in enumerate(rows):
        existing = matches.get(index)
        key = existing.id if existing else keys[index]
        if row.faults:
            planned.append(PlannedRow(row.line, "fout", faults=row.faults))
        elif key in first and (existing or "id" not in row.fields):
            own_id = row.fields.get("id", "")
            planned.append(PlannedRow(row.line, "dubbel", existing=existing, same_as=first[key], own_id=own_id))
        else:
            first.setdefault(key, row.line.number)
            planned.append(_plan(row, placed[index], existing, method, layout, taken))
    return tuple(planned)


def _unless_gone(row: CheckedRow, layout: Layout, gone: AbstractSet[str]) -> CheckedRow:
    """Blame the id of a row about what was erased for good."""
    identifier = row.fields.get("id")
    if not identifier or identifier not in gone:
        return row
    fault = Fault(row.line.number, layout.header_of("id"), identifier, GONE)
    return replace(row, faults=(*row.faults, fault))


def _with_own_ids(checked: Sequence[CheckedRow]) -> list[CheckedRow]:
    """Take the id from rows that repeat one: somebody copied a row of our export to add something."""
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


def _matches(
    rows: Sequence[CheckedRow], keys: Sequence[Key], stored: Records, layout: Layout
) -> dict[int, Stored[Any]]:
    """Return the stored record of each good row (by index) that has one; the surest recognition goes first."""
    by_id = {record.id: record for record in stored}
    key_of = {record.id: layout.key_of(record.item) for record in stored}
    good = {index: row.fields for index, row in enumerate(rows) if not row.faults}
    matches = {
        index: by_id[fields["id"]]
        for index, fields in good.items()
        if fields.get("id") in by_id and _may_be_in(keys[index], key_of[fields["id"]])
    }
    taken = {match.id for match in matches.values()}
    by_key: dict[Key, list[Stored[Any]]] = defaultdict(list)
    for record in stored:
        by_key[key_of[record.id]].append(record)
    for index in good.keys() - matches.keys():
        name, organisation, _ = key = keys[index]
        alike = [*by_key[key], *by_key[name, organisation, ""]]
        match = next((record for record in alike if "id" not in good[index] or record.id not in taken), None)
        if match:
            matches[index] = match
            taken.add(match.id)
    by_name: dict[str, list[Stored[Any]]] = defaultdict(list)
    for record in stored:
        if record.id not in taken:
            by_name[key_of[record.id][0]].append(record)
    for index in good.keys() - matches.keys():
        name, organisation, _ = keys[index]
        alike = [
            record
            for record in by_name[name]
            if not (organisation and record.item.organisation) and _may_be_in(keys[index], key_of[record.id])
        ]
        if name and len(alike) == 1:
            matches[index] = alike[0]
            by_name[name].remove(alike[0])
    return matches


def _may_be_in(one: Key, other: Key) -> bool:
    """Tell whether two things can be in the same gemeente, as far as is known."""
    return not one[2] or not other[2] or one[2] == other[2]


def _plan(
    row: CheckedRow,
    placed: Mapping[str, Any],
    existing: Stored[Any] | None,
    method: Method,
    layout: Layout,
    taken: AbstractSet[str],
) -> PlannedRow:
    """``placed`` are the fields of the row with the area of what names none, ``taken`` the ids that were given."""
    own_id = row.fields.get("id", "")
    if existing is None:
        ids = [own_id, derived_id(*layout.key(placed)), new_id()]
        fields = {**placed, "id": next(one for one in ids if one and one not in taken)}
        return PlannedRow(row.line, "nieuw", layout.record_type.type(**fields), own_id=own_id)
    found = row.fields if layout.key_of(existing.item)[2] else placed
    item = replace(existing.item, **layout.merged(existing.item, found, method))
    changes = tuple(layout.header_of(field) for field in found if getattr(item, field) != getattr(existing.item, field))
    return PlannedRow(row.line, "wijzigt" if changes else "ongewijzigd", item, existing, changes, own_id=own_id)
