"""The first tables: initiatives, cell confirmations, mismatch notes and import mappings."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Create the four tables."""
    _create(
        "initiatives",
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("organisation", sa.Text, nullable=False),
        sa.Column("roles", sa.JSON, nullable=False),
        sa.Column("groups", sa.JSON, nullable=False),
        sa.Column("elements", sa.JSON, nullable=False),
        sa.Column("copings", sa.JSON, nullable=False),
        sa.Column("starts_from", sa.String(16)),
        sa.Column("formal", sa.Boolean),
        sa.Column("area", sa.String(16)),
        sa.Column("address", sa.Text, nullable=False),
        sa.Column("latitude", sa.Float(53)),
        sa.Column("longitude", sa.Float(53)),
        sa.Column("reach", sa.Integer),
        sa.Column("capacity_per_month", sa.Integer),
        sa.Column("costs", sa.Text, nullable=False),
        sa.Column("sign_up", sa.Text, nullable=False),
        sa.Column("contact_role", sa.Text, nullable=False),
        sa.Column("money_continuity", sa.Text, nullable=False),
        sa.Column("people_continuity", sa.Text, nullable=False),
        sa.Column("recognition", sa.Text, nullable=False),
        sa.Column("note", sa.Text, nullable=False),
        sa.Column("last_confirmed", sa.Date),
        sa.Column("check_period_months", sa.Integer, nullable=False),
    )
    _create(
        "cell_confirmations",
        sa.Column("area", sa.String(16), nullable=False, index=True),
        sa.Column("group", sa.String(64), nullable=False),
        sa.Column("phase", sa.String(64), nullable=False),
        sa.Column("confirmed_on", sa.Date, nullable=False),
    )
    _create(
        "mismatch_notes",
        sa.Column("area", sa.String(16), nullable=False, index=True),
        sa.Column("kind", sa.String(64), nullable=False),
        sa.Column("group", sa.String(64), nullable=False),
        sa.Column("phases", sa.JSON, nullable=False),
        sa.Column("mark", sa.String(16), nullable=False),
        sa.Column("noted_on", sa.Date, nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
    )
    _create(
        "import_mappings",
        sa.Column("headers", sa.JSON, nullable=False),
        sa.Column("targets", sa.JSON, nullable=False),
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
