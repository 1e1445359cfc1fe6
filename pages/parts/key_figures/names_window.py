"""The window with names: the only place where they are shown or typed; closing it takes them off the screen."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

import streamlit as st

from pages.parts.shared.conflict import choose_fields
from pages.parts.shared.theme import DAY, markdown_text, show_table
from wijk.domain.key_figure import Consent, KeyFigure
from wijk.store.checks.key_figures import consent_caution
from wijk.store.common.errors import Conflict, StoreError
from wijk.store.database.connection import Store
from wijk.store.key_figures.consents import export_person, get_consent, give_consent, list_consents, year_later
from wijk.views.consents import consent_texts, name_rows
from wijk.views.versions import side_by_side

__all__ = ["show_names"]

PREFIX = "toestemming"


@st.dialog("Namen, met toestemming", width="large", on_dismiss="rerun")
def show_names(
    store: Store, labels: Mapping[str, str], people: Mapping[str, KeyFigure], today: date, passphrase: str | None
) -> None:
    """Show the names that may be shown, and take down a new consent."""
    above = st.container()
    one = st.selectbox(
        "Van wie legt u toestemming vast, of wilt u de gegevens?",
        list(labels),
        index=None,
        format_func=labels.__getitem__,
        placeholder="Kies een sleutelfiguur",
        key=f"{PREFIX}-wie",
    )
    try:
        if one:
            _give(store, people[one], today, passphrase)
        with above:
            _table(name_rows(list_consents(store, today, passphrase), labels))
        if one:
            st.download_button(
                "Alles wat over deze sleutelfiguur bewaard is, als bestand",
                export_person(store, one, today, passphrase),
                "gegevens_sleutelfiguur.json",
                "application/json",
                width="stretch",
                on_click="ignore",
            )
            st.caption("Dit bestand kan een naam bevatten. Geef het alleen aan de persoon zelf.")
    except StoreError as error:
        st.error(markdown_text(str(error)))


def _table(rows: list[list[str]]) -> None:
    if len(rows) > 1:
        show_table(rows)
    else:
        st.markdown("Er is nog van niemand een naam bewaard.")


def _give(store: Store, figure: KeyFigure, today: date, passphrase: str | None) -> None:
    """A form for the consent of one key figure, filled with what is kept now."""
    seen = f"{PREFIX}-{figure.id}-gezien"
    if f"{PREFIX}-{figure.id}-naam" not in st.session_state:
        st.session_state[seen] = get_consent(store, figure.id, today, passphrase)
        st.session_state.pop(_conflict(figure), None)
    kept: Consent | None = st.session_state[seen]
    caution = consent_caution(figure)
    if caution:
        st.warning(markdown_text(caution))
    with st.form(f"{PREFIX}-{figure.id}"):
        first, second = st.columns(2)
        name = first.text_input("Naam", key=_key(figure, "naam", kept.name if kept else ""), autocomplete="off")
        contact = second.text_input(
            "Telefoon of e-mail (mag leeg blijven)",
            key=_key(figure, "contact", kept.contact if kept else ""),
            autocomplete="off",
        )
        purpose = st.text_input(
            "Waarvoor is toestemming gegeven?",
            key=_key(figure, "doel", kept.purpose if kept else ""),
            placeholder="Bijvoorbeeld: bellen over de bijeenkomsten",
        )
        left, right = st.columns(2)
        given = left.date_input(
            "Toestemming gegeven op", format=DAY, key=_key(figure, "gegeven", kept.given_on if kept else today)
        )
        until = right.date_input(
            "Geldt tot en met (hooguit twee jaar)",
            format=DAY,
            key=_key(figure, "einde", kept.valid_until if kept else year_later(today)),
        )
        consent = Consent(name.strip(), contact.strip(), given, purpose.strip(), until)
        if st.form_submit_button("Bewaar met deze toestemming", type="primary"):
            _save(store, figure, consent, today, passphrase, kept)
    conflict: Conflict | None = st.session_state.get(_conflict(figure))
    if conflict:
        st.error(markdown_text(str(conflict)))
        _settle(store, figure, consent, today, passphrase, conflict)


def _save(
    store: Store, figure: KeyFigure, consent: Consent, today: date, passphrase: str | None, seen: Consent | None
) -> None:
    st.session_state.pop(_conflict(figure), None)
    try:
        give_consent(store, figure.id, consent, today, passphrase, seen)
    except Conflict as conflict:
        st.session_state[_conflict(figure)] = conflict
    except StoreError as error:
        st.error(markdown_text(str(error)))
    else:
        st.session_state[f"{PREFIX}-{figure.id}-gezien"] = consent
        st.success("De naam is bewaard, met de einddatum.")


def _settle(
    store: Store, figure: KeyFigure, mine: Consent, today: date, passphrase: str | None, conflict: Conflict
) -> None:
    """Both consents, field by field, and the ways out."""
    theirs: Consent | None = conflict.theirs
    kept = mine
    if theirs is None:
        st.markdown("In de andere versie is de toestemming ingetrokken.")
    else:
        # Where there was none before, all that I filled in is mine.
        before: Consent = st.session_state[f"{PREFIX}-{figure.id}-gezien"] or theirs
        rows = side_by_side(before, mine, theirs, consent_texts)
        keep = choose_fields(rows, f"{PREFIX}-{figure.id}")
        kept = replace(theirs, **{field: getattr(mine, field) for field in keep})
    first, second = st.columns(2)
    if first.button("Bewaar deze keuze", key=f"{PREFIX}-{figure.id}-keuze", type="primary", width="stretch"):
        _save(store, figure, kept, today, passphrase, theirs)
        if _conflict(figure) in st.session_state:
            st.rerun(scope="fragment")
        _start_anew(figure)
    if second.button("Houd de andere versie", key=f"{PREFIX}-{figure.id}-andere", width="stretch"):
        _start_anew(figure)


def _start_anew(figure: KeyFigure) -> None:
    """Fill the form with what is kept now."""
    for key in [key for key in st.session_state if str(key).startswith(f"{PREFIX}-{figure.id}-")]:
        del st.session_state[key]
    st.rerun(scope="fragment")


def _conflict(figure: KeyFigure) -> str:
    return f"{PREFIX}-{figure.id}-botsing"


def _key(figure: KeyFigure, field: str, value: Any) -> str:
    key = f"{PREFIX}-{figure.id}-{field}"
    if key not in st.session_state:
        st.session_state[key] = value
    return key
