"""What the columns of a file stood for the last time, so that the next import of such a file asks less."""

from collections.abc import Sequence

from wijk.domain.import_mapping import ImportMapping
from wijk.store.common.texts import words
from wijk.store.database.connection import Store
from wijk.store.database.record_types import MAPPINGS
from wijk.store.importing.derived_columns import REST_COLUMN
from wijk.store.importing.layout import Layout
from wijk.store.importing.mapping import ColumnMapping

__all__ = ["recall_mapping", "remember_mapping"]


def remember_mapping(store: Store, headers: Sequence[str], mapping: ColumnMapping, layout: Layout) -> None:
    """Remember what the columns of a list like this with these headers stand for (None: not imported).

    That the rest of each row was wanted too stays known by its column, which no file has.
    """
    with store.writing() as connection:
        MAPPINGS.put(connection, ImportMapping(_known_by(headers, layout), mapping))


def recall_mapping(store: Store, headers: Sequence[str], layout: Layout) -> ColumnMapping | None:
    """Return what was remembered for a list with these headers, capitals and accents aside; None when nothing was.

    One more than there are headers tells that the rest of each row was wanted too.
    """
    wanted = ImportMapping(_known_by(headers, layout), ())
    with store.reading() as connection:
        record = MAPPINGS.get(connection, MAPPINGS.id_of(wanted))
    return record.item.targets if record else None


def _known_by(headers: Sequence[str], layout: Layout) -> tuple[str, ...]:
    """Return by what a list is known: its headers, and the mark of its layout if that has one."""
    marks = (layout.remembered_as,) if layout.remembered_as else ()
    return (*(words(header) for header in headers if header != REST_COLUMN), *marks)
