"""Asking the policy inside a transaction: who acts there, where a thing lies, and whether that may."""

from collections.abc import Callable, Iterable
from typing import Any

from sqlalchemy import Connection, Table, select

from wijk.domain.actor import NOT_SIGNED_IN, Actor
from wijk.permissions import Deed, Thing, may_in, refusal
from wijk.store.common.errors import NotAllowed

__all__ = [
    "ACTOR",
    "CALLED",
    "AreasOf",
    "acting",
    "areas_through",
    "own_areas",
    "refuse_unless",
    "require_in",
    "require_of",
]

# The options of a connection that tell who acts, and what an area (CBS code) is called.
ACTOR, CALLED = "actor", "called"
NOTHING_CHANGED = " Er is niets gewijzigd."
AreasOf = Callable[[Connection, Any], tuple[str, ...]]


def acting(connection: Connection) -> Actor:
    """Return who makes the changes on a connection."""
    actor: Actor = connection.get_execution_options().get(ACTOR, NOT_SIGNED_IN)
    return actor


def refuse_unless(actor: Actor, deed: Deed, thing: Thing, areas: tuple[str, ...], called: Callable[[str], str]) -> None:
    """Raise NotAllowed, with a Dutch sentence that says who can, unless an actor may do this in one of these areas."""
    if not may_in(actor, deed, thing, areas):
        place = called(areas[0]) if areas else ""
        raise NotAllowed(refusal(deed, thing, place) + ("" if deed == "read" else NOTHING_CHANGED))


def require_in(connection: Connection, deed: Deed, thing: Thing, *areas: str) -> None:
    """Raise NotAllowed unless who acts on a connection may do this in one of these areas (CBS codes) of a thing."""
    refuse_unless(acting(connection), deed, thing, areas, connection.get_execution_options().get(CALLED, str))


def require_of(connection: Connection, deed: Deed, thing: Thing, areas_of: AreasOf, items: Iterable[Any]) -> None:
    """Raise NotAllowed unless who acts may do this to each item; where they lie is looked up only where it matters."""
    require_in(connection, deed, thing)
    if acting(connection).is_limited:
        for item in items:
            require_in(connection, deed, thing, *(areas_of(connection, item) or ("",)))


def own_areas(_connection: Connection, item: Any) -> tuple[str, ...]:
    """Return the areas that an item names itself; none when it lies nowhere in particular."""
    area = getattr(item, "area", "")
    return (area,) if area else tuple(getattr(item, "areas", ()))


def areas_through(table: Table, *fields: str) -> AreasOf:
    """Return what finds the areas of an item by the ids that it has in ``fields``, of rows in another table."""
    column = table.c.area if "area" in table.c else table.c.areas

    def areas(connection: Connection, item: Any) -> tuple[str, ...]:
        ids = [getattr(item, field) for field in fields]
        found = connection.scalars(select(column).where(table.c.id.in_(ids))).all()
        return tuple(one for value in found for one in ([value] if isinstance(value, str) else value or []) if one)

    return areas
