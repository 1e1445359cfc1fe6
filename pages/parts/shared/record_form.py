"""Forms for one record: a new one, or one that is open to change, so that nobody loses or overwrites anything."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from operator import attrgetter
from typing import TYPE_CHECKING, Generic, TypeVar

import streamlit as st

from pages.parts.shared.attempt import attempt
from pages.parts.shared.conflict import settle
from pages.parts.shared.messages import say
from pages.parts.shared.permitted import only_for
from pages.parts.shared.personal_question import ask_first
from pages.parts.shared.record_editing import (
    Handling,
    close_record,
    delete_record,
    forget_fields,
    opened_records,
    save_record,
)
from pages.parts.shared.theme import markdown_text
from pages.parts.shared.typed_text import keep_typed
from wijk.figures.places import Place
from wijk.store.common.personal import PRIVACY_HINT
from wijk.store.database.connection import Store
from wijk.store.database.keeper import NEVER_KEPT
from wijk.store.database.records import Stored

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

__all__ = ["RecordForm", "add_record", "edit_records", "form_of"]

T = TypeVar("T", bound="DataclassInstance")
area_of = attrgetter("area")


@dataclass(frozen=True, slots=True)
class RecordForm(Generic[T]):
    """How people fill in one record of a kind.

    ``draw`` draws its fields under keys that begin with a prefix, filled with an item, and returns it as they say now;
    ``faults_in`` is what is asked of it before it is kept.
    """

    handling: Handling[T]
    draw: Callable[[str, T], T]
    faults_in: Callable[[T], Mapping[str, str]]


def form_of(identifier: str) -> str:
    """The selector of the form in which a record (id) is open."""
    return f".st-key-formulier-{identifier}"


@only_for("write", "records")
def add_record(
    form: RecordForm[T],
    store: Store,
    place: Place,  # noqa: ARG001 - where it is asked who may
    prefix: str,
    blank: T,
    button: str,
) -> None:
    """Draw a form for a new record of a place, begun as ``blank``; it is emptied for the next once that is kept."""
    handling = form.handling
    with keep_typed(prefix), st.form(prefix, border=False):
        item = form.draw(prefix, blank)
        pressed = st.form_submit_button(button, type="primary")
        st.caption(PRIVACY_HINT)
        faults = form.faults_in(item).values()
        kept = ask_first(f"personen-{prefix}", item, pressed=pressed, faults=faults, button=st.form_submit_button)
    if kept is None or handling.add is None:
        return
    adding, told = handling.add, f"Toegevoegd: {handling.label(kept)}."
    if attempt(lambda: adding(store, kept)):
        forget_fields(prefix)
        say(told)
        st.rerun()


@only_for("write", "records")
def edit_records(form: RecordForm[T], store: Store, place: Place) -> None:
    """Draw the records of a place that are open to change, also one that somebody else deleted."""
    for seen in list(opened_records(form.handling).values()):
        if area_of(seen.item) in place.known_as:
            _edit(form, store, seen)


def _edit(form: RecordForm[T], store: Store, seen: Stored[T]) -> None:
    handling, prefix = form.handling, f"wijzig-{seen.id}"
    with st.container(border=True, key=f"formulier-{seen.id}"):
        st.markdown(f"**{markdown_text(handling.label(seen.item))}**")
        with keep_typed(prefix), st.form(f"in-{seen.id}", border=False):
            mine = form.draw(prefix, seen.item)
            with st.container(horizontal=True):
                pressed = st.form_submit_button("Bewaar", type="primary")
                st.form_submit_button("Niet wijzigen", on_click=close_record, args=(handling, seen.id))
                if seen.version != NEVER_KEPT and st.form_submit_button("Verwijder"):
                    delete_record(handling, store, seen)
            st.caption(PRIVACY_HINT)
            faults = form.faults_in(mine).values()
            before = seen.item
            asked = f"personen-{seen.id}"
            kept = ask_first(asked, mine, before, pressed=pressed, faults=faults, button=st.form_submit_button)
        if kept is not None:
            save_record(handling, store, kept, seen)
        settle(handling, store, mine, seen)
