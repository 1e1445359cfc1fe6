"""What only the browser can do: put the cursor somewhere, and scroll to the top."""

import streamlit as st

__all__ = ["focus", "scroll_to_top"]


def focus(selector: str, occasion: str) -> None:
    """Put the cursor in the element of a CSS selector, once for every new ``occasion``.

    A field that a page draws for the first time is there only once the browser fetched what draws it.
    """
    found = f"window.parent.document.querySelector({selector!r})"
    again = "left && setTimeout(go, 50, left - 1)"
    _run(f"(function go(left) {{ const one = {found}; one ? one.focus() : {again}; }})(60)", occasion)


def scroll_to_top(occasion: str) -> None:
    """Show the page from its top, once for every new ``occasion``."""
    _run("window.parent.document.querySelector('[data-testid=stMain]')?.scrollTo(0, 0)", occasion)


def _run(script: str, occasion: str) -> None:
    st.html(f"<script>/* {occasion} */ {script}</script>", unsafe_allow_javascript=True)
