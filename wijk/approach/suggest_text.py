"""Cuts what is written about an initiative into sentences of words, each as it is compared and where it stands."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

import snowballstemmer

from wijk.domain.text import fold

__all__ = ["Sentence", "Word", "sentences", "stem", "stems", "surface"]

# Tags and entities end a sentence, as their blocks and bullets do; what they hold is no word.
MARKUP = r"<[^<>]*>|&#?\w+;"
WORD = r"\d+(?:[.,:]\d+)+|\d+-\d+\b|\w+(?:['’´`-]\w+)*\+?"
TOKEN = re.compile(rf"(?P<markup>{MARKUP})|(?P<word>{WORD})|(?P<end>[.!?;|•\n])|(?P<pause>[,:()–/])")
INSIDE = re.compile(r"['’´`-]")
AGES = re.compile(r"\d+-\d+")
_stemmer = snowballstemmer.stemmer("dutch")


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a ``field`` from ``start`` to ``end``; ``surface`` is how it is compared. ``pause``: a comma before."""

    surface: str
    field: str
    start: int
    end: int
    pause: bool = False


Sentence = tuple[Word, ...]


def sentences(texts: Iterable[tuple[str, str]]) -> tuple[Sentence, ...]:
    """Return the sentences of (field, text) pairs; a sentence never spans two fields."""
    found: list[Sentence] = []
    for field, text in texts:
        current: list[Word] = []
        pause = False
        for match in TOKEN.finditer(text):
            if match["word"]:
                current.append(Word(surface(match["word"]), field, match.start(), match.end(), pause))
                pause = False
            elif match["pause"]:
                pause = True
            elif current:
                found.append(tuple(current))
                current, pause = [], False
        if current:
            found.append(tuple(current))
    return tuple(found)


def surface(word: str) -> str:
    """Return a word as it is compared: without capitals, accents, and hyphens between its parts; ages keep theirs.

    >>> surface("Taal-Café")
    'taalcafe'
    """
    folded = fold(word)
    return folded if AGES.fullmatch(folded) else INSIDE.sub("", folded)


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """Return the stem of a word that is written as `surface` gives it."""
    return str(_stemmer.stemWord(word))


def stems(word: str) -> frozenset[str]:
    """Return the stems a word may have: snowball leaves the t of "wandelt" on, so also without it."""
    return frozenset((stem(word), stem(word[:-1])) if len(word) > 3 and word.endswith("t") else (stem(word),))
