"""The meeting: what a facilitator needs to lead a room with this dashboard, step by step."""

import streamlit as st

from pages.parts.meeting.script import choose_step, choose_track, show_step
from pages.parts.shared.messages import show_said
from pages.parts.shared.place_picker import chosen_place, examples, picker_row, search_box, show_place
from pages.parts.shared.route_now import current_route
from pages.parts.shared.routing import through_app
from pages.parts.shared.snapshot import profile_of
from pages.parts.shared.theme import markdown_text
from wijk.approach.tracks import TrackFacts, progress_of
from wijk.views.place_names import full_name

through_app()

place = chosen_place()
if place is None or place.level == "land":
    st.title("Bijeenkomst")
    st.markdown("Kies eerst een gemeente, wijk of buurt. U leidt daar een bijeenkomst mee, stap voor stap.")
    show_place(search_box() or examples(country=False))
    st.stop()

picker_row(place)
st.title(markdown_text(f"Bijeenkomst {full_name(place)}"))
with st.container():
    show_said()
left, right = st.columns([2, 3], gap="large")
with left, st.container(key="draaiboek-kant"):
    progress = progress_of(choose_track(), TrackFacts(current_route(profile_of(place)).counts))
    step = choose_step(progress)
with right:
    show_step(place, step)
