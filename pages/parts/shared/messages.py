"""Sentences that outlive the rerun in which they were said: what was saved, deleted or imported."""

import streamlit as st

from pages.parts.shared.theme import markdown_text

__all__ = ["say", "say_wrong", "show_said"]

SAID, WRONG = "gezegd", "gezegd-wat-niet-lukte"


def say(text: str) -> None:
    """Have the page say this the next time it is drawn."""
    st.session_state.setdefault(SAID, []).append(text)


def say_wrong(text: str) -> None:
    """Have the page say, the next time it is drawn, what did not succeed and how to mend it."""
    st.session_state.setdefault(WRONG, []).append(text)


def show_said() -> None:
    """Show what was said since the last time, once; the look keeps it in sight wherever the reader is on the page."""
    with st.container(key="gezegd"):
        for text in st.session_state.pop(SAID, []):
            st.success(markdown_text(text))
        for text in st.session_state.pop(WRONG, []):
            st.error(markdown_text(text))
