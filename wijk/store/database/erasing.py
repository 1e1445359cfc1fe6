"""What was erased for good: its ids, and taking it out of the files of the database as far as that lets us."""

from sqlalchemy import Connection, select
from sqlalchemy.exc import SQLAlchemyError

from wijk.store.common.errors import StoreError
from wijk.store.database import postgres, sqlite
from wijk.store.database.connection import Store
from wijk.store.database.schema import erased

__all__ = ["erased_ids", "forget"]


def erased_ids(connection: Connection) -> frozenset[str]:
    """Return the ids of all who were erased."""
    return frozenset(connection.scalars(select(erased.c.id)))


def forget(store: Store) -> None:
    """Have the database forget what was deleted; docs/operator.md tells what that means for each kind of database.

    Raises StoreError when SQLite's file can't be written.
    """
    if store.engine.dialect.name != "sqlite":
        postgres.wipe(store.engine)
        return
    try:
        sqlite.wipe(store.engine)
    except (SQLAlchemyError, sqlite.Error) as error:
        raise StoreError(
            "Wat u verwijderde is weg, maar kan nog in een tijdelijk bestand staan. Start Wijk opnieuw."
        ) from error
