"""The track as a script at the side: its steps with how they stand, and the one that the room is at."""

from functools import cache
from pathlib import Path
from typing import get_args

import streamlit as st

from pages.parts.meeting.screen_link import screen_link, step_address
from pages.parts.shared.assets import style
from pages.parts.shared.theme import markdown_text
from wijk.approach.tracks import CHECKS, StepProgress, TrackProgress
from wijk.domain.meeting import QuestionKind
from wijk.domain.tracks import Track, load_tracks
from wijk.figures.places import Place
from wijk.views.tracks import STANDINGS, next_step_text, session_text, step_card, step_label

__all__ = ["choose_step", "choose_track", "meeting_style", "show_step", "tracks"]


@cache
def tracks() -> dict[str, Track]:
    """The scripts that a facilitator can choose, by id; read once a process."""
    return {track.id: track for track in load_tracks(CHECKS, get_args(QuestionKind))}


def meeting_style() -> None:
    """The look of the page of a meeting."""
    st.html(style(Path(__file__).with_name("meeting.css")))


def choose_track(chosen: str = "") -> Track:
    """A box with the scripts; ``chosen`` is the id of the one that the open meeting follows, and then there is none."""
    if chosen in tracks():
        return tracks()[chosen]
    found = st.selectbox("Draaiboek", list(tracks()), format_func=lambda each: tracks()[each].name, key="draaiboek")
    return tracks()[found]


def choose_step(progress: TrackProgress) -> StepProgress:
    """The steps of one session as a list, by keyboard or press, each with how it stands; the next one chosen first."""
    listed, sessions = st.container(), progress.sessions
    with st.expander("Over dit draaiboek"):
        st.markdown(markdown_text(f"{progress.track.name}. {progress.track.about}"))
        number = st.selectbox(
            "Welke bijeenkomst van het draaiboek?",
            range(len(sessions)),
            index=next((place for place, (_, steps) in enumerate(sessions) if progress.next in steps), 0),
            format_func=lambda each: sessions[each][0].name,
            key=f"zitting-{progress.track.id}",
        )
        session, steps = sessions[number]
        st.markdown(markdown_text(session_text(session)))
        st.caption(markdown_text(f"Bron: {progress.track.source}. {progress.track.note}"))
    key = f"stap-{progress.track.id}-{session.id}"
    if key not in st.session_state:
        st.session_state[key] = steps.index(progress.next) if progress.next in steps else 0
    with listed, st.container(key="draaiboek-stappen", gap="xsmall"):
        chosen = st.radio(
            markdown_text(next_step_text(progress)),
            range(len(steps)),
            format_func=lambda each: markdown_text(step_label(steps[each], each + 1)),
            key=key,
        )
        st.caption(STANDINGS)
        left, right = st.columns(2)
        last = chosen == len(steps) - 1
        left.button(
            "← Vorige", key="vorige-stap", disabled=not chosen, on_click=_move, args=(key, chosen - 1), width="stretch"
        )
        right.button(
            "Volgende →", key="volgende-stap", disabled=last, on_click=_move, args=(key, chosen + 1), width="stretch"
        )
    return steps[chosen]


def show_step(place: Place, progress: StepProgress) -> None:
    """The step that the room is at: its question, where to look, what comes out, and how it stands."""
    card = step_card(progress)
    with st.container(border=True, key="draaiboek-stap", gap="xsmall"):
        st.subheader(markdown_text(card.question), anchor=False)
        st.markdown(f"**Op het scherm:** {markdown_text(card.screen)}")
        screen_link("Toon dit op het scherm", step_address(place.key, progress.step.page), "toon-stap")
        st.markdown(
            f"**Wat komt eruit:** {markdown_text(card.result)}\n\n**Hoe staat het:** {markdown_text(card.standing)}"
        )
        st.caption(markdown_text(card.worded))


def _move(key: str, number: int) -> None:
    st.session_state[key] = number
