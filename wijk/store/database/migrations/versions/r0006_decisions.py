"""One record for all that the room decides; notes and confirmations become decisions that only people end."""

from datetime import date
from typing import Any

import sqlalchemy as sa
from alembic import op

from wijk.store.database.earlier_decisions import decision_rows

revision = "0006"
down_revision = "0005"

NOBODY = '{"who": "niet aangemeld", "role": "niet aangemeld"}'


def upgrade() -> None:
    """Create the table, carry over what was kept, and drop the two tables it was in."""
    kept = (
        sa.Column("id", sa.String(64), primary_key=True),
        sa.Column("created", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("deleted", sa.DateTime(timezone=True)),
        sa.Column("changed_by", sa.JSON, nullable=False, server_default=NOBODY),
    )
    decisions = op.create_table(
        "decisions",
        *kept,
        sa.Column("area", sa.String(16), nullable=False, index=True),
        sa.Column("kind", sa.String(64), nullable=False),
        sa.Column("group", sa.String(64), nullable=False),
        sa.Column("phases", sa.JSON, nullable=False),
        sa.Column("mark", sa.String(16), nullable=False),
        sa.Column("made_on", sa.Date, nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("ended_on", sa.Date),
        sa.Column("seen", sa.JSON, nullable=False),
        sa.Column("history", sa.JSON, nullable=False),
    )
    connection = op.get_bind()
    notes, confirmations, initiatives = (
        [dict(row) for row in connection.execute(sa.select(_table(name, columns))).mappings()]
        for name, columns in EARLIER.items()
    )
    rows = [
        {**row, **{day: row[day] and date.fromisoformat(row[day]) for day in ("made_on", "ended_on")}}
        for row in decision_rows(notes, confirmations, initiatives)
    ]
    if rows:
        op.bulk_insert(decisions, rows)
    for name in list(EARLIER)[:2]:
        op.drop_table(name)


Columns = dict[str, sa.types.TypeEngine[Any]]
MOMENT: sa.types.TypeEngine[Any] = sa.DateTime(timezone=True)
DAY: sa.types.TypeEngine[Any] = sa.Date()
TEXT: sa.types.TypeEngine[Any] = sa.Text()
LIST: sa.types.TypeEngine[Any] = sa.JSON()
KEPT: Columns = {"id": TEXT, "created": MOMENT, "changed": MOMENT, "version": sa.Integer(), "deleted": MOMENT}
EARLIER: dict[str, Columns] = {
    "mismatch_notes": {
        **KEPT,
        **dict.fromkeys(("area", "kind", "group", "mark", "reason"), TEXT),
        "phases": LIST,
        "noted_on": DAY,
    },
    "cell_confirmations": {**KEPT, **dict.fromkeys(("area", "group", "phase"), TEXT), "confirmed_on": DAY},
    "initiatives": {"id": TEXT, "created": MOMENT, "groups": LIST, "roles": LIST},
}


def _table(name: str, columns: Columns) -> sa.Table:
    return sa.Table(name, sa.MetaData(), *(sa.Column(column, kind) for column, kind in columns.items()))
