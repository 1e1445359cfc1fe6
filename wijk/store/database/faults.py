"""From what a database says went wrong to a Dutch sentence that says what to do."""

import logging
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError, PendingRollbackError
from sqlalchemy.exc import TimeoutError as NoConnectionFree

from wijk.domain.request import request_number
from wijk.store.common.errors import Conflict, DiskFull, NotNow, StoreError

__all__ = ["dutch_errors"]

LOG = logging.getLogger("wijk")
BUSY = (
    "Er wordt op dit moment te veel tegelijk bewaard. Uw wijziging is nu niet bewaard. Probeer het over een halve "
    "minuut opnieuw."
)
BROKEN = (
    "De database is niet te lezen of te beschrijven; een wijziging is nu niet bewaard. Probeer het opnieuw. "
    "Blijft het misgaan, controleer dan of de schijf vol is, of u in de map mag schrijven en of het bestand "
    "heel is; u kunt een reservekopie terugzetten in een nieuwe, lege database."
)
TAKEN = {"23505", "SQLITE_CONSTRAINT_PRIMARYKEY", "SQLITE_CONSTRAINT_UNIQUE"}
LOCKED = {"55P03", "SQLITE_BUSY", "SQLITE_LOCKED"}
FULL = {"53100", "SQLITE_FULL"}
# With less free than this, SQLite's "disk I/O error" is a full disk: it can't make the files beside the database.
ALMOST_NOTHING = 100_000


@contextmanager
def dutch_errors(engine: Engine) -> Iterator[None]:
    """Turn what the database raises into StoreError, or Conflict where another took the same id first."""
    try:
        yield
    except NoConnectionFree as error:
        raise NotNow(_noted(BUSY, "no connection free")) from error
    except PendingRollbackError as error:
        # The line broke at an earlier statement, whose error was handled as another: all of the transaction is undone.
        raise NotNow(_noted(BROKEN, "transaction lost")) from error
    except DBAPIError as error:
        raise _told(error, engine) from error


def _told(error: DBAPIError, engine: Engine) -> StoreError:
    code = _code(error)
    if code in TAKEN:
        return Conflict(None, None)
    if code in LOCKED:
        return NotNow(_noted(BUSY, code))
    disk = _full_disk(code, engine)
    if disk:
        told = (
            f"De schijf is vol ({disk}). Uw wijziging is niet bewaard. Lezen en een reservekopie maken kan nog wel. "
            "Laat de beheerder ruimte maken en probeer het dan opnieuw."
        )
        return DiskFull(_noted(told, code))
    return NotNow(_noted(BROKEN, code))


def _noted(told: str, code: str) -> str:
    """Return a sentence with the number under which the log has what the database said: its code, never its text."""
    number = request_number()
    LOG.warning("Fout %s van de database: %s", number, code or "onbekend")
    return f"{told} (Nummer voor de beheerder: {number}.)"


def _code(error: DBAPIError) -> str:
    """Return the name or number that the database gives to what went wrong."""
    cause = error.orig
    return str(getattr(cause, "sqlstate", None) or getattr(cause, "sqlite_errorname", ""))


def _full_disk(code: str, engine: Engine) -> str:
    """Return where the disk is full, empty when that is not what went wrong."""
    if engine.dialect.name != "sqlite":
        return "die van de databaseserver" if code in FULL else ""
    folder = Path(engine.url.database or ".").resolve().parent
    suspect = code in FULL or code.startswith(("SQLITE_IOERR", "SQLITE_CANTOPEN"))
    full = code in FULL or (suspect and folder.exists() and shutil.disk_usage(folder).free < ALMOST_NOTHING)
    return f"de schijf met de map {folder}" if full else ""
