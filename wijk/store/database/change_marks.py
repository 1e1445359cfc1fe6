"""The mark that a transaction leaves beside the name of each table that it changed.

A mark is used once, so that two databases, or one that was put back, never look the same.
"""

import uuid
from typing import Any

from sqlalchemy import Column, Connection, Delete, Engine, Insert, String, Table, Update, event, insert, update

from wijk.store.database.schema import IDENTIFIER, metadata

__all__ = ["changes", "keep_marks", "leave_marks", "note_changes"]

CHANGED = "changed tables"
changes = Table(
    "changes",
    metadata,
    Column("changed_table", IDENTIFIER, primary_key=True),
    Column("mark", String(32), nullable=False),
)


def keep_marks(connection: Connection) -> None:
    """Begin to note which tables are changed."""
    connection.info[CHANGED] = set()


def leave_marks(connection: Connection) -> None:
    """Leave a new mark for each table that was changed since `keep_marks`, in the same transaction."""
    mark = uuid.uuid4().hex
    for name in sorted(connection.info.pop(CHANGED, ())):
        row = {"changed_table": name, "mark": mark}
        if not connection.execute(update(changes).where(changes.c.changed_table == name).values(mark=mark)).rowcount:
            connection.execute(insert(changes).values(row))


def note_changes(engine: Engine) -> None:
    """Have every statement through this engine noted, so that a mark can't be forgotten."""
    event.listen(engine, "after_execute", _note)


def _note(connection: Connection, statement: Any, *_: Any) -> None:
    """Note the table of a statement that writes."""
    noted: set[str] | None = connection.info.get(CHANGED)
    if noted is not None and isinstance(statement, Insert | Update | Delete) and isinstance(statement.table, Table):
        noted.add(statement.table.name)
