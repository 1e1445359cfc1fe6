"""One line as a stranger typed it: without signs that nobody sees, that turn text around or that pile up."""

import unicodedata

__all__ = ["MOST_MARKS", "typed_line"]

# Signs that join letters or keep them apart are part of how some languages are written.
JOINERS = "\u200c\u200d"
# Letters by name, yet they take no room on screen.
BLANK_LETTERS = "\u115f\u1160\u17b4\u17b5\u3164\uffa0"
# Marks on one letter: more than any language needs climb over the lines above it.
MOST_MARKS = 3


def typed_line(text: str) -> str:
    """Return ``text`` as one line of what can be seen, composed; empty when there is no letter or digit in it.

    Control signs, signs of direction, halves of pairs and signs of private or no meaning are taken away.
    """
    kept: list[str] = []
    marks = 0
    for sign in unicodedata.normalize("NFC", " ".join(text.split())):
        kind = unicodedata.category(sign)
        marks = marks + 1 if kind in ("Mn", "Me") else 0
        if marks > MOST_MARKS or sign in BLANK_LETTERS or kind[0] == "C" and sign not in JOINERS:
            continue
        kept.append(sign)
    line = " ".join("".join(kept).split())
    return line if any(sign.isalnum() for sign in line) else ""
