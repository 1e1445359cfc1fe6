"""Adding, changing and deleting key figures, so that nobody overwrites what another wrote."""

from functools import partial

import streamlit as st

from pages.parts.key_figures.fields import figure_fields
from pages.parts.shared.area_choice import area_name
from pages.parts.shared.attempt import attempt
from pages.parts.shared.browser import focus
from pages.parts.shared.conflict import settle
from pages.parts.shared.messages import say
from pages.parts.shared.permitted import only_for, those_to_change
from pages.parts.shared.personal_question import ask_first
from pages.parts.shared.record_editing import (
    Handling,
    close_record,
    delete_record,
    forget_fields,
    open_record,
    opened_records,
    restore_records,
    save_record,
)
from pages.parts.shared.snapshot import loaded
from pages.parts.shared.typed_text import keep_typed
from wijk.domain.key_figure import KeyFigure
from wijk.figures.places import Place
from wijk.store.checks.key_figures import faults_to_keep
from wijk.store.database.connection import Store
from wijk.store.database.records import Stored, new_id
from wijk.store.key_figures.queries import (
    add_key_figure,
    delete_key_figure,
    restore_key_figure,
    save_key_figure,
)
from wijk.views.people import key_figure_labels, key_figure_texts

__all__ = ["add_figure", "edit_figure", "restore_figures"]

ADDING = "nieuw"
ADDED = "sleutelfiguren-erbij"
PERSONS = "sleutelfiguur-personen"
CHOSEN = "te-wijzigen"
FIGURES = Handling(
    kind="sleutelfiguur",
    save=save_key_figure,
    delete=delete_key_figure,
    restore=restore_key_figure,
    label=lambda figure: figure.label,
    texts=lambda key_figure: key_figure_texts(key_figure, loaded().method, area_name),
    gone="In de andere versie is deze sleutelfiguur verwijderd.",
    chosen_in=CHOSEN,
)


@only_for("write", "records")
def add_figure(store: Store, place: Place) -> None:
    """A row for a new key figure that stays open: Enter adds, and the keyboard is back where it began."""
    with keep_typed(ADDING), st.form("sleutelfiguur-erbij", border=False):
        figure = figure_fields(store, ADDING, KeyFigure(new_id(), areas=(place.code,)), place, short=True)
        kept = ask_first(
            f"{PERSONS}-{ADDING}",
            figure,
            pressed=st.form_submit_button("Voeg toe"),
            faults=faults_to_keep(figure).values(),
            button=st.form_submit_button,
        )
    if kept is not None:
        if not attempt(partial(add_key_figure, store, kept)):
            return
        forget_fields(ADDING)
        st.session_state[ADDED] = st.session_state.get(ADDED, 0) + 1
        say(f"Toegevoegd: {kept.label}.")
        st.rerun()
    if st.session_state.get(ADDED):
        focus(f"[class*=st-key-{ADDING}-role] input", str(st.session_state[ADDED]))


@only_for("write", "records")
def edit_figure(store: Store, place: Place, people: tuple[Stored[KeyFigure], ...]) -> None:
    """Open one key figure to change or delete it."""
    people = tuple(those_to_change(store, people))
    labels = key_figure_labels(record.item for record in people)
    opened = opened_records(FIGURES)
    for record in opened.values():
        # Also when somebody else deleted it: what was typed stays until the choice is another.
        labels.setdefault(record.id, record.item.label)
    chosen = st.selectbox(
        "Welke sleutelfiguur wilt u wijzigen?",
        list(labels),
        index=None,
        format_func=lambda one: labels[one],
        placeholder="Kies een sleutelfiguur",
        key=CHOSEN,
    )
    for identifier in [one for one in opened if one != chosen]:
        close_record(FIGURES, identifier)
    found = next((record for record in people if record.id == chosen), None)
    if found and found.id not in opened:
        open_record(FIGURES, found)
    if chosen in opened:
        _form(store, place, opened[chosen])


def restore_figures(store: Store, place: Place, deleted: tuple[Stored[KeyFigure], ...]) -> None:
    """Bring back a role that was deleted; what was in it of a person is gone for good."""
    restore_records(FIGURES, store, place, those_to_change(store, deleted, "delete"))


def _form(store: Store, place: Place, seen: Stored[KeyFigure]) -> None:
    with keep_typed(f"wijzig-{seen.id}"), st.form("sleutelfiguur-wijzigen"):
        mine = figure_fields(store, f"wijzig-{seen.id}", seen.item, place, short=False)
        first, second, _ = st.columns([1, 1, 2])
        pressed = first.form_submit_button("Wijziging bewaren", width="stretch")
        if second.form_submit_button("Verwijder deze rol", width="stretch"):
            delete_record(FIGURES, store, seen)
        asked, faults = f"{PERSONS}-{seen.id}", faults_to_keep(mine).values()
        kept = ask_first(asked, mine, seen.item, pressed=pressed, faults=faults, button=st.form_submit_button)
    if kept is not None:
        save_record(FIGURES, store, kept, seen)
    settle(FIGURES, store, mine, seen)
