"""An initiative has an area; what has none waits for one, and the migration doesn't guess which."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Mark what has no area as waiting for a place, and let no row be without area from now on."""
    initiatives = sa.table("initiatives", sa.column("area", sa.String(16)))
    op.execute(initiatives.update().where(initiatives.c.area.is_(None)).values(area=""))
    with op.batch_alter_table("initiatives") as table:
        table.alter_column("area", existing_type=sa.String(16), nullable=False)
