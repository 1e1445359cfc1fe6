"""What an area asks of its coalition, kept while people are still choosing, so that nothing of it gets lost.

All functions raise StoreError with a Dutch sentence when the database can't be used.
"""

from sqlalchemy import Connection

from wijk.domain.draft import Draft
from wijk.store.database.connection import Store
from wijk.store.database.record_types import DRAFTS
from wijk.store.database.records import Stored
from wijk.store.database.store_reading import StoreReading

__all__ = ["draft_of", "get_draft", "save_draft"]


def get_draft(store: Store, *areas: str) -> Stored[Draft] | None:
    """Return the draft for a place, by the codes it is known as; None when nobody chose anything there yet.

    Where there is one under several of its codes, the one that was changed last.
    """
    with store.reading() as connection:
        return _latest(connection, areas)


def draft_of(reading: StoreReading, areas: tuple[str, ...]) -> Stored[Draft] | None:
    """Return what `get_draft` gives, read again only when any draft changed."""
    drafts: dict[tuple[str, ...], Stored[Draft] | None] = reading.remembered("drafts of places", (DRAFTS.table,), dict)
    if areas not in drafts:
        drafts[areas] = _latest(reading.connection, areas)
    return drafts[areas]


def save_draft(store: Store, draft: Draft, version: int | None = None) -> Stored[Draft]:
    """Keep a draft that was made from ``version`` (None: I saw no draft for this area).

    Raises Conflict with both when somebody else chose something else in the meantime, and StoreError when the area is
    no CBS code.
    """
    with store.writing() as connection:
        return DRAFTS.put_first(connection, draft, version)


def _latest(connection: Connection, areas: tuple[str, ...]) -> Stored[Draft] | None:
    found = DRAFTS.all(connection, id=tuple(DRAFTS.id_of(Draft(area)) for area in areas))
    return max(found, key=lambda record: record.changed, default=None)
