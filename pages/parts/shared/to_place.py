"""Asks of which gemeente something is that was entered without a place; until it is answered, that counts nowhere."""

from collections.abc import Callable, Collection, Sequence

import streamlit as st

from pages.parts.shared.area_choice import area_label, area_options
from pages.parts.shared.messages import say, say_wrong
from pages.parts.shared.permitted import may_change, where_to_write
from pages.parts.shared.theme import markdown_text
from wijk.store.common.errors import StoreError
from wijk.store.database.connection import Store
from wijk.store.unplaced import UnplacedGroup
from wijk.views.unplaced import placed_text, together_text, waiting_text

__all__ = ["ask_where"]

Place = Callable[[Collection[str], str], int]


def ask_where(
    store: Store,
    groups: Sequence[UnplacedGroup],
    one: str,
    more: str,
    names: Callable[[UnplacedGroup], str],
    place: Place,
    why: Callable[[int, str, str], str] = waiting_text,
    here: str = "",
) -> None:
    """Ask it per group; ``one`` and ``more`` are what it is called, ``names`` tells what is in a group, ``why`` why.

    ``place`` keeps the answer for these ids and returns how many it was. Besides the gemeenten it may be ``here``.
    """
    here_too = [here] if here else []
    areas = where_to_write(store, dict.fromkeys([*here_too, *area_options(None)]))
    groups = [group for group in groups if all(may_change(store, record.item) for record in group.records)]
    if not groups or not areas:
        return
    with st.container(border=True, key=f"bij-welke-gemeente-{why.__name__}"):
        st.subheader("Bij welke gemeente horen deze?")
        st.markdown(markdown_text(why(sum(len(group.records) for group in groups), one, more)))
        for group in groups:
            _ask(group, one, more, names(group), place, areas)


def _ask(group: UnplacedGroup, one: str, more: str, names: str, place: Place, areas: Sequence[str]) -> None:
    key = f"hoort-bij-{group.ids[0]}"
    told, choice, button = st.columns([6, 3, 2], vertical_alignment="bottom")
    told.markdown(f"**{markdown_text(together_text(group, one, more))}**  \n{markdown_text(names)}")
    choice.selectbox(
        "Gemeente",
        areas,
        index=None,
        key=key,
        format_func=area_label,
        placeholder="Kies een gemeente",
        label_visibility="collapsed",
        persist_state="session",
    )
    button.button(
        "Bewaar", key=f"{key}-bewaar", width="stretch", on_click=_keep, args=(key, group.ids, one, more, place)
    )


def _keep(key: str, ids: Collection[str], one: str, more: str, place: Place) -> None:
    area = st.session_state[key]
    if not area:
        say_wrong("Kies eerst de gemeente.")
        return
    try:
        done = place(ids, area)
    except StoreError as error:
        say_wrong(str(error))
    else:
        say(placed_text(done, one, more, area_label(area)))
