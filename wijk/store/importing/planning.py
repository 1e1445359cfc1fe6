"""What importing checked rows would do to what is stored.

An empty cell leaves what was there, and so does a phase without functions: an import adds to what people filled in, it
never wipes it. What was erased for good is a fault: an old export doesn't bring it back. Rows that wait for an answer
come in too, with what is certain: each is one of its own until people say that it is not.
"""

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from typing import Any, Literal

from wijk.store.common.fields import MAX_TEXT
from wijk.store.database.records import Stored, derived_id, new_id
from wijk.store.importing.called_the_same import Group, question_beside, repeated, same_name_groups, taken_together
from wijk.store.importing.checking import MOST_SHOWN, CheckedRow, Fault
from wijk.store.importing.layout import ImportContext, Key, Layout
from wijk.store.importing.long_texts import CUT, shortened
from wijk.store.importing.mapping import ColumnMapping
from wijk.store.importing.matching import Records, match_rows
from wijk.store.importing.questions import PLACE, TOGETHER, Question, questions_of_cells
from wijk.store.spreadsheets.rows import Row

__all__ = ["Action", "Plan", "PlannedRow", "plan_rows"]

# "vraag" is a row that waits for an answer; it comes in as it is understood so far.
Action = Literal["nieuw", "wijzigt", "ongewijzigd", "dubbel", "vraag", "fout"]
GONE = "Dit is voorgoed gewist en komt niet terug. Gaat het om iets of iemand anders? Maak dan dit kenmerk leeg."
FULL = "De toelichting is vol: dit past er niet helemaal bij. Kort de toelichting in, of bewaar dit ergens anders."


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
    groups = same_name_groups(once, keys, mapping, context)
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
    questions = questions_of_cells(
        cell
        for row, one in zip(checked, planned, strict=True)
        for cell in row.asked
        if cell.about != PLACE or (one.item is not None and not layout.key_of(one.item)[2])
    )
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
    noted = [replace(once[index], fields=_noted(once[index], once[index].fields, "", layout)[0]) for index in order]
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
            told = tuple(remark for remark in row.remarks if not remark.asked)
            record = matches.get(repeats[index])
            planned.append(PlannedRow(row.row, "dubbel", None, record, same_as=same_as, own_id=own_id, remarks=told))
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
    placed, told = _noted(checked, {**layout.at(context.areas.chosen), **checked.fields}, "", layout)
    own_id = checked.fields.get("id", "")
    key = layout.key(placed)
    ids = [own_id, *([] if key in known else [derived_id(*key)]), new_id()]
    fields = {**placed, "id": next(one for one in ids if one and one not in taken)}
    item = layout.record_type.type(**fields)
    return PlannedRow(checked.row, "nieuw", item, own_id=own_id, remarks=(*checked.remarks, *told))


def _changed(checked: CheckedRow, existing: Stored[Any], context: ImportContext) -> PlannedRow:
    layout = context.layout
    at = {} if _has_place(existing, layout) else layout.at(context.areas.chosen)
    placed = {**at, **checked.fields}
    before = getattr(existing.item, layout.note) if layout.note else ""
    fields, told = _noted(checked, placed, before, layout)
    item = replace(existing.item, **layout.merged(existing.item, fields, context.method))
    changes = tuple(
        layout.header_of(field) for field in fields if getattr(item, field) != getattr(existing.item, field)
    )
    action: Action = "wijzigt" if changes else "ongewijzigd"
    own_id = checked.fields.get("id", "")
    places = {cell.column for cell in checked.asked if cell.about == PLACE and _has_place(existing, layout)}
    remarks = [one for one in checked.remarks if one.value or not one.asked or one.column not in places]
    return PlannedRow(checked.row, action, item, existing, changes, own_id=own_id, remarks=(*remarks, *told))


def _has_place(existing: Stored[Any] | None, layout: Layout) -> bool:
    return existing is not None and bool(layout.key_of(existing.item)[2])


def _noted(
    checked: CheckedRow, fields: Mapping[str, Any], before: str, layout: Layout
) -> tuple[Mapping[str, Any], tuple[Fault, ...]]:
    """Add what was not understood to the note of a row, or else to the one that is there; each line once.

    What does not fit is shortened, and told.
    """
    if not checked.kept or not layout.note:
        return fields, ()
    note = str(fields.get(layout.note, before))
    told = []
    for line in checked.kept:
        if f"\n{line}\n" in f"\n{note}\n":
            continue
        room = MAX_TEXT - len(note) - bool(note)
        if len(line) > room:
            told.append(Fault(checked.row.number, layout.header_of(layout.note), line[:MOST_SHOWN], FULL))
        if len(line) <= room or (room > len(CUT) and not note.endswith(CUT)):
            note = "\n".join(filter(None, (note, shortened(line, room))))
    return {**fields, layout.note: note}, tuple(told)
