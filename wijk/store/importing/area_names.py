"""Names of areas as people say them: which area of the chosen gemeente a text means, and which ones it may mean."""

import re
from bisect import bisect_left
from collections.abc import Iterable
from functools import lru_cache
from itertools import islice

from wijk.domain.area import LEVELS, level_of
from wijk.store.common.texts import words
from wijk.store.importing.area_scope import AreaScope, pieces
from wijk.store.importing.choices import ByIdentity
from wijk.store.importing.near_texts import near_texts

__all__ = ["around", "guesses_of", "lies_in", "meant_area", "parts_of_one"]

# What people write before a name: "de wijk Elden", "stadsdeel Zuid".
KIND = re.compile(
    r"^(?:(?:in |heel )?(?:de |het )?(?:wijk|buurt|stadsdeel|wijken|buurten|dorp|kern)(?: \d+\w?)? |de |het )"
)
# A number before a name, as a list of wijken has: "20 Elden".
NUMBERED = re.compile(r"^\d{1,2} (?=\D)")
# And behind it: "Elden e.o.".
AROUND = re.compile(r" (?:e ?o|eo|en omgeving|en omstreken)$")
# A wijk by its number; and what a wijk and its buurten each end their name with: Schilderswijk, Schildersbuurt.
BY_NUMBER = re.compile(r"(?:wijk )?(\d{1,2})")
ENDING = re.compile(r"(?<=\w{5})(?:wijk|buurt|kwartier)$")
# How alike names are that are proposed, how many are, and from how many letters part of a name may be meant.
NEAR, MOST_NEAR, MIN_PART = 0.8, 8, 3


def meant_area(text: str, scope: AreaScope) -> str | None:
    """Return the code of the one area that a text names as a whole, with or without "de wijk" or the gemeente's name.

    None when it names none, or several. Part of a name is not enough: "alle" is no Arnhemse Allee.
    """
    key = words(text)
    found = scope.by_words.get(key)
    if found or key in scope.by_words:
        return found
    for other in _without_more(key, scope):
        if other in scope.by_words:
            return scope.by_words[other]
    return None


def guesses_of(text: str, scope: AreaScope) -> tuple[str, ...]:
    """Return the codes of the areas that a text may mean, the likeliest and the largest first; at most eight.

    Those of exactly that name, or that people call so; those with all its words in their name; those spelled much like
    it; last those of that name in other gemeenten.
    """
    return _guesses(words(text), ByIdentity(scope))


def around(codes: Iterable[str], scope: AreaScope) -> str | None:
    """Return the smallest area that holds all these: one of them, their wijk, or their gemeente; None for no gemeente.

    Of areas in several gemeenten it is the chosen one, if one of them lies there.
    """
    found = tuple(dict.fromkeys(codes))
    if len(found) < 2:
        return next(iter(found), None)
    gemeenten = {code[2:6] for code in found}
    if len(gemeenten) > 1:
        return scope.gemeente if scope.gemeente[2:] in gemeenten else None
    wijken = {_digits(code)[:6] for code in found}
    if len(wijken) == 1 and len(min(wijken)) == 6:
        wijk = next((code for code in found if level_of(code) == "wijk"), f"WK{min(wijken)}")
        if scope.known is None or wijk in scope.known:
            return wijk
    return f"GM{min(gemeenten)}"


def parts_of_one(one: str, other: str) -> bool:
    """Whether one of two areas (CBS codes) is the other or lies in it, by their codes."""
    return lies_in(one, other) or lies_in(other, one)


def lies_in(area: str, other: str) -> bool:
    """Whether an area (CBS code) is another one or lies in it, by their codes."""
    return _digits(area).startswith(_digits(other))


def _digits(code: str) -> str:
    return code[2:].partition("-")[0]


def _without_more(key: str, scope: AreaScope) -> Iterable[str]:
    """The text without the kind of area before it, and without the name of the gemeente beside it."""
    bare = AROUND.sub("", KIND.sub("", NUMBERED.sub("", key)))
    yield bare
    for name in scope.gemeente_names:
        yield bare.removeprefix(f"{name} ")
        yield bare.removesuffix(f" {name}")


@lru_cache(maxsize=4096)
def _guesses(key: str, of: ByIdentity[AreaScope]) -> tuple[str, ...]:
    scope = of.it
    bare = min(_without_more(key, scope), key=len)
    found: dict[str, None] = {}

    def take(codes: Iterable[str]) -> None:
        found.update(dict.fromkeys(sorted(codes, key=_size)))

    for name in dict.fromkeys((key, bare)):
        take(scope.by_name.get(name, ()))
    take(scope.also.get(bare, ()))
    if (number := BY_NUMBER.fullmatch(key)) and scope.gemeente:
        take({f"WK{scope.gemeente[2:]}{int(number[1]):02}"} & scope.names.keys())
    if len(bare) >= MIN_PART:
        wanted = bare.split()
        take(set.intersection(*(scope.by_word.get(word, set()) for word in wanted)))
        take(set.intersection(*(_begin_with(word, scope) for word in wanted)))
        alike = set().union(*(scope.by_piece.get(piece, ()) for piece in pieces(bare)))
        if ENDING.search(bare):
            take(_begin_with(ENDING.sub("", bare).split()[-1], scope))
        for name in near_texts(bare, sorted(alike), 3, NEAR):
            take(scope.by_name[name])
    if not found:
        take(scope.elsewhere(bare))
    return tuple(found)[:MOST_NEAR]


def _begin_with(start: str, scope: AreaScope) -> set[str]:
    """The codes of the areas with a word in their name that begins like this."""
    first = bisect_left(scope.name_words, start)
    found: set[str] = set()
    for word in islice(scope.name_words, first, None):
        if not word.startswith(start):
            break
        found |= scope.by_word[word]
    return found


def _size(code: str) -> int:
    level = level_of(code)
    return LEVELS.index(level) if level else len(LEVELS)
