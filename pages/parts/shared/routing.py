"""Makes sure a page runs inside app.py, whichever address is asked for first."""

import streamlit as st
from streamlit.runtime.pages_manager import PagesManager

__all__ = ["asked_path", "through_app"]


def through_app() -> None:
    """Start again through app.py when Streamlit runs the page on its own.

    Until ``st.navigation`` was called once in a process, Streamlit takes a folder named pages/ for its older way of
    making pages, and a link to a page would run that file without app.py.
    """
    if PagesManager.uses_pages_directory:
        PagesManager.uses_pages_directory = False
        st.rerun()


def asked_path() -> str:
    """The last part of the path in the browser's address; empty for the start page, and where there is no browser."""
    address = st.context.url or ""
    return address.split("://")[-1].partition("/")[2].rpartition("/")[2]
