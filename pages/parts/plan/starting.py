"""Starting an action: it becomes an initiative with one press, unless that may be there already; then it is asked."""

import streamlit as st

from pages.parts.plan.records import DONE
from pages.parts.shared.area_choice import area_label
from pages.parts.shared.database import supply_now
from pages.parts.shared.messages import say, say_wrong
from pages.parts.shared.permitted import only_for
from pages.parts.shared.theme import markdown_text
from wijk.approach.plan import initiative_from
from wijk.approach.selection import namesakes
from wijk.domain.clock import today
from wijk.domain.initiative import Initiative
from wijk.domain.plan import Action, ActionState
from wijk.figures.places import Place
from wijk.store.common.errors import StoreError
from wijk.store.database.connection import Store
from wijk.store.database.records import Stored, new_id
from wijk.store.plans.starting import link_action, start_action, take_back_start
from wijk.views.plan import action_label

__all__ = ["ask_about_start", "start"]

ASKED = "actie-start-vraag"


def start(store: Store, action: Action) -> None:
    """Make an initiative of an action, or have it asked whether one that is there is the same."""
    if namesakes(initiative_from(action, "", today()), supply_now().items):
        st.session_state[ASKED] = action
    else:
        _make(store, action)


@only_for("write", "records")
def ask_about_start(
    store: Store,
    _place: Place,
) -> None:
    """The question about an action whose initiative may be there already, as long as it is open."""
    action: Action | None = st.session_state.get(ASKED)
    if action is None:
        return
    same = namesakes(initiative_from(action, "", today()), supply_now().items)
    with st.container(border=True, key="actie-start"):
        told = f"‘{action_label(action)}’ lijkt op wat al bij de initiatieven staat. Is dit hetzelfde?"
        st.markdown(f"**{markdown_text(told)}**")
        for one in same[:3]:
            of = f" van {one.organisation}" if one.organisation else ""
            label = f"Ja, het is ‘{one.name}’{of} ({area_label(one.area)})"
            key = f"start-zelfde-{one.id}"
            st.button(markdown_text(label), key=key, on_click=_link, args=(store, action, one), wrap=True)
        with st.container(horizontal=True):
            st.button("Nee, maak een nieuw initiatief", key="start-nieuw", on_click=_make, args=(store, action))
            st.button("Nog niet starten", key="start-niet", on_click=_forget)


def _make(store: Store, action: Action) -> None:
    _forget()
    try:
        kept = start_action(store, action.id, action.state, initiative_from(action, new_id(), today()))
    except StoreError as error:
        say_wrong(str(error))
        return
    _remember(store, action.state, kept, made=True)
    told = f"Gestart: ‘{action_label(kept.item)}’ staat nu bij de initiatieven."
    if not action.phase:
        told += " Let op: zonder fase staat het in geen enkel vakje van de fasematrix."
    say(told)


def _link(store: Store, action: Action, initiative: Initiative) -> None:
    _forget()
    try:
        kept = link_action(store, action.id, action.state, initiative.id)
    except StoreError as error:
        say_wrong(str(error))
        return
    _remember(store, action.state, kept, made=False)
    say(f"Gestart: ‘{action_label(action)}’ is initiatief ‘{initiative.name}’.")


def _remember(store: Store, before: ActionState, kept: Stored[Action], *, made: bool) -> None:
    became = kept.item.initiative
    DONE.remember(
        f"start van ‘{action_label(kept.item)}’",
        kept,
        lambda _: take_back_start(store, kept.id, before, became, made=made),
    )


def _forget() -> None:
    st.session_state.pop(ASKED, None)
