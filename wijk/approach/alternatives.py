"""The best coalition beside others: different ones nearly as good, what conditions cost, and who brings what.

All take ``covers`` (candidates × needs, 0/1), ``weight`` (per need) and conditions as `best_cover` does, and raise what
it raises. ``time_limit`` is in seconds for the whole call; ``progress`` gets after each step the share that is done.
"""

import math
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from wijk.approach.clashes import UndecidedError
from wijk.approach.coalition import Cover, best_cover
from wijk.approach.conditions import Condition, Groups, InfeasibleError, conditions_of, rows_of
from wijk.approach.inputs import TellShare, amounts_of, cover_table, deadline_of, share_of

__all__ = ["Contributions", "Price", "contributions", "diverse_covers", "price_of_conditions"]


@dataclass(frozen=True, slots=True)
class Price:
    """What one condition costs: ``price`` is the weight that could be covered on top if it were dropped, 0 or more.

    ``without`` is the best coalition then. When not ``proven``, the price is only what was found in the time.
    """

    condition: Condition
    price: float
    without: Cover
    proven: bool


@dataclass(frozen=True, slots=True)
class Contributions:
    """Who brings what.

    ``only`` is, for each chosen row in the order given, the weight of the needs that nobody else among them covers.
    ``covered`` and ``uncovered`` are columns; ``out_of_reach`` are those that no candidate at all covers.
    ``only_link`` are the columns covered by exactly one chosen row, and ``only_link_row`` which row that is.
    ``value`` is the covered weight and ``total`` all weight.
    """

    value: float
    total: float
    only: tuple[float, ...]
    covered: tuple[int, ...]
    uncovered: tuple[int, ...]
    out_of_reach: tuple[int, ...]
    only_link: tuple[int, ...]
    only_link_row: tuple[int, ...]


def contributions(covers: ArrayLike, weight: ArrayLike, chosen: Sequence[int]) -> Contributions:
    """What the chosen rows cover together and what each covers alone; inputs as in `best_cover`.

    Raises ValueError for input that isn't as described there, or a chosen row that doesn't exist or is named twice.
    """
    table = cover_table(covers)
    weights = amounts_of("De gewichten", weight, table.shape[1])
    if len(rows_of("de keuze", chosen, len(table))) != len(chosen):
        raise ValueError("Een kandidaat is twee keer gekozen.")
    mine = table[list(chosen)]
    times: NDArray[np.int_] = mine.sum(axis=0)
    return Contributions(
        value=math.fsum(weights[times > 0]),
        total=math.fsum(weights),
        only=tuple(math.fsum(weights[line & (times == 1)]) for line in mine),
        covered=_marked(times > 0),
        uncovered=_marked(times == 0),
        out_of_reach=_marked(table.sum(axis=0) == 0),
        only_link=_marked(times == 1),
        only_link_row=tuple(int(chosen[line]) for line in np.nonzero(mine[:, times == 1].T)[1].tolist()),
    )


def diverse_covers(
    covers: ArrayLike,
    weight: ArrayLike,
    *,
    size: int,
    count: int = 5,
    within: float = 0.02,
    differ: float = 1 / 3,
    must_include: Sequence[int] = (),
    exclude: Sequence[int] = (),
    groups: Groups = (),
    time_limit: float = 10.0,
) -> tuple[Cover, ...]:
    """At most ``count`` coalitions that differ and are nearly as good as the best, which comes first.

    Of any two, at least the part ``differ`` of the members of each is not in the other, and all are worth at least
    1 - ``within`` of the first. Each is the best that differs enough from all before it, found as `best_cover` with
    "at most so many of these" added; its ``bound`` and ``proven`` are about that question. There may be fewer than
    asked for: what comes first is never given up to make room for more. Raises ValueError as well when ``differ``
    is not above 0 and at most 1.
    """
    if not 0 < differ <= 1:
        raise ValueError(f"Het deel dat verschilt moet meer dan 0 en hoogstens 1 zijn, niet {differ}.")
    deadline = deadline_of(time_limit)
    found: list[Cover] = []
    shared: list[int] = []
    while len(found) < count:
        apart = [(cover.chosen, 0, most) for cover, most in zip(found, shared, strict=True)]
        seconds = (deadline - time.monotonic()) / (count - len(found))
        if seconds <= 0:
            break
        try:
            cover = best_cover(
                covers,
                weight,
                size=size,
                must_include=must_include,
                exclude=exclude,
                groups=[*groups, *apart],
                time_limit=seconds,
            )
        except (InfeasibleError, UndecidedError):
            if not found:
                raise
            break
        if found and cover.value < (1 - within) * found[0].value * (1 - 1e-12):
            break
        # One with fewer members has to share fewer.
        too_many = [
            place
            for place, other in enumerate(found)
            if len(set(other.chosen) & set(cover.chosen)) > _most_shared(cover, differ)
        ]
        for place in too_many:
            shared[place] = _most_shared(cover, differ)
        if not too_many:
            found.append(cover)
            shared.append(_most_shared(cover, differ))
        if not cover.chosen:
            break
    return tuple(found)


def price_of_conditions(
    covers: ArrayLike,
    weight: ArrayLike,
    *,
    size: int,
    must_include: Sequence[int] = (),
    exclude: Sequence[int] = (),
    groups: Groups = (),
    time_limit: float = 6.0,
    progress: TellShare = lambda _share: None,
) -> tuple[Price, ...]:
    """What each condition costs in covered weight, by solving again without it: every row that must be in, every row
    that can't be, and every group, in the order given. What the size costs is in `coverage_curve`.

    Conditions that cost nothing when dropped together cost nothing each, so halves are tried before single ones
    (group testing). ``progress`` gets the share of the conditions whose price is known.
    """
    deadline = deadline_of(time_limit)
    asked: dict[str, list[Any]] = {"must_include": list(must_include), "exclude": list(exclude), "groups": list(groups)}
    places = [(name, place) for name, items in asked.items() for place in range(len(items))]
    found: dict[tuple[str, int], Cover] = {}

    def solved(dropped: Sequence[tuple[str, int]]) -> Cover:
        rest = {
            name: [item for place, item in enumerate(items) if (name, place) not in dropped]
            for name, items in asked.items()
        }
        seconds = share_of(deadline, len(places) - len(found) + 1)
        return best_cover(covers, weight, size=size, time_limit=seconds, **rest)

    def settle(dropped: Sequence[tuple[str, int]]) -> None:
        without = solved(dropped)
        if len(dropped) == 1 or (without.proven and without.value <= best.value):
            # What was found with the condition is there without it as well.
            better = without if without.value > best.value else replace(without, chosen=best.chosen, value=best.value)
            found.update(dict.fromkeys(dropped, better))
            progress(len(found) / len(places))
        else:
            settle(dropped[: len(dropped) // 2])
            settle(dropped[len(dropped) // 2 :])

    best = solved(())
    if places:
        settle(places)
    candidates = len(cover_table(covers))
    return tuple(
        Price(
            _one(name, place, asked[name][place], candidates),
            found[name, place].value - best.value,
            found[name, place],
            best.proven and found[name, place].proven,
        )
        for name, place in places
    )


def _one(name: str, place: int, asked: Any, candidates: int) -> Condition:
    """The condition that is dropped: a single row, or the group at this place."""
    none: dict[str, list[Any]] = {"must_include": [], "exclude": [], "groups": []}
    (condition,) = conditions_of(candidates, size=None, **{**none, name: [asked]})
    return replace(condition, group=place) if name == "groups" else condition


def _most_shared(cover: Cover, differ: float) -> int:
    return math.floor((1 - differ) * len(cover.chosen) + 1e-9)


def _marked(marks: NDArray[np.bool_]) -> tuple[int, ...]:
    return tuple(np.flatnonzero(marks).tolist())
