"""The tables. Every row has an id, a created and a changed time, a version and, once deleted, the time of that.

Only consents, which hold names, have none of these: they are there or they are gone.

The other columns are named after the fields of the dataclass that the table keeps; tuples are kept as JSON lists.
"""

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import JSON, Boolean, Column, Date, DateTime, Dialect, Float, Integer, MetaData, String, Table, Text
from sqlalchemy.types import TypeDecorator

__all__ = [
    "UtcDateTime",
    "coalitions",
    "confirmations",
    "consents",
    "drafts",
    "initiatives",
    "key_figures",
    "mappings",
    "meetings",
    "metadata",
    "notes",
    "ties",
]


class UtcDateTime(TypeDecorator[datetime]):
    """A moment in UTC, with its time zone also where the database forgets it (SQLite)."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        """Store in UTC."""
        return value and value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        """Give the moment back in UTC."""
        return value and (value.astimezone(UTC) if value.tzinfo else value.replace(tzinfo=UTC))


metadata = MetaData()


def _table(name: str, *columns: Column[Any]) -> Table:
    return Table(
        name,
        metadata,
        Column("id", String(64), primary_key=True),
        Column("created", UtcDateTime, nullable=False),
        Column("changed", UtcDateTime, nullable=False),
        Column("version", Integer, nullable=False),
        Column("deleted", UtcDateTime),
        *columns,
    )


initiatives = _table(
    "initiatives",
    Column("name", Text, nullable=False),
    Column("organisation", Text, nullable=False),
    Column("roles", JSON, nullable=False),
    Column("groups", JSON, nullable=False),
    Column("elements", JSON, nullable=False),
    Column("copings", JSON, nullable=False),
    Column("starts_from", String(16)),
    Column("formal", Boolean),
    Column("area", String(16)),
    Column("address", Text, nullable=False),
    Column("latitude", Float(53)),
    Column("longitude", Float(53)),
    Column("reach", Integer),
    Column("capacity_per_month", Integer),
    Column("costs", Text, nullable=False),
    Column("sign_up", Text, nullable=False),
    Column("contact_role", Text, nullable=False),
    Column("money_continuity", Text, nullable=False),
    Column("people_continuity", Text, nullable=False),
    Column("recognition", Text, nullable=False),
    Column("note", Text, nullable=False),
    Column("last_confirmed", Date),
    Column("check_period_months", Integer, nullable=False),
)

confirmations = _table(
    "cell_confirmations",
    Column("area", String(16), nullable=False, index=True),
    Column("group", String(64), nullable=False),
    Column("phase", String(64), nullable=False),
    Column("confirmed_on", Date, nullable=False),
)

notes = _table(
    "mismatch_notes",
    Column("area", String(16), nullable=False, index=True),
    Column("kind", String(64), nullable=False),
    Column("group", String(64), nullable=False),
    Column("phases", JSON, nullable=False),
    Column("mark", String(16), nullable=False),
    Column("noted_on", Date, nullable=False),
    Column("reason", Text, nullable=False),
)

mappings = _table(
    "import_mappings",
    Column("headers", JSON, nullable=False),
    Column("targets", JSON, nullable=False),
)

key_figures = _table(
    "key_figures",
    Column("role", Text, nullable=False),
    Column("organisation", Text, nullable=False),
    Column("groups", JSON, nullable=False),
    Column("phases", JSON, nullable=False),
    Column("areas", JSON, nullable=False),
    Column("knowledge", JSON, nullable=False),
    Column("position", String(16)),
    Column("formal", Boolean),
    Column("community_worker", Boolean),
    Column("hours_per_month", Float(53)),
    Column("knows_area", Text, nullable=False),
    Column("motivation", Text, nullable=False),
    Column("standing", Text, nullable=False),
    Column("affinity", Text, nullable=False),
    Column("note", Text, nullable=False),
)

ties = _table(
    "ties",
    Column("one", String(64), nullable=False),
    Column("other", String(64), nullable=False),
    Column("strength", String(16), nullable=False),
)

coalitions = _table(
    "coalitions",
    Column("name", Text, nullable=False),
    Column("chosen_on", Date, nullable=False),
    Column("members", JSON, nullable=False),
    Column("needs", JSON, nullable=False),
    Column("conditions", JSON),
    Column("advised", JSON, nullable=False),
    Column("reason", Text, nullable=False),
    Column("area", String(16), nullable=False),
)

meetings = _table(
    "meetings",
    Column("coalition", String(64), nullable=False, index=True),
    Column("held_on", Date, nullable=False),
    Column("question", Text, nullable=False),
    Column("from_experience", Text, nullable=False),
    Column("from_practice", Text, nullable=False),
    Column("from_research", Text, nullable=False),
)

drafts = _table(
    "coalition_drafts",
    Column("area", String(16), nullable=False),
    Column("weighed", JSON, nullable=False),
    Column("own", JSON, nullable=False),
    Column("conditions", JSON, nullable=False),
    Column("elsewhere", Boolean, nullable=False),
    Column("members", JSON, nullable=False),
)

consents = Table(
    "consents",
    metadata,
    Column("key_figure", String(64), primary_key=True),
    Column("name", Text, nullable=False),
    Column("contact", Text, nullable=False),
    Column("given_on", Date, nullable=False),
    Column("purpose", Text, nullable=False),
    Column("valid_until", Date, nullable=False),
)
