"""Supply beside need: what there is in each wijk of a gemeente, per phase and per group."""

from datetime import date
from functools import partial

import streamlit as st

from pages.parts.compare.supply_grid import show_supply_grid
from pages.parts.shared.database import supply_now
from pages.parts.shared.snapshot import loaded
from pages.parts.shared.theme import markdown_text, show_long_table
from wijk.domain.clock import today
from wijk.dossier.entered import EnteredSupply
from wijk.dossier.supply import Supply, make_supply
from wijk.figures.places import Place
from wijk.store.database.connection import database_url
from wijk.store.spreadsheets.about import About
from wijk.store.spreadsheets.writing import EXCEL
from wijk.views.place_names import full_name
from wijk.views.supply import NOT_ADDED_UP, group_table, little_sentences, phase_table, supply_excel, supply_sentence

__all__ = ["show_supply"]

KEPT = 50


def show_supply(place: Place | None) -> None:
    """Show the supply of the gemeente of a place; asks for one where there is none."""
    gemeente = loaded().places.around(place, "gemeente") if place else None
    if gemeente is None:
        st.info("Kies eerst een gemeente, bovenaan. U ziet dan per wijk voor wie er iets is, en in welke fase.")
        return
    entered, method = supply_now(), loaded().method
    known_as = (database_url(), entered.stamp, loaded().snapshot.version, gemeente.key)
    supply = _supply(entered, gemeente, known_as, today())
    st.markdown(markdown_text(supply_sentence(supply)))
    show_supply_grid(supply, method)
    st.caption(NOT_ADDED_UP)
    for sentence in little_sentences(supply, method):
        st.markdown(f"- {markdown_text(sentence)}")
    tables = st.expander("Alles als tabel, per fase en per doelgroep", on_change="rerun")
    if tables.open:
        with tables:
            show_long_table(phase_table(supply, method), "Aanbod per wijk en per fase")
            show_long_table(group_table(supply, method), "Aanbod per wijk en per doelgroep")
    about = About("Aanbod naast behoefte", full_name(gemeente), gemeente.area, supply.on)
    st.download_button(
        "Aanbod als Excel",
        partial(supply_excel, supply, method, about),
        f"aanbod-{gemeente.code}.xlsx",
        EXCEL,
        on_click="ignore",
    )


@st.cache_resource(show_spinner=False, max_entries=KEPT)
def _supply(
    _entered: EnteredSupply,
    _gemeente: Place,
    known_as: tuple[str, str, str, str],  # noqa: ARG001 - tells one gemeente and what was entered from others
    on: date,
) -> Supply:
    data = loaded()
    return make_supply(
        data.snapshot,
        data.places,
        _gemeente,
        data.method,
        _entered.items,
        _entered.empty,
        on,
        _entered.entered,
    )
