"""Which of the places with a name people mean first: the better the name fits and the more people live there."""

from collections.abc import Iterable, Sequence
from math import log10

from wijk.domain.area import Level
from wijk.figures.names import also_called, normalised, short_name, spoken_aliases
from wijk.figures.places import Place

__all__ = ["ANOTHER_KIND", "ELSEWHERE", "best_first", "cost", "weight"]

# What a fit costs, in powers of ten of inhabitants: a name that only begins with what was typed comes before the very
# name when about six times as many people live there.
EXACT, ALSO_CALLED, ANOTHER_KIND, FIRST_WORDS, A_WORD, BEGINS, WORD_BEGINS, ELSEWHERE = 0, 0.6, 0.7, 0.8, 1, 1.2, 1.4, 2
# A place with the estimates has the most figures; of two equal places the larger kind is meant.
FEWER_FIGURES = 0.3
LEVELS: dict[Level, float] = {"land": 0, "gemeente": 0, "wijk": 0, "buurt": 0.1}
# Where nobody is counted, a place weighs as one of this many people.
NOBODY = 10


def weight(place: Place, cost: float = 0) -> float:
    """How likely a place is meant: the logarithm of its inhabitants, less what its fit costs. Higher is better."""
    fewer = 0 if place.leading else FEWER_FIGURES
    return log10(place.size + NOBODY) - cost - fewer - LEVELS[place.level]


def cost(place: Place, words: Sequence[str]) -> float:
    """What it costs that the name of ``place`` is not just these folded words."""
    typed = " ".join(words)
    name, short = normalised(place.name), short_name(place.name)
    texts = {name, short, spoken_aliases(place.name) or short, *(code.lower() for code in place.codes)}
    if typed in texts or sorted(words) == sorted(short.split()):
        return EXACT
    if typed in also_called(place.codes[-1], place.name):
        return ALSO_CALLED
    if any(text.startswith(f"{typed} ") for text in texts):
        return FIRST_WORDS
    if f" {typed} " in f" {name} ":
        return A_WORD
    if any(text.startswith(typed) for text in texts):
        return BEGINS
    return WORD_BEGINS if f" {typed}" in name else ELSEWHERE


def best_first(costs: Iterable[tuple[Place, float]]) -> list[Place]:
    """The places, best first: a gemeente of this very name, then by weight; those that share a code stand together.

    Beside a gemeente of this very name stand only places with it in their names.
    """
    ranks = sorted(
        (not (cost == EXACT and place.level == "gemeente"), -weight(place, cost), place.key, cost, place)
        for place, cost in costs
    )
    if ranks and not ranks[0][0]:
        ranks = [rank for rank in ranks if rank[3] < ELSEWHERE]
    first: dict[str, int] = {}
    for rank in ranks:
        first.setdefault(rank[4].code, len(first))
    return sorted((rank[4] for rank in ranks), key=lambda place: (first[place.code], place.division))
