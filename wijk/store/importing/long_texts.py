"""Texts that are longer than we keep: cut between two words, and saying so."""

from wijk.store.common.fields import MAX_TEXT

__all__ = ["CUT", "shortened"]

CUT = " … (ingekort)"


def shortened(text: str, most: int = MAX_TEXT) -> str:
    """Return a text of at most what we keep, or what there is room for; what was cut off is told by its end.

    >>> shortened("kort")
    'kort'
    """
    if len(text) <= most:
        return text
    start = text[: most - len(CUT)]
    return (start.rsplit(None, 1)[0] if " " in start else start) + CUT
