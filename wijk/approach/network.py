"""Who knows whom in a coalition: who are bridges, who is alone, and where to draw everybody.

A tie counts the same in both directions and for the measures a light one as much as a strong one (les 3: it is the
light contacts that bridge). Ties with somebody outside the group are left out.
"""

from collections import deque
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from wijk.domain.key_figure import Tie

__all__ = ["NetworkReading", "betweenness", "positions", "read_network"]

# How far apart two people are drawn; only that strong is nearer than light matters.
LENGTHS = {"sterk": 1.0, "licht": 1.5}
MOST_STEPS = 100
STILL = 1e-4

Neighbours = Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class NetworkReading:
    """What the ties say; all are ids, in the order given.

    ``between`` is for everyone the part (0 to 1) of all other pairs whose shortest way leads along that one.
    ``bridges`` are those without whom others lose their every way to each other. ``alone`` know nobody here.
    ``circles`` are the sets of people who can reach each other, the largest first.
    """

    between: Mapping[str, float]
    bridges: tuple[str, ...]
    alone: tuple[str, ...]
    circles: tuple[tuple[str, ...], ...]


def read_network(people: Sequence[str], ties: Iterable[Tie]) -> NetworkReading:
    """Read the network of these key figures (ids).

    Sources: betweenness of Freeman (1977), Sociometry 40, 35-41; bridges are the cut vertices of Harary, Graph Theory
    (1969), chapter 3.
    """
    near = _neighbours(people, ties)
    circles = _circles(near)
    return NetworkReading(
        between=betweenness(people, near),
        bridges=tuple(one for one in people if near[one] and len(_circles(_without(near, one))) > len(circles)),
        alone=tuple(one for one in people if not near[one]),
        circles=tuple(sorted(circles, key=len, reverse=True)),
    )


def betweenness(people: Sequence[str], near: Neighbours) -> dict[str, float]:
    """Return for everyone the part (0 to 1) of all pairs of others whose shortest ways lead along that one.

    Of a pair with more shortest ways, each counts for its part; with fewer than three people all are 0. Sources:
    Freeman (1977); computed as Brandes (2001), Journal of Mathematical Sociology 25, 163-177.
    """
    total = dict.fromkeys(people, 0.0)
    for source in people:
        ways = dict.fromkeys(people, 0)
        steps = {source: 0}
        ways[source] = 1
        before: dict[str, list[str]] = {one: [] for one in people}
        order = []
        queue = deque([source])
        while queue:
            one = queue.popleft()
            order.append(one)
            for other in near[one]:
                if other not in steps:
                    steps[other] = steps[one] + 1
                    queue.append(other)
                if steps[other] == steps[one] + 1:
                    ways[other] += ways[one]
                    before[other].append(one)
        leaning = dict.fromkeys(people, 0.0)
        for one in reversed(order):
            for earlier in before[one]:
                leaning[earlier] += ways[earlier] / ways[one] * (1 + leaning[one])
            if one != source:
                total[one] += leaning[one]
    pairs = max((len(people) - 1) * (len(people) - 2), 1)
    return {one: total[one] / pairs for one in people}


def positions(people: Sequence[str], ties: Iterable[Tie]) -> dict[str, tuple[float, float]]:
    """Return where to draw everybody, x and y from 0 to 1: the same for the same people and ties, in whatever order.

    People stand as far apart as there are ties between them, as well as that fits on paper: stress majorisation from a
    circle (Gansner, Koren and North 2004, Graph Drawing, 239-250), with weights 1 ÷ distance².
    """
    ids = sorted(people)
    count = len(ids)
    if count < 2:
        return dict.fromkeys(ids, (0.5, 0.5))
    wanted = _distances(ids, ties)
    weight = wanted**-2
    np.fill_diagonal(weight, 0)
    # Adding 1 ÷ count makes it invertible; it moves all of them together, which is taken out at the end.
    solve = np.linalg.inv(np.diag(weight.sum(axis=1)) - weight + 1 / count)
    # Not quite a circle, so that nobody starts in a place from which two ways are equally good.
    angle = 2 * np.pi * np.arange(count) / count
    found = np.column_stack([np.cos(angle), np.sin(angle)]) * (1 + 0.1 * np.arange(count) / count)[:, None]
    for _ in range(MOST_STEPS):
        apart = np.hypot(*(found[:, None] - found[None, :]).transpose(2, 0, 1))
        pull = np.divide(weight * wanted, apart, out=np.zeros_like(apart), where=apart > 0)
        moved = solve @ ((np.diag(pull.sum(axis=1)) - pull) @ found)
        change = float(np.abs(moved - found).max())
        found = moved
        if change < STILL:
            break
    low, span = found.min(axis=0), float(np.ptp(found, axis=0).max())
    centred = 0.5 + (found - low - np.ptp(found, axis=0) / 2) / span
    return {one: (round(float(x), 3), round(float(y), 3)) for one, (x, y) in zip(ids, centred, strict=True)}


def _distances(ids: Sequence[str], ties: Iterable[Tie]) -> "np.ndarray[tuple[int, int], np.dtype[np.float64]]":
    """Return the lengths of the shortest ways (Floyd 1962); who can't be reached is one step beyond the farthest."""
    place = {one: row for row, one in enumerate(ids)}
    far = np.full((len(ids), len(ids)), np.inf)
    np.fill_diagonal(far, 0)
    for tie in ties:
        if tie.one in place and tie.other in place and tie.one != tie.other:
            one, other = place[tie.one], place[tie.other]
            far[one, other] = far[other, one] = min(far[one, other], LENGTHS[tie.strength])
    for via in range(len(ids)):
        far = np.minimum(far, far[:, [via]] + far[[via], :])
    return np.where(np.isinf(far), far[np.isfinite(far)].max() + LENGTHS["licht"], far) + np.eye(len(ids))


def _neighbours(people: Sequence[str], ties: Iterable[Tie]) -> dict[str, tuple[str, ...]]:
    knows: dict[str, set[str]] = {one: set() for one in people}
    for tie in ties:
        if tie.one in knows and tie.other in knows and tie.one != tie.other:
            knows[tie.one].add(tie.other)
            knows[tie.other].add(tie.one)
    return {one: tuple(other for other in people if other in others) for one, others in knows.items()}


def _without(near: Neighbours, gone: str) -> Neighbours:
    return {one: tuple(each for each in others if each != gone) for one, others in near.items() if one != gone}


def _circles(near: Neighbours) -> list[tuple[str, ...]]:
    """Return the sets of people who can reach each other."""
    left = dict.fromkeys(near)
    found = []
    while left:
        circle = [next(iter(left))]
        del left[circle[0]]
        for one in circle:
            for other in near[one]:
                if other in left:
                    del left[other]
                    circle.append(other)
        found.append(tuple(one for one in near if one in set(circle)))
    return found
