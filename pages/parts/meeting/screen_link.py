"""A link that shows a page on the screen of the room: always in the same window, which can stand on the beamer."""

from pathlib import Path

from pages.parts.shared.element import element

__all__ = ["screen_link"]

HERE = Path(__file__).parent
_link = element("schermlink", '<a class="wijk-schermlink"></a>', HERE / "meeting.css", HERE / "screen_link.js")


def screen_link(label: str, address: str, key: str) -> None:
    """Show the link; ``address`` is relative to the page."""
    _link(key=key, data={"label": label, "address": address})
