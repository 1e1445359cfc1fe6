"""Decides whether two areas of two years are one place: the one function that links, shapes and figures all ask."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache
from math import inf, isnan
from typing import Literal

from wijk.domain.text import fold

__all__ = [
    "CHANGES",
    "ENOUGH_PEOPLE",
    "JOINED",
    "AreaFacts",
    "Change",
    "Judgement",
    "Relation",
    "Resemblance",
    "judge",
    "name_words",
    "relation_of",
    "resemblance_of",
    "same_land",
]

Relation = Literal["same", "nearly", "split", "merged", "another"]
# What CBS says happened to an area since the year before (IndelingswijzigingWijkenEnBuurten), by its number there.
Change = Literal["unchanged", "code", "boundary"]
CHANGES: dict[str, Change] = {"1": "unchanged", "2": "code", "3": "boundary"}
# Areas that are one place, hence one page.
JOINED: tuple[Relation, ...] = ("same", "nearly")

# Land areas agree within this share, or this many hectares: CBS measures in whole hectares, anew each year.
LAND_SHARE = 0.02
LAND_HECTARES = 1.0
# Where one year gives the total area only, with water, it lies between the other's land and total, within this share.
TOTAL_SHARE = 0.1
# With the same name and code, land that differs up to this share is a moved boundary, not another place.
LAND_NEAR = 0.9
# People agree when the smaller number is this part of the larger, or they differ no more than a few households.
PEOPLE_AGREE = 0.8
FEW_PEOPLE = 25
# From this part of the people, counted from both sides, two areas are nearly the same place. A gemeente keeps its
# council through a border correction, so it may have changed more.
ENOUGH_PEOPLE = {"gemeente": 0.8, "wijk": 0.9, "buurt": 0.9}
# How alike two spellings of one name are ("Groerne Zoom" and "Groene Zoom").
SPELLING = 0.9

_NUMBERED = re.compile(r"^(?:wijk|buurt)\s+\d+\b")
_NOTHING_SAID = {"e", "o", "eo", "en", "omgeving", "de", "het", "t", "s", "kern", "woonkern"}
_OUTSIDE = re.compile(r"\bverspr(?:eide)? (?:huizen|h)\b(?: in)?|\bbuitengebied\b")


@dataclass(frozen=True, slots=True)
class AreaFacts:
    """What is published of one area: its names, its inhabitants (0 when not known), and its land and total area.

    Areas are in hectares; NaN when a year gives only the other one. ``change`` is what CBS says happened since the year
    before. Beside areas of an earlier year "unchanged" is not to be given: it says nothing of the years in between.
    """

    code: str
    name: str
    municipality_name: str
    inhabitants: float
    land: float
    total: float
    change: Change | None = None


@dataclass(frozen=True, slots=True)
class Resemblance:
    """How two areas resemble each other: ``land`` and ``people`` are the smaller ÷ the larger, 0 to 1.

    A code that CBS says is a new one is not kept, whatever area had it the year before.
    """

    code_kept: bool
    name: Literal["equal", "alike", "other"]
    land: float
    land_agrees: bool
    people: float
    people_agree: bool
    change: Change | None = None


@dataclass(frozen=True, slots=True)
class Judgement:
    """A relation of an older to a newer area, with the share of people in both and why a person should look at it."""

    relation: Relation
    share: float
    doubt: str = ""


def resemblance_of(old: AreaFacts, new: AreaFacts) -> Resemblance:
    """The evidence for an older and a newer area."""
    people = _ratio(old.inhabitants, new.inhabitants)
    land, land_agrees = _land(old, new)
    return Resemblance(
        code_kept=old.code == new.code and new.change != "code",
        name=_names(old, new),
        land=land,
        land_agrees=land_agrees,
        people=people,
        people_agree=people >= PEOPLE_AGREE or abs(old.inhabitants - new.inhabitants) <= FEW_PEOPLE,
        change=new.change,
    )


def same_land(old: float, new: float) -> bool:
    """Whether two land areas in hectares agree, within LAND_SHARE of the older or LAND_HECTARES."""
    return abs(old - new) <= max(old * LAND_SHARE, LAND_HECTARES)


def judge(evidence: Resemblance) -> Judgement:
    """Whether two areas are one place by themselves, from code, name, land area and inhabitants together, and from what
    CBS says happened to the newer one: whether a figure of the one may be shown for the other without more.

    A code alone never proves it, nor does a land area that agrees by chance. Three things that agree are enough; where
    only the number of people moved (new houses, demolition), the boundary is the same and so is the place.

    - *same*: the land agrees, and so do the name, or the people together with the code or most of the name.
    - *nearly*: the name is the same, and the people agree though the land does not (a piece of field went to the
      neighbour), or the code is kept and the land differs less than a tenth.
    - What CBS says decides between consecutive years: unchanged, with the code kept and the name or the land agreeing,
      is *same*; unchanged under another code it is the area that had that code, hence *another*; a boundary that it
      redrew is never more than *nearly*. It never makes two areas one by itself: a code that is unchanged with another
      name and other land goes to the list for a person.
    - *another* otherwise. Whether it was split or merged only the areas inside it can tell: see `relation_of`.
    """
    one = evidence
    if one.change == "unchanged" and one.code_kept and (one.land_agrees or one.name != "other"):
        return Judgement("same", 1.0, _doubt(one))
    if one.change == "unchanged" and not one.code_kept:
        return Judgement("another", 0.0)
    if one.change == "boundary":
        return _redrawn(one)
    if one.land_agrees and one.name == "equal":
        return Judgement("same", 1.0, _doubt(one))
    if one.land_agrees and one.people_agree and (one.code_kept or one.name == "alike"):
        return Judgement("same", 1.0, _doubt(one))
    if one.name == "equal" and one.people >= ENOUGH_PEOPLE["buurt"]:
        return Judgement("nearly", one.people, _doubt(one))
    if one.name == "equal" and one.code_kept and one.land >= LAND_NEAR:
        return Judgement("nearly", one.land, _doubt(one))
    claimed = one.code_kept and (one.land_agrees or one.change == "unchanged")
    return Judgement("another", 0.0, _doubt(one) if claimed else "")


def _redrawn(one: Resemblance) -> Judgement:
    """An area whose boundary CBS redrew: nearly the same where enough people or, under one name and code, land is."""
    known_as_before = one.name == "equal" or (one.name == "alike" and one.code_kept)
    if known_as_before and one.people >= ENOUGH_PEOPLE["buurt"]:
        return Judgement("nearly", one.people, _doubt(one))
    if one.name == "equal" and one.code_kept and one.land >= LAND_NEAR:
        return Judgement("nearly", one.land, _doubt(one))
    return Judgement("another", 0.0, _doubt(one) if one.code_kept and one.land_agrees else "")


def relation_of(share: float, back: float, level: str) -> Relation:
    """The relation from where the people went: ``share`` of the old ones live in the new area, ``back`` of the new
    ones come from the old area; both 0 to 1.
    """
    enough = ENOUGH_PEOPLE[level]
    if share >= enough:
        return "nearly" if back >= enough else "merged"
    return "split" if back >= enough else "another"


def _doubt(one: Resemblance) -> str:
    """Why a person should look at it, in Dutch; empty when the evidence points one way.

    That more people came to live in the same place, or that a code changed, is no reason by itself.
    """
    against = [
        told
        for told, holds in (
            ("de naam is anders", one.name == "other"),
            ("de naam lijkt erop", one.name == "alike"),
            ("het aantal inwoners verschilt", not one.people_agree),
            ("de oppervlakte verschilt", one.land < LAND_NEAR and not one.land_agrees),
            ("de code is anders", not one.code_kept),
            ("volgens het CBS is er niets veranderd", one.change == "unchanged" and one.name == "other"),
            ("volgens het CBS is de grens veranderd", one.change == "boundary"),
        )
        if holds
    ]
    return ", ".join(against) if one.name == "other" or len(against) > 1 else ""


def _land(old: AreaFacts, new: AreaFacts) -> tuple[float, bool]:
    """How much of the land is alike, and whether it agrees; the total area stands in where a year has no other."""
    if not (isnan(old.land) or isnan(new.land)):
        return _ratio(old.land, new.land), same_land(old.land, new.land)
    least, found, most = (old.land, new.total, old.total) if isnan(new.land) else (new.land, old.total, inf)
    nearest = min(max(found, least), most)
    return _ratio(nearest, found), abs(nearest - found) <= max(nearest * TOTAL_SHARE, LAND_HECTARES)


def _ratio(one: float, other: float) -> float:
    return min(one, other) / max(one, other) if max(one, other) > 0 else 1.0


def _names(old: AreaFacts, new: AreaFacts) -> Literal["equal", "alike", "other"]:
    one, other = name_words(old), name_words(new)
    if one == other and (one or old.name == new.name):
        return "equal"
    if not one or not other:
        return "other"
    first, second = (" ".join(sorted(words)) for words in (one, other))
    if _spelled_alike(first, second):
        return "equal"
    return "alike" if one <= other or other <= one else "other"


def _spelled_alike(first: str, second: str) -> bool:
    """Whether two names are one but for spelling; lengths and letters are never less alike than spelling, and cheap."""
    if 2 * min(len(first), len(second)) < SPELLING * (len(first) + len(second)):
        return False
    spelling = SequenceMatcher(None, first, second)
    return spelling.quick_ratio() >= SPELLING and spelling.ratio() >= SPELLING


def name_words(area: AreaFacts) -> frozenset[str]:
    """The telling words of a name: without "Wijk 03", the gemeente's own name, articles and "e.o."."""
    return _words(area.name, area.municipality_name)


# As many as there are areas in the divisions that are compared: a name is asked for again beside every candidate.
@lru_cache(maxsize=50_000)
def _words(name: str, municipality_name: str) -> frozenset[str]:
    told = {word for word in _folded(name).split() if word not in _NOTHING_SAID}
    return frozenset(told - set(_folded(municipality_name).split()) or told)


def _folded(name: str) -> str:
    words = re.sub(r"[^a-z0-9]+", " ", fold(name)).strip()
    return _OUTSIDE.sub("buiten", _NUMBERED.sub("", words).strip())
