"""What doesn't fit and what does, with the room's own marks: priority, discussed, overruled with a reason."""

from collections.abc import Sequence
from datetime import date

import streamlit as st

from pages.parts.look import plain
from pages.parts.messages import say
from wijk.approach.findings import Mismatch
from wijk.chain import Overview
from wijk.domain.answers import Mark, MismatchNote
from wijk.figures.places import Place
from wijk.store.database import Store
from wijk.store.errors import StoreError
from wijk.store.records import Stored
from wijk.store.repository import clear_note, save_note
from wijk.views.matrix import summarise
from wijk.views.matrix_excel import group_name, joined_phases, note_texts

__all__ = ["beamer_findings", "choose_priorities", "discuss", "show_matches", "show_mismatches", "standing"]

PRIORITIES = 3
Notes = Sequence[Stored[MismatchNote]]


def standing(found: Overview, notes: Notes) -> list[Mismatch]:
    """The mismatches that the room did not overrule, the largest first."""
    return [one for one in found.mismatches if not _note(one, notes, "weerlegd")]


def beamer_findings(found: Overview, notes: Notes) -> None:
    """What can stand alone on a beamer: the largest mismatches, and what nobody knows yet."""
    summary = summarise(found.whole, standing(found, notes))
    with st.container(key="beamer"):
        st.subheader("De drie grootste mismatches")
        if summary.largest:
            st.markdown("\n".join(f"1. {plain(reason)}" for reason in summary.largest))
        else:
            st.markdown("Er is nog geen mismatch te noemen: vul eerst initiatieven in, of bevestig wat er niet is.")
        st.subheader("Wat weet nog niemand?")
        st.markdown(plain(summary.unknown))


def choose_priorities(store: Store, found: Overview, place: Place, notes: Notes) -> None:
    """A step in itself: at most three mismatches to work on first."""
    st.header("Kies maximaal drie prioriteiten")
    options = {one.key: one for one in standing(found, notes)}
    before = [key for key, one in options.items() if _note(one, notes, "prioriteit")]
    with st.form("prioriteiten", border=False):
        after = st.multiselect(
            "Hier gaan wij als eerste mee aan de slag",
            list(options),
            default=before[:PRIORITIES],
            format_func=lambda key: _label(options[key], found),
            max_selections=PRIORITIES,
            select_all=False,
            placeholder="Kies een mismatch",
            key=f"prioriteiten-{place.code}-{'-'.join(before)}",
        )
        if st.form_submit_button("Prioriteiten bewaren"):
            for key, one in options.items():
                note = _note(one, notes, "prioriteit")
                if key in after and not note:
                    _mark(store, one, place, "prioriteit", "")
                elif note and key not in after:
                    _unmark(store, note)
            say("De prioriteiten zijn bewaard.")
            st.rerun()


def discuss(store: Store, found: Overview, place: Place, notes: Notes) -> None:
    """Mark one mismatch as discussed, or overrule it with a reason; every mark keeps its date."""
    with st.expander("Een mismatch bespreken of weerleggen"):
        options = {one.key: one for one in found.mismatches}
        key = st.selectbox(
            "Welke mismatch?",
            list(options),
            index=None,
            format_func=lambda key: _label(options[key], found),
            placeholder="Kies een mismatch",
            key="bespreken",
        )
        if key is None:
            return
        one = options[key]
        st.markdown(plain(one.reason))
        for note in notes:
            if _is_of(note.item, one):
                st.markdown(plain("Eerder: " + note_texts(one, [note.item])[0]))
                if st.button(f"Haal '{note.item.mark}' weg", key=f"weg-{note.id}"):
                    _unmark(store, note)
                    st.rerun()
        mark = st.radio("Wat besluit de groep?", ["besproken", "weerlegd"], horizontal=True, key="besluit")
        reason = st.text_input("Waarom? Bij weerlegd is dit nodig", key=f"reden-{place.code}-{key}")
        if st.button("Besluit bewaren"):
            _mark(store, one, place, "weerlegd" if mark == "weerlegd" else "besproken", reason.strip(), notes)


def show_mismatches(found: Overview, notes: Notes) -> None:
    """All mismatches per group, those of the first group unfolded; overruled ones stand apart with their reason."""
    st.header("Mismatches")
    left = standing(found, notes)
    items = [note.item for note in notes]
    for number, group in enumerate(dict.fromkeys(one.group for one in left)):
        of_group = [one for one in left if one.group == group]
        title = f"{group_name(group, found.matrix.method)}: {len(of_group)}"
        with st.expander(plain(title), expanded=number == 0):
            st.markdown("\n".join(_line(one, items) for one in of_group))
    overruled = [one for one in found.mismatches if one not in left]
    if overruled:
        with st.expander(f"Door de groep weerlegd: {len(overruled)}"):
            st.markdown("\n".join(_line(one, items) for one in overruled))
    if not found.mismatches:
        st.markdown("Geen mismatches gevonden.")


def show_matches(found: Overview) -> None:
    """What fits."""
    st.header("Matches")
    if found.matches:
        st.markdown("\n".join(f"- {plain(one.reason)}" for one in found.matches))
    else:
        st.markdown("Nog geen hele keten en nog geen klein initiatief dat een moeilijk te bereiken groep bereikt.")


def _line(one: Mismatch, notes: Sequence[MismatchNote]) -> str:
    marks = "; ".join(note_texts(one, notes))
    return f"- **{plain(one.kind)}**: {plain(one.reason)}" + (f" *({plain(marks)})*" if marks else "")


def _label(one: Mismatch, found: Overview) -> str:
    method = found.matrix.method
    return f"{group_name(one.group, method)}: {one.kind} ({joined_phases(one.phases, method)})"


def _is_of(note: MismatchNote, one: Mismatch) -> bool:
    return (note.kind, note.group, note.phases) == (one.kind, one.group, one.phases)


def _note(one: Mismatch, notes: Notes, mark: Mark) -> Stored[MismatchNote] | None:
    return next((note for note in notes if note.item.mark == mark and _is_of(note.item, one)), None)


def _mark(store: Store, one: Mismatch, place: Place, mark: Mark, reason: str, notes: Notes = ()) -> None:
    note = MismatchNote(place.code, one.kind, one.group, one.phases, mark, date.today(), reason)
    seen = _note(one, notes, mark)
    try:
        save_note(store, note, seen.version if seen else None)
    except StoreError as error:
        st.error(plain(str(error)))
        return
    if mark != "prioriteit":
        say(f"Genoteerd: {mark}.")
        st.rerun()


def _unmark(store: Store, note: Stored[MismatchNote]) -> None:
    try:
        clear_note(store, note.item, note.version)
    except StoreError as error:
        st.error(plain(str(error)))
