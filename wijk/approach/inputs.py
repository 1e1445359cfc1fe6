"""What the coalition functions are given, checked: a 0/1 table, amounts that are 0 or more, seconds."""

import math
import time
from collections.abc import Callable

import numpy as np
from numpy.typing import ArrayLike, NDArray

__all__ = ["TellShare", "amounts_of", "cover_table", "deadline_of", "share_of"]

# Is told, after each step, which share of the work is done.
TellShare = Callable[[float], None]


def cover_table(covers: ArrayLike) -> NDArray[np.bool_]:
    """The candidates × needs table as booleans; ValueError unless it has two dimensions and holds only 0 and 1."""
    table = np.asarray(covers)
    if table.ndim != 2:
        raise ValueError(f"De tabel moet kandidaten × behoeften zijn, niet van {table.ndim} dimensies.")
    if table.dtype.kind not in "biuf" or not ((table == 0) | (table == 1)).all():
        raise ValueError("In de tabel mogen alleen nullen en enen staan.")
    return table.astype(bool)


def amounts_of(what: str, amounts: ArrayLike, count: int) -> NDArray[np.float64]:
    """Weights or costs as floats; ValueError when there aren't ``count``, or one is missing, infinite or negative."""
    try:
        found = np.asarray(amounts, dtype=float)
    except (TypeError, ValueError):
        raise ValueError(f"{what} moeten getallen zijn.") from None
    if found.shape != (count,):
        raise ValueError(f"{what} moeten een rij van {count} getallen zijn, niet {' × '.join(map(str, found.shape))}.")
    if not np.isfinite(found).all() or (found < 0).any():
        raise ValueError(
            f"{what} moeten getallen van 0 of meer zijn; {found[~(found >= 0) | np.isinf(found)][0]} niet."
        )
    return found


def deadline_of(seconds: float) -> float:
    """The time.monotonic() moment when the time is up; ValueError when there is no time at all."""
    if not (seconds > 0 and math.isfinite(seconds)):
        raise ValueError(f"De tijdslimiet moet meer dan 0 seconden zijn, niet {seconds}.")
    return time.monotonic() + seconds


def share_of(deadline: float, left: int) -> float:
    """Seconds for the next of the solves that are left: most are quick, so up to a quarter of the time there is."""
    return max((deadline - time.monotonic()) / min(left, 4), 0.01)
