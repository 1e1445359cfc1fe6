"""The track as a script at the side: its steps with how they stand, and the one that the room is at."""

from functools import cache
from pathlib import Path
from typing import get_args

import streamlit as st

from pages.parts.meeting.screen_link import screen_link
from pages.parts.shared.assets import style
from pages.parts.shared.theme import markdown_text
from wijk.approach.tracks import CHECKS, StepProgress, TrackProgress
from wijk.domain.meeting import QuestionKind
from wijk.domain.tracks import Track, load_tracks
from wijk.figures.places import Place
from wijk.views.tracks import next_step_text, session_text, step_card, step_label

__all__ = ["choose_step", "choose_track", "meeting_style", "show_step", "tracks"]


@cache
def tracks() -> dict[str, Track]:
    """The scripts that a facilitator can choose, by id; read once a process."""
    return {track.id: track for track in load_tracks(CHECKS, get_args(QuestionKind))}


def meeting_style() -> None:
    """The look of the page of a meeting."""
    st.html(style(Path(__file__).with_name("meeting.css")))


def choose_track(chosen: str = "") -> Track:
    """A box with the scripts; ``chosen`` is the id of the one to begin with."""
    ids = list(tracks())
    found = st.selectbox(
        "Draaiboek",
        ids,
        index=ids.index(chosen) if chosen in ids else 0,
        format_func=lambda identifier: tracks()[identifier].name,
        key="draaiboek",
    )
    track = tracks()[found]
    st.markdown(markdown_text(track.about))
    return track


def choose_step(progress: TrackProgress) -> StepProgress:
    """The steps of one session as a list, by keyboard or press, each with how it stands; the next one chosen first."""
    st.markdown(f"**{markdown_text(next_step_text(progress))}**")
    sessions = progress.sessions
    where = next((place for place, (_, steps) in enumerate(sessions) if progress.next in steps), 0)
    session = f"zitting-{progress.track.id}"
    number = st.selectbox(
        "Welke bijeenkomst van het draaiboek?",
        range(len(sessions)),
        index=where,
        format_func=lambda each: sessions[each][0].name,
        key=session,
    )
    told, steps = sessions[number]
    st.caption(markdown_text(session_text(told)))
    key = f"stap-{progress.track.id}-{told.id}"
    if key not in st.session_state:
        st.session_state[key] = steps.index(progress.next) if progress.next in steps else 0
    chosen = st.radio(
        "Stappen",
        range(len(steps)),
        format_func=lambda each: markdown_text(step_label(steps[each], each + 1)),
        key=key,
    )
    left, right = st.columns(2)
    first, last = chosen == 0, chosen == len(steps) - 1
    left.button(
        "← Vorige stap",
        key="vorige-stap",
        disabled=first,
        on_click=_move,
        args=(key, chosen - 1),
        width="stretch",
    )
    right.button(
        "Volgende stap →",
        key="volgende-stap",
        disabled=last,
        on_click=_move,
        args=(key, chosen + 1),
        width="stretch",
    )
    st.caption(markdown_text(f"Bron: {progress.track.source}. {progress.track.note}"))
    return steps[chosen]


def show_step(place: Place, progress: StepProgress) -> None:
    """The step that the room is at: its question, where to look, what comes out, and how it stands."""
    card = step_card(progress)
    with st.container(border=True, key="draaiboek-stap"):
        st.caption(markdown_text(card.name))
        st.subheader(markdown_text(card.question), anchor=False)
        st.markdown(f"**Op het scherm:** {markdown_text(card.screen)}")
        address = f"./{progress.step.page}?gebied={place.key}"
        screen_link("Toon dit op het scherm van de zaal", address, "toon-stap")
        st.markdown(f"**Wat komt eruit:** {markdown_text(card.result)}")
        st.markdown(f"**Hoe staat het:** {markdown_text(card.standing)}")
        st.caption(markdown_text(card.worded))


def _move(key: str, number: int) -> None:
    st.session_state[key] = number
