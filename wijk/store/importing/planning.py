"""What importing checked rows would do to what is stored.

An empty cell leaves what was there, and so does a phase without functions: an import adds to what people filled in, it
never wipes it. What was erased for good is a fault: an old export doesn't bring it back. Rows that wait for an answer
come in too, with what is certain: each is one of its own until people say that it is not.
"""

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from itertools import chain
from typing import Any, Literal

from wijk.store.database.records import Stored, derived_id, new_id
from wijk.store.importing.alike import Group, alike_groups, question_beside, repeated, taken_together
from wijk.store.importing.checking import CheckedRow, Fault
from wijk.store.importing.layout import ImportContext, Key, Layout
from wijk.store.importing.long_texts import CUT, shortened
from wijk.store.importing.mapping import ColumnMapping
from wijk.store.importing.matching import Records, match_rows
from wijk.store.importing.questions import PLACE, TOGETHER, AskedCell, Question, questions_of_cells
from wijk.store.spreadsheets.rows import Row

__all__ = ["Action", "Plan", "PlannedRow", "plan_rows"]

# "vraag" is a row that waits for an answer; it comes in as it is understood so far.
Action = Literal["nieuw", "wijzigt", "ongewijzigd", "dubbel", "vraag", "fout"]
GONE = "Dit is voorgoed gewist en komt niet terug. Gaat het om iets of iemand anders? Maak dan dit kenmerk leeg."


@dataclass(frozen=True, slots=True)
class PlannedRow:
    """What will happen to a row of the file.

    ``item`` is the thing as it will be (None for "dubbel" and "fout"), ``existing`` the stored one it changes or
    equals, ``changes`` the Dutch names of the fields that change, ``same_as`` the row number that a "dubbel" repeats or
    is taken together with, ``own_id`` the id that the file gives it, empty for none. ``remarks`` are the cells that
    were not understood though the row comes in.
    """

    row: Row
    action: Action
    item: Any = None
    existing: Stored[Any] | None = None
    changes: tuple[str, ...] = ()
    same_as: int | None = None
    faults: tuple[Fault, ...] = ()
    own_id: str = ""
    remarks: tuple[Fault, ...] = ()

    @property
    def number(self) -> int:
        """The number of the row in the file."""
        return self.row.number

    @property
    def is_new(self) -> bool:
        """Whether it adds something, also where it still waits for an answer."""
        return self.item is not None and self.existing is None


@dataclass(frozen=True, slots=True)
class Plan:
    """What will happen to each row, in the order of the file, and what the file asks."""

    rows: tuple[PlannedRow, ...]
    questions: tuple[Question, ...]


def plan_rows(
    checked: Sequence[CheckedRow],
    stored: Records,
    mapping: ColumnMapping,
    context: ImportContext,
    gone: AbstractSet[str] = frozenset(),
) -> Plan:
    """Return what will happen to the rows; ``gone`` are the ids of what was erased for good."""
    layout = context.layout
    rows = _with_own_ids([_unless_gone(row, layout, gone) for row in checked])
    repeats = repeated(rows)
    for index in repeats:
        rows[index] = replace(rows[index], remarks=())
    keys = [layout.key({**layout.at(context.areas.chosen), **row.fields}) for row in rows]
    once = {index: row for index, row in enumerate(rows) if not row.faults and index not in repeats}
    groups = alike_groups(once, keys, mapping, context)
    for group in groups:
        if group.together:
            first, *others = group.rows
            rows[first] = taken_together(group, once, context)
            repeats.update(dict.fromkeys(others, first))
    once = {index: rows[index] for index in once if index not in repeats}
    planned = _planned(rows, once, repeats, keys, stored, context, gone)
    asked = [group for group in groups if _asks(group, planned)]
    for group in asked:
        if group.question.open:
            for index in group.rows[1:]:
                if planned[index].is_new:
                    planned[index] = replace(planned[index], action="vraag")
    asking = [_still_asking(row, one, layout) for row, one in zip(checked, planned, strict=True)]
    planned = [replace(one, remarks=_without_place(one, cells)) for one, cells in zip(planned, asking, strict=True)]
    questions = questions_of_cells(chain.from_iterable(asking))
    beside = _beside(rows, planned, keys, stored, {group.key for group in asked}, context)
    return Plan(tuple(planned), (*questions, *(group.question for group in asked), *beside))


def _planned(
    rows: Sequence[CheckedRow],
    once: Mapping[int, CheckedRow],
    repeats: Mapping[int, int],
    keys: Sequence[Key],
    stored: Records,
    context: ImportContext,
    gone: AbstractSet[str],
) -> list[PlannedRow]:
    layout = context.layout
    order = [*once]
    together = {keys[index] for index in order if question_beside(once[index], (), context).answer == (TOGETHER,)}
    noted = [
        replace(once[index], fields=_with_kept(once[index].fields, "", once[index].kept, layout)) for index in order
    ]
    found = match_rows(noted, [keys[index] for index in order], stored, context, together)
    matches = {order[position]: record for position, record in found.items()}
    taken = set(gone) | {record.id for record in stored}
    known = {layout.key_of(record.item) for record in stored}
    planned = []
    for index, row in enumerate(rows):
        own_id = row.fields.get("id", "")
        if row.faults:
            planned.append(PlannedRow(row.row, "fout", faults=row.faults, remarks=row.remarks))
        elif index in repeats:
            same_as = rows[repeats[index]].row.number
            record = matches.get(repeats[index])
            planned.append(
                PlannedRow(row.row, "dubbel", None, record, same_as=same_as, own_id=own_id, remarks=row.remarks)
            )
        elif index in matches:
            planned.append(_changed(row, matches[index], context))
        else:
            planned.append(_added(row, context, taken, known))
            known.add(keys[index])
        if row.open and planned[-1].action in ("nieuw", "wijzigt"):
            planned[-1] = replace(planned[-1], action="vraag")
    return planned


def _beside(
    rows: Sequence[CheckedRow],
    planned: Sequence[PlannedRow],
    keys: Sequence[Key],
    stored: Records,
    asked: AbstractSet[Key],
    context: ImportContext,
) -> Iterator[Question]:
    """Ask about what is new though something of that name is stored, as far as it isn't asked about already."""
    there = {context.layout.key_of(record.item) for record in stored} - asked
    new: dict[Key, list[int]] = {}
    for index, row in enumerate(planned):
        if row.is_new and keys[index] in there:
            new.setdefault(keys[index], []).append(index)
    for indexes in new.values():
        yield question_beside(rows[indexes[0]], [rows[index].row.number for index in indexes], context)


def _asks(group: Group, planned: Sequence[PlannedRow]) -> bool:
    """Whether it matters what people say of a group: it was answered, or more than its first row would be new."""
    return group.question.answer is not None or any(planned[index].is_new for index in group.rows[1:])


def _still_asking(checked: CheckedRow, planned: PlannedRow, layout: Layout) -> tuple[AskedCell, ...]:
    """What is asked in a row: not where it belongs when it changes what has a place, or does not come in."""
    placed = planned.item is None or bool(layout.key_of(planned.item)[2])
    return tuple(cell for cell in checked.asked if cell.about != PLACE or not placed)


def _without_place(planned: PlannedRow, asked: Sequence[AskedCell]) -> tuple[Fault, ...]:
    """The remarks of a row, without the one that it has no place when that is not asked."""
    asks = any(cell.about == PLACE for cell in asked)
    return tuple(remark for remark in planned.remarks if asks or not remark.placeless)


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


def _added(checked: CheckedRow, context: ImportContext, taken: AbstractSet[str], known: AbstractSet[Key]) -> PlannedRow:
    """``taken`` are the ids that were given; ``known`` what things are called that are there, or come before."""
    layout = context.layout
    placed = _with_kept({**layout.at(context.areas.chosen), **checked.fields}, "", checked.kept, layout)
    own_id = checked.fields.get("id", "")
    key = layout.key(placed)
    ids = [own_id, *([] if key in known else [derived_id(*key)]), new_id()]
    fields = {**placed, "id": next(one for one in ids if one and one not in taken)}
    item = layout.record_type.type(**fields)
    return PlannedRow(checked.row, "nieuw", item, own_id=own_id, remarks=checked.remarks)


def _changed(checked: CheckedRow, existing: Stored[Any], context: ImportContext) -> PlannedRow:
    layout = context.layout
    at = {} if layout.key_of(existing.item)[2] else layout.at(context.areas.chosen)
    placed = {**at, **checked.fields}
    fields = _with_kept(placed, getattr(existing.item, layout.note) if layout.note else "", checked.kept, layout)
    item = replace(existing.item, **layout.merged(existing.item, fields, context.method))
    changes = tuple(
        layout.header_of(field) for field in fields if getattr(item, field) != getattr(existing.item, field)
    )
    action: Action = "wijzigt" if changes else "ongewijzigd"
    own_id = checked.fields.get("id", "")
    return PlannedRow(checked.row, action, item, existing, changes, own_id=own_id, remarks=checked.remarks)


def _with_kept(fields: Mapping[str, Any], before: str, kept: Sequence[str], layout: Layout) -> Mapping[str, Any]:
    """Add what was not understood to the note of a row, or else to the one that is there; each text once.

    What does not fit is cut off, and the note says so; to a note that was cut off nothing is added.
    """
    if not kept or not layout.note:
        return fields
    note = str(fields.get(layout.note, before))
    there = f"\n{note}\n"
    lines = [] if note.endswith(CUT) else [line for line in kept if f"\n{line}\n" not in there]
    return {**fields, layout.note: shortened("\n".join(filter(None, (note, *lines))))}
