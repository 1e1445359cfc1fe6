"""Searching places: what people type, also mistyped or by another name, leads to the place they mean."""

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from os.path import commonprefix

from wijk.figures.names import normalised, short_name, spoken_aliases, stem
from wijk.figures.places import Place, Places
from wijk.figures.search_order import ANOTHER_KIND, ELSEWHERE, best_first, cost, weight

__all__ = ["Search", "near_places", "search_places"]

POSTCODE = re.compile(r"[1-9]\d{3}\s?(?:[A-Za-z]{2})?")
CODE = re.compile(r"(?i)(GM|WK|BU)\d")
ARTICLES = {"de", "het"}
NEAR = 5
# No name is longer: what comes after it is not read.
LONGEST = 100
# How alike a mistyped name must be (1 is the same), and how much less alike than the best one it may be.
ALIKE, LESS_ALIKE = 0.75, 0.06
# What it costs to be less alike than the best one, in powers of ten of inhabitants (see `search_order`).
UNLIKE = 10


@dataclass(frozen=True, slots=True)
class Search:
    """What a search leads to: the first places ``found``, how many ``more`` there are, and places of a ``near`` name.

    ``postcode`` tells that the query was one: no place is known by it, so nothing is found.
    """

    found: tuple[Place, ...] = ()
    more: int = 0
    near: tuple[Place, ...] = ()
    postcode: bool = False


def search_places(places: Places, query: str, *, limit: int = 8) -> Search:
    """The places in whose name or code every word of ``query`` begins a word, the one that people mean first.

    Some of the words may be the gemeente's. Case, accents, signs and articles don't matter. What people mean is weighed
    by how well the name fits and by inhabitants (see `search_order`). A place whose name differs in the kind of area
    only (the Schilderswijk is called Schildersbuurt) comes before all others when it weighs more, else it is near;
    unless a gemeente was found. Where nothing is found, one word may be any part of a word; else the names that are
    near.
    """
    query = query.strip()[:LONGEST]
    if POSTCODE.fullmatch(query):
        return Search(postcode=True)
    words = normalised(query).split()
    words = [word for word in words if word not in ARTICLES] or words
    found = best_first(_holding(places, words, " "))
    if not found and len(words) == 1:
        found = best_first(_holding(places, words, ""))
    if found and found[0].level == "gemeente":
        return Search(tuple(found[:limit]), max(len(found) - limit, 0))
    name, gemeenten = _within(places, " ".join(words))
    another = [one for one in _same_stem(places, name, gemeenten) if one not in found]
    heavier = [one for one in another if not found or weight(one, ANOTHER_KIND) > _weight_of(found[0], name)]
    found = [*heavier, *found]
    near = another if found else near_places(places, query)
    return Search(
        tuple(found[:limit]), max(len(found) - limit, 0), tuple([one for one in near if one not in found][:NEAR])
    )


def near_places(places: Places, query: str, *, limit: int = NEAR) -> list[Place]:
    """Places that resemble a mistyped name or code, or have another kind of area in their name, for "did you mean".

    A gemeente's name before or behind it narrows the search to that gemeente.
    """
    if CODE.match(query):
        by_prefix = sorted(places.by_key, key=lambda key: (-len(commonprefix([key, query.upper()])), key))
        return [places.by_key[key] for key in by_prefix[:limit]]
    name, gemeenten = _within(places, normalised(query))
    found = [*_same_stem(places, name, gemeenten), *_alike(places, name)]
    return [place for place in dict.fromkeys(found) if not gemeenten or place.municipality in gemeenten][:limit]


def _holding(places: Places, words: Sequence[str], before: str) -> list[tuple[Place, float]]:
    """The places with every word, after the sign ``before``, in their names; or some there, the rest in the gemeente's.

    With what the fit of the words in the names costs. A query that is (the beginning of) the gemeente's name as a whole
    means the gemeente, not what lies in it.
    """
    if not words:
        return []
    whole = before + " ".join(words)
    found = []
    for text in places.texts:
        left = [word for word in words if before + word not in text.names]
        if left and (len(left) == len(words) or whole in text.gemeente):
            continue
        if all(before + word in text.gemeente for word in left):
            place = places.by_key[text.key]
            partly = ELSEWHERE if left else 0
            found.append((place, partly + cost(place, [word for word in words if word not in left])))
    return found


def _weight_of(place: Place, name: str) -> float:
    return weight(place, cost(place, name.split()))


def _same_stem(places: Places, name: str, gemeenten: Collection[str]) -> list[Place]:
    """The places, in these gemeenten if any, whose name is ``name`` but for the kind of area, the heaviest first."""
    found = _heaviest_first(places, places.by_stem.get(stem(name), ()))
    return [place for place in found if not gemeenten or place.municipality in gemeenten]


def _alike(places: Places, name: str) -> list[Place]:
    """The places whose name, or one telling word of it, is nearly ``name``; the best first."""
    pairs = {name[at : at + 2] for at in range(len(name) - 1)}
    ratios = {}
    for reading in places.by_reading:
        # Two texts can't be alike with lengths that differ more, or with hardly any pair of letters in common.
        if abs(len(reading) - len(name)) <= (1 - ALIKE) * (len(reading) + len(name)) and (
            2 * sum(pair in reading for pair in pairs) >= len(pairs)
        ):
            ratio = SequenceMatcher(None, reading, name).ratio()
            if ratio >= ALIKE:
                ratios[reading] = ratio
    best = max(ratios.values(), default=0.0)
    costs: dict[str, float] = {}
    for reading, ratio in ratios.items():
        if ratio >= best - LESS_ALIKE:
            less = UNLIKE * (best - ratio)
            for key in places.by_reading[reading]:
                costs[key] = min(less, costs.get(key, less))
            for key in places.by_stem.get(stem(reading), ()):
                costs[key] = min(less + ANOTHER_KIND, costs.get(key, less + ANOTHER_KIND))
    return sorted(
        (places.by_key[key] for key in costs), key=lambda place: (-weight(place, costs[place.key]), place.key)
    )


def _within(places: Places, query: str) -> tuple[str, set[str]]:
    """The query without a gemeente's name before or behind it, and the codes of that gemeente."""
    for gemeente in places.gemeenten:
        for name in {normalised(gemeente.name), short_name(gemeente.name), spoken_aliases(gemeente.name)} - {""}:
            if query.endswith(f" {name}"):
                return query.removesuffix(name).strip(), {gemeente.code}
            if query.startswith(f"{name} "):
                return query.removeprefix(name).strip(), {gemeente.code}
    return query, set()


def _heaviest_first(places: Places, keys: Iterable[str]) -> list[Place]:
    return sorted((places.by_key[key] for key in keys), key=lambda place: (-weight(place), place.key))
