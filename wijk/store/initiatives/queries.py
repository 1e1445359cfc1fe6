"""What users enter, kept and given back: initiatives, what the room answered, and remembered column choices.

All functions raise StoreError with a Dutch sentence when the database can't be used.
"""

from wijk.domain.initiative import Initiative
from wijk.store.database.connection import Store
from wijk.store.database.record_types import INITIATIVES
from wijk.store.database.records import Stored
from wijk.store.database.stamp import stamp

__all__ = [
    "add_initiative",
    "delete_initiative",
    "get_initiative",
    "initiatives_stamp",
    "list_deleted_initiatives",
    "list_initiatives",
    "restore_initiative",
    "save_initiative",
]


def list_initiatives(store: Store) -> tuple[Stored[Initiative], ...]:
    """Return all initiatives that are not deleted and do not wait for a place (see `unplaced`), oldest first."""
    with store.reading() as connection:
        return tuple(record for record in INITIATIVES.all(connection) if record.item.area)


def initiatives_stamp(store: Store) -> str:
    """Return a text that changes with every change to the initiatives: the key for a cache of what they lead to."""
    return stamp(store, INITIATIVES)


def list_deleted_initiatives(store: Store) -> tuple[Stored[Initiative], ...]:
    """Return the deleted initiatives that can still be restored, latest deletion first."""
    with store.reading() as connection:
        return INITIATIVES.deleted(connection)


def get_initiative(store: Store, identifier: str) -> Stored[Initiative] | None:
    """Return one initiative (``deleted`` is filled when it was deleted), or None when there is none."""
    with store.reading() as connection:
        return INITIATIVES.get(connection, identifier)


def add_initiative(store: Store, initiative: Initiative) -> Stored[Initiative]:
    """Keep a new initiative (take its id from `new_id`). When this returns, it survives a power cut.

    Raises Conflict when the id is taken, StoreError when `faults_in` has something to say.
    """
    with store.writing() as connection:
        return INITIATIVES.add(connection, initiative)


def save_initiative(store: Store, initiative: Initiative, version: int) -> Stored[Initiative]:
    """Save a change to the initiative with this id, made to ``version`` of it.

    Raises Conflict with both versions when somebody else changed or deleted it since, StoreError as `add_initiative`.
    """
    with store.writing() as connection:
        return INITIATIVES.save(connection, initiative, version)


def delete_initiative(store: Store, identifier: str, version: int) -> Stored[Initiative]:
    """Delete an initiative; for 30 days `restore_initiative` undoes it. Raises Conflict as `save_initiative`."""
    with store.writing() as connection:
        return INITIATIVES.remove(connection, identifier, version)


def restore_initiative(store: Store, identifier: str) -> Stored[Initiative]:
    """Undo a deletion; an initiative that is alive is left alone. Raises StoreError when it is gone for good."""
    with store.writing() as connection:
        return INITIATIVES.revive(connection, identifier)
