"""What each size of a coalition covers at best, and the size after which more members bring clearly less.

`coverage_curve` takes and raises what all of `alternatives.py` does.
"""

import math
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import ArrayLike

from wijk.approach.clashes import UndecidedError
from wijk.approach.coalition import Cover, best_cover
from wijk.approach.conditions import Groups, InfeasibleError
from wijk.approach.inputs import TellShare, amounts_of, cover_table, deadline_of, share_of

__all__ = ["Curve", "coverage_curve", "knee"]


@dataclass(frozen=True, slots=True)
class Curve:
    """The best coalition per size: ``covers[i]`` has at most ``sizes[i]`` members; None where conditions clash.

    ``knee`` is the size after which more members bring clearly less, or None where the curve has no such bend.
    """

    sizes: tuple[int, ...]
    covers: tuple[Cover | None, ...]
    knee: int | None


def coverage_curve(
    covers: ArrayLike,
    weight: ArrayLike,
    *,
    sizes: Sequence[int],
    must_include: Sequence[int] = (),
    exclude: Sequence[int] = (),
    groups: Groups = (),
    time_limit: float = 4.0,
    progress: TellShare = lambda _share: None,
) -> Curve:
    """The best coverage for each of ``sizes`` and where the curve bends (`knee`).

    Once everything within reach is covered, larger sizes are not solved again.
    """
    deadline = deadline_of(time_limit)
    table = cover_table(covers)
    reach = math.fsum(amounts_of("De gewichten", weight, table.shape[1])[table.any(axis=0)])
    ordered = sorted(set(sizes))
    found: list[Cover | None] = []
    for number, size in enumerate(ordered):
        before = found[-1] if found else None
        if before is not None and before.value == reach:
            found.append(before)
        else:
            cover = None
            with suppress(InfeasibleError, UndecidedError):
                cover = best_cover(
                    table,
                    weight,
                    size=size,
                    must_include=must_include,
                    exclude=exclude,
                    groups=groups,
                    time_limit=share_of(deadline, len(ordered) - number),
                )
            if cover is not None and before is not None and before.value > cover.value:
                cover = replace(cover, chosen=before.chosen, value=before.value)
            found.append(cover)
        progress((number + 1) / len(ordered))
    known = [(size, cover.value) for size, cover in zip(ordered, found, strict=True) if cover is not None]
    return Curve(tuple(ordered), tuple(found), knee(*zip(*known, strict=True)) if known else None)


def knee(sizes: Sequence[float], values: Sequence[float]) -> int | None:
    """The size where a rising curve bends most: farthest above the straight line from its first to its last point.

    None with fewer than three points, or where no point lies above that line.

    Source: Satopää, Albrecht, Irwin and Raghavan (2011), Finding a "Kneedle" in a Haystack, ICDCS Workshops, 166-171.
    """
    if len(sizes) < 3 or values[-1] <= values[0]:
        return None
    across = (np.asarray(sizes, float) - sizes[0]) / (sizes[-1] - sizes[0])
    up = (np.asarray(values, float) - values[0]) / (values[-1] - values[0])
    place = int((up - across).argmax())
    return int(sizes[place]) if up[place] - across[place] > 1e-9 else None
