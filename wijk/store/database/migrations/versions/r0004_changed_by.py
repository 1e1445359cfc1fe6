"""Who made each version of a record; what was there before had nobody signed in."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"

NOBODY = '{"who": "niet aangemeld", "role": "niet aangemeld"}'


def upgrade() -> None:
    """Add the column to every table with versions."""
    inspector = sa.inspect(op.get_bind())
    for table in inspector.get_table_names():
        columns = {column["name"] for column in inspector.get_columns(table)}
        if "version" in columns and "changed_by" not in columns:
            op.add_column(table, sa.Column("changed_by", sa.JSON, nullable=False, server_default=NOBODY))
