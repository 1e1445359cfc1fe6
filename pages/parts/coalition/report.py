"""The coalition as a report to take home; with names only in a window that is opened for that one report."""

from functools import partial

import streamlit as st

from pages.parts.key_figures.names import given_passphrase
from pages.parts.shared.snapshot import loaded
from pages.parts.shared.theme import markdown_text
from wijk.domain.clock import today
from wijk.figures.places import Place
from wijk.store.common.errors import StoreError
from wijk.store.database.connection import Store
from wijk.store.key_figures.consents import list_consents
from wijk.views.coalition_report import CoalitionReport, coalition_word
from wijk.views.export_names import file_name
from wijk.views.papers.content import WORD

__all__ = ["show_report"]


def show_report(store: Store, place: Place, content: CoalitionReport) -> None:
    """A download of the coalition as it is chosen now."""
    st.subheader("Neem de coalitie mee")
    first, second = st.columns(2)
    first.download_button(
        "Verslag van deze coalitie, als Word",
        partial(coalition_word, content, loaded().method, today(), {}),
        file_name("coalitie", place, "docx"),
        WORD,
        width="stretch",
        on_click="ignore",
    )
    passphrase = given_passphrase()
    with second.container():
        if passphrase and st.button("Eén verslag met namen…", width="stretch"):
            _with_names(store, place, content, passphrase)


@st.dialog("Eén verslag met namen", width="medium")
def _with_names(store: Store, place: Place, content: CoalitionReport, passphrase: str) -> None:
    """A report with names, made once this window was opened for it."""
    st.markdown(
        "In dit verslag staan de namen van de leden die daar toestemming voor gaven. Geef het alleen aan wie de namen "
        "nodig heeft, en gebruik ze alleen waarvoor ze zijn gegeven."
    )
    try:
        report = coalition_word(content, loaded().method, today(), list_consents(store, today(), passphrase))
    except StoreError as error:
        st.error(markdown_text(str(error)))
        return
    st.download_button(
        "Verslag met namen, als Word",
        report,
        file_name("coalitie_met_namen", place, "docx"),
        WORD,
        type="primary",
        on_click="ignore",
    )
