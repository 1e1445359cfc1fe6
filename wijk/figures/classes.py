"""Map classes: at most five, with round edges, so that a legend can be read aloud."""

from dataclasses import dataclass
from math import floor, log10

import numpy as np
import pandas as pd

from wijk.domain.indicator import Indicator
from wijk.figures.decimals import rounded, rounded_series

__all__ = ["UNKNOWN", "Classes", "classify"]

# The class of a missing value in ``Classes.of``.
UNKNOWN = -1
CLASSES = 5
NICE_STEPS = (1.0, 2.0, 2.5, 5.0, 10.0)
# Estimates that differ less than this, in percentage points, are not told apart by colour.
ESTIMATE_STEP = 2.0


@dataclass(frozen=True, slots=True)
class Classes:
    """Edges between classes, lowest first; a value equal to an edge belongs to the class above it.

    ``of`` holds the class of each area, 0 for the lowest, UNKNOWN for a missing value. ``span`` is the lowest and the
    highest value as they are shown, None without any.
    """

    edges: tuple[float, ...]
    of: pd.Series
    span: tuple[float, float] | None = None

    def class_of(self, value: float, indicator: Indicator) -> int:
        """The class of a value as it is shown, also of an area that is not on the map."""
        return int(np.searchsorted(self.edges, float(rounded(value, indicator.decimals)), side="right"))

    @property
    def count(self) -> int:
        """How many classes there are: one more than there are edges."""
        return len(self.edges) + 1


def classify(values: pd.Series, indicator: Indicator) -> Classes:
    """Classes of equal, round width over the middle ninety percent of the values; the outer two are open.

    Values count as they are shown, rounded to the indicator's decimals, so that no number stands outside its class.

    Without any known value there is one class and every area is UNKNOWN.
    """
    rounded = rounded_series(values, indicator.decimals).to_numpy(dtype=float)
    known = rounded[~np.isnan(rounded)]
    edges: tuple[float, ...] = ()
    if len(known) and known.min() < known.max():
        low, high = map(float, np.quantile(known, [0.05, 0.95]))
        told = 10.0**-indicator.decimals
        step = max(_nice((high - low) / CLASSES, told), ESTIMATE_STEP if indicator.estimate else told)
        first = (floor(low / step) + 1) * step
        candidates = (round(first + step * number, 6) for number in range(CLASSES - 1))
        edges = tuple(edge for edge in candidates if known.min() < edge <= known.max())
    of = np.where(np.isnan(rounded), UNKNOWN, np.searchsorted(edges, rounded, side="right"))
    span = (float(known.min()), float(known.max())) if len(known) else None
    return Classes(edges, pd.Series(of, index=values.index), span)


def _nice(width: float, told: float) -> float:
    """The smallest of 1, 2, 2.5 and 5 times a power of ten that is at least ``width`` and a multiple of ``told``."""
    if width <= told:
        return told
    power = 10.0 ** floor(log10(width))
    steps = (step * power for step in NICE_STEPS if step * power >= width * (1 - 1e-9))
    return next(step for step in steps if abs(step / told - round(step / told)) < 1e-6)
