"""The margin of a difference between two figures: how much they must differ before anything can be made of it."""

from dataclasses import dataclass
from decimal import Decimal

from wijk.figures.decimals import dutch
from wijk.figures.values import Figure
from wijk.figures.verdict import MARGIN

__all__ = ["Margin", "margin_between"]

RULE_OF_THUMB = (
    "Deze tabel geeft geen marges. Daarom houden wij een ruime vuistregel aan: schattingen die minder dan "
    f"{dutch(MARGIN)} procentpunten verschillen, zijn niet uit elkaar te houden."
)
COUNTED = (
    "Dit is een telling, geen steekproef: er is geen marge. Aantallen per wijk en buurt zijn wel afgerond op "
    "vijftallen; daarom zeggen wij niets over minder dan 50 mensen of huishoudens."
)
SURVEY = "Dit is een vragenlijst. Er hoort een marge bij, maar die staat niet in ons bestand."


@dataclass(frozen=True, slots=True)
class Margin:
    """The smallest difference in percentage points that counts, None where there is none, and on what ``ground``."""

    points: Decimal | None
    ground: str


def margin_between(one: Figure, other: Figure) -> Margin:
    """The margin of the difference between two figures of one indicator.

    A count has no margin, and that of a survey is not in our files: both have None, with the ground in Dutch.
    """
    if one.indicator.estimate or other.indicator.estimate:
        return Margin(MARGIN, RULE_OF_THUMB)
    return Margin(None, SURVEY if one.indicator.basis == "vragenlijst" else COUNTED)
