"""Reading the log of deeds, keeping it as long as the operator said, and logging what writes nothing else."""

import os
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import delete, select

from wijk.domain.actor import SIGNED_IN_ROLES
from wijk.store.database.connection import Store
from wijk.store.database.deeds import Done, deeds, note_deed

__all__ = ["DAYS", "VARIABLE", "LoggedDeed", "days_kept", "forget_deeds", "list_deeds", "log_deed"]

VARIABLE = "WIJK_DEEDS_DAYS"
DAYS = 365


@dataclass(frozen=True, slots=True)
class LoggedDeed:
    """That an account did something at a moment (UTC) to a thing (id, "" when it stands for more or was erased)."""

    moment: datetime
    who: str
    role: str
    done: str
    kind: str
    thing: str
    times: int


def days_kept() -> int:
    """Return for how many days the log is kept: WIJK_DEEDS_DAYS when that is a number, else a year."""
    wanted = os.environ.get(VARIABLE, "").strip()
    return int(wanted) if wanted.isdecimal() and int(wanted) > 0 else DAYS


def log_deed(store: Store, done: Done, kind: str, thing: str = "") -> None:
    """Log what an account does that writes nothing else; nothing where there is no login. Raises StoreError."""
    if store.actor.role in SIGNED_IN_ROLES:
        with store.writing() as connection:
            note_deed(connection, done, kind, thing)


def list_deeds(store: Store, most: int | None = None) -> tuple[LoggedDeed, ...]:
    """Return the log, the last first. Raises NotAllowed when the actor may not read it."""
    store.require("read", "log")
    columns = [deeds.c[name] for name in LoggedDeed.__dataclass_fields__]
    with store.reading() as connection:
        rows = connection.execute(select(*columns).order_by(deeds.c.number.desc()).limit(most)).mappings().all()
    return tuple(LoggedDeed(**row) for row in rows)


def forget_deeds(store: Store, moment: datetime) -> None:
    """Take away what was done longer before ``moment`` (with time zone) than the log is kept."""
    old = deeds.c.moment < moment - timedelta(days=days_kept())
    with store.reading() as connection:
        if connection.scalar(select(deeds.c.number).where(old).limit(1)) is None:
            return
    with store.writing() as connection:
        connection.execute(delete(deeds).where(old))
