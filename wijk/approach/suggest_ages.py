"""Reads the ages that a text names: "65+", "16 tot 24 jaar", "vanaf 60 jaar", "75-jarigen"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from wijk.approach.suggest_text import Sentence
from wijk.domain.lexicon import AgeRule

__all__ = ["Ages", "ages_in", "tells"]

ENDLESS = 120
OPEN = re.compile(r"(\d{2})(?:\+\w*|plus\w*)")
OF_AGE = re.compile(r"(\d{2,3})jarigen?")
RANGE = re.compile(r"(\d{1,2})-(\d{1,3})")
NUMBER = re.compile(r"\d{1,3}")
YEARS = {"jaar", "jr", "jaren", "jarigen", "jarige", "j", "jarig"}
HOURS = {"uur", "u", "h", "euro", "ct", "cent"}
# What stands before ages that go without "jaar".
INTRODUCED = {"voor", "jonge", "gamers", "leeftijd", "jongeren", "jeugd", "kinderen", "studenten", "jongens", "meiden"}
BETWEEN = (("tot", "en", "met"), ("tot",), ("t", "m"), ("tm",), ("en",), ("a",))
FROM = (("vanaf",), ("boven", "de"), ("ouder", "dan"), ("minimaal",))
# These go without "jaar" too: of money one does not say so.
BARE = (("boven", "de"), ("ouder", "dan"))
AND_OLDER = (("en", "ouder"), ("of", "ouder"), ("eo",), ("plus",))


@dataclass(frozen=True, slots=True)
class Ages:
    """The years from ``youngest`` to ``oldest``, both included, and the positions of the words that say so."""

    youngest: int
    oldest: int
    words: tuple[int, ...]


def ages_in(sentence: Sentence) -> Iterator[Ages]:
    """Give every age or range of ages that a sentence names; numbers that are no ages are left alone."""
    texts = [word.surface for word in sentence]
    for at, text in enumerate(texts):
        if (only := OPEN.fullmatch(text)) and int(only[1]) >= 18:
            yield Ages(int(only[1]), ENDLESS, (at,))
        elif only := OF_AGE.fullmatch(text):
            yield Ages(int(only[1]), int(only[1]), (at,))
        elif only := RANGE.fullmatch(text):
            if _is_age(texts, at, at + 1):
                yield Ages(int(only[1]), int(only[2]), (at,))
        elif NUMBER.fullmatch(text):
            yield from _spelled(texts, at)


def tells(rule: AgeRule, ages: Ages) -> bool:
    """Say whether these ages are those of the group."""
    years = range(ages.youngest, ages.oldest + 1)
    shared = range(max(ages.youngest, rule.youngest), min(ages.oldest, rule.oldest) + 1)
    return len(years) > 0 and len(shared) >= rule.share * len(years)


def _spelled(texts: list[str], at: int) -> Iterator[Ages]:
    """Ages that begin with the bare number at ``at``."""
    number = int(texts[at])
    for link in BETWEEN:
        other = at + 1 + len(link)
        until = texts[other] if other < len(texts) else ""
        if tuple(texts[at + 1 : other]) == link and (NUMBER.fullmatch(until) or OF_AGE.fullmatch(until)):
            if OF_AGE.fullmatch(until) or _is_age(texts, at, other + 1):
                yield Ages(number, int(until.removesuffix("n").removesuffix("jarige")), tuple(range(at, other + 1)))
            return
    if number < 18 or number > 99:
        return
    after = at + 1 + (texts[at + 1 : at + 2] == ["jaar"])
    for link in AND_OLDER:
        if tuple(texts[after : after + len(link)]) == link:
            yield Ages(number, ENDLESS, tuple(range(at, after + len(link))))
            return
    if texts[at + 1 : at + 2] and texts[at + 1].startswith("plusser"):
        yield Ages(number, ENDLESS, (at, at + 1))
    elif texts[at + 1 : at + 2] and texts[at + 1].startswith("jarige"):
        yield Ages(number, number, (at, at + 1))
    else:
        aged = texts[at + 1 : at + 2] and texts[at + 1] in YEARS
        for link in FROM if aged else BARE:
            if at >= len(link) and tuple(texts[at - len(link) : at]) == link:
                yield Ages(number, ENDLESS, tuple(range(at - len(link), at + 2 if aged else at + 1)))


def _is_age(texts: list[str], start: int, after: int) -> bool:
    if after < len(texts) and texts[after] in YEARS:
        return True
    timed = after < len(texts) and texts[after] in HOURS
    return not timed and bool(INTRODUCED & set(texts[max(0, start - 3) : start]))
