"""The result of a meeting: what was agreed and may be celebrated, to write down while it is open, and to read after."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

import streamlit as st

from pages.parts.meeting.opening import meeting_of, present_field
from pages.parts.shared.attempt import attempt
from pages.parts.shared.messages import say
from pages.parts.shared.permitted import is_permitted, only_for
from pages.parts.shared.personal_question import ask_first
from pages.parts.shared.snapshot import loaded
from pages.parts.shared.theme import markdown_text
from wijk.domain.clock import today
from wijk.domain.decision import Decision
from wijk.domain.meeting import Harvest, Meeting
from wijk.domain.presence import MeetingNotes, presence_lines
from wijk.dossier.meetings import Meetings
from wijk.figures.places import Place
from wijk.figures.profile import Profile
from wijk.figures.wording import listed
from wijk.store.common.errors import Conflict, StoreError
from wijk.store.database.connection import Store
from wijk.store.database.records import Stored
from wijk.store.meetings.live import close_meeting, open_meeting
from wijk.store.meetings.queries import save_meeting
from wijk.store.meetings.queue import take_away, waiting
from wijk.views.distinct import distinct
from wijk.views.meetings import closed_text, meeting_name, result_parts
from wijk.views.room import KIND_NAMES, harvest_text

__all__ = ["show_held", "write_result"]


@only_for("lead", "meetings")
def write_result(store: Store, _place: Place, record: Stored[Meeting]) -> None:
    """Write down what is agreed and celebrated, a sentence a line, and close the meeting."""
    meeting, seen = record.item, f"gezien-{record.id}"
    st.session_state.setdefault(seen, record.version)
    with st.expander("Afspraken, vieren en sluiten", expanded=True), st.form("resultaat", border=False):
        left, right = st.columns(2)
        decided = left.text_area(
            "Wat spreken wij af? Een afspraak per regel, met een rol en niet met een naam",
            "\n".join(meeting.decided),
            key=f"afspraken-{meeting.id}",
            height=140,
        )
        celebrated = right.text_area(
            "Wat vieren wij? Een regel per ding", "\n".join(meeting.celebrated), key=f"vieren-{meeting.id}", height=140
        )
        present = present_field(f"aanwezig-{meeting.id}", presence_lines(meeting.present))
        left, right = st.columns(2)
        keep = left.form_submit_button("Bewaren", key="resultaat-bewaren", width="stretch")
        close = right.form_submit_button("Bewaren en sluiten", key="sluit-bijeenkomst", type="primary", width="stretch")
        closing = f"sluiten-{meeting.id}"
        if keep or close:
            # A question about a name may come first: its answer goes on with what was pressed.
            st.session_state[closing] = close
        typed, before = MeetingNotes(present, decided, celebrated), _notes_of(meeting)
        notes = ask_first(
            f"resultaat-personen-{meeting.id}",
            typed,
            before,
            pressed=keep or close,
            faults=meeting_of(meeting, typed)[1],
            button=st.form_submit_button,
        )
    if notes is None:
        return
    mine, _ = meeting_of(meeting, notes)
    if _saved(store, mine, record, seen, close=st.session_state[closing]):
        say(closed_text(len(waiting(store, meeting.id))) if st.session_state[closing] else "Bewaard.")
        if notes != typed:
            for field in ("afspraken", "vieren", "aanwezig"):
                st.session_state.pop(f"{field}-{meeting.id}", None)
        st.rerun()


def _notes_of(meeting: Meeting) -> MeetingNotes:
    return MeetingNotes(presence_lines(meeting.present), "\n".join(meeting.decided), "\n".join(meeting.celebrated))


def _saved(store: Store, mine: Meeting, record: Stored[Meeting], seen: str, *, close: bool) -> bool:
    """Save what was written since the version that people saw; where somebody else wrote too, show what."""
    try:
        if mine != record.item:
            st.session_state[seen] = save_meeting(store, mine, st.session_state[seen]).version
        if close:
            close_meeting(store, mine.id)
    except Conflict:
        st.session_state[seen] = record.version
        theirs = listed([*record.item.decided, *record.item.celebrated]) or "niets meer"
        st.error(
            f"Iemand anders schreef hier net ook: {markdown_text(theirs)}. Zet erbij wat u wilt houden, en bewaar nog "
            "eens: wat dan hierboven staat, geldt."
        )
        return False
    except StoreError as error:
        st.error(markdown_text(str(error)))
        return False
    return True


def show_held(
    store: Store, place: Place, profile: Profile, meetings: Meetings, decisions: Sequence[Decision], live: str
) -> None:
    """All meetings of the place but the one that is going on (id), the last first, each with its result."""
    held = [one.item for one in meetings.held if one.id != live]
    if not held:
        return
    st.header("Eerdere bijeenkomsten", anchor=False)
    for number, meeting in enumerate(held):
        with st.expander(markdown_text(meeting_name(meeting)), expanded=number == 0 and meeting.held_on == today()):
            parts = result_parts(meeting, meetings, decisions, profile.catalogue, loaded().method)
            if not parts:
                st.markdown("Van deze bijeenkomst is niets vastgelegd.")
            for part in parts:
                lines = "\n".join(f"- {markdown_text(line)}" for line in part.lines)
                st.markdown(f"**{part.title}**\n\n{lines}")
            if is_permitted(store, "lead", "meetings", place):
                _take_out(store, meeting, meetings.harvest)
                reopened = not live and st.button("Open deze bijeenkomst weer", key=f"heropen-{meeting.id}")
                if reopened and attempt(partial(open_meeting, store, meeting)):
                    say("De bijeenkomst is weer open.")
                    st.rerun()


def _take_out(store: Store, meeting: Meeting, harvest: Sequence[Harvest]) -> None:
    """What was said in the room can be taken away for as long as it stands here: somebody may ask for that."""
    method = loaded().method
    told = distinct(
        {one.id: one.text for one in harvest if one.meeting == meeting.id},
        {one.id: harvest_text(replace(one, text=KIND_NAMES[one.kind]), method) for one in harvest},
    )
    if not told:
        return
    left, right = st.columns([4, 1], vertical_alignment="bottom")
    chosen = left.selectbox(
        "Haal iets weg dat hier gezegd is",
        list(told),
        index=None,
        format_func=told.__getitem__,
        placeholder="Kies wat weg moet",
        key=f"eruit-{meeting.id}",
    )
    pressed = right.button("Haal weg", key=f"haal-eruit-{meeting.id}", width="stretch", disabled=chosen is None)
    if pressed and chosen and attempt(partial(take_away, store, chosen)):
        say("Weggehaald.")
        st.rerun()
