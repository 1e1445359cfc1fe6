"""Searching places: what people type, also mistyped or by another name, leads to the place they mean."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from os.path import commonprefix

from wijk.domain.area import DIVISIONS
from wijk.figures.names import fold, short_name, spoken_aliases, stem
from wijk.figures.places import Place, Places

__all__ = ["Search", "near_places", "search_places"]

LEVEL_ORDER = {"land": 0, "gemeente": 1, "wijk": 2, "buurt": 3}
POSTCODE = re.compile(r"[1-9]\d{3}\s?(?:[A-Za-z]{2})?")
CODE = re.compile(r"(?i)(GM|WK|BU)\d")
ARTICLES = {"de", "het"}
NEAR = 5
# No name is longer: what comes after it is not read.
LONGEST = 100
# Where a name holds the query: it is the name; or not in one piece. Between them: at the start of it, or of a word.
EXACT, ELSEWHERE = 0, 3
# How alike a mistyped name must be (1 is the same), and how much less alike than the best one it may be.
ALIKE, LESS_ALIKE = 0.75, 0.06


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
    """The places in whose name or code every word of ``query`` begins a word, best first.

    Some of the words may be the gemeente's. Case, accents, signs and articles don't matter. A name equal to the query
    comes first, then names that begin with it, then those with a word that does; the larger level, the places of 2020
    (which have the most figures) and the larger place first. Beside them stand the places whose name differs in the
    kind of area only, unless a gemeente was found. Where nothing is found, one word may be any part of a word; else the
    names that are near.
    """
    query = query.strip()[:LONGEST]
    if POSTCODE.fullmatch(query):
        return Search(postcode=True)
    words = fold(query).split()
    words = [word for word in words if word not in ARTICLES] or words
    found = _best_first(_holding(places, words, " "), fold(query))
    if not found and len(words) == 1:
        found = _best_first(_holding(places, words, ""), fold(query))
    near = near_places(places, query) if not found else []
    if found and found[0].level != "gemeente":
        near = _same_stem(places, fold(query))
    other = [place for place in near if place not in found]
    return Search(tuple(found[:limit]), max(len(found) - limit, 0), tuple(other[:NEAR]))


def near_places(places: Places, query: str, *, limit: int = NEAR) -> list[Place]:
    """Places that resemble a mistyped name or code, or have another kind of area in their name, for "did you mean".

    A gemeente's name before or behind it narrows the search to that gemeente.
    """
    if CODE.match(query):
        by_prefix = sorted(places.by_key, key=lambda key: (-len(commonprefix([key, query.upper()])), key))
        return [places.by_key[key] for key in by_prefix[:limit]]
    name, gemeenten = _within(places, fold(query))
    found = [*_same_stem(places, name), *_alike(places, name)]
    return [place for place in dict.fromkeys(found) if not gemeenten or place.municipality in gemeenten][:limit]


def _holding(places: Places, words: Sequence[str], before: str) -> list[Place]:
    """The places with every word, after the sign ``before``, in their names; or some there, the rest in the gemeente's.

    A query that is (the beginning of) the gemeente's name as a whole means the gemeente, not what lies in it.
    """
    if not words:
        return []
    wanted, whole = [before + word for word in words], before + " ".join(words)
    found = []
    for text in places.texts:
        left = [word for word in wanted if word not in text.names]
        if left and (len(left) == len(wanted) or whole in text.gemeente):
            continue
        if all(word in text.gemeente for word in left):
            found.append(places.by_key[text.key])
    return found


def _best_first(found: Sequence[Place], query: str) -> list[Place]:
    """In order; places that share a code stand together. A gemeente of this very name leaves only names like it."""
    ranks = sorted((_rank(place, query), place.key, place) for place in found)
    if any(rank[0] == EXACT and place.level == "gemeente" for rank, _, place in ranks):
        ranks = [entry for entry in ranks if entry[0][0] < ELSEWHERE]
    first: dict[str, int] = {}
    for _, _, place in ranks:
        first.setdefault(place.code, len(first))
    return sorted((place for _, _, place in ranks), key=lambda place: (first[place.code], place.division))


def _same_stem(places: Places, name: str) -> list[Place]:
    """The places whose name is ``name`` but for the kind of area, the largest first."""
    return _largest_first(places, places.by_stem.get(stem(name), ()))


def _alike(places: Places, name: str) -> list[Place]:
    """The places whose name, or one telling word of it, is nearly ``name``; the most alike first."""
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
    close = sorted(
        (reading for reading in ratios if ratios[reading] >= best - LESS_ALIKE), key=lambda one: -ratios[one]
    )
    return [place for reading in close for place in _largest_first(places, places.by_reading[reading])]


def _within(places: Places, query: str) -> tuple[str, set[str]]:
    """The query without a gemeente's name before or behind it, and the codes of that gemeente."""
    for gemeente in places.gemeenten:
        for name in {fold(gemeente.name), short_name(gemeente.name), spoken_aliases(gemeente.name)} - {""}:
            if query.endswith(f" {name}"):
                return query.removesuffix(name).strip(), {gemeente.code}
            if query.startswith(f"{name} "):
                return query.removeprefix(name).strip(), {gemeente.code}
    return query, set()


def _largest_first(places: Places, keys: Iterable[str]) -> list[Place]:
    return sorted((places.by_key[key] for key in keys), key=_size_rank)


def _rank(place: Place, query: str) -> tuple[int, int, bool, float, str]:
    name = fold(place.name)
    spoken = spoken_aliases(place.name)
    short = short_name(place.name)
    if query in (name, spoken, short, fold(place.code)):
        match = EXACT
    elif any(text.startswith(query) for text in (name, spoken, short) if text):
        match = 1
    elif f" {query}" in name:
        match = 2
    else:
        match = ELSEWHERE
    return match, *_size_rank(place)


def _size_rank(place: Place) -> tuple[int, bool, float, str]:
    return LEVEL_ORDER[place.level], DIVISIONS[0] not in place.divisions, -place.size, place.key
