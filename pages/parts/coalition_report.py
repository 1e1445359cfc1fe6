"""The coalition as a report to take home; with names only when that is chosen for this one report."""

from functools import partial

import streamlit as st

from pages.parts.loading import loaded
from pages.parts.names import given_passphrase
from wijk.store.consents import list_consents, today
from wijk.store.database import Store
from wijk.views.coalition_report import Reported, coalition_word

__all__ = ["show_report"]

WITH_NAMES = "namen in dit ene verslag"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def show_report(store: Store, found: Reported) -> None:
    """A download of the coalition as it is chosen now."""
    st.subheader("Neem de coalitie mee")
    passphrase = given_passphrase()
    names = False
    with st.container():
        if passphrase:
            names = st.checkbox(
                "Zet de namen in dit ene verslag (alleen van wie daar toestemming voor gaf)", key=WITH_NAMES
            )
    st.download_button(
        "Verslag van deze coalitie, als Word",
        partial(_report, store, found, passphrase if names else None),
        "coalitie_met_namen.docx" if names else "coalitie.docx",
        WORD,
        on_click=_once,
    )


def _report(store: Store, found: Reported, passphrase: str | None) -> bytes:
    names = list_consents(store, today(), passphrase) if passphrase else {}
    return coalition_word(found, loaded().method, today(), names)


def _once() -> None:
    """Names were chosen for one report: the next one is without, until they are chosen again."""
    st.session_state.pop(WITH_NAMES, None)
