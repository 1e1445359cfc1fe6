"""The one way to the story of a place from any page of that place, and back to the page that one came from."""

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from pages.parts.shared.place_picker import PLACE
from pages.parts.shared.snapshot import loaded

__all__ = ["PRESENTING", "came_from", "present_switch"]

PRESENTING = "pages/presenteren.py"
CAME_FROM = "presenteren vanaf"


def present_switch(page: StreamlitPage) -> None:
    """Show the switch on a page while a gemeente, wijk or buurt is chosen, and remember the page for the way back."""
    place = loaded().places.get(str(st.session_state.get(PLACE, "")).upper())
    if page.url_path == "presenteren" or place is None or place.level == "land":
        return
    st.session_state[CAME_FROM] = page
    with st.container(key="presenteren-knop"):
        st.page_link(PRESENTING, label="Presenteren", query_params={PLACE: place.key})


def came_from() -> StreamlitPage | str:
    """The page on which the switch was pressed; that of the profile where an address was opened."""
    page: StreamlitPage | str = st.session_state.get(CAME_FROM, "pages/wijkprofiel.py")
    return page
