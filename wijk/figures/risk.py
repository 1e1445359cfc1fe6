"""Risk groups: how many people, how concentrated here, and how strong the evidence; never summed into one score."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, floor
from typing import Any, Literal

from wijk.domain.area import COUNTRY
from wijk.domain.indicator import load_catalogue
from wijk.domain.method import NationalShare, TargetGroup
from wijk.figures.places import Place
from wijk.figures.values import MINIMUM_BASE, figure_at
from wijk.opendata.snapshot import Snapshot, figure_column

__all__ = [
    "NEUTRAL_BAND",
    "Illustration",
    "RiskGroup",
    "concentration_word",
    "illustrations",
    "lonely_65plus_estimate",
    "order_groups",
    "risk_groups",
    "round_to_ten",
]

# Between these ratios a share is called about equal to that of the reference (domain: neutral band).
NEUTRAL_BAND = (0.8, 1.25)
# Half the width, in percentage points, of the range shown around a national percentage: our own choice, no margin.
ILLUSTRATION_POINTS = 2.0
ONLY_65PLUS = "Van de indeling van 2024 kennen wij alleen het aantal 65-plussers: vraag het in de wijk."


@dataclass(frozen=True, slots=True)
class RiskGroup:
    """One target group in one place.

    ``size`` counts people or households (unrounded), ``share`` is 0 to 1 of the group's base; the ratios divide it by
    the share in the gemeente and in Nederland. None is not known, ``reason`` says why in Dutch. ``year`` is that of
    the figures, None without any.
    """

    group: TargetGroup
    size: float | None
    share: float | None
    ratio_municipality: float | None
    ratio_netherlands: float | None
    reason: str | None
    year: int | None


@dataclass(frozen=True, slots=True)
class Illustration:
    """ "If the national figures held here too": a range of people, rounded outwards to tens."""

    national: NationalShare
    low: int
    high: int


def risk_groups(snapshot: Snapshot, place: Place, groups: Sequence[TargetGroup]) -> list[RiskGroup]:
    """Every target group in this place, in the order given.

    Sizes and shares are those of the division the place's profile is made for; a place of 2024 only has 65+ alone.
    The ratio to the gemeente is None for a gemeente itself, both are for the land.
    """
    return [_risk_group(snapshot, place, group) for group in groups]


def order_groups(groups: Sequence[RiskGroup], by: Literal["omvang", "concentratie"]) -> list[RiskGroup]:
    """Largest first; groups without that figure last, in the order of the method."""

    def rank(group: RiskGroup) -> float:
        value = group.size if by == "omvang" else (group.ratio_municipality or group.ratio_netherlands)
        return float("inf") if value is None else -value

    return sorted(groups, key=rank)


def concentration_word(ratio: float | None) -> str:
    """A concentration in words, with the neutral band of domain.md §4."""
    if ratio is None:
        return "niet bekend"
    if ratio < NEUTRAL_BAND[0]:
        return "minder dan gemiddeld"
    return "meer dan gemiddeld" if ratio > NEUTRAL_BAND[1] else "ongeveer gelijk"


def illustrations(snapshot: Snapshot, place: Place, group: TargetGroup) -> list[Illustration]:
    """The group's size times the national percentage, where a national figure for exactly that group exists."""
    found = []
    for national in group.national:
        code = place.code if 2020 in place.divisions else ""
        size = figure_at(snapshot, load_catalogue()[national.counted], 2020, code).value
        if size is None:
            continue
        low = size * (national.percentage - ILLUSTRATION_POINTS) / 100
        high = size * (national.percentage + ILLUSTRATION_POINTS) / 100
        found.append(Illustration(national, floor(low / 10) * 10, ceil(high / 10) * 10))
    return found


def lonely_65plus_estimate(snapshot: Snapshot, place: Place) -> float | None:
    """About how many of those 65 or older feel lonely: RIVM's percentage of 2020 times their number.

    An estimate, to be shown rounded to ten; None under 100 inhabitants of 65 or older, or when one is missing.
    """
    if 2020 not in place.divisions:
        return None
    catalogue = load_catalogue()
    number = figure_at(snapshot, catalogue["inhabitants_65plus"], 2020, place.code).value
    share = figure_at(snapshot, catalogue["lonely_65plus"], 2020, place.code).value
    if number is None or share is None or number < MINIMUM_BASE:
        return None
    return number * share / 100


def round_to_ten(number: float) -> int:
    """A derived size as it is shown: to the nearest ten, halves up."""
    return floor(number / 10 + 0.5) * 10


def _risk_group(snapshot: Snapshot, place: Place, group: TargetGroup) -> RiskGroup:
    year = _year(place, group)
    if year is None:
        has_figures = bool(group.counted or group.percentage)
        reason = ONLY_65PLUS if has_figures else group.reason
        return RiskGroup(group, None, None, None, None, reason, None)
    size, share, why = _size_and_share(snapshot, group, year, place.code)
    gemeente = None if place.level in ("land", "gemeente") else place.municipality
    return RiskGroup(
        group,
        size,
        share,
        _ratio(share, _size_and_share(snapshot, group, year, gemeente)[1] if gemeente else None),
        _ratio(share, None if place.code == COUNTRY else _size_and_share(snapshot, group, year, COUNTRY)[1]),
        why,
        year,
    )


def _year(place: Place, group: TargetGroup) -> int | None:
    """The year whose division the place's profile has and all figures of the group exist for."""
    ids = (group.percentage,) if group.percentage else (*group.counted, group.base, group.base_without)
    indicators = [load_catalogue()[identifier] for identifier in ids if identifier]
    if not indicators:
        return None
    years = set.intersection(*(set(indicator.years) for indicator in indicators))
    fitting = [year for year in years if indicators[0].source(year).table.division == place.division]
    return max(fitting, default=None)


def _size_and_share(
    snapshot: Snapshot, group: TargetGroup, year: int, code: str
) -> tuple[float | None, float | None, str | None]:
    catalogue = load_catalogue()
    if group.percentage:
        figure = figure_at(snapshot, catalogue[group.percentage], year, code)
        share = None if figure.value is None else figure.value / 100
        return None, share, group.reason if share is not None else figure.reason
    parts = [figure_at(snapshot, catalogue[part], year, code) for part in group.counted]
    missing = next((part for part in parts if part.value is None), None)
    if missing:
        return None, None, missing.reason
    size = sum(part.value or 0.0 for part in parts)
    base = _base(snapshot, group, year, code)
    if base is None:
        return size, None, f"Het aantal {group.base_name} is niet bekend: een aandeel is niet te geven."
    if base < MINIMUM_BASE:
        return size, None, f"Minder dan {MINIMUM_BASE} {group.base_name}: daarop geven wij geen aandeel."
    return size, size / base, None


def _base(snapshot: Snapshot, group: TargetGroup, year: int, code: str) -> float | None:
    division = load_catalogue()[str(group.base)].source(year).table.division
    row: Any = snapshot.figures[division].loc[code]
    base = row[figure_column(str(group.base), year)]
    if group.base_without:
        base = base - row[figure_column(group.base_without, year)]
    return None if base != base else float(base)


def _ratio(share: float | None, reference: float | None) -> float | None:
    return None if share is None or not reference else share / reference
