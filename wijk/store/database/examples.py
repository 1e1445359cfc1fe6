"""Example input for first use: fictitious records of any kind, put in and taken away as a whole."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection

from wijk.store.database.connection import Store
from wijk.store.database.records import RecordType

__all__ = ["EXAMPLE_PREFIX", "has_examples", "is_example", "put_examples", "remove_examples"]

EXAMPLE_PREFIX = "voorbeeld-"


def is_example(identifier: str) -> bool:
    """Return whether the record with this id belongs to an example."""
    return identifier.startswith(EXAMPLE_PREFIX)


def has_examples(store: Store, record_type: RecordType[Any]) -> bool:
    """Return whether any example of this kind of record is there."""
    with store.reading() as connection:
        return any(is_example(record.id) for record in record_type.all(connection))


def put_examples(connection: Connection, record_type: RecordType[Any], items: Iterable[Any]) -> frozenset[str]:
    """Put in the items that are an example; those that are there, changed or not, are left. Return the ids put in."""
    present = {record.id for record in record_type.all(connection)}
    missing = [item for item in items if is_example(item.id) and item.id not in present]
    for item in missing:
        record_type.put(connection, item)
    return frozenset(item.id for item in missing)


def remove_examples(store: Store, record_type: RecordType[Any]) -> int:
    """Delete the examples of this kind and nothing else (undoable, as every deletion). Return how many."""
    with store.writing() as connection:
        examples = [record for record in record_type.all(connection) if is_example(record.id)]
        for record in examples:
            record_type.remove(connection, record.id, record.version)
    return len(examples)
