"""Key figures with their ties, coalitions and meetings, and apart from these the consents that hold names."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Create the five tables."""
    _create(
        "key_figures",
        sa.Column("role", sa.Text, nullable=False),
        sa.Column("organisation", sa.Text, nullable=False),
        sa.Column("groups", sa.JSON, nullable=False),
        sa.Column("phases", sa.JSON, nullable=False),
        sa.Column("areas", sa.JSON, nullable=False),
        sa.Column("knowledge", sa.JSON, nullable=False),
        sa.Column("position", sa.String(16)),
        sa.Column("formal", sa.Boolean),
        sa.Column("community_worker", sa.Boolean),
        sa.Column("hours_per_month", sa.Float(53)),
        sa.Column("knows_area", sa.Text, nullable=False),
        sa.Column("motivation", sa.Text, nullable=False),
        sa.Column("standing", sa.Text, nullable=False),
        sa.Column("affinity", sa.Text, nullable=False),
        sa.Column("note", sa.Text, nullable=False),
    )
    _create(
        "ties",
        sa.Column("one", sa.String(64), nullable=False),
        sa.Column("other", sa.String(64), nullable=False),
        sa.Column("strength", sa.String(16), nullable=False),
    )
    _create(
        "coalitions",
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("chosen_on", sa.Date, nullable=False),
        sa.Column("members", sa.JSON, nullable=False),
        sa.Column("needs", sa.JSON, nullable=False),
        sa.Column("conditions", sa.JSON),
        sa.Column("advised", sa.JSON, nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("area", sa.String(16), nullable=False),
    )
    _create(
        "meetings",
        sa.Column("coalition", sa.String(64), nullable=False, index=True),
        sa.Column("held_on", sa.Date, nullable=False),
        sa.Column("question", sa.Text, nullable=False),
        sa.Column("from_experience", sa.Text, nullable=False),
        sa.Column("from_practice", sa.Text, nullable=False),
        sa.Column("from_research", sa.Text, nullable=False),
    )
    op.create_table(
        "consents",
        sa.Column("key_figure", sa.String(64), primary_key=True),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("contact", sa.Text, nullable=False),
        sa.Column("given_on", sa.Date, nullable=False),
        sa.Column("purpose", sa.Text, nullable=False),
        sa.Column("valid_until", sa.Date, nullable=False),
    )


def _create(name: str, *columns: "sa.Column[Any]") -> None:
    op.create_table(
        name,
        sa.Column("id", sa.String(64), primary_key=True),
        sa.Column("created", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("deleted", sa.DateTime(timezone=True)),
        *columns,
    )
