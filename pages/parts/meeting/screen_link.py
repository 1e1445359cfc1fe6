"""A link that shows a page on the screen of the room: always in the same window, which can stand on the beamer."""

from pathlib import Path
from typing import Any

import streamlit as st

from pages.parts.shared.assets import script

__all__ = ["screen_link"]

HERE = Path(__file__).parent
_link: Any = st.components.v2.component(
    "schermlink",
    html='<a class="wijk-schermlink"></a>',
    css=script(HERE / "meeting.css"),
    js=script(HERE / "screen_link.js"),
    isolate_styles=False,
)


def screen_link(label: str, address: str, key: str) -> None:
    """Show the link; ``address`` is relative to the page."""
    _link(key=key, data={"label": label, "address": address})
