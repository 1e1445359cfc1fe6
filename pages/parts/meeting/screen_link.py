"""A link that shows a page on the screen of the room: always in the same window, which can stand on the beamer."""

from pathlib import Path

from pages.parts.shared.element import element
from pages.parts.shared.place_picker import PLACE

__all__ = ["SCREEN", "WALL", "screen_link", "step_address"]

# In the address: which screen of the page, and the one for the beamer.
SCREEN, WALL = "scherm", "zaal"

HERE = Path(__file__).parent
_link = element("schermlink", '<a class="wijk-schermlink"></a>', HERE / "meeting.css", HERE / "screen_link.js")


def screen_link(label: str, address: str, key: str) -> None:
    """Show the link; ``address`` is relative to the page."""
    _link(key=key, data={"label": label, "address": address})


def step_address(place: str, page: str) -> str:
    """Where the room looks during a step; of a meeting that is the wall, never the page where unread texts wait."""
    return f"./{page}?{PLACE}={place}" + (f"&{SCREEN}={WALL}" if page == "bijeenkomst" else "")
