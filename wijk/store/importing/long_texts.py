"""Texts that are longer than we keep: cut between two words, and saying so."""

from wijk.store.common.fields import MAX_TEXT

__all__ = ["CUT", "shortened"]

CUT = " … (ingekort)"


def shortened(text: str) -> str:
    """Return a text of at most what we keep; what was cut off is told by its end.

    >>> shortened("kort")
    'kort'
    """
    if len(text) <= MAX_TEXT:
        return text
    start = text[: MAX_TEXT - len(CUT)]
    return (start.rsplit(None, 1)[0] if " " in start else start) + CUT
