"""Keeping dataclasses as versioned rows: the one way in which everything that users enter is read and written."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property
from itertools import count
from operator import attrgetter
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from pydantic import TypeAdapter
from sqlalchemy import Connection, Select, String, Table, delete, insert, select, update
from sqlalchemy.exc import IntegrityError

from wijk.domain.actor import Actor, signature
from wijk.domain.clock import now
from wijk.permissions import Deed, Thing
from wijk.store.common.errors import Conflict, StoreError
from wijk.store.common.fields import ID, out_of_bounds
from wijk.store.database.asking import AreasOf, acting, own_areas, require_of, seen_by_reader
from wijk.store.database.damage import read_all, read_one
from wijk.store.database.deeds import note_deed
from wijk.store.database.headings import Headings
from wijk.store.database.stored import Stored, derived_id, new_id, plain, row_of, values_of

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

__all__ = ["KEPT_AFTER_DELETION", "RecordType", "Stored", "acting", "derived_id", "new_id"]

KEPT_AFTER_DELETION = timedelta(days=30)
WRONG_ID = "Laat het kenmerk leeg of gebruik alleen letters, cijfers en streepjes, hooguit 64."
GONE = "Dit is niet meer terug te halen: dat kan hooguit 30 dagen na het verwijderen. Voer het zo nodig opnieuw in."
ACTOR = TypeAdapter(Actor)
T = TypeVar("T", bound="DataclassInstance")


@dataclass(frozen=True)
class RecordType(Generic[T]):
    """A kind of thing that is kept.

    ``name`` is what a backup calls it, ``label`` the Dutch plural of what it is; ``faults_in`` gives what is wrong with
    an item, by field as a Dutch sentence; ``headings`` are the Dutch names of its fields, in the order of the columns
    of a file; ``id_of`` gives the id of an item. ``thing`` is what the policy calls it, ``areas_of`` tells where an
    item lies: every write here asks whether who acts may do that, there, and raises NotAllowed otherwise.
    """

    name: str
    label: str
    type: type[T]
    table: Table
    faults_in: Callable[[T], Mapping[str, str]]
    headings: Headings
    id_of: Callable[[T], str] = attrgetter("id")
    thing: Thing = "records"
    areas_of: AreasOf = own_areas

    @cached_property
    def adapter(self) -> TypeAdapter[T]:
        """Return what checks and builds an item from a row."""
        return TypeAdapter(self.type)

    @cached_property
    def stored_adapter(self) -> TypeAdapter[Stored[T]]:
        """Return what checks and builds a record from a backup."""
        return TypeAdapter(Stored[self.type])  # type: ignore[name-defined]

    @cached_property
    def _widths(self) -> dict[str, int]:
        """Return the most characters that a column holds, by its name."""
        found = {one.name: one.type.length for one in self.table.columns if isinstance(one.type, String)}
        return {name: length for name, length in found.items() if length and name != "id"}

    def written(self, records: Sequence[Stored[T]]) -> list[Any]:
        """Return records as a backup holds them: only texts, numbers, lists and the like."""
        hidden = {"changed_by": {"grants"}}
        return [self.stored_adapter.dump_python(record, mode="json", exclude=hidden) for record in records]

    def faults(self, item: T) -> dict[str, str]:
        """Return why an item may not be kept, by field as a Dutch sentence; empty when it may."""
        identifier = {} if ID.fullmatch(self.id_of(item)) else {"id": WRONG_ID}
        wide = {
            name: f"De tekst is te lang: maak hem hooguit {length} tekens."
            for name, length in self._widths.items()
            if len(getattr(item, name) or "") > length
        }
        return {**identifier, **wide, **out_of_bounds(item), **self.faults_in(item)}

    def check(self, item: T) -> None:
        """Raise StoreError with what is wrong with an item that is to be kept."""
        faults = self.faults(item)
        if faults:
            raise StoreError(" ".join(faults.values()))

    def ask(self, connection: Connection, deed: Deed, items: Iterable[T]) -> None:
        """Raise NotAllowed unless who acts may do this to each of these items, where they lie."""
        require_of(connection, deed, self.thing, self.areas_of, items)

    def all(self, connection: Connection, **where: Any) -> tuple[Stored[T], ...]:
        """Return all living records whose columns have the values of ``where`` (one of a tuple), oldest first.

        Rows that can't be read are left out and noted, here and below.
        """
        table = self.table
        query = select(table).where(
            table.c.deleted.is_(None),
            *(
                table.c[key].in_(value) if isinstance(value, tuple) else table.c[key] == value
                for key, value in where.items()
            ),
        )
        return self._select(connection, query)

    def with_deleted(self, connection: Connection) -> tuple[Stored[T], ...]:
        """Return all records, the deleted ones too, oldest first."""
        return self._select(connection, select(self.table))

    def deleted(self, connection: Connection) -> tuple[Stored[T], ...]:
        """Return the deleted records that can still be brought back, the latest deletion first."""
        records = [record for record in self.with_deleted(connection) if record.deleted]
        return tuple(sorted(records, key=lambda record: record.changed, reverse=True))

    def get(self, connection: Connection, identifier: str) -> Stored[T] | None:
        """Return one record, also when it is deleted; None when there is none. Raises StoreError when it is damaged."""
        query = select(self.table).where(self.table.c.id == identifier)
        found = read_one(connection, self.label, query, self.table.c.id, self._stored)
        return next(self._seen(connection, [found] if found else []), None)

    def add(self, connection: Connection, item: T) -> Stored[T]:
        """Keep a new item. Raises StoreError as `check`, Conflict when its id is taken, also by a deleted record."""
        self._ask_of_there(connection, "write", self.id_of(item))
        self.check(item)
        try:
            with connection.begin_nested():
                return self.add_all(connection, [item])[0]
        except IntegrityError as error:
            taken = self.get(connection, self.id_of(item))
            if taken is None:
                raise
            raise Conflict(item, taken) from error

    def add_all(self, connection: Connection, items: Iterable[T]) -> list[Stored[T]]:
        """Keep new items, in this order; the caller knows that their ids are free. Raises StoreError as `check`."""
        items = list(items)
        self.ask(connection, "write", items)
        for item in items:
            self.check(item)
        start = now()
        moments = (start + timedelta(microseconds=index) for index in count())
        records = [
            Stored(plain(item), self.id_of(item), 1, moment, moment, changed_by=acting(connection))
            for item, moment in zip(items, moments, strict=False)
        ]
        self._insert(connection, records)
        return records

    def ids(self, connection: Connection) -> frozenset[str]:
        """Return the ids of all rows, those that can't be read among them."""
        return frozenset(connection.scalars(select(self.table.c.id)))

    def insert(self, connection: Connection, records: Iterable[Stored[T]]) -> None:
        """Write records as they are; the caller knows that their ids are free."""
        records = list(records)
        self.ask(connection, "write", (record.item for record in records))
        self._insert(connection, records)

    def overwrite(self, connection: Connection, record: Stored[T]) -> None:
        """Write a record as it is over the one with the same id."""
        self._ask_of_there(connection, "write", record.id)
        self.ask(connection, "write", [record.item])
        self.rewrite(connection, record)

    def rewrite(self, connection: Connection, record: Stored[T]) -> None:
        """Write a record as `overwrite` without asking: for what goes along with a deed that was asked already."""
        note_deed(connection, "change", self.name, record.id)
        connection.execute(update(self.table).where(self.table.c.id == record.id).values(row_of(record)))

    def save(self, connection: Connection, item: T, version: int) -> Stored[T]:
        """Write a change made to ``version``. Raises Conflict when that is no longer the living version.

        Raises StoreError as `check`.
        """
        self._ask_of_there(connection, "write", self.id_of(item))
        self.ask(connection, "write", [item])
        self.check(item)
        note_deed(connection, "change", self.name, self.id_of(item))
        return self._change(connection, self.id_of(item), version, item, values_of(plain(item)))

    def remove(self, connection: Connection, identifier: str, version: int) -> Stored[T]:
        """Delete, so that it can be undone. Raises Conflict when ``version`` is no longer the living version."""
        self._ask_of_there(connection, "delete", identifier)
        note_deed(connection, "delete", self.name, identifier)
        return self._change(connection, identifier, version, None, {"deleted": now()})

    def revive(self, connection: Connection, identifier: str) -> Stored[T]:
        """Undo a deletion; no change when the record is alive. Raises StoreError when it is gone for good."""
        table = self.table
        self._ask_of_there(connection, "delete", identifier)
        note_deed(connection, "bring back", self.name, identifier)
        connection.execute(
            update(table)
            .where(table.c.id == identifier, table.c.deleted.is_not(None))
            .values(deleted=None, **_now(connection), version=table.c.version + 1)
        )
        revived = self.get(connection, identifier)
        if revived is None:
            raise StoreError(GONE)
        return revived

    def put(self, connection: Connection, item: T) -> Stored[T]:
        """Make the record of this id hold ``item`` and be alive, whatever there was; equal content is left alone.

        Raises StoreError as `check`.
        """
        current = self.get(connection, self.id_of(item))
        if current is None:
            return self.add(connection, item)
        self.ask(connection, "write", [current.item, item])
        if current.deleted is None and current.item == item:
            return current
        self.check(item)
        changed = Stored(plain(item), current.id, current.version + 1, current.created, now(), None, acting(connection))
        self.rewrite(connection, changed)
        return changed

    def put_first(self, connection: Connection, item: T, version: int | None) -> Stored[T]:
        """Save a change made to ``version``, or put what is the first of this id (None: nobody saw any).

        Raises Conflict and StoreError as `save`, and Conflict when somebody else put another first.
        """
        if version is not None:
            return self.save(connection, item, version)
        self._ask_of_there(connection, "write", self.id_of(item))
        current = self.get(connection, self.id_of(item))
        if current and current.deleted is None and current.item != item:
            raise Conflict(item, current)
        return self.put(connection, item)

    def purge(self, connection: Connection, moment: datetime) -> None:
        """Take away for good what was deleted more than 30 days before ``moment``."""
        connection.execute(delete(self.table).where(self.table.c.deleted < moment - KEPT_AFTER_DELETION))

    def _ask_of_there(self, connection: Connection, deed: Deed, identifier: str) -> None:
        """Raise NotAllowed unless who acts may do this to what is kept by this id; reads it only if that matters."""
        there = self.get(connection, identifier) if acting(connection).is_limited else None
        self.ask(connection, deed, [there.item] if there else [])

    def _insert(self, connection: Connection, records: Sequence[Stored[T]]) -> None:
        if records:
            connection.execute(insert(self.table), [row_of(record) for record in records])
            note_deed(connection, "add", self.name, *(record.id for record in records))

    def _change(
        self, connection: Connection, identifier: str, version: int, mine: T | None, values: Mapping[str, Any]
    ) -> Stored[T]:
        table = self.table
        done = connection.execute(
            update(table)
            .where(table.c.id == identifier, table.c.version == version, table.c.deleted.is_(None))
            .values(**values, **_now(connection), version=version + 1)
            .returning(*table.c)
        )
        try:
            row = done.mappings().one_or_none()
            changed = self._stored(row) if row else None
        except (ValueError, TypeError):
            # Some of what was not changed is damaged, which `get` tells.
            changed = self.get(connection, identifier)
        if changed is None:
            raise Conflict(mine, self.get(connection, identifier))
        return changed

    def _select(self, connection: Connection, query: Select[Any]) -> tuple[Stored[T], ...]:
        # Sorted here: a server sorts many rows in files, for which a full disk has no room.
        found = read_all(connection, self.label, query, self.table.c.id, self._stored)
        return tuple(self._seen(connection, sorted(found, key=lambda one: (one.created, one.id))))

    def _seen(self, connection: Connection, records: Iterable[Stored[T]]) -> Iterator[Stored[T]]:
        return seen_by_reader(connection, records, attrgetter("item"), self.areas_of)

    def _stored(self, row: Mapping[Any, Any]) -> Stored[T]:
        if not (isinstance(row["version"], int) and row["created"] and row["changed"]):
            raise ValueError("a row without version or moment")
        return Stored(
            self.adapter.validate_python(dict(row)),
            row["id"],
            row["version"],
            row["created"],
            row["changed"],
            row["deleted"],
            ACTOR.validate_python(row["changed_by"]),
        )


def _now(connection: Connection) -> dict[str, Any]:
    return {"changed": now(), "changed_by": signature(acting(connection))}
