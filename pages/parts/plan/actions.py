"""Adding actions in a row that stays open, and changing or deleting one, so that nobody overwrites another."""

from dataclasses import replace
from functools import partial

import streamlit as st

from pages.parts.plan.attention import ROW, go_to_action, go_to_row
from pages.parts.plan.fields import action_fields
from pages.parts.plan.records import actions_handling, keep_action
from pages.parts.shared.attempt import attempt
from pages.parts.shared.conflict import settle
from pages.parts.shared.messages import say
from pages.parts.shared.permitted import only_for
from pages.parts.shared.personal_question import ask_first
from pages.parts.shared.record_editing import (
    close_record,
    delete_record,
    forget_fields,
    open_record,
    opened_records,
    save_record,
)
from pages.parts.shared.theme import markdown_text
from pages.parts.shared.typed_text import keep_typed
from wijk.approach.plan import cell_of
from wijk.approach.plan_questions import questions_about_action
from wijk.domain.plan import Action, Goal
from wijk.figures.places import Place
from wijk.store.checks.plans import faults_in_action
from wijk.store.common.personal import PRIVACY_HINT
from wijk.store.database.connection import Store
from wijk.store.database.records import Stored, new_id

__all__ = ["add_actions", "begin_with_goal", "edit_actions", "open_action"]

ADDING = ROW
PERSONS = "actie-personen"
LAST_GOAL = "actie-laatste-doel"


@only_for("write", "records")
def add_actions(store: Store, place: Place, goals: dict[str, Goal]) -> None:
    """The row for a new action, of which there are goals; once it is kept, the next can be typed under the same."""
    last = st.session_state.get(LAST_GOAL)
    begun = last if last in goals else next(reversed(goals))
    with keep_typed(ADDING), st.form(ADDING):
        action, column = action_fields(ADDING, Action(new_id(), place.code, begun, ""), goals, new=True)
        pressed = column.form_submit_button("Voeg toe", type="primary", width="stretch")
        if not (action.group or action.phase) and action.goal in goals:
            group, phase = cell_of(goals[action.goal])
            action = replace(action, group=group, phase=phase)
        faults = faults_in_action(action).values()
        kept = ask_first(f"{PERSONS}-nieuw", action, pressed=pressed, faults=faults, button=st.form_submit_button)
        st.caption(f"Wat u nog niet weet, laat u leeg. {PRIVACY_HINT}")
    if kept is not None:
        _add(store, kept)


def begin_with_goal(goal: str) -> None:
    """Have the row for a new action begin with a goal (id), and put the cursor there."""
    st.session_state[f"{ADDING}/goal"] = goal
    st.session_state[LAST_GOAL] = goal
    go_to_row()


def open_action(record: Stored[Action]) -> None:
    """Open an action to change it."""
    open_record(actions_handling({}), record)
    go_to_action(record.id)


@only_for("write", "records")
def edit_actions(store: Store, place: Place, goals: dict[str, Goal]) -> None:
    """The actions that are open to change, also one that somebody else deleted meanwhile."""
    handling = actions_handling(goals)
    for seen in list(opened_records(handling).values()):
        if seen.item.area not in place.known_as:
            continue
        prefix = f"wijzig-{seen.id}"
        with st.container(border=True, key=f"actie-wijzigen-{seen.id}"):
            st.markdown(f"**Wijzig: {markdown_text(handling.label(seen.item))}**")
            with keep_typed(prefix), st.form(f"formulier-{seen.id}", border=False):
                mine, column = action_fields(prefix, seen.item, goals, new=False)
                pressed = column.form_submit_button("Bewaar", type="primary", width="stretch")
                first, second, _ = st.columns([2, 2, 3])
                if first.form_submit_button("Verwijder deze actie", width="stretch"):
                    delete_record(handling, store, seen)
                second.form_submit_button(
                    "Niet wijzigen", width="stretch", on_click=close_record, args=(handling, seen.id)
                )
                asked, faults = f"{PERSONS}-{seen.id}", faults_in_action(mine).values()
                kept = ask_first(asked, mine, seen.item, pressed=pressed, faults=faults, button=st.form_submit_button)
            if kept is not None:
                save_record(handling, store, kept, seen)
            settle(handling, store, mine, seen)


def _add(store: Store, action: Action) -> None:
    if not attempt(partial(keep_action, store, action)):
        return
    forget_fields(ADDING)
    st.session_state[LAST_GOAL] = action.goal
    go_to_row()
    asked = questions_about_action(action)
    more = f" Nog open: {' '.join(asked)}" if asked else ""
    say(f"Toegevoegd: {action.what}.{more}")
    st.rerun()
