"""Adding, changing and deleting key figures, so that nobody overwrites what another wrote."""

import streamlit as st

from pages.parts.figure_fields import figure_fields, forget_fields
from pages.parts.loading import loaded
from pages.parts.look import plain, show_table
from pages.parts.messages import say
from wijk.domain.key_figure import KeyFigure
from wijk.figures.places import Place
from wijk.store.database import Store
from wijk.store.errors import Conflict, StoreError
from wijk.store.people import (
    add_key_figure,
    delete_key_figure,
    list_deleted_key_figures,
    restore_key_figure,
    save_key_figure,
)
from wijk.store.records import Stored
from wijk.store.repository import new_id
from wijk.views.people import figure_labels, said_differently

__all__ = ["add_figure", "edit_figure", "restore_figures"]

ADDING = "nieuw"
SEEN = "geopende sleutelfiguur"
CONFLICT = "botsing"


def add_figure(store: Store, place: Place) -> None:
    """A short form for a new key figure."""
    with st.form("sleutelfiguur-erbij", border=False):
        areas = (place.code,) if place.level in ("wijk", "buurt") else ()
        figure = figure_fields(ADDING, KeyFigure(new_id(), areas=areas), place, short=True)
        if st.form_submit_button("Voeg toe"):
            try:
                add_key_figure(store, figure)
            except StoreError as error:
                st.error(plain(str(error)))
                return
            forget_fields(ADDING)
            say(f"Toegevoegd: {figure.label}.")
            st.rerun()


def edit_figure(store: Store, place: Place, people: tuple[Stored[KeyFigure], ...]) -> None:
    """Open one key figure to change or delete it."""
    labels = figure_labels(record.item for record in people)
    seen: Stored[KeyFigure] | None = st.session_state.get(SEEN)
    if seen:
        # Also when somebody else deleted it: what was typed stays until the choice is another.
        labels.setdefault(seen.id, seen.item.label)
    chosen = st.selectbox(
        "Welke sleutelfiguur wilt u wijzigen?",
        list(labels),
        index=None,
        format_func=lambda one: labels[one],
        placeholder="Kies een sleutelfiguur",
        key="te-wijzigen",
    )
    record = next((record for record in people if record.id == chosen), None)
    if seen is None or seen.id != chosen:
        _close()
        if record is None:
            return
        st.session_state[SEEN] = seen = record
    _form(store, place, seen)


def restore_figures(store: Store) -> None:
    """Bring back a role that was deleted; what was in it of a person is gone for good."""
    deleted = list_deleted_key_figures(store)
    if not deleted:
        return
    with st.expander(f"Verwijderd en nog 30 dagen terug te halen: {len(deleted)}"):
        for record in deleted:
            label = plain(record.item.label)
            if st.button(f"Haal terug: {label}", key=f"terug-{record.id}", width="stretch", wrap=True):
                try:
                    restore_key_figure(store, record.id)
                except StoreError as error:
                    st.error(plain(str(error)))
                    return
                say(f"Teruggehaald: {record.item.label}.")
                st.rerun()


def _form(store: Store, place: Place, seen: Stored[KeyFigure]) -> None:
    with st.form("sleutelfiguur-wijzigen"):
        mine = figure_fields(_prefix(seen), seen.item, place, short=False)
        first, second, _ = st.columns([1, 1, 2])
        if first.form_submit_button("Wijziging bewaren", width="stretch"):
            _save(store, mine, seen.version)
        if second.form_submit_button("Verwijder deze rol", width="stretch"):
            _delete(store, seen)
    conflict: Conflict | None = st.session_state.get(CONFLICT)
    if conflict:
        _settle(store, mine, conflict)


def _save(store: Store, mine: KeyFigure, version: int) -> None:
    try:
        save_key_figure(store, mine, version)
    except Conflict as conflict:
        st.session_state[CONFLICT] = conflict
    except StoreError as error:
        st.error(plain(str(error)))
    else:
        _close()
        say(f"Bewaard: {mine.label}.")
        st.rerun()


def _delete(store: Store, seen: Stored[KeyFigure]) -> None:
    try:
        delete_key_figure(store, seen.id, seen.version)
    except Conflict as conflict:
        st.session_state[CONFLICT] = conflict
    except StoreError as error:
        st.error(plain(str(error)))
    else:
        _close()
        st.session_state.pop("te-wijzigen", None)
        say(f"Verwijderd: {seen.item.label}.")
        st.rerun()


def _settle(store: Store, mine: KeyFigure, conflict: Conflict) -> None:
    """Show both versions and let people choose; what was typed stays in the form until they do."""
    st.error(plain(str(conflict)))
    theirs: Stored[KeyFigure] | None = conflict.theirs
    if theirs and theirs.deleted is None:
        show_table(said_differently(mine, theirs.item, loaded().method))
    else:
        st.markdown("In de andere versie is deze sleutelfiguur verwijderd.")
    first, second = st.columns(2)
    if first.button("Bewaar mijn versie", width="stretch"):
        _overrule(store, mine, theirs)
    if second.button("Houd de andere versie", width="stretch"):
        _close()
        st.rerun()


def _overrule(store: Store, mine: KeyFigure, theirs: Stored[KeyFigure] | None) -> None:
    try:
        if theirs and theirs.deleted:
            theirs = restore_key_figure(store, mine.id)
        theirs = theirs or add_key_figure(store, mine)
    except StoreError as error:
        st.error(plain(str(error)))
        return
    _save(store, mine, theirs.version)


def _close() -> None:
    """Forget which version was open, and what was typed over it."""
    seen: Stored[KeyFigure] | None = st.session_state.pop(SEEN, None)
    st.session_state.pop(CONFLICT, None)
    if seen:
        forget_fields(_prefix(seen))


def _prefix(seen: Stored[KeyFigure]) -> str:
    return f"wijzig-{seen.id}"
