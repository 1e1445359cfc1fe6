"""The page on the beamer during a meeting: the open question with what came in, drawn again only where it changed."""

from pathlib import Path

import streamlit as st

from pages.parts.meeting.joining import how_to_join
from pages.parts.shared.assets import style
from pages.parts.shared.database import opened_store
from pages.parts.shared.snapshot import loaded
from wijk.figures.places import Place
from wijk.store.common.errors import StoreError
from wijk.store.meetings.live import live_meeting_of
from wijk.store.meetings.room_now import RoomNow, room_now
from wijk.views.place_names import full_name
from wijk.views.room import closed_html, wall_html

__all__ = ["show_wall"]

# Seconds between two looks in the store: a vote is on the wall within two.
LOOK = 1
DRAWN = "zaal getekend"


def show_wall(place: Place) -> None:
    """Nothing but what the room may see."""
    st.html(style(Path(__file__).with_name("wall.css")))
    _wall(place)


@st.fragment(run_every=LOOK)
def _wall(place: Place) -> None:
    before, drawn = st.session_state.get(DRAWN, ("", closed_html(full_name(place))))
    try:
        live = live_meeting_of(opened_store(), place.known_as)
        room = room_now(opened_store(), live.meeting) if live else None
    except StoreError:
        # What the room saw stays on the wall; the page of the facilitator says what is wrong.
        st.html(drawn)
        return
    stamp = f"{place.key} {room.stamp} {room.live.phones}" if room else place.key
    if stamp != before:
        drawn = _drawn(room, place) if room else closed_html(full_name(place))
        st.session_state[DRAWN] = (stamp, drawn)
    st.html(drawn)


def _drawn(room: RoomNow, place: Place) -> str:
    found = how_to_join(room.live)
    shown = room.live.phones and not found.warning
    return wall_html(room, full_name(place), loaded().method, found.url if shown else "", found.short if shown else "")
