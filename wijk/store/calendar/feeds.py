"""Subscriptions to the calendar of a place: one at a time, made with a secret that is given once and kept as a hash.

All functions raise StoreError with a Dutch sentence when the database can't be used.
"""

import hmac
import secrets
from datetime import datetime
from hashlib import sha256

from sqlalchemy import Connection, delete, insert, select, update

from wijk.domain.calendar_feed import CalendarFeed
from wijk.domain.clock import now
from wijk.store.database.connection import Store
from wijk.store.database.deeds import note_deed
from wijk.store.database.feed_table import calendar_feeds
from wijk.store.database.records import KEPT_AFTER_DELETION

__all__ = ["feed_by_secret", "feed_of", "forget_withdrawn", "hash_of", "make_feed", "withdraw_feed"]

# Bytes of chance in a secret: nobody finds one by trying.
LENGTH = 32
# What the log of deeds calls them; which one it was is told by its area, never by the secret.
FEEDS = "feeds"


def make_feed(store: Store, area: str, areas: tuple[str, ...]) -> str:
    """Make a subscription to the calendar of an ``area`` and return its secret, which nobody can read again.

    The one that there was, by any of the codes the place is known as (``areas``), is withdrawn.
    """
    store.require("write", "records", area)
    secret = secrets.token_urlsafe(LENGTH)
    with store.writing() as connection:
        _withdraw(connection, (area, *areas))
        connection.execute(insert(calendar_feeds).values(hash=hash_of(secret), area=area, made_at=now()))
        note_deed(connection, "add", FEEDS, area)
    return secret


def withdraw_feed(store: Store, areas: tuple[str, ...]) -> None:
    """Withdraw the subscription of a place, by the codes it is known as: its address gives nothing from now on."""
    store.require("write", "records", *areas)
    with store.writing() as connection:
        _withdraw(connection, areas)
        note_deed(connection, "delete", FEEDS, areas[0])


def feed_of(store: Store, areas: tuple[str, ...]) -> CalendarFeed | None:
    """Return the subscription of a place that can be read now; None without one."""
    table = calendar_feeds
    query = select(table.c.area, table.c.made_at).where(table.c.area.in_(areas), table.c.withdrawn_at.is_(None))
    with store.reading() as connection:
        row = connection.execute(query.order_by(table.c.made_at.desc())).first()
    return CalendarFeed(row.area, row.made_at) if row else None


def feed_by_secret(store: Store, secret: str) -> CalendarFeed | None:
    """Return the subscription with this secret, also when it was withdrawn; None when there never was one.

    One that was withdrawn over 30 days ago is forgotten.
    """
    given = hash_of(secret)
    with store.reading() as connection:
        row = connection.execute(select(calendar_feeds).where(calendar_feeds.c.hash == given)).first()
    if row is None or not hmac.compare_digest(row.hash.encode(), given.encode()):
        return None
    return CalendarFeed(row.area, row.made_at, row.withdrawn_at)


def forget_withdrawn(store: Store, moment: datetime) -> None:
    """Take away for good what was withdrawn more than 30 days before ``moment`` (with time zone)."""
    gone = calendar_feeds.c.withdrawn_at < moment - KEPT_AFTER_DELETION
    with store.reading() as connection:
        found = connection.scalar(select(calendar_feeds.c.hash).where(gone).limit(1))
    if found:
        with store.writing() as connection:
            connection.execute(delete(calendar_feeds).where(gone))


def hash_of(secret: str) -> str:
    """Return what is kept of a secret. It is all chance, so that a slow hash would protect nothing more."""
    return sha256(secret.encode(errors="replace")).hexdigest()


def _withdraw(connection: Connection, areas: tuple[str, ...]) -> None:
    living = calendar_feeds.c.area.in_(areas) & calendar_feeds.c.withdrawn_at.is_(None)
    connection.execute(update(calendar_feeds).where(living).values(withdrawn_at=now()))
