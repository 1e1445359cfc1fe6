"""What PostgreSQL needs to keep the same promises as SQLite: one writer at a time, and readers that see one moment.

docs/decisions/one-writer-at-a-time.md says why this is a lock and not SERIALIZABLE with retries.
"""

import logging

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError

from wijk.store.database.schema import consents

__all__ = ["WRITING", "after_writing", "before_writing", "prepared", "server_settings", "wipe"]

# Any number will do, as long as every Wijk on the same database takes the same.
LOCK = 736_271_001
WAIT_SECONDS = 15
# The lock is waited for in the first statement; each next one must see what was committed while it waited.
WRITING = {"isolation_level": "READ COMMITTED"}


def prepared(engine: Engine) -> Engine:
    """Return the engine, whose readers see one moment from their first statement on."""
    return engine.execution_options(isolation_level="REPEATABLE READ")


def before_writing(connection: Connection) -> None:
    """Wait until no other program writes; migrations wait here too. The lock ends with the transaction."""
    connection.exec_driver_sql(f"SET LOCAL lock_timeout = '{WAIT_SECONDS}s'; SELECT pg_advisory_xact_lock({LOCK})")


def after_writing(connection: Connection) -> None:
    """Do nothing: the server confirms a commit itself."""


def server_settings(engine: Engine) -> dict[str, str]:
    """Return what the server is set to, where that decides what a confirmation means and how many may come."""
    names = ("server_version", "synchronous_commit", "fsync", "max_connections")
    with engine.connect() as connection:
        return {name: str(connection.exec_driver_sql(f"SHOW {name}").scalar()) for name in names}


def wipe(engine: Engine) -> None:
    """Write the table of names anew without what was deleted; PostgreSQL's write-ahead log is the operator's to keep.

    A vacuum would leave what any older snapshot, such as that of the server's own statistics, could still see; to
    truncate gives the table a new file at once. Who may not do this (no owner of the table) is told so in the log;
    docs/operator.md says what stays where.
    """
    names = consents.name
    try:
        with engine.execution_options(**WRITING).begin() as connection:
            before_writing(connection)
            connection.exec_driver_sql(f"LOCK TABLE {names} IN ACCESS EXCLUSIVE MODE")
            connection.exec_driver_sql(f"CREATE TEMPORARY TABLE living ON COMMIT DROP AS SELECT * FROM {names}")
            connection.exec_driver_sql(f"TRUNCATE {names}")
            connection.exec_driver_sql(f"INSERT INTO {names} SELECT * FROM living")
    except DBAPIError as error:
        logging.getLogger(__name__).warning("The table of names could not be rewritten: %s", type(error.orig).__name__)
