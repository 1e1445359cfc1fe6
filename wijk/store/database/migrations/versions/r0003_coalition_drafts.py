"""What an area asks of its coalition while people are still choosing."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Create the table."""
    op.create_table(
        "coalition_drafts",
        sa.Column("id", sa.String(64), primary_key=True),
        sa.Column("created", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("deleted", sa.DateTime(timezone=True)),
        sa.Column("area", sa.String(16), nullable=False),
        sa.Column("weighed", sa.JSON, nullable=False),
        sa.Column("own", sa.JSON, nullable=False),
        sa.Column("conditions", sa.JSON, nullable=False),
        sa.Column("elsewhere", sa.Boolean, nullable=False),
        sa.Column("members", sa.JSON, nullable=False),
    )
