"""Risk groups: how many people, how concentrated here, and how strong the evidence; never summed into one score."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from typing import Literal

from wijk.domain.indicator import Catalogue
from wijk.domain.method import NationalShare, TargetGroup
from wijk.figures.decimals import rounded
from wijk.figures.places import Place
from wijk.figures.values import MINIMUM_BASE, Figures
from wijk.figures.verdict import Verdict, overlapping, points_between, verdict

__all__ = [
    "ILLUSTRATION_POINTS",
    "Illustration",
    "RiskGroup",
    "illustrations",
    "lonely_65plus_estimate",
    "order_groups",
    "risk_groups",
    "round_to_ten",
]

# Half the width, in percentage points, of the range shown around a national percentage: our own choice, no margin.
ILLUSTRATION_POINTS = 2.0
NOT_IN_DIVISION = "Voor de indeling van {division} is dit cijfer er niet: vraag het in de wijk."


@dataclass(frozen=True, slots=True)
class RiskGroup:
    """One target group in one place.

    ``size`` counts people or households (unrounded); ``share``, and that of the gemeente and of Nederland, is 0 to 1 of
    the group's base. None is not known or does not apply, ``reason`` says why in Dutch. ``year`` is that of the
    figures, None without any. ``estimate`` tells that the shares are estimates; ``in_gemeente`` that the place lies in
    a gemeente, with which it is then compared first, and else with Nederland. The ``overlap`` with either is whether
    the bounds of both estimates overlap, where both have them.
    """

    group: TargetGroup
    size: float | None
    share: float | None
    share_municipality: float | None
    share_netherlands: float | None
    reason: str | None
    year: int | None
    estimate: bool
    in_gemeente: bool
    overlap_municipality: bool | None = None
    overlap_netherlands: bool | None = None

    @property
    def ratio_municipality(self) -> float | None:
        """The share here ÷ the share in the gemeente."""
        return _ratio(self.share, self.share_municipality)

    @property
    def ratio_netherlands(self) -> float | None:
        """The share here ÷ the share in Nederland."""
        return _ratio(self.share, self.share_netherlands)

    @property
    def ratio(self) -> float | None:
        """The concentration: the share here ÷ that of what the place is compared with first."""
        return self.ratio_municipality if self.in_gemeente else self.ratio_netherlands

    @property
    def points(self) -> Decimal | None:
        """By how many percentage points an estimate differs from what the place is compared with first."""
        return self._points(self.share_municipality if self.in_gemeente else self.share_netherlands)

    @property
    def overlap(self) -> bool | None:
        """Whether the bounds overlap with those of what the place is compared with first."""
        return self.overlap_municipality if self.in_gemeente else self.overlap_netherlands

    @property
    def verdict(self) -> Verdict | None:
        """The verdict beside what the place is compared with first."""
        return verdict(self.ratio, points=self.points, overlap=self.overlap, count=self.size)

    @property
    def verdict_netherlands(self) -> Verdict | None:
        """The verdict beside Nederland."""
        points = self._points(self.share_netherlands)
        return verdict(self.ratio_netherlands, points=points, overlap=self.overlap_netherlands, count=self.size)

    def _points(self, reference: float | None) -> Decimal | None:
        if not self.estimate or self.share is None or reference is None:
            return None
        return points_between(self.share * 100, reference * 100)


@dataclass(frozen=True, slots=True)
class Illustration:
    """ "If the national figures held here too": a range of people, rounded outwards to tens."""

    national: NationalShare
    low: int
    high: int


def risk_groups(
    catalogue: Catalogue,
    place: Place,
    groups: Sequence[TargetGroup],
    figures: Figures,
    gemeente: Figures | None,
    netherlands: Figures | None,
) -> list[RiskGroup]:
    """Every target group in this place, in the order given, from its figures and those of its references.

    Sizes and shares are those of the newest year of the division of the place's profile. Without a reference the ratio
    to it is None.
    """
    return [_risk_group(catalogue, place, group, figures, gemeente, netherlands) for group in groups]


def order_groups(groups: Sequence[RiskGroup], by: Literal["omvang", "concentratie"]) -> list[RiskGroup]:
    """Largest first; groups without that figure last, in the order of the method."""

    def rank(group: RiskGroup) -> float:
        value = group.size if by == "omvang" else group.ratio
        return float("inf") if value is None else -value

    return sorted(groups, key=rank)


def illustrations(figures: Figures, found_here: RiskGroup) -> list[Illustration]:
    """The group's size times the national percentage, where a national figure for exactly that group exists."""
    found = []
    for national in found_here.group.national:
        size = figures[national.counted, found_here.year].value if found_here.year else None
        if size is None:
            continue
        low = rounded(size * (national.percentage - ILLUSTRATION_POINTS) / 1000, 6)
        high = rounded(size * (national.percentage + ILLUSTRATION_POINTS) / 1000, 6)
        tens = low.to_integral_value(ROUND_FLOOR), high.to_integral_value(ROUND_CEILING)
        found.append(Illustration(national, int(tens[0]) * 10, int(tens[1]) * 10))
    return found


def lonely_65plus_estimate(figures: Figures, year: int) -> float | None:
    """About how many of those 65 or older feel lonely: RIVM's percentage of a year times their number.

    An estimate, to be shown rounded to ten; None under 100 inhabitants of 65 or older, or when one is missing.
    """
    people, lonely = figures.get(("inhabitants_65plus", year)), figures["lonely_65plus", year]
    if people is None or people.division != lonely.division or people.value is None or lonely.value is None:
        return None
    return people.value * lonely.value / 100 if people.value >= MINIMUM_BASE else None


def round_to_ten(number: float) -> int:
    """A derived size as it is shown: to the nearest ten, halves up."""
    return int(rounded(number / 10)) * 10


def _risk_group(
    catalogue: Catalogue,
    place: Place,
    group: TargetGroup,
    figures: Figures,
    gemeente: Figures | None,
    netherlands: Figures | None,
) -> RiskGroup:
    year = _year(catalogue, place, group)
    estimate = group.percentage is not None and catalogue[group.percentage].estimate
    in_gemeente = gemeente is not None
    if year is None:
        counts = group.counted or group.percentage
        reason = NOT_IN_DIVISION.format(division=place.division) if counts else group.reason
        return RiskGroup(group, None, None, None, None, reason, None, estimate, in_gemeente)
    size, share, why = _size_and_share(group, year, figures)
    there, country = (
        _size_and_share(group, year, reference)[1] if reference else None for reference in (gemeente, netherlands)
    )
    overlaps = (_overlap(group, year, figures, reference) for reference in (gemeente, netherlands))
    return RiskGroup(group, size, share, there, country, why, year, estimate, in_gemeente, *overlaps)


def _overlap(group: TargetGroup, year: int, figures: Figures, reference: Figures | None) -> bool | None:
    if reference is None or group.percentage is None:
        return None
    key = group.percentage, year
    return overlapping(figures[key].bounds, reference[key].bounds)


def _year(catalogue: Catalogue, place: Place, group: TargetGroup) -> int | None:
    """The newest year of the division of the place's profile for which all figures of the group exist."""
    ids = (group.percentage,) if group.percentage else (*group.counted, group.base, group.base_without)
    named = [identifier for identifier in ids if identifier]
    source = catalogue.newest_in(place.division, *named) if named else None
    return source.year if source else None


def _size_and_share(group: TargetGroup, year: int, figures: Figures) -> tuple[float | None, float | None, str | None]:
    """The size, the share from 0 to 1, and why one of them is not known."""
    if group.percentage:
        figure = figures[group.percentage, year]
        return None, None if figure.value is None else figure.value / 100, figure.reason or group.reason
    parts = [figures[part, year] for part in group.counted]
    missing = next((part for part in parts if part.value is None), None)
    if missing:
        return None, None, missing.reason
    size = sum(part.value or 0.0 for part in parts)
    whole = figures[str(group.base), year].value
    without = figures[group.base_without, year].value if group.base_without else 0.0
    if whole is None or without is None:
        return size, None, f"Het aantal {group.base_name} is niet bekend: een aandeel is niet te geven."
    if whole - without < MINIMUM_BASE:
        return size, None, f"Minder dan {MINIMUM_BASE} {group.base_name}: daarop geven wij geen aandeel."
    # The parts are rounded to fives apart from the whole.
    return size, min(size / (whole - without), 1.0), None


def _ratio(share: float | None, reference: float | None) -> float | None:
    return None if share is None or not reference else share / reference
