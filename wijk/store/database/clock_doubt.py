"""Whether the clock of this computer can be believed: a wrong one must not have anything taken away for good.

A clock lies far off when it is more than 60 days from the last moment at which the store was seen to be in use. That
moment is kept, and moves along with the changes in the store; changes that lie more than 60 days after all others were
made under a clock that already was wrong, and move nothing. 60 days are longer than any holiday, and twice the 30 days
for which a deletion can be undone.
"""

import logging
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache

from sqlalchemy import Connection, delete, insert, select, union_all

from wijk.domain.clock import day_of, now
from wijk.store.common.errors import StoreError
from wijk.store.database import record_types
from wijk.store.database.connection import Store
from wijk.store.database.deeds import note_deed
from wijk.store.database.schema import believed_clock

__all__ = ["FAR", "ClockDoubt", "believe_clock", "clock_doubt", "tell_clock_is_right"]

FAR = timedelta(days=60)
LOG = logging.getLogger("wijk")


@dataclass(frozen=True, slots=True)
class ClockDoubt:
    """The clock says ``moment``, and that is far from ``last``, when the store was last seen to be in use."""

    moment: datetime
    last: datetime


def clock_doubt(store: Store, moment: datetime | None = None) -> ClockDoubt | None:
    """Return why the clock is not believed at a moment (None: now), also in the log; None when all is well."""
    moment = moment or now()
    with store.reading() as connection:
        kept = connection.scalar(select(believed_clock.c.moment))
        last = _last_in_use(connection, kept)
    if last is not None and abs(moment - last) > FAR:
        _log(day_of(moment), day_of(last))
        return ClockDoubt(moment, last)
    if kept is None or moment - kept > timedelta(days=1):
        # On a full disk there is nothing to take away either.
        with suppress(StoreError):
            believe_clock(store, moment)
    return None


def believe_clock(store: Store, moment: datetime | None = None) -> None:
    """Keep that the clock was right at a moment (None: now)."""
    with store.writing() as connection:
        _believe(connection, moment or now())


def tell_clock_is_right(store: Store, moment: datetime) -> None:
    """Keep that somebody says that the clock is right: what is past its time then goes for good, wherever it lies.

    Raises NotAllowed.
    """
    store.require("write", "clock")
    with store.writing() as connection:
        note_deed(connection, "trust clock", "clock")
        _believe(connection, moment)


def _believe(connection: Connection, moment: datetime) -> None:
    connection.execute(delete(believed_clock))
    connection.execute(insert(believed_clock).values(moment=moment))


def _last_in_use(connection: Connection, kept: datetime | None) -> datetime | None:
    tables = [one.table for one in record_types.RECORD_TYPES]
    queries = [select(table.c.changed) for table in tables]
    if kept is not None:
        queries = [query.where(table.c.changed > kept) for query, table in zip(queries, tables, strict=True)]
    try:
        later = sorted(connection.scalars(union_all(*queries)))
    except (ValueError, TypeError):
        # Some row is damaged: only those that can be read count.
        records = (record for one in record_types.RECORD_TYPES for record in one.with_deleted(connection))
        later = sorted(record.changed for record in records if kept is None or record.changed > kept)
    if kept is None:
        return later[-1] if later else None
    for moment in later:
        if moment - kept > FAR:
            break
        kept = moment
    return kept


@cache
def _log(day: date, last: date) -> None:
    """Say it once, however many pages are asked for."""
    LOG.warning(
        "The clock says %s, but the last use before was on %s: nothing is taken away for good until the clock is "
        "mended or somebody says on the page Coalitie that it is right",
        day,
        last,
    )
