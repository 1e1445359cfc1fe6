"""A saved coalition keeps which needs it covered on its day; of earlier ones that is not known."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Add the column."""
    op.add_column("coalitions", sa.Column("covered", sa.JSON))
