"""Importing a table in two steps: a preview that writes nothing, and doing what it says."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from wijk.domain.method import Method
from wijk.store.database import Store
from wijk.store.errors import Conflict
from wijk.store.kinds import INITIATIVES
from wijk.store.mapping import Targets, check_mapping
from wijk.store.planning import Action, PlannedRow, key_of, plan_rows
from wijk.store.repository import list_initiatives, new_id
from wijk.store.rows import REPORT_EVERY, Fault, Progress, check_rows, no_progress
from wijk.store.sheets import Table

__all__ = ["Imported", "Preview", "apply_import", "preview_import"]


@dataclass(frozen=True, slots=True)
class Preview:
    """What an import will do, row by row in the order of the file."""

    headers: tuple[str, ...]
    rows: tuple[PlannedRow, ...]

    @property
    def faults(self) -> tuple[Fault, ...]:
        """Return all faults, in the order of the file."""
        return tuple(fault for row in self.rows for fault in row.faults)

    def count(self, action: Action) -> int:
        """Return how many rows have this outcome."""
        return sum(row.action == action for row in self.rows)


@dataclass(frozen=True, slots=True)
class Imported:
    """How many initiatives were added and changed, and the rows that somebody else added or changed meanwhile.

    Those ``conflicts`` were left alone; their ``existing`` is what is stored now.
    """

    added: int
    changed: int
    conflicts: tuple[PlannedRow, ...]


def preview_import(
    store: Store,
    table: Table,
    mapping: Targets,
    method: Method,
    areas: Mapping[str, str] | None = None,
    on_progress: Progress = no_progress,
) -> Preview:
    """Return what importing the table would do; nothing is written.

    ``areas`` gives names by CBS code, so that names are understood in the column for the area. ``on_progress`` gets
    the share done, 0 to 1. Raises FileError when the mapping lacks the name or gives a field twice.
    """
    check_mapping(mapping, method)
    checked = check_rows(table, mapping, method, areas or {}, on_progress)
    stored = list_initiatives(store)
    return Preview(table.headers, plan_rows(checked, stored, method))


def apply_import(store: Store, preview: Preview, on_progress: Progress = no_progress) -> Imported:
    """Add and change what the preview says, all at once or, after an error, nothing.

    Doing it a second time adds nothing: what is there by then comes back as a conflict.
    """
    new = []
    changed = 0
    conflicts = []
    with store.writing() as connection:
        present = {record.id: record for record in INITIATIVES.with_deleted(connection)}
        alive = {key_of(record.item): record for record in present.values() if record.deleted is None}
        for done, row in enumerate(preview.rows):
            if done % REPORT_EVERY == 0:
                on_progress(done / len(preview.rows))
            if row.item is None or row.action == "ongewijzigd":
                continue
            if row.existing:
                try:
                    INITIATIVES.save(connection, row.item, row.existing.version)
                    changed += 1
                except Conflict as conflict:
                    conflicts.append(replace(row, existing=conflict.theirs))
            elif there := alive.get(key_of(row.item)):
                conflicts.append(replace(row, existing=there))
            else:
                new.append(replace(row.item, id=new_id()) if row.item.id in present else row.item)
        INITIATIVES.add_all(connection, new)
    on_progress(1.0)
    return Imported(len(new), changed, tuple(conflicts))
