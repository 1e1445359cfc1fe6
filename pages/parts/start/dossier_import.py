"""Opening a dossier file: what it is, what would happen, what people choose where it differs, doing and undoing it."""

from typing import Any

import streamlit as st

from pages.parts.key_figures.names import given_passphrase
from pages.parts.shared.fault_table import show_faults
from pages.parts.shared.form_folds import form_fold
from pages.parts.shared.messages import say, say_wrong
from pages.parts.shared.permitted import only_for
from pages.parts.shared.personal_question import REMOVE, asks_for_many
from pages.parts.shared.snapshot import loaded
from pages.parts.shared.theme import markdown_text, show_table
from pages.parts.shared.uploads import ask_for_file
from pages.parts.start.dossier_conflicts import choices_for
from wijk.domain.clock import now, today
from wijk.dossier.dossier_file import fitted, persons_in, place_asked, shared_key, without_persons_in
from wijk.figures.places import Place
from wijk.store.common.errors import FileError, StoreError
from wijk.store.database.connection import Store
from wijk.store.database.stamp import stamp
from wijk.store.dossier_files.applying import Imported, import_dossier, preview_dossier, undo_import
from wijk.store.dossier_files.planning import Choices, Plan
from wijk.store.dossier_files.reading import DossierFile, read_dossier
from wijk.store.key_figures.passphrase import names_possible
from wijk.views.dossier_file import (
    about_file,
    names_question,
    plan_notes,
    plan_table,
    told_after,
    told_undone,
    unknown_places,
)
from wijk.views.place_names import full_name

__all__ = ["open_file"]

TIMES, READ, SEEN, DONE = "dossierbestanden-geopend", "dossierbestand", "dossierbestand-gezien", "dossierbestand-gedaan"


@only_for("write", "records")
def open_file(store: Store, place: Place) -> None:
    """Behind a fold, ask for a file and lead through opening it; nothing is kept before people press for it."""
    fold, is_open = form_fold("Open een dossierbestand", "start/dossierbestand")
    if is_open:
        with fold:
            _ask(store, place)


def _ask(store: Store, place: Place) -> None:
    _undo(store)
    times = st.session_state.get(TIMES, 0)
    uploaded = ask_for_file("Dossierbestand (.zip), hooguit 10 MB", f"dossierbestand-{times}")
    if uploaded is None:
        st.session_state.pop(READ, None)
        return
    file = _read(uploaded.file_id, uploaded.getvalue())
    if isinstance(file, str):
        st.error(markdown_text(file))
        return
    key = f"dossierbestand-{uploaded.file_id}"
    asked = place_asked(file, loaded().places)
    for sentence in about_file(file, place, asked):
        st.markdown(markdown_text(sentence))
    chosen = None
    if asked.unknown:
        around = loaded().places.around(place, "gemeente")
        options = {one.key: one for one in (asked.here, place, around) if one}
        st.warning(markdown_text(unknown_places(asked)))
        given = st.radio(
            "Hoort bij", list(options), None, lambda one: full_name(options[one]), key=f"{key}-plek", horizontal=True
        )
        if given is None:
            st.caption("Staat het goede gebied er niet bij? Zoek het op, en open het bestand daar.")
            return
        chosen = options[given]
    fitting = fitted(file, asked, chosen)
    answer = asks_for_many(f"{key}-personen", persons_in(fitting))
    if answer is None:
        return
    if answer == REMOVE:
        fitting = without_persons_in(fitting)
    try:
        plan = _plan(store, (uploaded.file_id, chosen and chosen.key, answer), fitting)
    except StoreError as error:
        st.error(markdown_text(str(error)))
        return
    _preview(plan, fitting)
    choices = choices_for(plan.clashes, key)
    names = _names(fitting, key)
    _ways_out(store, fitting, plan, choices, names=names)


def _read(identifier: str, content: bytes) -> DossierFile | str:
    """The file as it is understood, or why it can't be; read once for as long as it is there."""
    kept: tuple[str, DossierFile | str] | None = st.session_state.get(READ)
    if kept is None or kept[0] != identifier:
        try:
            kept = identifier, read_dossier(content, now())
        except FileError as error:
            kept = identifier, str(error)
        st.session_state[READ] = kept
    return kept[1]


def _plan(store: Store, asked: tuple[Any, ...], file: DossierFile) -> Plan:
    """What would happen now; worked out anew when something was changed meanwhile."""
    known = (*asked, stamp(store))
    kept: tuple[tuple[Any, ...], Plan] | None = st.session_state.get(SEEN)
    if kept is None or kept[0] != known:
        kept = known, preview_dossier(store, file, place_of=shared_key(loaded().places))
        st.session_state[SEEN] = kept
    return kept[1]


def _preview(plan: Plan, file: DossierFile) -> None:
    st.subheader("Dit gaat er gebeuren", anchor=False)
    show_table(plan_table(plan, file))
    for sentence in plan_notes(plan):
        st.markdown(f"- {markdown_text(sentence)}")
    if plan.faults:
        st.markdown("**Dit gaat niet mee.** De rest wel.")
        show_faults(plan.faults)


def _names(file: DossierFile, key: str) -> bool:
    """Whether somebody confirmed that the names of the file come in."""
    if not file.consents:
        return False
    if not names_possible() or given_passphrase() is None:
        st.info(
            "In dit bestand staan ook namen. Die komen er pas bij na de wachtzin: geef die op de pagina Coalitie, bij "
            "‘Namen, met toestemming’, en open het bestand dan opnieuw."
        )
        return False
    return st.checkbox(names_question(file), key=f"{key}-namen")


def _ways_out(store: Store, file: DossierFile, plan: Plan, choices: Choices, *, names: bool) -> None:
    if not plan.writes and not any(one.take for one in choices.values()) and not names:
        st.markdown("**Er is niets toe te voegen.** Alles uit het bestand staat hier al, of blijft zoals het hier is.")
        return
    if not st.button("Voeg dit dossier toe", type="primary"):
        return
    key = shared_key(loaded().places)
    try:
        done = import_dossier(
            store, file, choices, key, names_on=today() if names else None, passphrase=given_passphrase()
        )
    except StoreError as error:
        st.error(markdown_text(str(error)))
        return
    say(told_after(done, file.manifest.place.name))
    for sentence in plan_notes(done.plan):
        say(sentence)
    st.session_state[DONE] = done
    st.session_state[TIMES] = st.session_state.get(TIMES, 0) + 1
    st.rerun()


def _undo(store: Store) -> None:
    """Offer to take back the file that was opened last in this session."""
    done: Imported | None = st.session_state.get(DONE)
    if done is None or not st.button("Maak het openen van het dossierbestand ongedaan"):
        return
    try:
        undone = undo_import(store, done)
    except StoreError as error:
        say_wrong(str(error))
    else:
        say(told_undone(undone))
        del st.session_state[DONE]
    st.rerun()
