"""Who knows whom in a coalition: who are bridges, who is alone, and where to draw everybody.

A tie counts the same in both directions and for the measures a light one as much as a strong one (les 3: it is the
light contacts that bridge). Ties with somebody outside the group are left out.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import networkx as nx
import numpy as np

from wijk.domain.key_figure import Tie

__all__ = ["NetworkReading", "positions", "read_network"]

# How far apart two people are drawn; only that strong is nearer than light matters.
LENGTHS = {"sterk": 1.0, "licht": 1.5}
MOST_STEPS = 100
STILL = 1e-4

Lengths: TypeAlias = "np.ndarray[tuple[int, int], np.dtype[np.float64]]"


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

    Of a pair with more shortest ways, each counts for its part; with fewer than three people ``between`` is 0 for all.
    Sources: betweenness of Freeman (1977), Sociometry 40, 35-41; bridges are the cut vertices of Harary, Graph Theory
    (1969), chapter 3; both as networkx computes them.
    """
    known = _graph(people, ties)
    between: dict[str, float] = nx.betweenness_centrality(known)
    cut = set(nx.articulation_points(known))
    circles = [tuple(sorted(circle, key=people.index)) for circle in nx.connected_components(known)]
    circles.sort(key=lambda circle: (-len(circle), people.index(circle[0])))
    return NetworkReading(
        between=between,
        bridges=tuple(one for one in people if one in cut),
        alone=tuple(one for one in people if not known[one]),
        circles=tuple(circles),
    )


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


def _distances(ids: Sequence[str], ties: Iterable[Tie]) -> Lengths:
    """Return the lengths of the shortest ways; who can't be reached is one step beyond the farthest."""
    far: Lengths = nx.floyd_warshall_numpy(_graph(ids, ties), ids, weight="length")
    far[np.isinf(far)] = far[np.isfinite(far)].max() + LENGTHS["licht"]
    return far + np.eye(len(ids))


def _graph(people: Sequence[str], ties: Iterable[Tie]) -> "nx.Graph[str]":
    """Return who knows whom among these people; a pair with two ties has the shorter one."""
    known: nx.Graph[str] = nx.Graph()
    known.add_nodes_from(people)
    for tie in ties:
        if tie.one in known and tie.other in known and tie.one != tie.other:
            length = LENGTHS[tie.strength]
            if not known.has_edge(tie.one, tie.other) or length < known.edges[tie.one, tie.other]["length"]:
                known.add_edge(tie.one, tie.other, length=length)
    return known
