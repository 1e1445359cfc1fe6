"""How a place is written in running text: as people say it, with the words that make the sentence read well."""

import re
from functools import lru_cache

from wijk.domain.area import Level
from wijk.figures.names import normalised, spoken_name
from wijk.figures.places import Place

__all__ = ["at", "at_place", "coded_name", "full_name", "gemeente_name", "place_name"]

# Islands, and what used to be one: Dutch says "op Texel" where it says "in Arnhem".
ISLANDS = {
    "Ameland",
    "Goeree-Overflakkee",
    "Marken",
    "Noord-Beveland",
    "Schiermonnikoog",
    "Schouwen-Duiveland",
    "Terschelling",
    "Texel",
    "Urk",
    "Vlieland",
}
# A name that begins with one of these is that noun and a name: "in het buitengebied Holten".
NOUNS = {
    "op het": r"bedrijventerrein|bedrijvenpark|industrieterrein|recreatiepark|bungalowpark|vakantiepark"
    r"|villapark|sportpark",
    "op de": r"bedrijventerreinen|industrieterreinen",
    "in het": r"buitengebied|landelijk gebied|dorp|gehucht|[a-z]+(?:ch|s|f)?gebied",
    "in de": r"kern|buurtschap|polder|woonkern|bebouwde kom|kom|binnenstad|uiterwaarden",
}
# A name that is nothing but one of these is a noun too.
BARE = {"centrum": "in het", "stadscentrum": "in het", "dorpscentrum": "in het", "oude binnenstad": "in de"}
# A name with this head always has this article: "in de Schildersbuurt".
HEADS = {"in de": r"[^-]*buurt|\w+polder", "in het": r"\w*kwartier|\w+park"}
# What is left over between the places with a name, or has no name of its own.
LEFT_OVER = re.compile(
    r"(?i).*\bverspreide? ?\w*(?: |$)|overige?\b|rest\b|omgeving\b|ged\.|gedeelte\b|agrarisch"
    r"|(?:wijk|buurt)(?: [\d ]+)?$|.*(?:gebied|terrein(?:en)?|bebouwing)$"
)
# Parts of a town that every town has, and names that are a street, a list or a mark rather than a place.
PART = r"(?:noord|zuid|oost|west|midden|centrum|kern|dorp|stad|oud|nieuw|binnen|buiten|boven|beneden|hoog|laag)"
COMMON = re.compile(
    rf"(?i){PART}(?:[ -]?(?:{PART}|en|[ivx]+))*$"
    r"|.*(?:straat|straten|laan|lanen|weg|wegen|plein|kade|singel|dreef|gracht|pad|terrein)(?:[ -]\w+)?$"
    r"|.*[\d,/&;+]|.*\ben omgeving|.* [IVX]+$|.*\((?:gedeeltelijk|buitengebied|woonkern|kern|dorp)\)|.{1,2}$"
    r"|(?:industrie|bedrijven|landelijk).*"
)
MARK = re.compile(r"[A-Z0-9.\- ]+$")
_BRACKETS = re.compile(r" \(.*\)")
ARTICLE = re.compile(r"(?i)(?:de|het|den|'t|d'|der|'s)\b")


def place_name(place: Place) -> str:
    """The name as people say it, with a capital: "Moerwijk"."""
    return _as_said(place.name)


def gemeente_name(place: Place) -> str:
    """The gemeente of a place as it is told beside it: "Den Haag", or "de gemeente Hattem" for Hattem in Hattem."""
    gemeente = spoken_name(place.municipality_name or place.name)
    return f"de gemeente {gemeente}" if _shares_its_name(place) else gemeente


def full_name(place: Place) -> str:
    """The name with its gemeente, for a title or a file: "Moerwijk, Den Haag"; "Hattem, wijk in Hattem"."""
    name = place_name(place)
    if place.level in ("land", "gemeente"):
        return name
    within = spoken_name(place.municipality_name)
    return f"{name}, {place.level} in {within}" if _shares_its_name(place) else f"{name}, {within}"


def coded_name(place: Place) -> str:
    """`full_name` with the CBS code, for what has to be found back: "Moerwijk, Den Haag (WK051836)"."""
    return f"{full_name(place)} ({place.area})"


def at(name: str) -> str:
    """A gemeente or Nederland as where something is.

    >>> at("Arnhem"), at("Texel"), at("'s-Gravenhage")
    ('in Arnhem', 'op Texel', 'in Den Haag')
    """
    said = spoken_name(name)
    return f"op {said}" if said in ISLANDS else f"in {said}"


def at_place(place: Place) -> str:
    """A place as where something is, told so that it reads as a place.

    "in Moerwijk", "in de Schildersbuurt", "in het buitengebied Holten (Rijssen-Holten)", "in de wijk Noord
    (Rotterdam)", "in het gebied Verspreide huizen (Zoeterwoude)".
    """
    if place.level in ("land", "gemeente"):
        return at(place.name)
    return _within(place_name(place), place.level, spoken_name(place.municipality_name))


@lru_cache(maxsize=8_192)
def _within(name: str, level: Level, gemeente: str) -> str:
    named = "(" in name or f" {normalised(gemeente)} " in f" {normalised(name)} "
    behind = "" if named else f" ({_BRACKETS.sub('', gemeente)})"
    lower = name[:1].lower() + name[1:]
    for before, nouns in NOUNS.items():
        if found := re.match(rf"({nouns})(?:[ -]+|$)", lower, re.IGNORECASE):
            return f"{before} {f'{found[1].lower()} {name[found.end() :]}'.strip()}{behind}"
    if lower in BARE:
        return f"{BARE[lower]} {lower}{behind}"
    if LEFT_OVER.match(name):
        return f"in het gebied {name}{behind}"
    if COMMON.match(name) or MARK.match(name) or normalised(name) == normalised(gemeente):
        return f"in de {level} {name}{behind}"
    if not ARTICLE.match(name):
        for article, heads in HEADS.items():
            if re.fullmatch(heads, name, re.IGNORECASE):
                return f"{article} {name}"
    return at(name)


def _shares_its_name(place: Place) -> bool:
    return place.level in ("wijk", "buurt") and normalised(spoken_name(place.name)) == normalised(
        spoken_name(place.municipality_name)
    )


@lru_cache(maxsize=1_024)
def _as_said(name: str) -> str:
    return _capital(spoken_name(name))


def _capital(name: str) -> str:
    """A capital at the start, save for a name that begins with an article as 's or 't."""
    return name[:1].upper() + name[1:]
