"""The one verdict for many areas at once: the same answers as `verdict.verdict`, by arrays."""

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from wijk.figures.decimals import rounded_array
from wijk.figures.verdict import ABOUT_EQUAL, FEW, MARGIN, Verdict

__all__ = ["Bounds", "Floats", "overlaps", "verdicts"]

Floats = NDArray[np.float64]
# The lower and the upper bounds of a table by area code, NaN where unknown; None when it gives none.
Bounds = tuple[pd.Series, pd.Series] | None


def overlaps(bounds: Bounds, here: pd.Index, there: pd.Index) -> NDArray[np.object_]:
    """Whether the bounds of each code ``here`` overlap those of the code ``there`` (as many, or one for all).

    True or False as `verdict.overlapping`, or None where one of them is not known.
    """
    told: NDArray[np.object_] = np.full(len(here), None, dtype=object)
    if bounds is not None:
        (low, high), (low_there, high_there) = (
            [one.reindex(codes).to_numpy(dtype=float) for one in bounds] for codes in (here, there)
        )
        known = ~np.isnan(low + high + low_there + high_there)
        told[known] = ((low <= high_there) & (low_there <= high))[known]
    return told


def verdicts(
    here: Floats,
    there: Floats,
    *,
    estimate: bool,
    overlap: NDArray[np.object_] | None = None,
    count: Floats | None = None,
) -> NDArray[np.object_]:
    """The verdict on each value beside its reference: "meer", "gelijk", "minder", or None when one is not known.

    Missing is NaN; of ``estimate`` the values are percentages. ``overlap`` is as `overlaps` gives it; ``count`` is as
    for `verdict.verdict`, NaN where it is not known.
    """
    with np.errstate(divide="ignore", invalid="ignore"):
        ratio = here / there
    known = np.isfinite(ratio)
    shown = rounded_array(np.where(known, ratio, 1.0), 2)
    small = np.zeros(len(here), dtype=bool)
    if estimate:
        small |= np.round(np.abs(rounded_array(here, 1) - rounded_array(there, 1)), 9) < float(MARGIN)
    if overlap is not None:
        known_bounds = np.array([one is not None for one in overlap])
        small = np.where(known_bounds, overlap == True, small)  # noqa: E712 - elementwise
    if count is not None:
        small |= count < FEW
    low, high = (float(edge) for edge in ABOUT_EQUAL)
    told: NDArray[np.object_] = np.full(len(here), None, dtype=object)
    words: tuple[tuple[Verdict, NDArray[np.bool_]], ...] = (
        ("gelijk", known),
        ("minder", known & ~small & (shown < low)),
        ("meer", known & ~small & (shown > high)),
    )
    for word, where in words:
        told[where] = word
    return told
