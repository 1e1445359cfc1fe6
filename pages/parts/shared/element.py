"""Elements of our own, where Streamlit has none: drawn by a script from the data they are given."""

from pathlib import Path
from typing import Any

import streamlit as st

from pages.parts.shared.assets import script

__all__ = ["element", "heard"]


def element(name: str, html: str, css: Path, *js: Path) -> Any:
    """Return what draws an element that begins as ``html``, with the look and the keyboard of the page around it.

    Of the scripts, in this order, the last exports what draws.
    """
    text = script(css), "".join(map(script, js))
    return st.components.v2.component(name, html=html, css=text[0], js=text[1], isolate_styles=False)


def heard() -> None:
    """Streamlit tells of a press only when something is called for it."""
