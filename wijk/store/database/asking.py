"""Asking the policy inside a transaction: who acts there, where a thing lies, and whether that may."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any, TypeVar

from sqlalchemy import Connection, Table, select

from wijk.domain.actor import NOT_SIGNED_IN, Actor
from wijk.permissions import Deed, Thing, may_in, reads_in, refusal
from wijk.store.common.errors import NotAllowed

__all__ = [
    "ACTOR",
    "CALLED",
    "PLACES",
    "READER",
    "AreasOf",
    "acting",
    "areas_through",
    "own_areas",
    "refuse_unless",
    "require_in",
    "require_of",
    "scope_of_reader",
    "seen_by_reader",
]

# The options of a connection that tell who acts, what an area (CBS code) is called, and who reads.
ACTOR, CALLED, READER = "actor", "called", "reader"
# The option under which a connection that reads remembers where the rows of a table lie.
PLACES = "places"
NOTHING_CHANGED = " Er is niets gewijzigd."
T = TypeVar("T")
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


def own_areas(_connection: Connection | None, item: Any) -> tuple[str, ...]:
    """Return the areas that an item names itself; none when it lies nowhere in particular."""
    area = getattr(item, "area", "")
    return (area,) if area else tuple(getattr(item, "areas", ()))


def areas_through(table: Table, *fields: str) -> AreasOf:
    """Return what finds the areas of an item by the ids that it has in ``fields``, of rows in another table."""
    column = table.c.area if "area" in table.c else table.c.areas

    def areas(connection: Connection, item: Any) -> tuple[str, ...]:
        ids = [getattr(item, field) for field in fields]
        places: dict[str, dict[str, Any]] | None = connection.get_execution_options().get(PLACES)
        if places is None:
            found = list(connection.scalars(select(column).where(table.c.id.in_(ids))))
        else:
            if table.name not in places:
                places[table.name] = {row[0]: row[1] for row in connection.execute(select(table.c.id, column))}
            found = [places[table.name].get(one) for one in ids]
        return tuple(one for value in found for one in ([value] if isinstance(value, str) else value or []) if one)

    return areas


def seen_by_reader(
    connection: Connection, items: Iterable[T], item_of: Callable[[T], Any], areas_of: AreasOf
) -> Iterator[T]:
    """Give of what was read what lies where who reads on a connection may see what was entered."""
    numbers = reads_in(_reader(connection))
    for one in items:
        areas = areas_of(connection, item_of(one)) if numbers is not None else ()
        if numbers is None or not areas or any(not area or area[2:6] in numbers for area in areas):
            yield one


def scope_of_reader(connection: Connection) -> str:
    """Return a text that is the same for all who may see the same of what was entered; empty for who sees all."""
    numbers = reads_in(_reader(connection))
    return "" if numbers is None else ",".join(sorted(numbers))


def _reader(connection: Connection) -> Actor:
    actor: Actor = connection.get_execution_options().get(READER, NOT_SIGNED_IN)
    return actor
