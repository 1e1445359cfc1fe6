"""Keeping dataclasses as versioned rows: the one way in which everything that users enter is read and written."""

import uuid
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, dataclass, replace
from datetime import datetime, timedelta
from functools import cached_property
from itertools import count
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from pydantic import AwareDatetime, TypeAdapter
from sqlalchemy import Connection, Select, Table, delete, func, insert, select, update

from wijk.domain.clock import now
from wijk.store.common.errors import Conflict
from wijk.store.common.texts import plain

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

__all__ = ["KEPT_AFTER_DELETION", "Kind", "Stored", "derived_id", "new_id"]

KEPT_AFTER_DELETION = timedelta(days=30)
T = TypeVar("T", bound="DataclassInstance")


@dataclass(frozen=True, slots=True)
class Stored(Generic[T]):
    """An item as it is kept; ``deleted`` is None while it is alive. Hand ``version`` back when saving a change."""

    item: T
    id: str
    version: int
    created: AwareDatetime
    changed: AwareDatetime
    deleted: AwareDatetime | None = None


def new_id() -> str:
    """Return an id for a new record."""
    return uuid.uuid4().hex


def derived_id(*parts: str) -> str:
    """Return the id that belongs to these parts: the same on every machine."""
    return uuid.uuid5(uuid.NAMESPACE_OID, "\x1f".join(parts)).hex


@dataclass(frozen=True)
class Kind(Generic[T]):
    """A kind of thing that is kept: its table, its dataclass and how to tell the id of an item."""

    table: Table
    type: type[T]
    id_of: Callable[[T], str]

    @cached_property
    def adapter(self) -> TypeAdapter[T]:
        """Return what checks and builds an item from a row."""
        return TypeAdapter(self.type)

    def all(self, connection: Connection, **where: Any) -> tuple[Stored[T], ...]:
        """Return all living records whose columns have the values of ``where``, oldest first."""
        table = self.table
        query = select(table).where(table.c.deleted.is_(None), *(table.c[key] == value for key, value in where.items()))
        return self._select(connection, query)

    def with_deleted(self, connection: Connection) -> tuple[Stored[T], ...]:
        """Return all records, the deleted ones too, oldest first."""
        return self._select(connection, select(self.table))

    def stamp(self, connection: Connection) -> str:
        """Return a text that changes with every change to any record of this kind."""
        columns = self.table.c
        latest = func.max(columns.changed)
        row = connection.execute(select(func.count(), func.sum(columns.version), latest).select_from(self.table)).one()
        return "/".join(map(str, row))

    def get(self, connection: Connection, identifier: str) -> Stored[T] | None:
        """Return one record, also when it is deleted; None when there is none."""
        row = connection.execute(select(self.table).where(self.table.c.id == identifier)).mappings().one_or_none()
        return self._stored(row) if row else None

    def add(self, connection: Connection, item: T) -> Stored[T]:
        """Keep a new item. Raises Conflict when its id is taken, also by a deleted record."""
        taken = self.get(connection, self.id_of(item))
        if taken:
            raise Conflict(item, taken)
        return self.add_all(connection, [item])[0]

    def add_all(self, connection: Connection, items: Iterable[T]) -> list[Stored[T]]:
        """Keep new items, in this order; the caller knows that their ids are free."""
        start = now()
        moments = (start + timedelta(microseconds=index) for index in count())
        records = [
            Stored(_plain(item), self.id_of(item), 1, moment, moment)
            for item, moment in zip(items, moments, strict=False)
        ]
        self.insert(connection, records)
        return records

    def insert(self, connection: Connection, records: Iterable[Stored[T]]) -> None:
        """Write records as they are; the caller knows that their ids are free."""
        rows = [_row(record) for record in records]
        if rows:
            connection.execute(insert(self.table), rows)

    def overwrite(self, connection: Connection, record: Stored[T]) -> None:
        """Write a record as it is over the one with the same id."""
        connection.execute(update(self.table).where(self.table.c.id == record.id).values(_row(record)))

    def save(self, connection: Connection, item: T, version: int) -> Stored[T]:
        """Write a change made to ``version``. Raises Conflict when that is no longer the living version."""
        return self._change(connection, self.id_of(item), version, item, _values(_plain(item)))

    def remove(self, connection: Connection, identifier: str, version: int) -> Stored[T]:
        """Delete, so that it can be undone. Raises Conflict when ``version`` is no longer the living version."""
        return self._change(connection, identifier, version, None, {"deleted": now()})

    def revive(self, connection: Connection, identifier: str) -> Stored[T] | None:
        """Undo a deletion; None when the record is gone for good, and no change when it is alive."""
        table = self.table
        connection.execute(
            update(table)
            .where(table.c.id == identifier, table.c.deleted.is_not(None))
            .values(deleted=None, changed=now(), version=table.c.version + 1)
        )
        return self.get(connection, identifier)

    def put(self, connection: Connection, item: T) -> Stored[T]:
        """Make the record of this id hold ``item`` and be alive, whatever there was; equal content is left alone."""
        current = self.get(connection, self.id_of(item))
        if current is None:
            return self.add(connection, item)
        if current.deleted is None and current.item == item:
            return current
        changed = Stored(_plain(item), current.id, current.version + 1, current.created, now())
        self.overwrite(connection, changed)
        return changed

    def purge(self, connection: Connection, moment: datetime) -> None:
        """Take away for good what was deleted more than 30 days before ``moment``."""
        connection.execute(delete(self.table).where(self.table.c.deleted < moment - KEPT_AFTER_DELETION))

    def _change(
        self, connection: Connection, identifier: str, version: int, mine: T | None, values: Mapping[str, Any]
    ) -> Stored[T]:
        table = self.table
        done = connection.execute(
            update(table)
            .where(table.c.id == identifier, table.c.version == version, table.c.deleted.is_(None))
            .values(**values, changed=now(), version=version + 1)
        )
        current = self.get(connection, identifier)
        if done.rowcount != 1 or current is None:
            raise Conflict(mine, current)
        return current

    def _select(self, connection: Connection, query: Select[Any]) -> tuple[Stored[T], ...]:
        rows = connection.execute(query.order_by(self.table.c.created, self.table.c.id)).mappings()
        return tuple(self._stored(row) for row in rows)

    def _stored(self, row: Mapping[Any, Any]) -> Stored[T]:
        return Stored(
            self.adapter.validate_python(dict(row)),
            row["id"],
            row["version"],
            row["created"],
            row["changed"],
            row["deleted"],
        )


def _values(item: Any) -> dict[str, Any]:
    values = asdict(item)
    values.pop("id", None)
    return values


def _row(record: Stored[Any]) -> dict[str, Any]:
    own = {field: getattr(record, field) for field in ("id", "version", "created", "changed", "deleted")}
    return {**_values(record.item), **own}


def _plain(item: T) -> T:
    """Return the item with texts that every database can hold."""
    texts = {key: plain(value) for key, value in asdict(item).items() if isinstance(value, str)}
    return replace(item, **texts)
