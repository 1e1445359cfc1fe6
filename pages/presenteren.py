"""Presenting: the dossier of a place as a story on the wall, the window of the speaker, and choosing the screens."""

import streamlit as st

from pages.parts.present.prepare import prepare
from pages.parts.present.story import PREPARING, SPEAKER, show_story
from pages.parts.shared.database import opened_store
from pages.parts.shared.place_picker import chosen_place, examples, search_box, show_place
from pages.parts.shared.routing import through_app

through_app()

place = chosen_place()
if place is None or place.level == "land":
    st.title("Presenteren")
    st.markdown("Kies eerst een gemeente, wijk of buurt. U krijgt dan schermen voor op de beamer.")
    show_place(search_box() or examples(country=False))
    st.stop()

if PREPARING in st.query_params:
    prepare(opened_store(), place)
else:
    show_story(place, for_speaker=SPEAKER in st.query_params)
