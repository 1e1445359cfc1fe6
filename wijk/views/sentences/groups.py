"""Sentences about the groups that run a higher risk: how much more they occur here, and what that could mean."""

from collections.abc import Iterable, Sequence

from wijk.domain.method import TargetGroup
from wijk.figures.decimals import percent
from wijk.figures.profile import Profile
from wijk.figures.risk import ILLUSTRATION_POINTS, Illustration, RiskGroup
from wijk.figures.wording import listed
from wijk.views.captions import first_upper, inside
from wijk.views.numbers import HARDLY_ANY, figure_text, number
from wijk.views.place_names import at

__all__ = [
    "explanations",
    "group_line",
    "illustration",
    "risk_summary",
    "told_beside",
]

# Up to this number of people a range is not told: rounding would be all of it.
SMALL_RANGE = 20


def group_line(group: RiskGroup) -> str:
    """A risk group's share in a sentence, or that it is not known."""
    if group.share is None:
        return f"{group.group.name}: niet bekend."
    share = percent(group.share * 100, 1) if group.share else HARDLY_ANY
    told = group.group.sentence.format(share=share)
    return f"{first_upper(told)} ({group.year})."


def risk_summary(groups: Sequence[RiskGroup], where: str) -> str:
    """Which groups are over-represented here, and of which that is not known: nothing is claimed about those."""
    known = [group for group in groups if group.verdict]
    if not known:
        return "Voor dit gebied is van geen enkele groep te zeggen of zij hier vaker voorkomt: vraag het in de wijk."
    told, untold = _told(known, where), _untold(groups)
    return " ".join(part for part in ([untold, told] if 2 * len(known) < len(groups) else [told, untold]) if part)


def told_beside(profile: Profile) -> str:
    """The figures that the method puts beside a group, apart and never summed; empty when none is known."""
    return " ".join(text for found in profile.groups if (text := _told_beside(found.group, profile)))


def _told_beside(group: TargetGroup, profile: Profile) -> str:
    if not group.beside:
        return ""
    year = profile.year(*(one.indicator for one in group.beside))
    known = [
        f"{figure_text(figure)} mensen {one.name}"
        for one in group.beside
        if (figure := profile.figure(one.indicator, year)).value is not None
    ]
    told = group.beside_sentence.format(year=year, figures=listed(known))
    return f"Bij {inside(group.name)}: {told}" if known else ""


def explanations(groups: Iterable[RiskGroup]) -> list[tuple[str, str]]:
    """Of each group that the method explains its name, and what completes the sentence."""
    return [(found.group.name, found.group.explanation) for found in groups if found.group.explanation]


def illustration(one: Illustration) -> str:
    """ "If the national figures held here too", for one group, as a rounded range."""
    national = one.national
    if one.high <= SMALL_RANGE:
        return f"Voor {national.name} is de groep hier te klein om een aantal te noemen."
    low, high = national.percentage - ILLUSTRATION_POINTS, national.percentage + ILLUSTRATION_POINTS
    return (
        f"Als het hier net zo is als in heel Nederland, dan zijn {number(one.low)} tot {number(one.high)} "
        f"{national.name} {national.feeling}. Landelijk is het {number(national.percentage, 1)}% ({national.survey} "
        f"{national.year}); wij rekenen ruim, met {number(low, 1)}% tot {number(high, 1)}%. Dit is geen telling, en "
        "groepen overlappen."
    )


def _names(groups: Sequence[RiskGroup]) -> str:
    return listed([inside(group.group.name) for group in groups])


def _told(known: Sequence[RiskGroup], where: str) -> str:
    more = [group for group in known if group.verdict == "meer"]
    if more:
        return f"Hier duidelijk meer dan {at(where)}: {_names(more)}."
    if len(known) == 1:
        return f"Van {_names(known)} weten wij het wel: die groep is hier niet duidelijk groter dan {at(where)}."
    return f"Geen van de {len(known)} groepen waarvan wij het weten, komt hier duidelijk vaker voor dan {at(where)}."


def _untold(groups: Sequence[RiskGroup]) -> str:
    unknown = [group for group in groups if not group.verdict]
    if not unknown:
        return ""
    occurs = "voorkomt" if len(unknown) == 1 else "voorkomen"
    return (
        f"Van {len(unknown)} van de {len(groups)} groepen is niet bekend of zij hier vaker {occurs}: {_names(unknown)}."
    )
