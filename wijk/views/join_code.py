"""How people join a meeting by phone: the code in signs that are read aloud easily, and its address as a QR code."""

from html import escape

import segno

from wijk.views.colours import PAPER

__all__ = ["QUIET", "qr_image", "qr_svg", "shown_code"]

# Light modules around a QR code: what the standard asks for a camera to find it.
QUIET = 4
TITLE = "QR-code om mee te doen met uw telefoon"
DARK, LIGHT = "#000000", PAPER


def shown_code(code: str) -> str:
    """Return a join code in groups of four signs."""
    return " ".join(code[start : start + 4] for start in range(0, len(code), 4))


def qr_svg(address: str, title: str = TITLE) -> str:
    """Return an address as a QR code: SVG that takes the size of its frame, black on white with its quiet zone.

    It can be read with 15% of it covered. ``title`` says in Dutch what it is to who can't see it.
    """
    made = segno.make(address, error="m", micro=False)
    svg = made.svg_inline(border=QUIET, dark=DARK, light=LIGHT, omitsize=True, title=title)
    return str(svg).replace("<svg ", '<svg role="img" ', 1)


def qr_image(address: str, title: str = TITLE) -> str:
    """Return the same QR code as an image element, for where SVG itself is taken out of the HTML."""
    made = segno.make(address, error="m", micro=False)
    data = made.svg_data_uri(border=QUIET, dark=DARK, light=LIGHT, omitsize=True)
    return f'<img alt="{escape(title)}" src="{escape(data)}">'
