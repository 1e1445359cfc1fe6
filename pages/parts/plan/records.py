"""How goals and actions of the plan are kept, so that every change can be undone and a conflict is asked about."""

from functools import partial

from pages.parts.plan.undo import remember_undo
from pages.parts.shared.record_editing import Handling
from pages.parts.shared.snapshot import loaded
from wijk.domain.plan import Action, Goal
from wijk.store.database.connection import Store
from wijk.store.database.records import Stored
from wijk.store.plans.queries import (
    add_action,
    add_goal,
    delete_action,
    delete_goal,
    get_action,
    get_goal,
    restore_action,
    restore_goal,
    save_action,
    save_goal,
    take_back_goal,
)
from wijk.views.plan import action_label, action_texts, goal_label, goal_texts

__all__ = ["GOALS", "actions_handling", "keep_action", "keep_goal"]


def keep_goal(store: Store, goal: Goal) -> Stored[Goal]:
    """Keep a new goal. Raises StoreError."""
    kept = add_goal(store, goal)
    remember_undo(f"doel ‘{goal_label(goal)}’ erbij", kept, partial(take_back_goal, store, kept.id))
    return kept


def keep_action(store: Store, action: Action) -> Stored[Action]:
    """Keep a new action. Raises StoreError."""
    kept = add_action(store, action)
    remember_undo(f"actie ‘{action_label(action)}’ erbij", kept, partial(delete_action, store, kept.id))
    return kept


def actions_handling(goals: dict[str, Goal]) -> Handling[Action]:
    """How actions are kept; ``goals`` (by id) are those that people can choose from."""

    def goal_name(identifier: str) -> str:
        goal = goals.get(identifier)
        return goal_label(goal) if goal else ""

    return Handling(
        kind="actie",
        save=_save_action,
        delete=_delete_action,
        restore=restore_action,
        label=action_label,
        texts=lambda action: action_texts(action, loaded().method, goal_name),
        gone="In de andere versie is deze actie verwijderd.",
        fixed=frozenset({"area", "initiative"}),
        add=add_action,
    )


def _save_goal(store: Store, goal: Goal, version: int) -> Stored[Goal]:
    before = get_goal(store, goal.id)
    kept = save_goal(store, goal, version)
    if before:
        told = f"wijziging van doel ‘{goal_label(goal)}’"
        remember_undo(told, kept, partial(save_goal, store, before.item))
    return kept


def _delete_goal(store: Store, identifier: str, version: int) -> Stored[Goal]:
    gone = delete_goal(store, identifier, version)
    remember_undo(f"doel ‘{goal_label(gone.item)}’ weg", gone, lambda _: restore_goal(store, identifier))
    return gone


def _save_action(store: Store, action: Action, version: int) -> Stored[Action]:
    before = get_action(store, action.id)
    kept = save_action(store, action, version)
    if before:
        told = f"wijziging van ‘{action_label(action)}’"
        remember_undo(told, kept, partial(save_action, store, before.item))
    return kept


def _delete_action(store: Store, identifier: str, version: int) -> Stored[Action]:
    gone = delete_action(store, identifier, version)
    remember_undo(f"actie ‘{action_label(gone.item)}’ weg", gone, lambda _: restore_action(store, identifier))
    return gone


GOALS: Handling[Goal] = Handling(
    kind="doel",
    save=_save_goal,
    delete=_delete_goal,
    restore=restore_goal,
    label=goal_label,
    texts=goal_texts,
    gone="In de andere versie is dit doel verwijderd.",
    fixed=frozenset({"area", "made_on", "source", "origin"}),
    add=add_goal,
)
