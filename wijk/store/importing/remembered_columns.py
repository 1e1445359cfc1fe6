"""What the columns of a file stood for the last time, so that the next import of such a file asks less."""

from collections.abc import Sequence
from typing import Any

from wijk.domain.import_mapping import ImportMapping
from wijk.store.common.texts import words
from wijk.store.database.connection import Store
from wijk.store.database.record_types import INITIATIVES, MAPPINGS
from wijk.store.database.records import RecordType

__all__ = ["recall_mapping", "remember_mapping"]


def remember_mapping(
    store: Store, headers: Sequence[str], targets: Sequence[str | None], record_type: RecordType[Any]
) -> None:
    """Remember what the columns of a file of this kind with these headers stand for (None: not imported)."""
    with store.writing() as connection:
        MAPPINGS.put(connection, ImportMapping(_folded(headers, record_type), tuple(targets)))


def recall_mapping(store: Store, headers: Sequence[str], record_type: RecordType[Any]) -> tuple[str | None, ...] | None:
    """Return what was remembered for a file with these headers, capitals and accents aside; None when nothing was."""
    wanted = ImportMapping(_folded(headers, record_type), ())
    with store.reading() as connection:
        record = MAPPINGS.get(connection, MAPPINGS.id_of(wanted))
    return record.item.targets if record else None


def _folded(headers: Sequence[str], record_type: RecordType[Any]) -> tuple[str, ...]:
    """Return by what a list is known: its headers and, but for initiatives, the name of its table."""
    marks = () if record_type is INITIATIVES else (record_type.table.name,)
    return (*(words(header) for header in headers), *marks)
