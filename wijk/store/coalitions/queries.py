"""Coalitions that were saved and the meetings they hold: kept and given back, with members by role.

All functions raise StoreError with a Dutch sentence when the database can't be used. What is kept has the same versions
and undo as initiatives.
"""

from wijk.domain.coalition import Coalition, NetworkMeeting
from wijk.store.database.connection import Store
from wijk.store.database.record_types import COALITIONS, NETWORK_MEETINGS
from wijk.store.database.records import Stored

__all__ = [
    "add_coalition",
    "add_meeting",
    "delete_coalition",
    "delete_meeting",
    "get_coalition",
    "list_coalitions",
    "list_deleted_coalitions",
    "list_deleted_meetings",
    "list_meetings",
    "restore_coalition",
    "restore_meeting",
    "save_coalition",
    "save_meeting",
]


def list_coalitions(store: Store, area: str | tuple[str, ...] | None = None) -> tuple[Stored[Coalition], ...]:
    """Return the coalitions for one area (by the code or codes it is known as), or all, oldest first."""
    with store.reading() as connection:
        return COALITIONS.all(connection, **({"area": area} if area else {}))


def get_coalition(store: Store, identifier: str) -> Stored[Coalition] | None:
    """Return one coalition (``deleted`` is filled when it was deleted), or None when there is none."""
    with store.reading() as connection:
        return COALITIONS.get(connection, identifier)


def add_coalition(store: Store, coalition: Coalition) -> Stored[Coalition]:
    """Keep a new coalition. Raises Conflict when the id is taken, StoreError when `faults_in_coalition` objects."""
    with store.writing() as connection:
        return COALITIONS.add(connection, coalition)


def save_coalition(store: Store, coalition: Coalition, version: int) -> Stored[Coalition]:
    """Save a change made to ``version``. Raises Conflict with both versions when somebody else changed or deleted it.

    Raises StoreError as `add_coalition`.
    """
    with store.writing() as connection:
        return COALITIONS.save(connection, coalition, version)


def delete_coalition(store: Store, identifier: str, version: int) -> Stored[Coalition]:
    """Delete a coalition; its meetings stay out of sight. `restore_coalition` undoes it. Raises Conflict."""
    with store.writing() as connection:
        return COALITIONS.remove(connection, identifier, version)


def list_deleted_coalitions(store: Store, area: tuple[str, ...]) -> tuple[Stored[Coalition], ...]:
    """Return the deleted coalitions for an area, by the codes it is known as, that can still be restored.

    The latest deletion comes first.
    """
    with store.reading() as connection:
        return tuple(one for one in COALITIONS.deleted(connection) if one.item.area in area)


def restore_coalition(store: Store, identifier: str) -> Stored[Coalition]:
    """Undo a deletion, its meetings included. Raises StoreError when the coalition is gone for good."""
    with store.writing() as connection:
        return COALITIONS.revive(connection, identifier)


def list_meetings(store: Store, coalition: str) -> tuple[Stored[NetworkMeeting], ...]:
    """Return the meetings of a coalition (id), the first held first."""
    with store.reading() as connection:
        records = NETWORK_MEETINGS.all(connection, coalition=coalition)
    return tuple(sorted(records, key=lambda record: record.item.held_on))


def add_meeting(store: Store, meeting: NetworkMeeting) -> Stored[NetworkMeeting]:
    """Keep a new meeting. Raises Conflict when the id is taken, StoreError when `faults_in_meeting` objects."""
    with store.writing() as connection:
        return NETWORK_MEETINGS.add(connection, meeting)


def save_meeting(store: Store, meeting: NetworkMeeting, version: int) -> Stored[NetworkMeeting]:
    """Save a change made to ``version``. Raises Conflict and StoreError as `save_coalition`."""
    with store.writing() as connection:
        return NETWORK_MEETINGS.save(connection, meeting, version)


def delete_meeting(store: Store, identifier: str, version: int) -> Stored[NetworkMeeting]:
    """Delete a meeting; for 30 days `restore_meeting` undoes it. Raises Conflict as `save_coalition`."""
    with store.writing() as connection:
        return NETWORK_MEETINGS.remove(connection, identifier, version)


def list_deleted_meetings(store: Store, coalition: str) -> tuple[Stored[NetworkMeeting], ...]:
    """Return the deleted meetings of a coalition that can still be restored, latest deletion first."""
    with store.reading() as connection:
        return tuple(one for one in NETWORK_MEETINGS.deleted(connection) if one.item.coalition == coalition)


def restore_meeting(store: Store, identifier: str) -> Stored[NetworkMeeting]:
    """Undo a deletion. Raises StoreError when the meeting is gone for good."""
    with store.writing() as connection:
        return NETWORK_MEETINGS.revive(connection, identifier)
