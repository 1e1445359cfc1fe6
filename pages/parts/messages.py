"""Sentences that outlive the rerun in which they were said: what was saved, deleted or imported."""

import streamlit as st

from pages.parts.look import plain

__all__ = ["say", "show_said"]

SAID = "gezegd"


def say(text: str) -> None:
    """Have the page say this the next time it is drawn."""
    st.session_state.setdefault(SAID, []).append(text)


def show_said() -> None:
    """Show what was said since the last time, once; the look keeps it in sight wherever the reader is on the page."""
    with st.container(key="gezegd"):
        for text in st.session_state.pop(SAID, []):
            st.success(plain(text))
