"""The table of subscription addresses: no versions and no backup, for an address is of one server and shown once.

There is the hash of a secret and nothing by which that can be found: who reads the table can't read a calendar with it.
"""

from sqlalchemy import Column, String, Table

from wijk.store.database.schema import CODE, UtcDateTime, metadata

__all__ = ["calendar_feeds"]

calendar_feeds = Table(
    "calendar_feeds",
    metadata,
    Column("hash", String(64), primary_key=True),
    Column("area", CODE, nullable=False, index=True),
    Column("made_at", UtcDateTime, nullable=False),
    Column("withdrawn_at", UtcDateTime),
)
