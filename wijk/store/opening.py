"""Opening what users enter: its tables brought up to date, and what is past its time taken away."""

from datetime import datetime

from wijk.domain.clock import now, today
from wijk.store.database import record_types
from wijk.store.database.clock_doubt import clock_doubt
from wijk.store.database.connection import Store, connect, database_url
from wijk.store.database.erasing import forget
from wijk.store.database.upgrading import upgrade
from wijk.store.key_figures.consents import purge_consents

__all__ = ["open_store", "purge"]


def open_store(url: str | None = None) -> Store:
    """Open the database at ``url``, or at WIJK_DATABASE_URL, or in data/entered/; make or update its tables.

    What was deleted over 30 days ago is taken away for good, and so is each name whose consent has ended, unless the
    clock can't be believed. Raises StoreError when the database can't be opened.
    """
    store = connect(url or database_url())
    upgrade(store)
    if clock_doubt(store) is None:
        purge(store, now())
    purge_consents(store, today())
    forget(store)
    return store


def purge(store: Store, moment: datetime) -> None:
    """Take away for good what was deleted more than 30 days before ``moment`` (with time zone)."""
    with store.writing() as connection:
        for record_type in record_types.RECORD_TYPES:
            record_type.purge(connection, moment)
