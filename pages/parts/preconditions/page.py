"""Randvoorwaarden: what must be arranged, what was agreed about that, and how far the start is; also on paper."""

from functools import partial

import streamlit as st

from pages.parts.preconditions.agreement import show_agreement
from pages.parts.preconditions.conditions import show_conditions
from pages.parts.preconditions.start_up import show_start_up, start_up_steps
from wijk.domain.clock import today
from wijk.dossier.conditions import conditions_of
from wijk.figures.places import Place
from wijk.store.database.connection import Store
from wijk.store.database.store_reading import reading_at_once
from wijk.views.export_names import file_name
from wijk.views.papers.content import WORD
from wijk.views.place_names import full_name
from wijk.views.preconditions_paper import preconditions_word

__all__ = ["show_preconditions"]


def show_preconditions(store: Store, place: Place) -> None:
    """All that belongs to the conditions and the start of a place."""
    with reading_at_once(store) as reading:
        kept = conditions_of(reading, place.known_as)
    show_conditions(store, place, kept.preconditions)
    show_agreement(store, place, kept)
    with st.container(key="opstart"):
        show_start_up(store, place, kept.steps)
    if not kept.items:
        return
    with st.container(key="niet-op-papier-bestand"):
        st.download_button(
            "Randvoorwaarden als Word",
            partial(
                preconditions_word,
                full_name(place),
                kept.items,
                kept.agreed.item if kept.agreed else None,
                list(start_up_steps().values()),
                {one.item.step: one.item for one in kept.steps.living},
                today(),
            ),
            file_name("randvoorwaarden", place, "docx"),
            WORD,
            on_click="ignore",
        )
        st.caption("Printen: druk op Ctrl+P. Op papier staan de lijst, de afspraak en de start.")
