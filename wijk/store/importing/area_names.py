"""Names of areas as people say them: which area of the chosen gemeente a text means, and which ones it may mean."""

import difflib
import re
from collections.abc import Iterable
from functools import lru_cache

from wijk.domain.area import LEVELS, level_of
from wijk.store.common.texts import words
from wijk.store.importing.area_scope import AreaScope
from wijk.store.importing.choices import ByIdentity

__all__ = ["around", "guesses_of", "meant_area", "parts_of_one"]

# What people write before a name: "de wijk Elden", "stadsdeel Zuid".
KIND = re.compile(
    r"^(?:(?:in |heel )?(?:de |het )?(?:wijk|buurt|stadsdeel|wijken|buurten|dorp|kern)(?: \d+\w?)? |de |het )"
)
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
    first, second = sorted((_digits(one), _digits(other)), key=len)
    return second.startswith(first)


def _digits(code: str) -> str:
    return code[2:].partition("-")[0]


def _without_more(key: str, scope: AreaScope) -> Iterable[str]:
    """The text without the kind of area before it, and without the name of the gemeente beside it."""
    bare = KIND.sub("", key)
    yield bare
    for name in scope.gemeente_names:
        yield bare.removeprefix(f"{name} ")
        yield bare.removesuffix(f" {name}")


@lru_cache(maxsize=4096)
def _guesses(key: str, of: ByIdentity[AreaScope]) -> tuple[str, ...]:
    scope = of.it
    bare = KIND.sub("", key)
    found: dict[str, None] = {}

    def take(codes: Iterable[str]) -> None:
        found.update(dict.fromkeys(sorted(codes, key=_size)))

    names = {code: words(name) for code, name in (*scope.names.items(), *scope.spoken.items())}
    take(code for code, name in names.items() if name in (key, bare))
    take(scope.also.get(bare, ()))
    wanted = bare.split()
    if len(bare) >= MIN_PART:
        take(code for code, name in names.items() if set(wanted) <= set(name.split()))
        take(code for code, name in names.items() if all(f" {word}" in f" {name}" for word in wanted))
        near = difflib.get_close_matches(bare, set(names.values()), n=3, cutoff=NEAR)
        take(code for code, name in names.items() if name in near)
    if not found:
        take(scope.elsewhere(bare))
    return tuple(found)[:MOST_NEAR]


def _size(code: str) -> int:
    level = level_of(code)
    return LEVELS.index(level) if level else len(LEVELS)
