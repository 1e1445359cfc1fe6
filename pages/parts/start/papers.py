"""The papers of a place, one press away: made when they are asked for, with names only for one that was ticked."""

from collections.abc import Iterable
from datetime import date
from functools import partial

import streamlit as st

from pages.parts.key_figures.names import given_passphrase
from pages.parts.shared.database import opened_store
from pages.parts.shared.loading import Loaded
from pages.parts.shared.snapshot import loaded, profile_of
from pages.parts.shared.theme import markdown_text
from wijk.domain.clock import today
from wijk.dossier.report import read_report
from wijk.figures.places import Place
from wijk.figures.profile import Profile
from wijk.store.common.errors import StoreError
from wijk.store.database.connection import Store
from wijk.store.key_figures.consents import list_consents
from wijk.views.export_names import dated_file_name
from wijk.views.papers.offered import NAMED, OFFERS, Offer

__all__ = ["show_papers"]

WHAT = "Wat hier staat, om mee te nemen of op te sturen. Er staan rollen en organisaties in, geen namen van mensen."
WITH_NAMES = (
    "Alleen dit ene verslag krijgt de namen van de leden van de coalitie die daar toestemming voor gaven. Geef het "
    "alleen aan wie de namen nodig heeft, en gebruik ze alleen waarvoor ze zijn gegeven."
)
TICK = "Zet de namen erbij van wie daar toestemming voor gaf"


def show_papers(place: Place) -> None:
    """A button for each paper of the place, which is made of what is there at the moment that somebody presses."""
    st.header("Papieren", anchor=False)
    st.markdown(WHAT)
    with st.container(horizontal=True, key="papieren"):
        _offer(OFFERS, place, "papier")
        if given_passphrase() and st.button("Eén verslag met namen…", key="papier-met-namen"):
            _with_names(place)


@st.dialog("Eén verslag met namen", width="medium")
def _with_names(place: Place) -> None:
    """A report with names, ticked for this one time; the window itself shows none."""
    st.markdown(WITH_NAMES)
    if not st.checkbox(TICK, value=False):
        return
    passphrase = given_passphrase()
    try:
        list_consents(opened_store(), today(), passphrase)
    except StoreError as error:
        st.error(markdown_text(str(error)))
        return
    with st.container(horizontal=True):
        _offer(NAMED, place, "met-namen", passphrase)


def _offer(offers: Iterable[Offer], place: Place, kind: str, passphrase: str | None = None) -> None:
    day, store, data, profile = today(), opened_store(), loaded(), profile_of(place)
    for offer in offers:
        make = partial(_make, offer, store, data, profile, day, passphrase)
        name = dated_file_name(offer.file, place, day, offer.extension)
        st.download_button(offer.label, make, name, offer.mime, key=f"{kind}-{offer.id}", on_click="ignore")


def _make(offer: Offer, store: Store, data: Loaded, profile: Profile, on: date, passphrase: str | None) -> bytes:
    """Make the file, outside the page: the browser waits for it, and its button says that it is being made.

    Names are read at that moment too, with the passphrase: a consent that was withdrawn since is gone.
    """
    names = list_consents(store, on, passphrase) if passphrase else {}
    return offer.make(read_report(store, data.snapshot, data.places, profile, data.method, on), names)
