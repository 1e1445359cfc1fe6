"""The outcome apart from the process: the figure of the place, with what it can't show."""

import streamlit as st

from pages.parts.shared.snapshot import profile_of
from pages.parts.shared.theme import markdown_text
from wijk.figures.places import Place
from wijk.views.outcome import OUTCOME, outcome_of

__all__ = ["show_outcome"]


def show_outcome(place: Place) -> None:
    """Say the figure, and what can't be read in it."""
    told = outcome_of(profile_of(place))
    st.subheader(OUTCOME, anchor=False)
    st.markdown(markdown_text(told.figure))
    st.markdown("\n".join(f"- {markdown_text(line)}" for line in told.limits))
    if told.source:
        st.caption(markdown_text(told.source))
