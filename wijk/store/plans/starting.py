"""An action that goes on: moved to another state whatever else changed, and become an initiative in the same moment."""

from dataclasses import replace

from sqlalchemy import Connection

from wijk.domain.initiative import Initiative
from wijk.domain.plan import Action, ActionState
from wijk.store.common.errors import StoreError
from wijk.store.database.connection import Store
from wijk.store.database.record_types import ACTIONS, INITIATIVES
from wijk.store.database.records import Stored
from wijk.store.initiatives.made_of import take_back_made

__all__ = ["link_action", "move_action", "start_action", "take_back_start"]

OVERTAKEN = "Iemand anders was eerder: ‘{}’ staat nu op ‘{}’. Kijk of dat klopt, en druk zo nodig nog eens."
DELETED = "Deze actie is intussen verwijderd. Onder ‘Verwijderd’ kunt u haar terughalen."
STARTED = "Deze actie is al een initiatief."
OTHERWISE = "Niet ongedaan gemaakt: iemand anders wijzigde ‘{}’ na de start. Kijk in het werkplan of dat klopt."


def move_action(store: Store, identifier: str, seen: ActionState, state: ActionState) -> Stored[Action]:
    """Move an action (id) from the state that people saw to another; what others changed besides stays.

    Raises StoreError when somebody else moved or deleted it meanwhile, as all here.
    """
    store.require("write", "records")
    with store.writing() as connection:
        current = _living(connection, identifier)
        if current.item.state != seen:
            raise StoreError(OVERTAKEN.format(current.item.what, current.item.state))
        return ACTIONS.save(connection, replace(current.item, state=state), current.version)


def start_action(store: Store, identifier: str, seen: ActionState, initiative: Initiative) -> Stored[Action]:
    """Keep the initiative that an action (id) becomes, and have the action say so: both or neither.

    ``seen`` is the state that people saw, here and in `link_action`.
    """
    store.require("write", "records")
    with store.writing() as connection:
        current = _startable(connection, identifier, seen)
        kept = INITIATIVES.add(connection, initiative)
        return ACTIONS.save(connection, replace(current.item, state="bezig", initiative=kept.id), current.version)


def link_action(store: Store, identifier: str, seen: ActionState, initiative: str) -> Stored[Action]:
    """Say that an action (id) is an initiative (id) that is there already."""
    store.require("write", "records")
    with store.writing() as connection:
        current = _startable(connection, identifier, seen)
        there = INITIATIVES.get(connection, initiative)
        if there is None or there.deleted:
            raise StoreError("Dit initiatief is intussen verwijderd. Maak een nieuw, of haal het eerst terug.")
        return ACTIONS.save(connection, replace(current.item, state="bezig", initiative=there.id), current.version)


def take_back_start(
    store: Store, identifier: str, before: ActionState, initiative: str, *, made: bool
) -> Stored[Action]:
    """Undo a start: the action (id) is in the state of ``before``, and the initiative (id) ``made`` for it is deleted.

    Raises StoreError when somebody moved or started the action otherwise, or changed that initiative since.
    """
    store.require("write", "records")
    with store.writing() as connection:
        current = _living(connection, identifier)
        if (current.item.state, current.item.initiative) != ("bezig", initiative):
            raise StoreError(OTHERWISE.format(current.item.what))
        if made:
            take_back_made(connection, initiative)
        return ACTIONS.save(connection, replace(current.item, state=before, initiative=""), current.version)


def _living(connection: Connection, identifier: str) -> Stored[Action]:
    current = ACTIONS.get(connection, identifier)
    if current is None or current.deleted:
        raise StoreError(DELETED)
    return current


def _startable(connection: Connection, identifier: str, seen: ActionState) -> Stored[Action]:
    current = _living(connection, identifier)
    there = INITIATIVES.get(connection, current.item.initiative) if current.item.initiative else None
    if there is not None and not there.deleted:
        raise StoreError(STARTED)
    if current.item.state != seen:
        raise StoreError(OVERTAKEN.format(current.item.what, current.item.state))
    return current
