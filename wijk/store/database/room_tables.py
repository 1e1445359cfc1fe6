"""The tables of a meeting that goes on: no versions and no backup, and erased 30 days after it closed.

A phone is known by the hash of a random text that only its browser has; there is no address, device or name here.
"""

from sqlalchemy import JSON, Boolean, Column, String, Table, Text

from wijk.store.database.schema import CODE, IDENTIFIER, UtcDateTime, metadata

__all__ = ["ROOM_TABLES", "contributions", "live_meetings", "phones", "votes"]

PHONE = String(64)

live_meetings = Table(
    "live_meetings",
    metadata,
    Column("meeting", IDENTIFIER, primary_key=True),
    Column("area", CODE, nullable=False),
    Column("code", CODE, nullable=False, unique=True),
    Column("opened_at", UtcDateTime, nullable=False),
    Column("open_until", UtcDateTime, nullable=False),
    Column("closed_at", UtcDateTime),
    Column("phones", Boolean, nullable=False),
    Column("question", IDENTIFIER),
    Column("secret", String(64), nullable=False),
)
phones = Table(
    "room_phones",
    metadata,
    Column("meeting", IDENTIFIER, primary_key=True),
    Column("phone", PHONE, primary_key=True),
)
# One row per phone and question: a later vote takes its place.
votes = Table(
    "room_votes",
    metadata,
    Column("question", IDENTIFIER, primary_key=True),
    Column("phone", PHONE, primary_key=True),
    Column("meeting", IDENTIFIER, nullable=False, index=True),
    Column("choices", JSON, nullable=False),
)
contributions = Table(
    "room_contributions",
    metadata,
    Column("id", IDENTIFIER, primary_key=True),
    Column("meeting", IDENTIFIER, nullable=False, index=True),
    Column("question", IDENTIFIER, nullable=False),
    Column("phone", PHONE, nullable=False),
    Column("text", Text, nullable=False),
    Column("made_at", UtcDateTime, nullable=False),
    Column("phase", IDENTIFIER, nullable=False),
    Column("group", IDENTIFIER, nullable=False),
    Column("state", CODE, nullable=False),
    Column("merged_into", IDENTIFIER),
)
ROOM_TABLES = (live_meetings, phones, votes, contributions)
