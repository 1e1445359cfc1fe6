"""Keeping one kind of record for a page: each deed asks whether it is allowed, and is a transaction of its own.

All raise StoreError with a Dutch sentence when the database can't be used or the checks object, and Conflict with both
versions when somebody else was first.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from operator import attrgetter
from typing import TYPE_CHECKING, Generic, TypeVar

from sqlalchemy import Connection

from wijk.domain.clock import now
from wijk.store.common.errors import Conflict
from wijk.store.database.connection import Store
from wijk.store.database.records import RecordType, Stored
from wijk.store.database.store_reading import AllRecords, StoreReading

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

__all__ = ["NEVER_KEPT", "Keeper"]

T = TypeVar("T", bound="DataclassInstance")
# The version of what nobody kept yet, of a kind whose id follows from what is in it.
NEVER_KEPT = 0
area_of = attrgetter("area")


@dataclass(frozen=True, slots=True)
class Keeper(Generic[T]):
    """What a page does with the records of one kind."""

    record_type: RecordType[T]

    def of(self, reading: StoreReading, areas: Collection[str]) -> AllRecords[T]:
        """Return the records about a place, by the codes it is known as."""
        found = reading.all_of(self.record_type)
        return AllRecords(
            tuple(one for one in found.living if area_of(one.item) in areas),
            tuple(one for one in found.deleted if area_of(one.item) in areas),
        )

    def unkept(self, item: T) -> Stored[T]:
        """Return what is not kept yet as a record that can be opened and changed as any other."""
        moment = now()
        return Stored(item, self.record_type.id_of(item), NEVER_KEPT, moment, moment)

    def get(self, store: Store, identifier: str) -> Stored[T] | None:
        """Return one record (``deleted`` is filled when it was deleted), or None when there is none."""
        with store.reading() as connection:
            return self.record_type.get(connection, identifier)

    def add(self, store: Store, item: T) -> Stored[T]:
        """Keep a new item."""
        store.require("write", "records")
        with store.writing() as connection:
            return self.record_type.add(connection, item)

    def begin(self, store: Store, items: Iterable[T]) -> list[Stored[T]]:
        """Keep together those of the items of which no record is alive, and return these records."""
        store.require("write", "records")
        with store.writing() as connection:
            living = {self.record_type.id_of(one.item) for one in self.record_type.all(connection)}
            new = [item for item in items if self.record_type.id_of(item) not in living]
            return [self.record_type.put(connection, item) for item in new]

    def take_back(self, store: Store, records: Iterable[Stored[T]]) -> list[Stored[T]]:
        """Delete records together; none of them where one no longer says the same, which raises Conflict."""
        store.require("delete", "records")
        with store.writing() as connection:
            return [self._remove_unchanged(connection, one) for one in records]

    def save(self, store: Store, item: T, version: int) -> Stored[T]:
        """Save a change made to ``version``, NEVER_KEPT among them."""
        store.require("write", "records")
        with store.writing() as connection:
            return self.record_type.put_first(connection, item, None if version == NEVER_KEPT else version)

    def delete(self, store: Store, identifier: str, version: int) -> Stored[T]:
        """Delete a record; `restore` undoes it."""
        store.require("delete", "records")
        with store.writing() as connection:
            return self.record_type.remove(connection, identifier, version)

    def restore(self, store: Store, identifier: str) -> Stored[T]:
        """Undo a deletion. Raises StoreError when the record is gone for good."""
        store.require("delete", "records")
        with store.writing() as connection:
            return self.record_type.revive(connection, identifier)

    def _remove_unchanged(self, connection: Connection, seen: Stored[T]) -> Stored[T]:
        there = self.record_type.get(connection, seen.id)
        if there is None or there.deleted or there.item != seen.item:
            raise Conflict(None, there)
        return self.record_type.remove(connection, seen.id, there.version)
