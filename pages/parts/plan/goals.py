"""The goals of the plan: an own one, one to change or delete, with the questions of the helper beside its words."""

from dataclasses import replace
from functools import partial

import streamlit as st

from pages.parts.plan.records import GOALS, keep_goal
from pages.parts.shared.attempt import attempt
from pages.parts.shared.conflict import settle
from pages.parts.shared.form_folds import form_fold
from pages.parts.shared.messages import say
from pages.parts.shared.permitted import only_for
from pages.parts.shared.personal_question import ask_first
from pages.parts.shared.record_editing import (
    close_record,
    delete_record,
    field_key,
    forget_fields,
    opened_records,
    save_record,
)
from pages.parts.shared.theme import markdown_text
from pages.parts.shared.typed_text import keep_typed
from wijk.approach.plan_questions import questions_about_goal
from wijk.domain.area import Level
from wijk.domain.clock import today
from wijk.domain.plan import Goal
from wijk.figures.places import Place
from wijk.store.checks.plans import faults_in_goal
from wijk.store.common.personal import PRIVACY_HINT
from wijk.store.database.connection import Store
from wijk.store.database.records import Stored, new_id

__all__ = ["add_own_goal", "edit_goals"]

ADDING = "doel-erbij"
PERSONS = "doel-personen"
WORDS = "Doel, in uw eigen woorden"
EXAMPLE = "Bijvoorbeeld: vanaf het voorjaar eten elke week 20 ouderen samen in de buurt"


@only_for("write", "records")
def add_own_goal(store: Store, place: Place, *, first: bool) -> None:
    """A short form for a goal that comes from nothing else; open when it would be the ``first``."""
    fold, is_open = form_fold("Voeg zelf een doel toe", "werkplan/doel", expanded=first)
    if not is_open:
        return
    with fold, keep_typed(ADDING), st.form(ADDING, border=False):
        left, right = st.columns([5, 1], vertical_alignment="bottom")
        text = left.text_input(WORDS, key=field_key(ADDING, "text", ""), placeholder=EXAMPLE)
        pressed = right.form_submit_button("Doel bewaren", width="stretch")
        goal = Goal(new_id(), place.code, text.strip(), today())
        st.caption(PRIVACY_HINT)
        faults = faults_in_goal(goal).values()
        kept = ask_first(f"{PERSONS}-nieuw", goal, pressed=pressed, faults=faults, button=st.form_submit_button)
    if kept is not None:
        if not attempt(partial(keep_goal, store, kept)):
            return
        forget_fields(ADDING)
        say(" ".join(["Het doel is bewaard.", *questions_about_goal(kept.text, place.level)]))
        st.rerun()


@only_for("write", "records")
def edit_goals(store: Store, place: Place) -> None:
    """The goals that are open to change."""
    for seen in list(opened_records(GOALS).values()):
        if seen.item.area in place.known_as:
            _form(store, place, seen)


def _form(store: Store, place: Place, seen: Stored[Goal]) -> None:
    """No form of Streamlit's own: the helper asks while people are still choosing their words."""
    prefix = f"wijzig-{seen.id}"
    with st.container(border=True, key=f"doel-wijzigen-{seen.id}"):
        with keep_typed(prefix):
            text = st.text_input(WORDS, key=field_key(prefix, "text", seen.item.text), placeholder=EXAMPLE)
            mine = replace(seen.item, text=text.strip())
            first, second, third = st.columns(3)
            key = f"doel-{seen.id}"
            pressed = first.button("Doel bewaren", type="primary", key=f"{key}-bewaren", width="stretch")
            if second.button("Verwijder dit doel met zijn acties", key=f"{key}-weg", width="stretch", wrap=True):
                delete_record(GOALS, store, seen)
            third.button(
                "Niet wijzigen", key=f"{key}-niet", width="stretch", on_click=close_record, args=(GOALS, seen.id)
            )
            asked, faults = f"{PERSONS}-{seen.id}", faults_in_goal(mine).values()
            kept = ask_first(asked, mine, seen.item, pressed=pressed, faults=faults)
            _show_questions(text, place.level)
            st.caption(PRIVACY_HINT)
        if kept is not None:
            save_record(GOALS, store, kept, seen)
        settle(GOALS, store, mine, seen)


def _show_questions(text: str, level: Level) -> None:
    """What the helper asks about the words of a goal; nothing where it asks nothing."""
    asked = questions_about_goal(text, level)
    with st.container():
        if asked:
            st.info(markdown_text(f"Denk mee: {' '.join(asked)}"))
