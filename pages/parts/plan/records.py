"""How goals and actions of the plan are kept, so that every change can be undone and a conflict is asked about."""

from functools import partial

from pages.parts.shared.record_editing import Handling
from pages.parts.shared.remembering import remembering
from pages.parts.shared.snapshot import loaded
from pages.parts.shared.undo import UndoStack
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

__all__ = ["DONE", "GOALS", "actions_handling", "keep_action", "keep_goal"]

DONE = UndoStack("werkplan")


def keep_goal(store: Store, goal: Goal) -> Stored[Goal]:
    """Keep a new goal. Raises StoreError."""
    kept = add_goal(store, goal)
    DONE.remember(f"doel ‘{goal_label(goal)}’ erbij", kept, partial(take_back_goal, store, kept.id))
    return kept


def keep_action(store: Store, action: Action) -> Stored[Action]:
    """Keep a new action. Raises StoreError."""
    kept = add_action(store, action)
    DONE.remember(f"actie ‘{action_label(action)}’ erbij", kept, partial(delete_action, store, kept.id))
    return kept


def actions_handling(goals: dict[str, Goal]) -> Handling[Action]:
    """How actions are kept; ``goals`` (by id) are those that people can choose from."""

    def goal_name(identifier: str) -> str:
        goal = goals.get(identifier)
        return goal_label(goal) if goal else ""

    handling = Handling(
        kind="actie",
        save=save_action,
        delete=delete_action,
        restore=restore_action,
        label=action_label,
        texts=lambda action: action_texts(action, loaded().method, goal_name),
        gone="In de andere versie is deze actie verwijderd.",
        fixed=frozenset({"area", "initiative"}),
        add=add_action,
    )
    return remembering(handling, DONE, lambda store, action: get_action(store, action.id))


GOALS: Handling[Goal] = remembering(
    Handling(
        kind="doel",
        save=save_goal,
        delete=delete_goal,
        restore=restore_goal,
        label=goal_label,
        texts=goal_texts,
        gone="In de andere versie is dit doel verwijderd.",
        fixed=frozenset({"area", "made_on", "source", "origin"}),
        add=add_goal,
    ),
    DONE,
    lambda store, goal: get_goal(store, goal.id),
)
