"""The one verdict on a place beside its gemeente or Nederland: clearly more, about equal, clearly less, or unknown."""

from decimal import Decimal
from typing import Literal

from wijk.domain.indicator import Indicator
from wijk.figures.decimals import dutch, rounded

__all__ = [
    "ABOUT_EQUAL",
    "FEW",
    "BOUNDS_RULE",
    "MARGIN",
    "MIRRORED",
    "RULE",
    "Bounds",
    "Verdict",
    "compare",
    "compare_either_way",
    "overlapping",
    "points_between",
    "verdict",
    "verdict_word",
    "too_close",
]

Verdict = Literal["meer", "gelijk", "minder"]
# The lower and the upper bound of the 95% interval of an estimate, in the unit of the figure.
Bounds = tuple[float, float]

# Ratios from the first to the second, as shown with two decimals, are about equal.
ABOUT_EQUAL = (Decimal("0.80"), Decimal("1.25"))
# Estimates that differ by fewer percentage points are about equal: a rule of thumb of this dashboard, for tables that
# give no bounds, as that of 2020.
MARGIN = Decimal("3.0")
# Below this number of people a difference may be chance and rounding.
FEW = 50

# What the verdict is when it is told of the other.
MIRRORED: dict[Verdict | None, Verdict | None] = {"meer": "minder", "minder": "meer", "gelijk": "gelijk", None: None}
WORDS: dict[Verdict | None, str] = {
    "meer": "duidelijk meer",
    "gelijk": "ongeveer gelijk",
    "minder": "duidelijk minder",
    None: "niet bekend",
}
RULE = (
    f"Ongeveer gelijk heet: {dutch(ABOUT_EQUAL[0], 2)} tot en met {dutch(ABOUT_EQUAL[1], 2)} keer, of minder dan "
    f"{dutch(MARGIN)} procentpunten verschil bij een schatting, of minder dan {FEW} mensen of huishoudens."
)
BOUNDS_RULE = (
    "Geeft de bron bij beide schattingen marges (95%), dan gelden die in plaats van de procentpunten: overlappen de "
    "marges elkaar, dan heet het ongeveer gelijk."
)


def verdict(
    ratio: float | None,
    *,
    points: Decimal | None = None,
    overlap: bool | None = None,
    count: float | None = None,
) -> Verdict | None:
    """Decide on a ratio: the value here ÷ that of the reference (domain: one verdict).

    ``points`` is the difference in percentage points, to be given when one of the two is an estimate; ``overlap``
    whether the bounds of both overlap, to be given when both have them, and then the points don't count; ``count`` the
    number of people or households it is about, to be given when that is known. None: the ratio is not known.

    >>> verdict(1.26), verdict(1.254), verdict(1.4, points=Decimal("2.9")), verdict(0.5, count=49), verdict(None)
    ('meer', 'gelijk', 'gelijk', 'gelijk', None)
    """
    if ratio is None:
        return None
    if too_close(points, overlap) or (count is not None and count < FEW):
        return "gelijk"
    low, high = ABOUT_EQUAL
    shown = rounded(ratio, 2)
    return "minder" if shown < low else "meer" if shown > high else "gelijk"


def points_between(here: float, there: float) -> Decimal:
    """How many percentage points two percentages differ, as shown with one decimal: 32.8 and 29.8 differ 3.0."""
    return rounded(here, 1) - rounded(there, 1)


def overlapping(here: Bounds | None, there: Bounds | None) -> bool | None:
    """Whether two intervals have a value in common, their ends included; None when one of them is not known.

    >>> overlapping((30.0, 34.0), (34.0, 38.0)), overlapping((30.0, 33.9), (34.0, 38.0))
    (True, False)
    """
    if here is None or there is None:
        return None
    return here[0] <= there[1] and there[0] <= here[1]


def too_close(points: Decimal | None, overlap: bool | None) -> bool:
    """Whether two estimates differ too little to say anything about (``points`` and ``overlap`` as for `verdict`)."""
    return overlap if overlap is not None else points is not None and abs(points) < MARGIN


def compare(
    here: float | None,
    there: float | None,
    indicator: Indicator,
    *,
    overlap: bool | None = None,
    count: float | None = None,
) -> Verdict | None:
    """The verdict on two values of a share, mean or distance (``overlap`` and ``count`` as for `verdict`).

    None when one is unknown or the reference is 0, and for a count: that of a larger place is always larger.
    """
    if here is None or not there or indicator.kind == "count":
        return None
    points = points_between(here, there) if indicator.estimate else None
    return verdict(here / there, points=points, overlap=overlap, count=count)


def compare_either_way(
    one: float | None,
    other: float | None,
    indicator: Indicator,
    *,
    overlap: bool | None = None,
    count: float | None = None,
) -> Verdict | None:
    """The verdict on two values of which none is the reference: told only when it holds whichever comes first."""
    if one == other == 0 and indicator.kind != "count":
        return "gelijk"
    forth = compare(one, other, indicator, overlap=overlap, count=count)
    back = compare(other, one, indicator, overlap=overlap, count=count)
    if forth is None or back is None:
        return forth or MIRRORED[back]
    return forth if back == MIRRORED[forth] else "gelijk"


def verdict_word(found: Verdict | None) -> str:
    """The verdict in words: "duidelijk meer", "ongeveer gelijk", "duidelijk minder" or "niet bekend"."""
    return WORDS[found]
