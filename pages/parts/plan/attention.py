"""Where the cursor goes next on the page of the plan: to what was just opened, so that nobody has to look for it."""

import streamlit as st

from pages.parts.shared.browser import focus

__all__ = ["ROW", "go_to", "go_to_action", "go_to_goal", "go_to_row", "show_attention"]

ROW = "actie-erbij"
WHERE, COUNT = "werkplan-aandacht", "werkplan-aandacht-aantal"
WHAT = "input[aria-label^='Wat gebeurt']"


def go_to(selector: str) -> None:
    """Go to what a selector names."""
    st.session_state[WHERE] = selector
    st.session_state[COUNT] = st.session_state.get(COUNT, 0) + 1


def go_to_row() -> None:
    """Go to the row for a new action."""
    go_to(f".st-key-getypt-{ROW} {WHAT}")


def go_to_goal(identifier: str) -> None:
    """Go to the words of a goal that is open."""
    go_to(f".st-key-doel-wijzigen-{identifier} input")


def go_to_action(identifier: str) -> None:
    """Go to an action that is open."""
    go_to(f".st-key-actie-wijzigen-{identifier} {WHAT}")


def show_attention() -> None:
    """Put the cursor there, once; drawn when all of the page is."""
    if WHERE in st.session_state:
        focus(st.session_state[WHERE], str(st.session_state[COUNT]))
