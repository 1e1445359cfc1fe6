"""What an area asks of its coalition, kept while people are still choosing, so that nothing of it gets lost.

All functions raise StoreError with a Dutch sentence when the database can't be used.
"""

from sqlalchemy import Connection

from wijk.domain.draft import Draft
from wijk.store.database.connection import Store
from wijk.store.database.record_types import DRAFTS
from wijk.store.database.records import Stored

__all__ = ["get_draft", "save_draft"]


def get_draft(store: Store, area: str) -> Stored[Draft] | None:
    """Return the draft for an area (CBS code), or None when nobody chose anything there yet."""
    with store.reading() as connection:
        record = DRAFTS.get(connection, DRAFTS.id_of(Draft(area)))
    return None if record is None or record.deleted else record


def save_draft(store: Store, draft: Draft, version: int | None = None) -> Stored[Draft]:
    """Keep a draft that was made from ``version`` (None: I saw no draft for this area).

    Raises Conflict with both when somebody else chose something else in the meantime, and StoreError when the area is
    no CBS code.
    """
    with store.writing() as connection:
        if version is None and (same := _same(connection, draft)):
            return same
        return DRAFTS.save(connection, draft, version)


def _same(connection: Connection, draft: Draft) -> Stored[Draft] | None:
    """Return the draft that is there, when somebody else made just the same choices."""
    current = DRAFTS.get(connection, DRAFTS.id_of(draft))
    return current if current and current.deleted is None and current.item == draft else None
