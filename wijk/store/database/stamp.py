"""One stamp for the whole store: whether anything changed since a page last looked, in one small statement."""

from typing import Any

from sqlalchemy import Connection, select

from wijk.store.database.asking import scope_of_reader
from wijk.store.database.change_marks import changes
from wijk.store.database.connection import Store
from wijk.store.database.records import RecordType

__all__ = ["marks_in", "stamp"]

MARKS = select(changes.c.changed_table, changes.c.mark)


def stamp(store: Store, *record_types: RecordType[Any]) -> str:
    """Return a text that changes with every change to records of these types; to anything at all when none is named.

    It is another for who may see other places.
    """
    with store.reading() as connection:
        marks, scope = marks_in(connection), scope_of_reader(connection)
    names = [one.table.name for one in record_types] or sorted(marks)
    return " ".join((*(f"{name}:{marks.get(name, '')}" for name in names), scope)).rstrip()


def marks_in(connection: Connection) -> dict[str, str]:
    """Return the mark of each table that ever changed, by name."""
    return {row.changed_table: row.mark for row in connection.execute(MARKS)}
