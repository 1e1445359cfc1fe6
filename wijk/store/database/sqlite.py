"""What SQLite needs: one writer at a time that queues, the disk waited for, and a file that is still the one opened."""

from contextlib import closing
from pathlib import Path
from sqlite3 import Error
from typing import Any

from sqlalchemy import Connection, Engine, event

from wijk.store.common.errors import StoreError

__all__ = ["WRITING", "Error", "after_writing", "before_writing", "prepared", "prepared_alone", "wipe"]

BUSY_SECONDS = 15
WRITING = {"sqlite_begin": "BEGIN IMMEDIATE"}
GONE = (
    "Het bestand van de database is verwijderd, verplaatst of vervangen terwijl Wijk draaide. Uw wijziging is niet "
    "bewaard. Maak nu een reservekopie: wat er was, is nog te lezen. Laat de beheerder daarna het bestand terugzetten "
    "en Wijk opnieuw starten."
)
FILES = "files"
File = tuple[int, int]


def prepared(engine: Engine) -> Engine:
    """Return the engine, each of whose connections will be safe and in the file that the first one opened."""
    return _prepared(engine, "NORMAL")


def prepared_alone(engine: Engine) -> Engine:
    """Return the engine, whose one connection keeps other programs out and needs no file for sharing beside its own."""
    return _prepared(engine, "EXCLUSIVE")


def _prepared(engine: Engine, locking: str) -> Engine:
    opened: dict[str, File] = {}

    def refuse_another_file(*_: Any) -> None:
        if not opened.items() <= _files(*opened).items():
            raise StoreError(GONE)

    def prepare(connection: Any, record: Any) -> None:
        try:
            path = _prepare(connection, locking)
        except Error:
            # It would keep its locks until somebody clears it away.
            connection.close()
            raise
        # A connection goes on in a file that lost its name, so both the file and its log are remembered.
        opened.update(_files(*path) if not opened else {})
        record.info[FILES] = {**opened, **_files(*(f"{name}-wal" for name in path))}

    event.listen(engine, "do_connect", refuse_another_file)
    event.listen(engine, "connect", prepare)
    event.listen(engine, "begin", _begin)
    return engine


def before_writing(connection: Connection) -> None:
    """Raise StoreError when the file that is open is no longer the one that has the database's name."""
    _must_be_there(connection)


def after_writing(connection: Connection) -> None:
    """Raise StoreError when the file went while it was written to: then what was written can't be found again."""
    _must_be_there(connection)


def wipe(engine: Engine) -> None:
    """Take what was deleted out of the write-ahead log too; the file itself is wiped by secure_delete.

    A program that is reading at this very moment can keep it there until the next call: opening the store is one.
    """
    connection = engine.raw_connection()
    try:
        connection.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")
    finally:
        connection.close()


def _prepare(connection: Any, locking: str) -> list[str]:
    """Set up one connection; return the path of its file, or nothing for a database in memory.

    A commit returns only once the disk has the data (synchronous FULL); what is deleted is overwritten with zeros.
    """
    connection.isolation_level = None
    # An open cursor keeps the locks of a connection that failed, also once it is closed.
    with closing(connection.cursor()) as cursor:
        cursor.execute(f"PRAGMA busy_timeout = {BUSY_SECONDS * 1000}")
        cursor.execute(f"PRAGMA locking_mode = {locking}")
        cursor.execute("PRAGMA journal_mode = WAL")
        cursor.execute("PRAGMA synchronous = FULL")
        cursor.execute("PRAGMA foreign_keys = ON")
        cursor.execute("PRAGMA secure_delete = ON")
        # Reading makes the log beside the file.
        cursor.execute("SELECT count(*) FROM sqlite_master").fetchall()
        (_, _, path), *_ = cursor.execute("PRAGMA database_list").fetchall()
    return [path] if path else []


def _files(*paths: str) -> dict[str, File]:
    """Return which files have these names now: device and number, for those there are."""
    found = {}
    for name in paths:
        try:
            status = Path(name).stat()
        except OSError:
            continue
        found[name] = (status.st_dev, status.st_ino)
    return found


def _must_be_there(connection: Connection) -> None:
    opened: dict[str, File] = connection.info.get(FILES, {})
    if not opened.items() <= _files(*opened).items():
        raise StoreError(GONE)


def _begin(connection: Connection) -> None:
    """Begin ourselves, because Python's driver begins too late; a writer queues at once instead of failing halfway."""
    connection.exec_driver_sql(connection.get_execution_options().get("sqlite_begin", "BEGIN"))
