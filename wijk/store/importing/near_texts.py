"""The known texts that are spelled most like one that is not known."""

import difflib
from collections.abc import Iterable
from functools import lru_cache

__all__ = ["near_texts"]


def near_texts(text: str, known: Iterable[str], most: int, least: float) -> list[str]:
    """Return at most so many of the ``known`` texts, the nearest first, that are ``least`` (0 to 1) alike.

    Those that are too long or too short to be, or have too many other signs, are left out first: of thousands of texts
    nearly all are.
    """
    size, signs = len(text), set(text)
    # A little wider than the texts that are as much alike as can be at their length.
    shortest, longest = size * least / (2 - least) - 0.1, size * (2 - least) / least + 0.1
    fitting = [
        one for one in known if one and shortest <= len(one) <= longest and _most_alike(text, signs, one) >= least
    ]
    return difflib.get_close_matches(text, fitting, n=most, cutoff=least) if fitting else []


def _most_alike(text: str, signs: set[str], other: str) -> float:
    """How alike two texts are at most, by the different ``signs`` that only one of them has."""
    theirs = _signs(other)
    shared = min(len(text) - len(signs - theirs), len(other) - len(theirs - signs))
    return 2.0 * shared / (len(text) + len(other))


@lru_cache(maxsize=4096)
def _signs(text: str) -> frozenset[str]:
    return frozenset(text)
