"""Goals and actions: read by all codes of a place, kept with the version that a change was made from.

All functions raise StoreError with a Dutch sentence when the database can't be used, and `add_…` and `save_…` when the
checks object; `save_…` and `delete_…` raise Conflict with both versions when somebody else changed or deleted it.
"""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, delete, select

from wijk.domain.plan import Action, Goal
from wijk.store.common.errors import StoreError
from wijk.store.database.connection import Store
from wijk.store.database.record_types import ACTIONS, GOALS
from wijk.store.database.records import KEPT_AFTER_DELETION, Stored
from wijk.store.database.store_reading import AllRecords, StoreReading

__all__ = [
    "PLAN_TABLES",
    "Plan",
    "add_action",
    "add_goal",
    "delete_action",
    "delete_goal",
    "get_action",
    "get_goal",
    "plan_of",
    "purge_with_goals",
    "restore_action",
    "restore_goal",
    "save_action",
    "save_goal",
    "take_back_goal",
]

PLAN_TABLES = (GOALS.table, ACTIONS.table)
IN_USE = "Niet ongedaan gemaakt: bij dit doel staan intussen acties. Verwijder het zelf als dat de bedoeling is."
NO_GOAL = "Het doel van deze actie is verwijderd. Haal het eerst terug onder ‘Verwijderd’, of kies een ander doel."


@dataclass(frozen=True, slots=True)
class Plan:
    """The goals and actions of one place; ``stamp`` changes with every change to any plan.

    The actions of a goal that was deleted are not among the living; they come back with it.
    """

    goals: AllRecords[Goal] = AllRecords((), ())
    actions: AllRecords[Action] = AllRecords((), ())
    stamp: str = ""


def plan_of(reading: StoreReading, areas: tuple[str, ...]) -> Plan:
    """Return the plan of a place, by the codes it is known as."""
    goals, actions = reading.all_of(GOALS), reading.all_of(ACTIONS)
    living = tuple(one for one in goals.living if one.item.area in areas)
    ids = {one.id for one in living}
    return Plan(
        AllRecords(living, tuple(one for one in goals.deleted if one.item.area in areas)),
        AllRecords(
            tuple(one for one in actions.living if one.item.goal in ids),
            tuple(one for one in actions.deleted if one.item.goal in ids),
        ),
        reading.stamp(*PLAN_TABLES),
    )


def get_goal(store: Store, identifier: str) -> Stored[Goal] | None:
    """Return one goal (``deleted`` is filled when it was deleted), or None when there is none."""
    with store.reading() as connection:
        return GOALS.get(connection, identifier)


def get_action(store: Store, identifier: str) -> Stored[Action] | None:
    """Return one action, as `get_goal`."""
    with store.reading() as connection:
        return ACTIONS.get(connection, identifier)


def add_goal(store: Store, goal: Goal) -> Stored[Goal]:
    """Keep a new goal (take its id from `new_id`)."""
    store.require("write", "records")
    with store.writing() as connection:
        return GOALS.add(connection, goal)


def save_goal(store: Store, goal: Goal, version: int) -> Stored[Goal]:
    """Save a change made to ``version``."""
    store.require("write", "records")
    with store.writing() as connection:
        return GOALS.save(connection, goal, version)


def delete_goal(store: Store, identifier: str, version: int) -> Stored[Goal]:
    """Delete a goal; its actions stay out of sight. `restore_goal` brings both back."""
    store.require("delete", "records")
    with store.writing() as connection:
        return GOALS.remove(connection, identifier, version)


def take_back_goal(store: Store, identifier: str, version: int) -> Stored[Goal]:
    """Undo that a goal (id) was made. Raises StoreError when actions stand under it, which can be of another."""
    store.require("delete", "records")
    with store.writing() as connection:
        if ACTIONS.all(connection, goal=identifier):
            raise StoreError(IN_USE)
        return GOALS.remove(connection, identifier, version)


def restore_goal(store: Store, identifier: str) -> Stored[Goal]:
    """Undo a deletion. Raises StoreError when the goal is gone for good."""
    store.require("delete", "records")
    with store.writing() as connection:
        return GOALS.revive(connection, identifier)


def add_action(store: Store, action: Action) -> Stored[Action]:
    """Keep a new action (take its id from `new_id`). Raises StoreError when its goal is gone: nobody would see it."""
    store.require("write", "records")
    with store.writing() as connection:
        _require_goal(connection, action)
        return ACTIONS.add(connection, action)


def save_action(store: Store, action: Action, version: int) -> Stored[Action]:
    """Save a change made to ``version``. Raises StoreError as `add_action`."""
    store.require("write", "records")
    with store.writing() as connection:
        _require_goal(connection, action)
        return ACTIONS.save(connection, action, version)


def delete_action(store: Store, identifier: str, version: int) -> Stored[Action]:
    """Delete an action; what it became stays. `restore_action` undoes it."""
    store.require("delete", "records")
    with store.writing() as connection:
        return ACTIONS.remove(connection, identifier, version)


def restore_action(store: Store, identifier: str) -> Stored[Action]:
    """Undo a deletion. Raises StoreError when the action or its goal is gone."""
    store.require("delete", "records")
    with store.writing() as connection:
        record = ACTIONS.revive(connection, identifier)
        _require_goal(connection, record.item)
    return record


def purge_with_goals(connection: Connection, moment: datetime) -> None:
    """Take away for good the actions of goals that were deleted more than 30 days before ``moment``.

    To be done before the goals themselves go: nothing tells afterwards that people deleted them together.
    """
    gone = select(GOALS.table.c.id).where(GOALS.table.c.deleted < moment - KEPT_AFTER_DELETION)
    connection.execute(delete(ACTIONS.table).where(ACTIONS.table.c.goal.in_(gone)))


def _require_goal(connection: Connection, action: Action) -> None:
    goal = GOALS.get(connection, action.goal) if action.goal else None
    if action.goal and (goal is None or goal.deleted):
        raise StoreError(NO_GOAL)
