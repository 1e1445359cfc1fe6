"""Choosing which screens of a place are shown and in which order, with a note and minutes for the speaker at each."""

from collections.abc import Sequence

import streamlit as st

from pages.parts.shared.conflict import choose_fields
from pages.parts.shared.database import dossier_now
from pages.parts.shared.messages import say, show_said
from pages.parts.shared.permitted import only_for
from pages.parts.shared.personal_question import ask_first
from pages.parts.shared.place_picker import PLACE
from pages.parts.shared.present_switch import PRESENTING
from pages.parts.shared.record_editing import field_key, forget_fields
from pages.parts.shared.theme import markdown_text
from pages.parts.shared.typed_text import keep_typed
from wijk.domain.presentation import MOST_MINUTES, Presentation, ScreenNote, note_of, ordered, placed_by_number
from wijk.figures.places import Place
from wijk.store.checks.presentations import MOST_NOTE, faults_in_presentation
from wijk.store.common.errors import Conflict, StoreError
from wijk.store.common.personal import PRIVACY_HINT
from wijk.store.database.connection import Store
from wijk.store.database.records import Stored
from wijk.store.presentations.queries import save_presentation
from wijk.views.place_names import full_name
from wijk.views.story.script import SCRIPT
from wijk.views.story.speaker import minutes_of
from wijk.views.versions import presentation_texts, side_by_side

__all__ = ["prepare"]

COLUMNS = [2, 6, 2, 7]
PERSONS = "presentatie-personen"
SEEN, THEIRS = "presentatie gezien", "presentatie van de ander"


@only_for("write", "decisions")
def prepare(store: Store, place: Place) -> None:
    """The screens of a place in a form, saved together."""
    seen = _seen(place, dossier_now(place).presentation)
    before = seen.item if seen else Presentation(place.code)
    form = f"presentatie-{place.code}"
    st.title(markdown_text(f"Schermen voor {full_name(place)}"))
    if st.button("Terug naar de schermen", key="naar-schermen"):
        st.switch_page(PRESENTING, query_params={PLACE: place.key})
    with st.container():
        show_said()
    st.markdown(
        "Kies welke schermen u toont en in welke volgorde. Een notitie ziet alleen de spreker, in een eigen venster."
    )
    with keep_typed(form), st.form(form):
        mine = _fields(form, before)
        st.caption(PRIVACY_HINT)
        pressed = st.form_submit_button("Schermen bewaren", type="primary")
        faults = faults_in_presentation(mine).values()
        kept = ask_first(PERSONS, mine, before, pressed=pressed, faults=faults, button=st.form_submit_button)
    if kept is not None:
        _save(store, place, kept, seen)
    _settle(store, place, mine, before)


def _fields(form: str, before: Presentation) -> Presentation:
    numbers, shown, notes = {}, {}, []
    for column, heading in zip(st.columns(COLUMNS), ("Plaats", "Tonen", "Minuten", "Notitie"), strict=True):
        column.markdown(f"**{heading}**")
    for place_in_story, screen in enumerate(ordered(before.order), 1):
        title, note = SCRIPT[screen].title, note_of(before, screen)
        first, second, third, fourth = st.columns(COLUMNS, vertical_alignment="center")
        numbers[screen] = first.number_input(
            f"Plaats van: {title}",
            1,
            len(SCRIPT),
            key=field_key(form, f"plaats-{screen}", place_in_story),
            label_visibility="collapsed",
        )
        shown[screen] = second.checkbox(
            markdown_text(title), key=field_key(form, f"tonen-{screen}", screen not in before.left_out)
        )
        minutes = third.number_input(
            f"Minuten voor: {title}",
            1,
            MOST_MINUTES,
            key=field_key(form, f"minuten-{screen}", minutes_of(before, screen)),
            label_visibility="collapsed",
        )
        text = fourth.text_input(
            f"Notitie bij: {title}",
            key=field_key(form, f"notitie-{screen}", note.text),
            max_chars=MOST_NOTE,
            placeholder="Notitie voor de spreker",
            label_visibility="collapsed",
        ).strip()
        own_minutes = None if minutes == SCRIPT[screen].minutes else minutes
        if text or own_minutes:
            notes.append(ScreenNote(screen, text, own_minutes))
    order = placed_by_number(numbers, ordered(before.order))
    left_out = tuple(screen for screen in order if not shown[screen])
    return Presentation(before.area, order, left_out, tuple(notes))


def _seen(place: Place, there: Stored[Presentation] | None) -> Stored[Presentation] | None:
    """What the fields here were filled from; the first time that is what is kept now."""
    opened: dict[str, Stored[Presentation] | None] = st.session_state.setdefault(SEEN, {})
    return opened.setdefault(place.code, there)


def _save(store: Store, place: Place, mine: Presentation, seen: Stored[Presentation] | None) -> None:
    try:
        kept = save_presentation(store, mine, seen.version if seen else None)
    except Conflict as conflict:
        st.session_state[THEIRS] = conflict.theirs
        return
    except StoreError as error:
        st.error(markdown_text(str(error)))
        return
    st.session_state[SEEN][place.code] = kept
    st.session_state.pop(THEIRS, None)
    forget_fields(f"presentatie-{place.code}")
    say("De schermen zijn bewaard.")
    st.rerun()


def _settle(store: Store, place: Place, mine: Presentation, before: Presentation) -> None:
    """Ask what to keep when somebody else chose something else in the meantime."""
    theirs: Stored[Presentation] | None = st.session_state.get(THEIRS)
    if theirs is None or theirs.item.area != place.code:
        return
    st.error("Iemand anders heeft deze schermen net gewijzigd. Er is niets overschreven. Kies wat u bewaart.")
    rows = side_by_side(before, mine, theirs.item, presentation_texts)
    mine_to_keep: Sequence[str] = choose_fields(rows, f"presentatie-{theirs.version}")
    if st.button("Bewaar deze keuze", key="presentatie-keuze", type="primary"):
        fields = {
            name: getattr(mine if name in mine_to_keep else theirs.item, name) for name in presentation_texts(mine)
        }
        _save(store, place, Presentation(before.area, **fields), theirs)
        st.rerun()
