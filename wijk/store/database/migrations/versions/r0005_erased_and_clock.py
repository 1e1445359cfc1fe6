"""Who was erased, by id only, so that no backup brings them back; and the last moment the clock was believed."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Create both tables, empty."""
    op.create_table("erased", sa.Column("id", sa.String(64), primary_key=True))
    op.create_table("believed_clock", sa.Column("moment", sa.DateTime(timezone=True), nullable=False))
