"""The log of deeds: who did what, when, to which thing; written with the deed itself, or not at all.

Only what accounts do is in it. There are no contents, and no names: a thing is its id.
"""

from typing import Any, Literal

from sqlalchemy import Column, Connection, Integer, String, Table, insert, update

from wijk.domain.actor import SIGNED_IN_ROLES
from wijk.domain.clock import now
from wijk.store.database.asking import acting
from wijk.store.database.schema import CODE, IDENTIFIER, UtcDateTime, metadata

__all__ = ["Done", "deeds", "forget_thing", "keep_deeds", "leave_deeds", "note_deed"]

Done = Literal[
    "add",
    "change",
    "delete",
    "bring back",
    "erase",
    "see names",
    "keep name",
    "end consent",
    "take out person",
    "make backup",
    "put back",
    "open meeting",
    "close meeting",
    "renew code",
    "phones on",
    "phones off",
    "open question",
    "close question",
    "accept",
    "merge",
    "leave out",
    "reconsider",
    "take away",
    "earlier figures",
    "trust clock",
]
NOTED = "deeds"
# Of one kind in one transaction; what an import adds besides is counted.
MOST_NAMED = 200
deeds = Table(
    "deeds",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("moment", UtcDateTime, nullable=False, index=True),
    Column("who", String(200), nullable=False),
    Column("role", CODE, nullable=False),
    Column("done", CODE, nullable=False),
    Column("kind", IDENTIFIER, nullable=False),
    Column("thing", IDENTIFIER, nullable=False),
    Column("times", Integer, nullable=False),
)


def keep_deeds(connection: Connection) -> None:
    """Begin to note what is done."""
    connection.info[NOTED] = {}


def note_deed(connection: Connection, done: Done, kind: str, *things: str) -> None:
    """Note that who acts does this to things (ids) of a kind; it is kept only if all else in the transaction is."""
    noted: dict[tuple[Done, str], list[str]] | None = connection.info.get(NOTED)
    if noted is not None and acting(connection).role in SIGNED_IN_ROLES:
        noted.setdefault((done, kind), []).extend(things or ("",))


def leave_deeds(connection: Connection) -> None:
    """Write what was noted since `keep_deeds`, in the same transaction; nothing where no account did anything."""
    noted: dict[tuple[Done, str], list[str]] = connection.info.pop(NOTED, {})
    if not noted:
        return
    actor, moment = acting(connection), now()
    same = {"moment": moment, "who": actor.who[:200], "role": actor.role}
    rows: list[dict[str, Any]] = []
    for (done, kind), things in noted.items():
        named, rest = list(dict.fromkeys(things[:MOST_NAMED])), len(things) - MOST_NAMED
        rows += [{**same, "done": done, "kind": kind, "thing": thing, "times": 1} for thing in named]
        if rest > 0:
            rows.append({**same, "done": done, "kind": kind, "thing": "", "times": rest})
    connection.execute(insert(deeds), rows)


def forget_thing(connection: Connection, *things: str) -> None:
    """Take which thing it was out of the log, for who was erased: that something was done stays."""
    connection.execute(update(deeds).where(deeds.c.thing.in_(things)).values(thing=""))
