"""Opening the database: where it is, how it writes safely, and bringing its tables up to date."""

import logging
import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from alembic.util.exc import CommandError
from sqlalchemy import Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from wijk.store.common.errors import StoreError

__all__ = ["DEFAULT_FILE", "Store", "connect", "database_url", "forget", "upgrade"]

DEFAULT_FILE = Path(__file__).parents[3] / "data" / "entered" / "wijk.sqlite"
MIGRATIONS = Path(__file__).parent / "migrations"
UPGRADE_ATTEMPTS = 5
BUSY_SECONDS = 15
LOG_NAME = "wijk"


@dataclass(frozen=True, slots=True)
class Store:
    """An open database; safe to share between threads."""

    engine: Engine

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Give a connection to read with."""
        with _plain_errors(), self.engine.connect() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Give a connection whose changes are all kept at the end, or none of them after an error."""
        with _plain_errors(), self.engine.connect() as connection:
            connection.execution_options(sqlite_begin="BEGIN IMMEDIATE")
            with connection.begin():
                yield connection


def database_url() -> str:
    """Return the place of the database: WIJK_DATABASE_URL when set, else a SQLite file in data/entered/."""
    return os.environ.get("WIJK_DATABASE_URL") or f"sqlite:///{DEFAULT_FILE}"


def connect(url: str) -> Store:
    """Connect to the database at ``url``, without looking at its tables yet.

    Raises StoreError when the address is no database address or its folder can't be made.
    """
    try:
        address = make_url(url)
        if address.get_backend_name() == "sqlite" and address.database:
            Path(address.database).parent.mkdir(parents=True, exist_ok=True)
        engine = create_engine(address, hide_parameters=True, pool_pre_ping=True, logging_name=LOG_NAME)
        logging.getLogger(f"sqlalchemy.engine.Engine.{LOG_NAME}").addFilter(_without_rows)
    except (SQLAlchemyError, ImportError, OSError) as error:
        raise StoreError(
            "De database is niet te openen. Controleer het adres in WIJK_DATABASE_URL en of u in de map mag schrijven."
        ) from error
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _prepare_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
    return Store(engine)


def upgrade(store: Store) -> None:
    """Create the tables or bring them up to date; a second program doing so at the same moment does no harm.

    Raises StoreError when the database can't be used: damaged, not writable, or made by a newer version of Wijk.
    """
    for attempt in range(UPGRADE_ATTEMPTS):
        try:
            with store.writing() as connection:
                config = Config(attributes={"connection": connection})
                config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
                command.upgrade(config, "head")
            return
        except CommandError as error:
            raise StoreError(
                "Deze database is gemaakt met een nieuwere versie van Wijk. Werk Wijk eerst bij; er is niets gewijzigd."
            ) from error
        except StoreError:
            if attempt == UPGRADE_ATTEMPTS - 1:
                raise


def forget(store: Store) -> None:
    """Take what was deleted out of SQLite's write-ahead log too; the file itself is wiped by secure_delete.

    A program that is reading at this very moment can keep it there until the next call: opening the store is one.
    PostgreSQL does the same in its own time (vacuum). Raises StoreError when the file can't be written.
    """
    if store.engine.dialect.name == "sqlite":
        connection = store.engine.raw_connection()
        try:
            connection.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")
        except sqlite3.Error as error:
            raise StoreError(
                "Wat u verwijderde is weg, maar kan nog in een tijdelijk bestand staan. Start Wijk opnieuw."
            ) from error
        finally:
            connection.close()


@contextmanager
def _plain_errors() -> Iterator[None]:
    try:
        yield
    except DBAPIError as error:
        raise StoreError(
            "De database is niet te lezen of te beschrijven; een wijziging is nu niet bewaard. Probeer het opnieuw. "
            "Blijft het misgaan, controleer dan of de schijf vol is, of u in de map mag schrijven en of het bestand "
            "heel is; u kunt een reservekopie terugzetten in een nieuwe, lege database."
        ) from error


def _prepare_sqlite(connection: Any, _record: Any) -> None:
    """Set up one SQLite connection.

    A commit returns only once the disk has the data (synchronous FULL); what is deleted is overwritten with zeros.
    """
    connection.isolation_level = None
    cursor = connection.cursor()
    cursor.execute(f"PRAGMA busy_timeout = {BUSY_SECONDS * 1000}")
    cursor.execute("PRAGMA journal_mode = WAL")
    cursor.execute("PRAGMA synchronous = FULL")
    cursor.execute("PRAGMA foreign_keys = ON")
    cursor.execute("PRAGMA secure_delete = ON")
    cursor.close()


def _begin_sqlite(connection: Connection) -> None:
    """Begin ourselves, because Python's driver begins too late; a writer queues at once instead of failing halfway."""
    connection.exec_driver_sql(connection.get_execution_options().get("sqlite_begin", "BEGIN"))


def _without_rows(record: logging.LogRecord) -> bool:
    """Keep what is in the tables, names included, out of the log, also where an operator logs every detail."""
    return record.levelno > logging.DEBUG
