"""Opening what users enter: its tables brought up to date, and what is past its time taken away."""

import logging
from datetime import datetime

from wijk.domain.clock import now, today
from wijk.store.accounts.sign_ins import forget_old
from wijk.store.calendar.feeds import forget_withdrawn
from wijk.store.common.errors import DiskFull, StoreError
from wijk.store.database import record_types
from wijk.store.database.clock_doubt import clock_doubt
from wijk.store.database.connection import Store, connect, connect_alone, database_url
from wijk.store.database.deed_log import forget_deeds
from wijk.store.database.erasing import forget
from wijk.store.database.upgrading import upgrade
from wijk.store.key_figures.consents import purge_consents
from wijk.store.meetings.erasing import close_over, erase_raw
from wijk.store.plans.queries import purge_with_goals

__all__ = ["open_store", "purge"]


def open_store(url: str | None = None) -> Store:
    """Open the database at ``url``, or at WIJK_DATABASE_URL, or in data/entered/; make or update its tables.

    What was deleted over 30 days ago is taken away for good, and so is each name whose consent has ended, unless the
    clock can't be believed; where it can't be done now, the next opening does it. On a full disk what there is can
    still be read. Raises StoreError when the database can't be opened.
    """
    store = _up_to_date(url or database_url())
    try:
        if clock_doubt(store) is None:
            purge(store, now())
            close_over(store, now())
            erase_raw(store, now())
            forget_deeds(store, now())
            forget_old(store, now())
            forget_withdrawn(store, now())
        purge_consents(store, today())
        forget(store)
    except StoreError as error:
        logging.getLogger(__name__).warning("What is past its time was not taken away: %s", error)
    return store


def _up_to_date(url: str) -> Store:
    store = connect(url)
    try:
        upgrade(store)
    except DiskFull as full:
        store.engine.dispose()
        store = connect_alone(url)
        try:
            upgrade(store)
        except StoreError:
            raise full from None
    return store


def purge(store: Store, moment: datetime) -> None:
    """Take away for good what was deleted more than 30 days before ``moment`` (with time zone)."""
    with store.writing() as connection:
        purge_with_goals(connection, moment)
        for record_type in record_types.RECORD_TYPES:
            record_type.purge(connection, moment)
