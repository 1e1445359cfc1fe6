"""The one verdict on a place beside its gemeente or Nederland: clearly more, about equal, clearly less, or unknown."""

from decimal import Decimal
from typing import Literal

from wijk.domain.indicator import Indicator
from wijk.figures.decimals import dutch, rounded

__all__ = [
    "ABOUT_EQUAL",
    "FEW",
    "MARGIN",
    "MIRRORED",
    "RULE",
    "Verdict",
    "compare",
    "compare_either_way",
    "points_between",
    "verdict",
    "verdict_word",
    "within_margin",
]

Verdict = Literal["meer", "gelijk", "minder"]

# Ratios from the first to the second, as shown with two decimals, are about equal.
ABOUT_EQUAL = (Decimal("0.80"), Decimal("1.25"))
# Estimates that differ by fewer percentage points are about equal: a rule of thumb of this dashboard, for the table of
# 2020 has no margins.
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


def verdict(ratio: float | None, *, points: Decimal | None = None, count: float | None = None) -> Verdict | None:
    """Decide on a ratio: the value here ÷ that of the reference (domain: one verdict).

    ``points`` is the difference in percentage points, to be given when one of the two is an estimate; ``count`` the
    number of people or households it is about, to be given when that is known. None: the ratio is not known.

    >>> verdict(1.26), verdict(1.254), verdict(1.4, points=Decimal("2.9")), verdict(0.5, count=49), verdict(None)
    ('meer', 'gelijk', 'gelijk', 'gelijk', None)
    """
    if ratio is None:
        return None
    if (points is not None and abs(points) < MARGIN) or (count is not None and count < FEW):
        return "gelijk"
    low, high = ABOUT_EQUAL
    shown = rounded(ratio, 2)
    return "minder" if shown < low else "meer" if shown > high else "gelijk"


def points_between(here: float, there: float) -> Decimal:
    """How many percentage points two percentages differ, as shown with one decimal: 32.8 and 29.8 differ 3.0."""
    return rounded(here, 1) - rounded(there, 1)


def within_margin(here: float, there: float) -> bool:
    """Whether two estimated percentages differ too little to say anything about."""
    return abs(points_between(here, there)) < MARGIN


def compare(
    here: float | None, there: float | None, indicator: Indicator, count: float | None = None
) -> Verdict | None:
    """The verdict on two values of a share, mean or distance; ``count`` is as for `verdict`.

    None when one is unknown or the reference is 0, and for a count: that of a larger place is always larger.
    """
    if here is None or not there or indicator.kind == "count":
        return None
    return verdict(here / there, points=points_between(here, there) if indicator.estimate else None, count=count)


def compare_either_way(
    one: float | None, other: float | None, indicator: Indicator, count: float | None = None
) -> Verdict | None:
    """The verdict on two values of which none is the reference: told only when it holds whichever comes first."""
    if one == other == 0 and indicator.kind != "count":
        return "gelijk"
    forth, back = compare(one, other, indicator, count), compare(other, one, indicator, count)
    if forth is None or back is None:
        return forth or MIRRORED[back]
    return forth if back == MIRRORED[forth] else "gelijk"


def verdict_word(found: Verdict | None) -> str:
    """The verdict in words: "duidelijk meer", "ongeveer gelijk", "duidelijk minder" or "niet bekend"."""
    return WORDS[found]
