"""An initiative tells when it is there, in which languages, for which ages, and whether it is open."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    """Add the columns; of what was there before nothing of this is known."""
    op.add_column("initiatives", sa.Column("status", sa.String(16)))
    op.add_column("initiatives", sa.Column("times", sa.JSON, nullable=False, server_default="[]"))
    op.add_column("initiatives", sa.Column("languages", sa.Text, nullable=False, server_default=""))
    op.add_column("initiatives", sa.Column("age_from", sa.Integer))
    op.add_column("initiatives", sa.Column("age_to", sa.Integer))
