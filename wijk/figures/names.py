"""Names of places, as people say and type them: spoken, folded, and without the kind of area."""

import re
from functools import lru_cache

from wijk.domain.text import fold

__all__ = ["also_called", "normalised", "readings", "short_name", "spoken_aliases", "spoken_name", "stem"]

# What people call a gemeente, beside its official name.
_SPOKEN = {
    "'s-Gravenhage": "Den Haag",
    "'s-Hertogenbosch": "Den Bosch",
}
# What people also type for an official name.
_TYPED = {"Súdwest-Fryslân": "zuidwest friesland", "Fryslân": "friesland"}
# Stadsdelen, by the letter with which the codes of their wijken go on: the CBS has no areas of these names.
_STADSDELEN = {
    "WK0363": {"A": "centrum", "E": "west", "F": "nieuw west", "K": "zuid", "M": "oost", "N": "noord", "T": "zuidoost"}
}
# The middle of a town has one name on paper and another in the street.
_SAME_PART = {"binnenstad": "centrum", "stadscentrum": "centrum", "centrum": "binnenstad"}
# A shorter word of a name is too common to tell a place by.
TELLING = 5
_OTHER_SIGNS = re.compile(r"[^a-z0-9]+")
_ARTICLE = re.compile(r"^'[st][- ]|\(.*\)")
_KIND = re.compile(r"(?<=\w{4})(?:wijk|buurt|kwartier)$")
# "Wijk 36 Moerwijk", "Wijk15-Ottoland", "Wijk Mander"; "Wijk 04", "Wijk C" and "Wijk aan Zee" are the whole name.
_NUMBERED = re.compile(r"^Wijk(?: ?\d+\w?\b[:, -]*(?=\w|['\"])| (?=[A-Z][a-zé]{2}))")
# The province behind a name; there are two gemeenten Bergen.
_PROVINCE = re.compile(r"(?<!^Bergen) \((?:L|NH|O|Z|ZH)\.\)$")
_WRITTEN_OUT = (
    (re.compile(r"\bVerspr\.? ?h(?:uizen\b|\.|\b) ?|\bVerspriede huizen "), "Verspreide huizen "),
    (re.compile(r"\b[Oo]mg\.?(?= )"), "Omgeving"),
    (re.compile(r"\be\.?o\.(?=$|[^\w])"), "en omgeving"),
    (re.compile(r"\bInd\. ?terrein\b"), "Industrieterrein"),
    (re.compile(r"^BT (?=\w)"), "Bedrijventerrein "),
    (re.compile(r"\(ged\.\)"), "(gedeeltelijk)"),
    (re.compile(r" \(brt\)$"), ""),
    (re.compile(r"^(Buitengebied|Binnenstad|Kern) - "), r"\1 "),
    (re.compile(r"^([st])(?=[ -][A-Z])"), r"'\1"),
)


@lru_cache(maxsize=65_536)
def normalised(text: str) -> str:
    """Lower case without accents, with every other sign as one space: how names are compared."""
    return _OTHER_SIGNS.sub(" ", fold(text)).strip()


@lru_cache(maxsize=65_536)
def spoken_name(name: str) -> str:
    """An official name as people say it: without the number, the province behind it and abbreviations.

    >>> spoken_name("Wijk 36 Moerwijk"), spoken_name("'s-Gravenhage"), spoken_name("Beukenlaan e.o.")
    ('Moerwijk', 'Den Haag', 'Beukenlaan en omgeving')
    """
    said = _PROVINCE.sub("", _NUMBERED.sub("", _SPOKEN.get(name, name)))
    for pattern, text in _WRITTEN_OUT:
        said = pattern.sub(text, said)
    return said.strip()


@lru_cache(maxsize=65_536)
def short_name(name: str) -> str:
    """The folded name as people say it: without "Wijk 36", the article of 's-Gravenhage and what is in brackets."""
    return normalised(_ARTICLE.sub("", _NUMBERED.sub("", name)))


def spoken_aliases(name: str) -> str:
    """What else people type for this name, folded; empty when there is nothing else."""
    return normalised(_SPOKEN.get(name, _TYPED.get(name, "")))


def also_called(code: str, name: str) -> tuple[str, ...]:
    """Folded names that people use for what lies at, or round, the area with this code and official name."""
    stadsdeel = _STADSDELEN.get(code[:6], {}).get(code[6:7], "")
    return tuple(filter(None, (_SAME_PART.get(short_name(name), ""), stadsdeel)))


def stem(text: str) -> str:
    """A folded name without the kind of area at its end: the Schilderswijk may well be called Schildersbuurt."""
    return _KIND.sub("", text)


def readings(name: str) -> set[str]:
    """What a mistyped name may be meant as: the whole name, the short or spoken one, or one telling word of it."""
    short = short_name(name)
    telling = {word for word in short.split() if len(word) >= TELLING}
    return {normalised(name), short, spoken_aliases(name) or short, *telling}
