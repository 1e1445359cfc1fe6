"""How often a group occurs here beside elsewhere, in words that people use at the table."""

from wijk.approach.findings import GroupFigures
from wijk.figures.decimals import dutch, rounded

__all__ = ["UNKNOWN", "often", "often_explained"]

UNKNOWN = "niet bekend"
EQUAL = "ongeveer even vaak"
# From nothing up: the words for a ratio below each of these, as it is shown with two decimals. What is about equal is
# decided by the one verdict before.
WORDS = (
    (0.45, "minder dan half zo vaak"),
    (0.58, "half zo vaak"),
    (0.7, "een derde minder vaak"),
    (1, "een kwart minder vaak"),
    (1.3, "een kwart vaker"),
    (1.42, "een derde vaker"),
    (1.66, "anderhalf keer zo vaak"),
    (1.9, "bijna twee keer zo vaak"),
    (2.25, "twee keer zo vaak"),
    (2.75, "tweeënhalf keer zo vaak"),
    (3.5, "drie keer zo vaak"),
)


def often(figures: GroupFigures) -> str:
    """How often the group occurs here, beside what it is compared with; the one verdict says when it is about equal.

    >>> often(GroupFigures("ouderen", 1234, 1.55)), often(GroupFigures("ouderen"))
    ('anderhalf keer zo vaak', 'niet bekend')
    """
    if figures.ratio is None:
        return UNKNOWN
    if figures.verdict == "gelijk":
        return EQUAL
    shown = float(rounded(figures.ratio, 2))
    return next((words for below, words in WORDS if shown < below), f"{dutch(figures.ratio)} keer zo vaak")


def often_explained(where: str) -> str:
    """What the words compare; ``where`` is what the groups are compared with: "in Den Haag"."""
    return f"Anderhalf keer zo vaak: het aandeel van de groep is hier anderhalf keer zo groot als {where}."
