"""Folds with something to fill in: nothing is drawn in one before it is opened, and all of it is from then on.

What was picked but not saved yet stands only in the browser, which forgets it once it is not drawn any more.
"""

from collections.abc import Collection

import streamlit as st
from streamlit.elements.lib.mutable_expander_container import ExpanderContainer

__all__ = ["OPENED", "form_fold", "was_opened"]

OPENED = "vouwen die open waren"


def form_fold(label: str, name: str, *, expanded: bool = False) -> tuple[ExpanderContainer, bool]:
    """A fold, and whether to draw what is in it: since it was first opened in this session."""
    fold = st.expander(label, expanded, key=f"vouw-{name}", on_change="rerun")
    if fold.open and name not in _opened():
        st.session_state[OPENED] = {*_opened(), name}
    return fold, name in _opened()


def was_opened(prefix: str) -> bool:
    """Whether a fold whose name begins so was opened in this session."""
    return any(name.startswith(prefix) for name in _opened())


def _opened() -> Collection[str]:
    opened: Collection[str] = st.session_state.get(OPENED, frozenset())
    return opened
