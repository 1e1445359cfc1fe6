"""The steps of the page about a coalition: those out of sight are not drawn, and lose nothing by it."""

import streamlit as st
from streamlit.elements.lib.mutable_tab_container import TabContainer

__all__ = ["STEPS", "drawn_step"]

STEPS = ("1 Sleutelfiguren", "2 Wat is nodig", "3 Beste coalitie", "4 Lerend netwerk", "5 Bewaard")
DRAWN = "getekende stap"


def drawn_step(step: TabContainer, name: str) -> bool:
    """Whether to draw a step: while it is in sight, and once more after it, for what was chosen just before."""
    key = f"{DRAWN} {name}"
    before, st.session_state[key] = st.session_state.get(key, False), bool(step.open)
    return bool(step.open) or before
