"""Before a meeting: what was agreed and celebrated since the last one, and the form that opens a new one."""

from dataclasses import replace
from functools import partial

import streamlit as st

from pages.parts.meeting.script import tracks
from pages.parts.shared.attempt import attempt
from pages.parts.shared.messages import say
from pages.parts.shared.permitted import only_for
from pages.parts.shared.personal_question import ask_first
from pages.parts.shared.theme import DAY, markdown_text
from wijk.domain.clock import today
from wijk.domain.meeting import Meeting
from wijk.domain.method import Method
from wijk.domain.presence import MeetingNotes, read_presence, written_lines
from wijk.dossier.meetings import Since
from wijk.figures.places import Place
from wijk.store.checks.meetings import faults_in_room_meeting
from wijk.store.database.connection import Store
from wijk.store.database.records import new_id
from wijk.store.meetings.live import open_meeting
from wijk.views.meetings import agreed_lines, celebrated_lines, since_title, success_lines, success_title

__all__ = ["meeting_of", "open_new", "present_field", "show_since"]

NEW = "nieuw"
SUCCESSES_SHOWN = 8
PRESENT = "Wie zijn er? Een rol en een aantal per regel, nooit een naam"


def show_since(since: Since, method: Method) -> None:
    """What the room begins with: what was agreed, and what may be celebrated."""
    if successes := success_lines(since):
        _lines(success_title(since), successes[:SUCCESSES_SHOWN], "")
        if more := successes[SUCCESSES_SHOWN:]:
            st.caption(f"En nog {len(more)}: die staan bij Evalueren, onder Successen.")
    st.subheader(markdown_text(since_title(since)), anchor=False)
    if since.last is None:
        st.markdown("Van dit gebied is nog geen bijeenkomst bewaard. U begint dus bij het begin.")
        return
    left, right = st.columns(2)
    with left:
        _lines("Wat spraken wij af?", agreed_lines(since, method), "Er is toen en sindsdien niets vastgelegd.")
    with right:
        _lines("Wat vieren wij?", celebrated_lines(since, method), "Hier staat nog niets. Vraag het de zaal.")


@only_for("lead", "meetings")
def open_new(store: Store, place: Place, track: str) -> None:
    """The form for a new meeting that follows a track (id); it opens at once."""
    st.subheader("Nieuwe bijeenkomst", anchor=False)
    with st.form("nieuwe-bijeenkomst"):
        left, right = st.columns([1, 2])
        day = left.date_input("Datum", today(), format=DAY, key="bijeenkomst-datum")
        right.markdown(f"**Draaiboek:** {markdown_text(tracks()[track].name)}")
        typed = present_field("bijeenkomst-aanwezig")
        phones = st.checkbox("Mensen kunnen meedoen met hun telefoon", True, key="bijeenkomst-telefoons")
        pressed = st.form_submit_button("Open de bijeenkomst", type="primary", key="open-bijeenkomst")
        _, wrong = meeting_of(Meeting(NEW, place.code, day, track), MeetingNotes(typed))
        ask = st.form_submit_button
        notes = ask_first("aanwezig-personen", MeetingNotes(typed), pressed=pressed, faults=wrong, button=ask)
    if notes is None:
        return
    meeting, _ = meeting_of(Meeting(new_id(), place.code, day, track), notes)
    if not attempt(partial(open_meeting, store, meeting, phones)):
        return
    say("De bijeenkomst is open. Zij sluit als u op Sluiten drukt, of na acht uur vanzelf.")
    st.rerun()


def present_field(key: str, before: str = "") -> str:
    """A field for who are there."""
    return st.text_area(PRESENT, before, key=key, height=110, placeholder="12 bewoners\n3 wijkteam\n1 huisarts")


def meeting_of(meeting: Meeting, notes: MeetingNotes) -> tuple[Meeting, tuple[str, ...]]:
    """A meeting with what was written of it, and a sentence for each thing that is wrong with that."""
    present, unread = read_presence(notes.present)
    mine = replace(
        meeting, present=present, decided=written_lines(notes.decided), celebrated=written_lines(notes.celebrated)
    )
    told = (f"‘{line}’ is niet te lezen. Schrijf een aantal en een rol: 12 bewoners." for line in unread)
    return mine, (*told, *faults_in_room_meeting(mine).values())


def _lines(title: str, lines: tuple[str, ...], otherwise: str) -> None:
    listed = "\n".join(f"- {markdown_text(line)}" for line in lines) or markdown_text(otherwise)
    st.markdown(f"**{title}**\n\n{listed}")
