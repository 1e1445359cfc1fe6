"""What importing checked rows would do to what is stored.

An empty cell leaves what was there, and so does a phase without functions: an import adds to what people filled in, it
never wipes it. What was erased for good is a fault: an old export doesn't bring it back.
"""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from typing import Any, Literal

from wijk.store.database.records import Stored, derived_id, new_id
from wijk.store.importing.checking import CheckedRow, Fault
from wijk.store.importing.layout import ImportContext, Key, Layout
from wijk.store.importing.matching import Records, match_rows
from wijk.store.spreadsheets.rows import Row

__all__ = ["Action", "PlannedRow", "plan_rows"]

Action = Literal["nieuw", "wijzigt", "ongewijzigd", "dubbel", "fout"]
GONE = "Dit is voorgoed gewist en komt niet terug. Gaat het om iets of iemand anders? Maak dan dit kenmerk leeg."


@dataclass(frozen=True, slots=True)
class PlannedRow:
    """What will happen to a row of the file.

    ``item`` is the thing as it will be (None for "dubbel" and "fout"), ``existing`` the stored one it changes or
    equals, ``changes`` the Dutch names of the fields that change, ``same_as`` the row number that a "dubbel" repeats,
    ``own_id`` the id that the file gives it, empty for none.
    """

    row: Row
    action: Action
    item: Any = None
    existing: Stored[Any] | None = None
    changes: tuple[str, ...] = ()
    same_as: int | None = None
    faults: tuple[Fault, ...] = ()
    own_id: str = ""

    @property
    def number(self) -> int:
        """The number of the row in the file."""
        return self.row.number


def plan_rows(
    checked: Sequence[CheckedRow],
    stored: Records,
    context: ImportContext,
    gone: AbstractSet[str] = frozenset(),
) -> tuple[PlannedRow, ...]:
    """Return what will happen to each row, in the same order; ``gone`` are the ids of what was erased for good."""
    layout = context.layout
    rows = _with_own_ids([_unless_gone(row, layout, gone) for row in checked])
    placed = [{**layout.at(context.areas.chosen), **row.fields} for row in rows]
    keys = [layout.key(fields) for fields in placed]
    matches = match_rows(rows, keys, stored, layout)
    taken = gone | {record.id for record in stored}
    first: dict[str | Key, int] = {}
    planned = []
    for index, checked_row in enumerate(rows):
        row, existing = checked_row.row, matches.get(index)
        own_id = checked_row.fields.get("id", "")
        key = existing.id if existing else keys[index]
        if checked_row.faults:
            planned.append(PlannedRow(row, "fout", faults=checked_row.faults))
        elif key in first and (existing or "id" not in checked_row.fields):
            planned.append(PlannedRow(row, "dubbel", existing=existing, same_as=first[key], own_id=own_id))
        else:
            first.setdefault(key, row.number)
            planned.append(
                _changed(checked_row, placed[index], existing, context)
                if existing
                else _added(checked_row, placed[index], layout, taken)
            )
    return tuple(planned)


def _unless_gone(checked: CheckedRow, layout: Layout, gone: AbstractSet[str]) -> CheckedRow:
    """Blame the id of a row about what was erased for good."""
    identifier = checked.fields.get("id")
    if not identifier or identifier not in gone:
        return checked
    fault = Fault(checked.row.number, layout.header_of("id"), identifier, GONE)
    return replace(checked, faults=(*checked.faults, fault))


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


def _added(checked: CheckedRow, placed: Mapping[str, Any], layout: Layout, taken: AbstractSet[str]) -> PlannedRow:
    """``placed`` are the fields of the row with the area of what names none, ``taken`` the ids that were given."""
    own_id = checked.fields.get("id", "")
    ids = [own_id, derived_id(*layout.key(placed)), new_id()]
    fields = {**placed, "id": next(one for one in ids if one and one not in taken)}
    return PlannedRow(checked.row, "nieuw", layout.record_type.type(**fields), own_id=own_id)


def _changed(
    checked: CheckedRow, placed: Mapping[str, Any], existing: Stored[Any], context: ImportContext
) -> PlannedRow:
    layout, own_id = context.layout, checked.fields.get("id", "")
    fields = checked.fields if layout.key_of(existing.item)[2] else placed
    item = replace(existing.item, **layout.merged(existing.item, fields, context.method))
    changes = tuple(
        layout.header_of(field) for field in fields if getattr(item, field) != getattr(existing.item, field)
    )
    action: Action = "wijzigt" if changes else "ongewijzigd"
    return PlannedRow(checked.row, action, item, existing, changes, own_id=own_id)
