"""What stands out in a place beside its loneliness, at most two things, and what the figures do not tell."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import log

from wijk.domain.indicator import Catalogue, Indicator
from wijk.figures.risk import RiskGroup
from wijk.figures.values import Figure, Figures
from wijk.figures.verdict import Verdict, compare, overlapping

__all__ = ["STRENGTHS", "Comparison", "compared_things", "stand_outs", "unknown_figures"]

# What people do and can: told together, so of one year.
STRENGTHS = ("volunteers_18plus", "sense_of_control_18plus", "good_health_18plus")
# What may stand out beside the risk groups, one per theme, with the figures whose year it shares; the groups bring
# their own.
OTHERS = (
    ("geld", "low_income", ("low_income",)),
    ("geld", "income_per_inhabitant", ("income_per_inhabitant",)),
    ("geld", "woz_value", ("woz_value",)),
    ("vrijwilligerswerk", "volunteers_18plus", STRENGTHS),
    ("regie", "sense_of_control_18plus", STRENGTHS),
    ("gezondheid", "good_health_18plus", STRENGTHS),
)
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
class Comparison:
    """One thing that was compared: a figure and its reference, or a risk group; things of one theme are told once."""

    theme: str
    ratio: float
    verdict: Verdict
    figure: Figure | None = None
    reference: Figure | None = None
    group: RiskGroup | None = None


def compared_things(
    catalogue: Catalogue,
    division: int,
    figures: Mapping[tuple[str, int], Figure],
    reference: Mapping[tuple[str, int], Figure],
    groups: Sequence[RiskGroup],
) -> list[Comparison]:
    """The risk groups and figures of a place that are known both here and in the reference, each with its verdict.

    The figures are the newest of the ``division`` of the place's profile. The reference is the gemeente, or Nederland
    for a gemeente. The order is that of the groups, then of OTHERS.
    """
    found = [
        Comparison(group.group.theme or group.group.id, group.ratio, group.verdict, group=group)
        for group in groups
        if group.ratio is not None and group.verdict
    ]
    for theme, indicator, together in OTHERS:
        key = indicator, catalogue.newest(*together, division=division).year
        here, there = figures[key], reference.get(key)
        if there is None or not here.value or not there.value:
            continue
        overlap = overlapping(here.bounds, there.bounds)
        if told := compare(here.value, there.value, here.indicator, overlap=overlap):
            found.append(Comparison(theme, here.value / there.value, told, here, there))
    return found


def stand_outs(compared: Sequence[Comparison], *, limit: int = 2) -> list[Comparison]:
    """The things farthest from the reference, one per theme.

    They are clearly more or less: first the groups that occur more here, then the rest, up or down, each ordered by how
    far.
    """
    outside = [one for one in compared if one.verdict != "gelijk"]
    outside.sort(key=lambda one: (one.group is None or one.verdict == "minder", -abs(log(one.ratio))))
    of_theme: dict[str, Comparison] = {}
    for one in outside:
        of_theme.setdefault(one.theme, one)
    return list(of_theme.values())[:limit]


def unknown_figures(catalogue: Catalogue, figures: Figures, divisions: Sequence[int]) -> list[Indicator]:
    """The expected indicators whose newest figure is missing in each of the divisions that could have the place."""
    unknown = []
    for identifier in EXPECTED:
        indicator = catalogue[identifier]
        own = [source for source in indicator.sources if source.table.division in divisions]
        newest = {source.table.division: source.year for source in own}
        if all(figures[identifier, year].value is None for year in newest.values()):
            unknown.append(indicator)
    return unknown
