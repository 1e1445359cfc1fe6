"""A reading of the store: all of one moment, and read again only where something changed since the last reading."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from sqlalchemy import Connection, Table

from wijk.store.database.asking import scope_of_reader
from wijk.store.database.connection import Store
from wijk.store.database.records import RecordType, Stored
from wijk.store.database.stamp import marks_in

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

__all__ = ["AllRecords", "StoreReading", "reading_at_once"]

T = TypeVar("T", bound="DataclassInstance")
Made = TypeVar("Made")


@dataclass(frozen=True, slots=True)
class AllRecords(Generic[T]):
    """All records of one kind: the living oldest first, the deleted with the latest deletion first."""

    living: tuple[Stored[T], ...]
    deleted: tuple[Stored[T], ...]


@dataclass(frozen=True, slots=True)
class StoreReading:
    """One moment of the store, as one connection sees it.

    ``marks`` has for each table that ever changed the mark of its last change. ``held`` is what earlier readings of
    this process made of the tables, by name, with the marks it was made under: never more than the last of each name.
    ``scope`` tells apart who may see other places.
    """

    connection: Connection
    marks: Mapping[str, str]
    held: dict[str, tuple[str, Any]]
    scope: str = ""

    def stamp(self, *tables: Table) -> str:
        """Return a text that changes with every change to these tables."""
        return " ".join((*(self.marks.get(table.name, "") for table in tables), self.scope)).rstrip()

    def remembered(self, name: str, tables: tuple[Table, ...], make: Callable[[], Made]) -> Made:
        """Return what ``make`` makes of these tables, or made of them at an earlier reading if none changed since."""
        stamp = self.stamp(*tables)
        name = f"{name} {self.scope}" if self.scope else name
        before = self.held.get(name)
        if before is None or before[0] != stamp:
            before = self.held[name] = (stamp, make())
        found: Made = before[1]
        return found

    def all_of(self, record_type: RecordType[T]) -> AllRecords[T]:
        """Return all records of a kind."""
        return self.remembered(record_type.name, (record_type.table,), lambda: self._read(record_type))

    def _read(self, record_type: RecordType[T]) -> AllRecords[T]:
        records = record_type.with_deleted(self.connection)
        deleted = sorted((one for one in records if one.deleted), key=lambda one: one.changed, reverse=True)
        return AllRecords(tuple(one for one in records if one.deleted is None), tuple(deleted))


@contextmanager
def reading_at_once(store: Store) -> Iterator[StoreReading]:
    """Read the store as it is now; what this and later readings give is shared, so nobody changes it."""
    with store.reading() as connection:
        yield StoreReading(connection, marks_in(connection), store.held, scope_of_reader(connection))
