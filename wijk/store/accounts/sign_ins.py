"""Who is signed in, for every process that serves the dashboard: begun, confirmed by the provider, and ended.

All functions raise StoreError with a Dutch sentence when the database can't be used. What asks the provider is no deed
of a person, so the store that does it is that of the program.
"""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import delete, insert, or_, select, update

from wijk.domain.sign_in import SignIn
from wijk.store.database.account_types import sign_ins
from wijk.store.database.connection import Store

__all__ = ["FORGOTTEN_AFTER", "begin", "confirm", "end", "find", "forget_old", "take_turn"]

# Of who signed in nothing is kept longer; the log of deeds has its own time.
FORGOTTEN_AFTER = timedelta(days=2)


def begin(store: Store, new: SignIn) -> None:
    """Keep a new sign-in."""
    with store.writing() as connection:
        connection.execute(insert(sign_ins).values(asdict(new)))


def find(store: Store, identifier: str) -> SignIn | None:
    """Return a sign-in (id), also when it ended; None when there is none."""
    with store.reading() as connection:
        row = connection.execute(select(sign_ins).where(sign_ins.c.id == identifier)).mappings().one_or_none()
    return _sign_in(row) if row else None


def take_turn(store: Store, seen: SignIn, moment: datetime) -> bool:
    """Return whether this process is the one to ask the provider now; another that also saw it so is not."""
    mine = (sign_ins.c.id == seen.id) & (sign_ins.c.asked == seen.asked) & sign_ins.c.ended.is_(None)
    with store.writing() as connection:
        return connection.execute(update(sign_ins).where(mine).values(asked=moment)).rowcount == 1


def confirm(store: Store, identifier: str, moment: datetime, values: tuple[str, ...], sealed: str) -> None:
    """Keep that the provider said yes at a moment, and what it gave to be asked with the next time."""
    with store.writing() as connection:
        connection.execute(
            update(sign_ins)
            .where(sign_ins.c.id == identifier, sign_ins.c.ended.is_(None))
            .values(confirmed=moment, values=list(values), sealed=sealed)
        )


def end(store: Store, identifier: str, moment: datetime) -> None:
    """End a sign-in in every tab; what the provider could be asked with goes at once. Done twice is done once."""
    with store.writing() as connection:
        connection.execute(
            update(sign_ins)
            .where(sign_ins.c.id == identifier, sign_ins.c.ended.is_(None))
            .values(ended=moment, sealed="")
        )


def forget_old(store: Store, moment: datetime) -> int:
    """Take away the sign-ins that ended, or were last confirmed, two days before ``moment``; return how many."""
    before = moment - FORGOTTEN_AFTER
    old = or_(sign_ins.c.ended < before, sign_ins.c.confirmed < before)
    with store.reading() as connection:
        if connection.scalar(select(sign_ins.c.id).where(old).limit(1)) is None:
            return 0
    with store.writing() as connection:
        return connection.execute(delete(sign_ins).where(old)).rowcount


def _sign_in(row: Mapping[Any, Any]) -> SignIn:
    return SignIn(**{**row, "values": tuple(row["values"])})
