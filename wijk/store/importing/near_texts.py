"""The known texts that are spelled most like one that is not known."""

import difflib
from collections.abc import Iterable

__all__ = ["near_texts"]


def near_texts(text: str, known: Iterable[str], most: int, least: float) -> list[str]:
    """Return at most so many of the ``known`` texts, the nearest first, that are ``least`` (0 to 1) alike.

    Those that are too long or too short to be are left out first: of thousands of texts nearly all are.
    """
    size = len(text)
    fitting = [one for one in known if one and 2.0 * min(size, len(one)) / (size + len(one)) >= least]
    return difflib.get_close_matches(text, fitting, n=most, cutoff=least) if fitting else []
