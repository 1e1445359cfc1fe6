"""Before a meeting: what was agreed and celebrated since the last one, and the form that opens a new one."""

import streamlit as st

from pages.parts.meeting.script import tracks
from pages.parts.shared.messages import say
from pages.parts.shared.theme import markdown_text
from wijk.domain.clock import today
from wijk.domain.meeting import Meeting, Presence
from wijk.domain.method import Method
from wijk.domain.presence import read_presence
from wijk.dossier.meetings import Since
from wijk.figures.places import Place
from wijk.store.checks.meetings import faults_in_room_meeting
from wijk.store.common.errors import StoreError
from wijk.store.database.connection import Store
from wijk.store.database.records import new_id
from wijk.store.meetings.live import open_meeting
from wijk.views.meetings import agreed_lines, celebrated_lines, since_title

__all__ = ["open_new", "present_field", "show_since"]

DAY = "DD-MM-YYYY"
PRESENT = "Wie zijn er? Een rol en een aantal per regel, nooit een naam"


def show_since(since: Since, method: Method) -> None:
    """What the room begins with: what was agreed, and what may be celebrated."""
    st.subheader(markdown_text(since_title(since)), anchor=False)
    if since.last is None:
        st.markdown("Van dit gebied is nog geen bijeenkomst bewaard. U begint dus bij het begin.")
        return
    left, right = st.columns(2)
    with left:
        _lines("Wat spraken wij af?", agreed_lines(since, method), "Er is toen en sindsdien niets vastgelegd.")
    with right:
        _lines("Wat vieren wij?", celebrated_lines(since, method), "Hier staat nog niets. Vraag het de zaal.")


def open_new(store: Store, place: Place, track: str) -> None:
    """The form for a new meeting that follows a track (id); it opens at once."""
    st.subheader("Nieuwe bijeenkomst", anchor=False)
    with st.form("nieuwe-bijeenkomst"):
        left, right = st.columns([1, 2])
        day = left.date_input("Datum", today(), format=DAY, key="bijeenkomst-datum")
        right.markdown(f"**Draaiboek:** {markdown_text(tracks()[track].name)}")
        present, faults = present_field("bijeenkomst-aanwezig")
        phones = st.checkbox("Mensen kunnen meedoen met hun telefoon", True, key="bijeenkomst-telefoons")
        pressed = st.form_submit_button("Open de bijeenkomst", type="primary", key="open-bijeenkomst")
    if not pressed:
        return
    meeting = Meeting(new_id(), place.code, day, track, present)
    faults = (*faults, *faults_in_room_meeting(meeting).values())
    for fault in faults:
        st.error(markdown_text(fault))
    if faults:
        return
    try:
        open_meeting(store, meeting, phones)
    except StoreError as error:
        st.error(markdown_text(str(error)))
        return
    say("De bijeenkomst is open. Zij sluit als u op Sluiten drukt, of na acht uur vanzelf.")
    st.rerun()


def present_field(key: str, before: str = "") -> tuple[tuple[Presence, ...], tuple[str, ...]]:
    """A field for who are there; what was read of it, and a sentence for each line that can't be read."""
    typed = st.text_area(PRESENT, before, key=key, height=110, placeholder="12 bewoners\n3 wijkteam\n1 huisarts")
    present, wrong = read_presence(typed)
    return present, tuple(f"‘{line}’ is niet te lezen. Schrijf een aantal en een rol: 12 bewoners." for line in wrong)


def _lines(title: str, lines: tuple[str, ...], otherwise: str) -> None:
    listed = "\n".join(f"- {markdown_text(line)}" for line in lines) or markdown_text(otherwise)
    st.markdown(f"**{title}**\n\n{listed}")
