"""Presenting: the dossier of a place as a story on the wall, the window of the speaker, and choosing the screens."""

import streamlit as st

from pages.parts.present.prepare import prepare
from pages.parts.present.story import LEFT, PREPARE, SPEAKER, show_speaker, show_story
from pages.parts.shared.database import opened_store
from pages.parts.shared.place_picker import PLACE, chosen_place, examples, search_box, show_place
from pages.parts.shared.present_switch import PRESENTING, came_from
from pages.parts.shared.routing import through_app

through_app()

PREPARING = "kiezen"
place = chosen_place()
if place is None or place.level == "land":
    st.title("Presenteren")
    st.markdown("Kies eerst een gemeente, wijk of buurt. U krijgt dan schermen voor op de beamer.")
    show_place(search_box() or examples(country=False))
    st.stop()

if PREPARING in st.query_params:
    prepare(opened_store(), place)
    st.stop()
pressed = show_speaker(place) if SPEAKER in st.query_params else show_story(place)
if pressed == LEFT:
    st.switch_page(came_from(), query_params={PLACE: place.key})
if pressed == PREPARE:
    st.switch_page(PRESENTING, query_params={PLACE: place.key, PREPARING: "1"})
