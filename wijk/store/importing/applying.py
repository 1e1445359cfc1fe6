"""Doing what the preview of an import says, in one transaction, and nothing else."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Connection

from wijk.store.common.errors import Conflict, StoreError
from wijk.store.common.unchanged import require_unchanged
from wijk.store.database.connection import Store
from wijk.store.database.records import Stored, derived_id, new_id
from wijk.store.importing.checking import REPORT_EVERY, Progress, no_progress
from wijk.store.importing.layout import Layout
from wijk.store.importing.planning import PlannedRow
from wijk.store.importing.preview import Preview

__all__ = ["Imported", "apply_import"]


@dataclass(frozen=True, slots=True)
class Imported:
    """How many things were added and changed, and the rows that somebody else added, changed or erased since.

    Those ``conflicts`` were left alone; their ``existing`` is what is stored now, if it is.
    """

    added: int
    changed: int
    conflicts: tuple[PlannedRow, ...]


def apply_import(store: Store, preview: Preview, on_progress: Progress = no_progress) -> Imported:
    """Add and change what the preview says, all at once or, after an error, nothing.

    ``on_progress`` gets the share that is done. Raises StoreError while rows wait for a place. Doing it a second time
    adds nothing: what is there by then comes back as a conflict.
    """
    if preview.placeless:
        raise StoreError("Kies eerst waar de rijen zonder gebied bij horen.")
    record_type, layout = preview.layout.record_type, preview.layout
    new: dict[str, Any] = {}
    changed = 0
    conflicts = []
    with store.writing() as connection:
        records = {record.id: record for record in record_type.with_deleted(connection)}
        there = _There(records, layout, connection)
        for done, row in enumerate(preview.rows):
            if done % REPORT_EVERY == 0:
                on_progress(done / len(preview.rows) / 2)
            if row.item is None or row.action == "ongewijzigd":
                continue
            try:
                if row.existing:
                    record_type.save(connection, row.item, row.existing.version)
                    changed += 1
                else:
                    there.require_new(row.item)
                    item = replace(row.item, id=new_id()) if row.item.id in new else row.item
                    new[item.id] = item
            except Conflict as conflict:
                conflicts.append(replace(row, existing=conflict.theirs))
        added = [item for item in new.values() if item.id not in records]
        for done in range(0, len(added), REPORT_EVERY):
            on_progress((1 + done / len(added)) / 2)
            record_type.add_all(connection, added[done : done + REPORT_EVERY])
        for identifier in new.keys() & records.keys():
            record_type.put(connection, new[identifier])
    on_progress(1.0)
    return Imported(len(new), changed, tuple(conflicts))


class _There:
    """What is stored at the moment of importing, by id and by what it is recognised by."""

    def __init__(self, records: Mapping[str, Stored[Any]], layout: Layout, connection: Connection) -> None:
        self.layout = layout
        self.alive = {identifier: record for identifier, record in records.items() if record.deleted is None}
        self.gone = layout.gone(connection)
        self.by_key = {layout.key_of(record.item): record for record in self.alive.values()}

    def require_new(self, item: Any) -> None:
        """Raise Conflict when somebody else added this since the preview, or erased it."""
        key = self.layout.key_of(item)
        known_by_key = item.id == derived_id(*key)
        there = self.alive.get(item.id) or (self.by_key.get(key) if known_by_key else None)
        require_unchanged(None, there, mine=item, theirs=there)
        require_unchanged(False, item.id in self.gone, mine=item, theirs=None)
