"""What stands out in a place beside its loneliness, at most two things, and what the figures do not tell."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import log

from wijk.domain.indicator import Indicator, load_catalogue
from wijk.figures.risk import RiskGroup, outside_band
from wijk.figures.values import Figure, Figures

__all__ = ["SMALL_DIFFERENCE", "StandOut", "stand_outs", "unknown_figures"]

# Differences between estimates below this many percentage points are "too small to say anything about": a rule of
# thumb of this dashboard, since the 2020 table has no margins.
SMALL_DIFFERENCE = 3.0

# A group that differs from the reference by fewer people than this stands out by chance and rounding.
SMALL_NUMBER = 50

# What may stand out beside the risk groups, one per theme; the groups bring their own.
OTHERS = (
    ("geld", ("low_income", 2022)),
    ("geld", ("income_per_inhabitant", 2024)),
    ("geld", ("woz_value", 2024)),
    ("krachten", ("volunteers_18plus", 2020)),
)
GROUP_THEMES = {"krap_bij_kas": "geld"}
# What a reader would expect to find and should be told of when it is missing.
EXPECTED = (
    "lonely_18plus",
    "lonely_65plus",
    "one_person_households",
    "inhabitants_65plus",
    "difficulty_making_ends_meet_18plus",
    "income_per_inhabitant",
    "woz_value",
    "low_income",
)


@dataclass(frozen=True, slots=True)
class StandOut:
    """One thing that stands out: a figure and its reference, or a risk group with its ratio to the reference."""

    ratio: float
    figure: Figure | None = None
    reference: Figure | None = None
    group: RiskGroup | None = None


def stand_outs(
    figures: Mapping[tuple[str, int], Figure],
    reference: Mapping[tuple[str, int], Figure],
    groups: Sequence[RiskGroup],
    *,
    limit: int = 2,
) -> list[StandOut]:
    """The things farthest from the reference (the gemeente, or Nederland for a gemeente), one per theme.

    They lie outside the neutral band of the risk groups: first the groups that occur more here, then the rest, up or
    down, each ordered by how far.
    """
    found = [
        (GROUP_THEMES.get(group.group.id, group.group.id), StandOut(ratio=ratio, group=group))
        for group in groups
        if (ratio := group.ratio_municipality or group.ratio_netherlands)
        and (group.size is None or abs(group.size - group.size / ratio) >= SMALL_NUMBER)
    ]
    for theme, key in OTHERS:
        compared = _compared(figures[key], reference.get(key))
        if compared:
            found.append((theme, compared))
    outside = [(theme, one) for theme, one in found if outside_band(one.ratio)]
    outside.sort(key=lambda entry: (entry[1].group is None or entry[1].ratio < 1, -abs(log(entry[1].ratio))))
    seen: set[str] = set()
    rest = [one for theme, one in outside if not (theme in seen or seen.add(theme))]  # type: ignore[func-returns-value]
    return rest[:limit]


def unknown_figures(figures: Figures, divisions: Sequence[int]) -> list[Indicator]:
    """The expected indicators whose newest figure of the place's own divisions (and 2022) is missing in each."""
    unknown = []
    for identifier in EXPECTED:
        indicator = load_catalogue()[identifier]
        own = [source for source in indicator.sources if source.table.division in (*divisions, 2022)]
        newest = {source.table.division: source.year for source in own}
        if all(figures[identifier, year].value is None for year in newest.values()):
            unknown.append(indicator)
    return unknown


def _compared(figure: Figure, reference: Figure | None) -> StandOut | None:
    if not figure.value or reference is None or not reference.value:
        return None
    return StandOut(ratio=figure.value / reference.value, figure=figure, reference=reference)
