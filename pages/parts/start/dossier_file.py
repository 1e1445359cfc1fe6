"""The dossier of the place as one file: to take along, and to open one that came from elsewhere."""

from collections.abc import Mapping
from functools import partial

import streamlit as st

from pages.parts.key_figures.names import given_passphrase
from pages.parts.shared.database import opened_store
from pages.parts.shared.snapshot import loaded
from pages.parts.shared.theme import markdown_text
from pages.parts.start.dossier_import import open_file
from wijk.domain.clock import today
from wijk.domain.key_figure import Consent
from wijk.dossier.dossier_file import belonging_to, dossier_bytes, names_of
from wijk.figures.places import Place
from wijk.store.common.errors import StoreError
from wijk.store.database.connection import Store
from wijk.views.export_names import file_name
from wijk.views.place_names import full_name

__all__ = ["show_dossier_file"]

ZIP = "application/zip"


def show_dossier_file(place: Place) -> None:
    """The ways to take a dossier along and to open one."""
    store = opened_store()
    st.header("Dossier meenemen of openen", anchor=False)
    st.markdown(
        "Eén bestand met alles wat voor dit gebied is ingevoerd. U opent het in een ander dashboard, naast wat daar al "
        "staat. Namen van sleutelfiguren gaan niet mee: zij staan erin met hun rol. Wat u in teksten schreef, gaat wel "
        "mee."
    )
    first, second = st.columns(2)
    first.download_button(
        "Neem dit dossier mee",
        partial(_file, store, place),
        file_name("dossier", place, "zip"),
        ZIP,
        width="stretch",
        on_click="ignore",
    )
    passphrase = given_passphrase()
    with second:
        if passphrase and st.button("Eén dossierbestand met namen…", width="stretch"):
            _with_names(store, place, passphrase)
    open_file(store, place)


def _file(store: Store, place: Place, names: Mapping[str, Consent] | None = None) -> bytes:
    records = belonging_to(store, loaded().snapshot, place)
    return dossier_bytes(place, full_name(place), records, loaded().method, today(), names)


@st.dialog("Eén dossierbestand met namen", width="medium")
def _with_names(store: Store, place: Place, passphrase: str) -> None:
    """A file with names, made once this window was opened for it."""
    st.markdown(
        "In dit bestand staan de namen van de sleutelfiguren die daar toestemming voor gaven. Geef het alleen aan wie "
        "de namen nodig heeft, en gebruik ze alleen waarvoor ze zijn gegeven."
    )
    try:
        records = belonging_to(store, loaded().snapshot, place)
        file = _file(store, place, names_of(store, records, today(), passphrase))
    except StoreError as error:
        st.error(markdown_text(str(error)))
        return
    st.download_button(
        "Dossier met namen", file, file_name("dossier_met_namen", place, "zip"), ZIP, type="primary", on_click="ignore"
    )
