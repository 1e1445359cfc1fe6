"""Makes sure a page runs inside app.py, whichever address is asked for first."""

import streamlit as st
from streamlit.runtime.pages_manager import PagesManager

__all__ = ["through_app"]


def through_app() -> None:
    """Start again through app.py when Streamlit runs the page on its own.

    Until ``st.navigation`` was called once in a process, Streamlit takes a folder named pages/ for its older way of
    making pages, and a link to a page would run that file without app.py.
    """
    if PagesManager.uses_pages_directory:
        PagesManager.uses_pages_directory = False
        st.rerun()
