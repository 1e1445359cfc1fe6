"""Importing a table in two steps: a preview that writes nothing, and doing what it says."""

from dataclasses import dataclass, replace
from typing import Any

from wijk.domain.method import Method
from wijk.store.common.errors import Conflict
from wijk.store.common.personal import personal_fields, without_persons
from wijk.store.database.connection import Store
from wijk.store.database.records import derived_id, new_id
from wijk.store.importing.areas import Where
from wijk.store.importing.columns import Targets, check_mapping
from wijk.store.importing.layout import Layout
from wijk.store.importing.plan import Action, PlannedRow, plan_rows
from wijk.store.importing.rows import REPORT_EVERY, Fault, Progress, check_rows, no_progress
from wijk.store.spreadsheets.sheets import Table

__all__ = ["Imported", "Preview", "apply_import", "preview_import", "rows_naming_persons", "without_persons_in"]

NOWHERE = Where()


@dataclass(frozen=True, slots=True)
class Preview:
    """What an import will do, row by row in the order of the file."""

    headers: tuple[str, ...]
    rows: tuple[PlannedRow, ...]
    layout: Layout

    @property
    def faults(self) -> tuple[Fault, ...]:
        """Return all faults, in the order of the file."""
        return tuple(fault for row in self.rows for fault in row.faults)

    def count(self, action: Action) -> int:
        """Return how many rows have this outcome."""
        return sum(row.action == action for row in self.rows)


@dataclass(frozen=True, slots=True)
class Imported:
    """How many things were added and changed, and the rows that somebody else added, changed or erased since.

    Those ``conflicts`` were left alone; their ``existing`` is what is stored now, if it is.
    """

    added: int
    changed: int
    conflicts: tuple[PlannedRow, ...]


def preview_import(
    store: Store,
    table: Table,
    mapping: Targets,
    method: Method,
    layout: Layout,
    where: Where = NOWHERE,
    on_progress: Progress = no_progress,
) -> Preview:
    """Return what importing the table would do; nothing is written.

    ``where`` tells which areas the file is about, and where a new thing belongs that names none. ``on_progress`` gets
    the share done, 0 to 1. Raises FileError when the mapping lacks the name or gives a field twice.
    """
    layout.check_table(table)
    check_mapping(mapping, method, layout)
    checked = check_rows(table, mapping, method, where, on_progress, layout)
    with store.reading() as connection:
        stored = layout.record_type.all(connection)
        gone = layout.gone(connection)
    return Preview(table.headers, plan_rows(checked, stored, method, where, layout, gone), layout)


def rows_naming_persons(preview: Preview) -> tuple[Any, ...]:
    """Return the things that will be added or changed and hold what looks personal and was not there before."""

    def known(row: PlannedRow) -> set[str]:
        before = personal_fields(row.existing.item) if row.existing else {}
        return {part for parts in before.values() for part in parts}

    return tuple(
        row.item
        for row in preview.rows
        if row.item is not None and row.action in ("nieuw", "wijzigt")
        if {part for parts in personal_fields(row.item).values() for part in parts} - known(row)
    )


def without_persons_in(preview: Preview) -> Preview:
    """Return the preview with what looks personal taken out of what will be added or changed."""
    rows = tuple(
        replace(row, item=without_persons(row.item)) if row.item is not None and row.action != "ongewijzigd" else row
        for row in preview.rows
    )
    return replace(preview, rows=rows)


def apply_import(store: Store, preview: Preview, on_progress: Progress = no_progress) -> Imported:
    """Add and change what the preview says, all at once or, after an error, nothing.

    Doing it a second time adds nothing: what is there by then comes back as a conflict.
    """
    record_type, layout = preview.layout.record_type, preview.layout
    new: dict[str, Any] = {}
    changed = 0
    conflicts = []
    with store.writing() as connection:
        present = {record.id: record for record in record_type.with_deleted(connection)}
        alive = {record.id: record for record in present.values() if record.deleted is None}
        gone = layout.gone(connection)
        by_key = {layout.key_of(record.item): record for record in alive.values()}
        for done, row in enumerate(preview.rows):
            if done % REPORT_EVERY == 0:
                on_progress(done / len(preview.rows))
            if row.item is None or row.action == "ongewijzigd":
                continue
            if row.existing:
                try:
                    record_type.save(connection, row.item, row.existing.version)
                    changed += 1
                except Conflict as conflict:
                    conflicts.append(replace(row, existing=conflict.theirs))
                continue
            key = layout.key_of(row.item)
            known_by_key = row.item.id == derived_id(*key)
            there = alive.get(row.item.id) or (by_key.get(key) if known_by_key else None)
            if there or row.item.id in gone:
                conflicts.append(replace(row, existing=there))
            else:
                item = replace(row.item, id=new_id()) if row.item.id in new else row.item
                new[item.id] = item
        record_type.add_all(connection, [item for item in new.values() if item.id not in present])
        for identifier in new.keys() & present.keys():
            record_type.put(connection, new[identifier])
    on_progress(1.0)
    return Imported(len(new), changed, tuple(conflicts))
