"""Initiatives for who may not change them: one to read whole, and which of a list may be changed."""

from collections.abc import Sequence

import streamlit as st

from pages.parts.initiatives.opened import OpenInitiative, close_initiative
from pages.parts.shared.area_choice import area_name
from pages.parts.shared.browser import scroll_to_top
from pages.parts.shared.permitted import tell_who_can, those_to_change
from pages.parts.shared.snapshot import loaded
from pages.parts.shared.theme import markdown_text, show_table
from wijk.domain.initiative import Initiative
from wijk.figures.wording import counted
from wijk.store.database.connection import Store
from wijk.store.database.records import Stored
from wijk.views.initiative_tables import initiative_texts

__all__ = ["own_part", "show_initiative"]

NOT_FILLED_IN = "Niet ingevuld"


def show_initiative(opened: OpenInitiative) -> None:
    """One initiative with everything that is filled in, and who may change it."""
    item = opened.record.item
    scroll_to_top(f"formulier {opened.number}")
    st.title(markdown_text(item.name))
    st.button("← Terug naar de lijst", on_click=close_initiative)
    tell_who_can("write", "records", loaded().places.get(item.area))
    texts = initiative_texts(item, loaded().method, area_name)
    show_table([["Vraag", "Antwoord"], *([name, text or NOT_FILLED_IN] for name, text in texts.values())])


def own_part(store: Store, found: Sequence[Stored[Initiative]]) -> list[Stored[Initiative]]:
    """Those that who looks may change, with how many are left out."""
    mine = those_to_change(store, found)
    if left := len(found) - len(mine):
        told = counted(
            left, "initiatief dat u niet kunt wijzigen, staat", "initiatieven die u niet kunt wijzigen, staan"
        )
        st.caption(f"{told} hier niet. U vindt ze in de lijst.")
    return mine
