"""What only the browser can do: put the cursor somewhere, and scroll to the top."""

import streamlit as st

__all__ = ["focus", "scroll_to_top"]


# How often the browser looks, in all two seconds.
TURNS = 40
WAITING = (
    "function look(selector, left, first = document.activeElement) { const now = document.activeElement;"
    " if (now !== first && (now.shadowRoot?.activeElement ?? now).matches('input, textarea')) return;"
    " const found = document.querySelector(selector);"
    " if (found) found.focus(); else if (left) setTimeout(() => look(selector, left - 1, first), 50); }"
)


def focus(selector: str, occasion: str) -> None:
    """Put the cursor in the element of a CSS selector, once for every new ``occasion``.

    The first of a kind of field comes a moment later than the page around it, so that it is waited for; not once people
    are in another field, where their next letters belong.
    """
    _run(f"({WAITING})({selector!r}, {TURNS})", occasion)


def scroll_to_top(occasion: str) -> None:
    """Show the page from its top, once for every new ``occasion``."""
    _run("window.parent.document.querySelector('[data-testid=stMain]')?.scrollTo(0, 0)", occasion)


def _run(script: str, occasion: str) -> None:
    st.html(f"<script>/* {occasion} */ {script}</script>", unsafe_allow_javascript=True)
