"""The plan as one element, a table or a board whose buttons tell what was pressed, so that 300 actions cost little."""

from functools import partial
from pathlib import Path
from typing import Any

import streamlit as st

from pages.parts.plan.actions import begin_with_goal, open_action
from pages.parts.plan.attention import go_to_goal
from pages.parts.plan.records import DONE, GOALS
from pages.parts.plan.starting import start
from pages.parts.shared.element import element
from pages.parts.shared.messages import say, say_wrong
from pages.parts.shared.permitted import is_permitted
from pages.parts.shared.record_editing import open_record
from wijk.approach.plan import moves_from
from wijk.domain.plan import STATES, ActionState
from wijk.figures.places import Place
from wijk.store.common.errors import StoreError
from wijk.store.database.connection import Store
from wijk.store.plans.queries import Plan
from wijk.store.plans.starting import move_action
from wijk.views.plan import action_label

__all__ = ["do_deed", "show_plan"]

HERE = Path(__file__).parent
ELEMENT = "werkplan"
_plan = element(ELEMENT, '<div class="plan"></div>', HERE / "board.css", HERE / "board.js")


def show_plan(store: Store, place: Place, plan: Plan, texts: dict[str, Any]) -> None:
    """Draw what the views made of the plan (`wijk.views.plan_board`), and do what is pressed in it by who may."""
    key = f"{ELEMENT}-{texts['view']}"
    may = is_permitted(store, "write", "records", place)
    _plan(key=key, data=texts | {"may": may}, on_deed_change=partial(_pressed, store, plan, key))


def do_deed(store: Store, plan: Plan, given: object) -> None:
    """Do what was pressed: what comes from a browser can be anything, so only what is there is done."""
    actions = {one.id: one for one in plan.actions.living}
    goals = {one.id: one for one in plan.goals.living}
    match given:
        case ["edit", str() as identifier] if identifier in actions:
            open_action(actions[identifier])
        case ["start", str() as identifier] if identifier in actions:
            start(store, actions[identifier].item)
        case ["goal", str() as identifier] if identifier in goals:
            open_record(GOALS, goals[identifier])
            go_to_goal(identifier)
        case ["add", str() as identifier] if identifier in goals:
            begin_with_goal(identifier)
        case ["move", str() as identifier, str() as seen, str() as to] if identifier in actions:
            for state in STATES:
                for other in moves_from(state):
                    if (state, other) == (seen, to):
                        _move(store, identifier, state, other)


def _pressed(store: Store, plan: Plan, key: str) -> None:
    do_deed(store, plan, st.session_state[key].get("deed"))


def _move(store: Store, identifier: str, seen: ActionState, to: ActionState) -> None:
    try:
        moved = move_action(store, identifier, seen, to)
    except StoreError as error:
        say_wrong(str(error))
        return
    label = action_label(moved.item)
    DONE.remember(f"‘{label}’ naar {to}", moved, lambda _: move_action(store, identifier, to, seen))
    say(f"‘{label}’ staat nu op {to}.")
