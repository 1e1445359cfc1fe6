"""The margin of a difference between two figures: how much they must differ before anything can be made of it."""

from dataclasses import dataclass
from decimal import Decimal

from wijk.figures.decimals import dutch
from wijk.figures.values import Figure
from wijk.figures.verdict import MARGIN, overlapping, points_between, too_close

__all__ = ["Margin", "indistinct", "margin_between"]

RULE_OF_THUMB = (
    "Deze tabel geeft geen marges. Daarom houden wij een ruime vuistregel aan: schattingen die minder dan "
    f"{dutch(MARGIN)} procentpunten verschillen, zijn niet uit elkaar te houden."
)
COUNTED = (
    "Dit is een telling, geen steekproef: er is geen marge. Aantallen per wijk en buurt zijn wel afgerond op "
    "vijftallen; daarom zeggen wij niets over minder dan 50 mensen of huishoudens."
)
SURVEY = "Dit is een vragenlijst. Er hoort een marge bij, maar die staat niet in ons bestand."


BOUNDS = (
    "De bron geeft bij elk van beide schattingen een marge: met 95% zekerheid ligt het echte getal daarbinnen. {told}"
)
OVERLAP = "De marges overlappen elkaar: het verschil kan toeval zijn."
APART = "De marges overlappen elkaar niet."


@dataclass(frozen=True, slots=True)
class Margin:
    """The smallest difference in percentage points that counts, None where there is none, and on what ``ground``.

    Of two estimates with bounds ``overlap`` tells whether those overlap, and no number of points counts.
    """

    points: Decimal | None
    ground: str
    overlap: bool | None = None


def margin_between(one: Figure, other: Figure) -> Margin:
    """The margin of the difference between two figures of one indicator.

    A count has no margin, and that of a survey is not in our files: both have None, with the ground in Dutch.
    """
    overlap = overlapping(one.bounds, other.bounds)
    if overlap is not None:
        return Margin(None, BOUNDS.format(told=OVERLAP if overlap else APART), overlap)
    if one.indicator.estimate or other.indicator.estimate:
        return Margin(MARGIN, RULE_OF_THUMB)
    return Margin(None, SURVEY if one.indicator.basis == "vragenlijst" else COUNTED)


def indistinct(one: Figure, other: Figure) -> bool:
    """Whether two estimated percentages differ too little to say anything about: by their bounds, else by points."""
    if one.value is None or other.value is None:
        return False
    return too_close(points_between(one.value, other.value), overlapping(one.bounds, other.bounds))
