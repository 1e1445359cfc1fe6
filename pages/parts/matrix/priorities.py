"""What the room wants to work on first: a few mismatches or cells, chosen from a list or in a cell's own window."""

from collections.abc import Sequence

import streamlit as st

from pages.parts.shared.messages import say
from pages.parts.shared.theme import plain
from wijk.approach.findings import Finding
from wijk.approach.priorities import AT_MOST, is_about, priorities, standing
from wijk.domain.answers import MismatchNote
from wijk.domain.clock import today
from wijk.dossier.overview import Overview
from wijk.figures.places import Place
from wijk.store.common.errors import Conflict, StoreError
from wijk.store.database.connection import Store
from wijk.store.database.records import Stored
from wijk.store.matrix.answers import clear_note, save_note
from wijk.views.matrix import FIRST
from wijk.views.matrix_excel import finding_label

__all__ = ["Notes", "choose_priorities", "drop_priority", "kept_priorities", "make_priority"]

Notes = Sequence[Stored[MismatchNote]]


def kept_priorities(found: Overview, notes: Notes) -> list[Stored[MismatchNote]]:
    """The priorities that hold, as they are kept."""
    holding = priorities(found.mismatches, [note.item for note in notes])
    return [note for note in notes if note.item in holding]


def choose_priorities(store: Store, found: Overview, place: Place, notes: Notes) -> None:
    """A step in itself: what to work on first, each to take back, and one more to choose."""
    st.header(f"Kies maximaal {AT_MOST} prioriteiten")
    kept, method = kept_priorities(found, notes), found.matrix.method
    with st.container():
        for note in kept:
            left, right = st.columns([4, 1], vertical_alignment="center")
            left.markdown(plain(f"{FIRST}: {finding_label(note.item, method)}"))
            if right.button("Geen prioriteit meer", key=f"niet-eerst-{note.id}", width="stretch", wrap=True):
                drop_priority(store, found, note)
        if not kept:
            st.markdown("Er is nog geen prioriteit. Kies hieronder een mismatch, of klik op een vakje in de matrix.")
    left_over = standing(found.mismatches, [note.item for note in notes])
    options = {one.key: one for one in left_over if not any(is_about(note.item, one) for note in kept)}
    with st.form("prioriteit-erbij", border=False):
        left, right = st.columns([4, 1], vertical_alignment="bottom")
        key = left.selectbox(
            "Hier gaan wij als eerste mee aan de slag",
            list(options),
            index=None,
            format_func=lambda key: finding_label(options[key], method),
            placeholder="Kies een mismatch",
            key="prioriteit",
        )
        pressed = right.form_submit_button("Maak dit een prioriteit", width="stretch")
    if pressed and key:
        make_priority(store, found, place, notes, options[key])
    elif pressed:
        st.error("Kies eerst een mismatch in de lijst.")


def make_priority(store: Store, found: Overview, place: Place, notes: Notes, one: Finding) -> None:
    """Keep that this comes first, and draw the page again; a sentence where that can't be."""
    method = found.matrix.method
    kept = kept_priorities(found, notes)
    if len(kept) >= AT_MOST:
        names = "; ".join(finding_label(note.item, method) for note in kept)
        st.error(plain(f"U kunt hooguit {AT_MOST} prioriteiten kiezen. Haal er eerst een weg. Nu gekozen: {names}."))
        return
    try:
        save_note(store, MismatchNote(place.code, one.kind, one.group, one.phases, "prioriteit", today()))
    except Conflict:
        say("Iemand anders heeft dit net ook als prioriteit gekozen.")
    except StoreError as error:
        st.error(plain(str(error)))
        return
    else:
        say(f"Prioriteit gekozen: {finding_label(one, method)}.")
    st.rerun()


def drop_priority(store: Store, found: Overview, note: Stored[MismatchNote]) -> None:
    """Take a priority back, and draw the page again; a sentence where that can't be."""
    try:
        clear_note(store, note.item, note.version)
    except Conflict:
        say("Iemand anders heeft deze prioriteit net weggehaald of gewijzigd. U ziet nu hoe het is.")
    except StoreError as error:
        st.error(plain(str(error)))
        return
    else:
        say(f"Geen prioriteit meer: {finding_label(note.item, found.matrix.method)}.")
    st.rerun()
