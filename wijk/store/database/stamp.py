"""One stamp for the whole store: whether anything changed since a page last looked, in one small statement.

Every transaction that changes rows leaves a new mark beside the name of each table it changed. A mark is used once, so
that two databases, or one that was put back, never look the same.
"""

import uuid
from typing import TYPE_CHECKING, Any

from sqlalchemy import Column, Connection, Delete, Engine, Insert, String, Table, Update, event, insert, select, update

from wijk.store.database.records import RecordType
from wijk.store.database.schema import IDENTIFIER, metadata

if TYPE_CHECKING:
    from wijk.store.database.connection import Store

__all__ = ["changes", "keep_marks", "leave_marks", "marks_in", "note_changes", "stamp"]

CHANGED = "changed tables"
changes = Table(
    "changes",
    metadata,
    Column("changed_table", IDENTIFIER, primary_key=True),
    Column("mark", String(32), nullable=False),
)
MARKS = select(changes.c.changed_table, changes.c.mark)


def stamp(store: "Store", *record_types: RecordType[Any]) -> str:
    """Return a text that changes with every change to records of these types; to anything at all when none is named."""
    with store.reading() as connection:
        marks = marks_in(connection)
    names = [one.table.name for one in record_types] or sorted(marks)
    return " ".join(f"{name}:{marks.get(name, '')}" for name in names)


def marks_in(connection: Connection) -> dict[str, str]:
    """Return the mark of each table that ever changed, by name."""
    return {row.changed_table: row.mark for row in connection.execute(MARKS)}


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
