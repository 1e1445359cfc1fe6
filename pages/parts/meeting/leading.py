"""Leading the open question: how many answered, raised hands, what was said aloud, and the queue; looks by itself."""

from functools import partial

import streamlit as st

from pages.parts.meeting.queue import choose_place_in_method, show_queue
from pages.parts.shared.attempt import attempt
from pages.parts.shared.messages import say
from pages.parts.shared.permitted import only_for
from pages.parts.shared.personal_question import ask_first
from pages.parts.shared.theme import markdown_text, show_table
from wijk.domain.meeting import Question
from wijk.domain.method import Method
from wijk.domain.presence import MeetingNotes
from wijk.figures.places import Place
from wijk.store.common.errors import StoreError
from wijk.store.database.connection import Store
from wijk.store.meetings.questions import close_question, count_hands
from wijk.store.meetings.queue import bring_in
from wijk.store.meetings.room_now import RoomNow, room_now
from wijk.views.room import Bar, bars_of, harvest_text, voted_text

__all__ = ["lead_question"]

# Seconds: what comes in is seen about as soon as the room sees it.
LOOK = 2
TYPED = ("initiatief", "herkenning", "idee", "aanbod")
IN_A_ROW = 4


@only_for("lead", "meetings")
@st.fragment(run_every=LOOK)
def lead_question(store: Store, _place: Place, meeting: str, method: Method) -> None:
    """The question that is open in a meeting (id), and what waits for the facilitator."""
    try:
        room = room_now(store, meeting)
    except StoreError as error:
        st.error(markdown_text(str(error)))
        return
    if room is None or room.live.ended_at != st.session_state.setdefault(f"einde-{meeting}", room.live.ended_at):
        st.session_state.pop(f"einde-{meeting}", None)
        st.rerun()
    if room.question is None or room.tally is None:
        st.markdown("Er staat nu geen vraag open.")
    else:
        _question(store, room, room.question, method)
    show_queue(store, meeting, method)


def _question(store: Store, room: RoomNow, question: Question, method: Method) -> None:
    assert room.tally
    with st.container(border=True, key="open-vraag-nu"):
        st.markdown(f"**Open: {markdown_text(question.text)}**")
        if room.live.phones:
            st.markdown(markdown_text(voted_text(question, room.tally, room.phones)))
        bars = bars_of(question, room.tally, room.harvest)
        if bars:
            show_table([["Antwoord", "Stemmen"], *([f"{bar.symbol} {bar.label}", bar.told] for bar in bars)])
            _hands(store, question, bars)
        elif room.harvest:
            lines = "\n".join(f"- {markdown_text(harvest_text(one, method))}" for one in room.harvest[::-1])
            st.markdown(f"Op het scherm:\n\n{lines}")
        if question.kind in TYPED:
            _said_aloud(store, question, method)
        if st.button("Sluit deze vraag", key="sluit-vraag", width="stretch") and attempt(
            partial(close_question, store, question.meeting)
        ):
            say("De vraag is gesloten. De stemmen zijn bewaard.")
            st.rerun()


def _hands(store: Store, question: Question, bars: tuple[Bar, ...]) -> None:
    """A field for the raised hands of each answer, in the order in which they were asked."""
    with st.expander("Handen tellen"), st.form(f"handen-{question.id}", border=False):
        numbers: dict[str, int] = {}
        for start in range(0, len(bars), IN_A_ROW):
            row = bars[start : start + IN_A_ROW]
            for column, bar in zip(st.columns(IN_A_ROW, vertical_alignment="bottom"), row, strict=False):
                numbers[bar.option] = column.number_input(
                    markdown_text(bar.label), 0, 10_000, bar.hands, key=f"hand-{question.id}-{bar.option}"
                )
        if st.form_submit_button("Handen bewaren", key=f"handen-bewaren-{question.id}") and attempt(
            partial(count_hands, store, question.id, {option: each for option, each in numbers.items() if each})
        ):
            st.rerun()


def _said_aloud(store: Store, question: Question, method: Method) -> None:
    """What somebody says in the room, typed by the facilitator: on screen at once. What can't be kept stays there."""
    turn = st.session_state.setdefault(f"beurt-{question.id}", 0)
    name = f"{question.id}-{turn}"
    with st.form(f"hardop-{name}", border=False):
        left, right = st.columns([4, 1], vertical_alignment="bottom")
        text = left.text_input("Iemand zegt het hardop: typ het hier", key=f"hardop-tekst-{name}")
        pressed = right.form_submit_button("Erbij", key=f"hardop-erbij-{name}", width="stretch")
        phase, group = choose_place_in_method(method, name) if question.kind == "initiatief" else ("", "")
        notes = ask_first(
            f"hardop-personen-{name}",
            MeetingNotes(said=text.strip()),
            pressed=pressed and bool(text.strip()),
            button=st.form_submit_button,
        )
    if notes and attempt(partial(bring_in, store, question.id, notes.said, phase, group)):
        st.session_state[f"beurt-{question.id}"] = turn + 1
        st.rerun()
