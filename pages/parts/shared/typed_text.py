"""Typed text that was not saved yet stays in the browser's tab: after a refresh, a closed window, a lost connection.

What is kept never leaves the tab, and only containers made here are watched: names of people are typed elsewhere.
"""

import json
import re
from pathlib import Path

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from pages.parts.shared.assets import script

__all__ = ["UNSAVED", "keep_typed", "let_go", "watch_typing"]

SCRIPT = Path(__file__).with_suffix(".js")
LET_GO, COUNT = "losgelaten", "losgelaten-aantal"
# The key of a container that is there while something is unsaved: the browser then asks before it leaves the page.
UNSAVED = "onbewaard"


def watch_typing() -> None:
    """Watch what is typed, and forget what was saved or let go since; called once per run by app.py."""
    names: list[str] = st.session_state.pop(LET_GO, [])
    if names:
        st.session_state[COUNT] = st.session_state.get(COUNT, 0) + 1
    st.html(f"<script>{script(SCRIPT)}</script>", unsafe_allow_javascript=True)
    forget = f"window.wijkTyped.forget({json.dumps(names)})"
    st.html(f"<script>/* {st.session_state.get(COUNT, 0)} */ {forget}</script>", unsafe_allow_javascript=True)


def keep_typed(name: str) -> DeltaGenerator:
    """A container for one form, by a ``name`` that tells it from all others and holds nothing personal."""
    return st.container(key=f"getypt-{_in_class(name)}")


def let_go(name: str) -> None:
    """Forget what was typed in a form, because it was saved or people let it go."""
    st.session_state.setdefault(LET_GO, []).append(_in_class(name))


def _in_class(name: str) -> str:
    """A name as it stands in a class of an element."""
    return re.sub(r"[^\w-]|[^\x00-\x7f]", "-", name)
