"""Names of places, as people type them: folded, without what is only official, and without the kind of area."""

import re
import unicodedata
from functools import lru_cache

__all__ = ["SPOKEN", "fold", "readings", "short_name", "stem"]

# What people call a gemeente, beside its official name.
SPOKEN = {
    "'s-Gravenhage": "den haag",
    "'s-Hertogenbosch": "den bosch",
    "Súdwest-Fryslân": "zuidwest friesland",
    "Fryslân": "friesland",
}
# A shorter word of a name is too common to tell a place by.
TELLING = 5
_OTHER_SIGNS = re.compile(r"[^a-z0-9]+")
_OFFICIAL = re.compile(r"^Wijk \d+ |^'[st][- ]|\(.*\)")
_KIND = re.compile(r"(?<=\w{4})(?:wijk|buurt|kwartier)$")


@lru_cache(maxsize=65_536)
def fold(text: str) -> str:
    """Lower case without accents, with every other sign as one space: how names are compared."""
    plain = text.casefold()
    if not plain.isascii():
        plain = "".join(sign for sign in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(sign))
    return _OTHER_SIGNS.sub(" ", plain).strip()


@lru_cache(maxsize=65_536)
def short_name(name: str) -> str:
    """The folded name as people say it: without "Wijk 36", the article of 's-Gravenhage and what is in brackets."""
    return fold(_OFFICIAL.sub("", name))


def stem(text: str) -> str:
    """A folded name without the kind of area at its end: the Schilderswijk may well be called Schildersbuurt."""
    return _KIND.sub("", text)


def readings(name: str) -> set[str]:
    """What a mistyped name may be meant as: the whole name, the short or spoken one, or one telling word of it."""
    short = short_name(name)
    telling = {word for word in short.split() if len(word) >= TELLING}
    return {fold(name), short, SPOKEN.get(name, short), *telling}
