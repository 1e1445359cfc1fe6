"""What somebody chose in the fields of a page, kept in the session while other pages are looked at."""

from collections.abc import Sequence
from typing import Any

import streamlit as st

__all__ = ["choice", "choice_among", "choose_for", "keep_choices"]

KEPT = "bewaarde keuzes"
PREFIX = "keuze-"


def keep_choices() -> None:
    """Remember what is chosen now; called first on a page, for Streamlit forgets the fields that are not shown."""
    chosen = {key: value for key, value in st.session_state.items() if str(key).startswith(PREFIX)}
    st.session_state.setdefault(KEPT, {}).update(chosen)


def choice(name: str, default: Any) -> str:
    """The key for a field, which then holds what was chosen before, or else the default."""
    key = PREFIX + name
    if key not in st.session_state:
        st.session_state[key] = st.session_state.get(KEPT, {}).get(key, default)
    return key


def choice_among(name: str, options: Sequence[str]) -> str:
    """The key for a field with more answers; what is no longer among the options drops out."""
    key = choice(name, [])
    st.session_state[key] = [one for one in st.session_state[key] if one in options]
    return key


def choose_for(name: str, value: Any) -> None:
    """Fill a field; to be called before it is drawn, as from a button."""
    st.session_state[PREFIX + name] = value
