"""Public and school holidays of the Netherlands, as the package `holidays` knows them; what it doesn't is not known.

Source: the Algemene termijnenwet, and the regulations on school holidays in the Staatscourant.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from wijk.domain.calendar_rules import CalendarRules
from wijk.domain.event import Region

__all__ = ["FreeDays", "public_holidays", "school_holidays", "unknown_school_holidays"]

NIGHT = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class FreeDays:
    """A holiday by name (Dutch), from its first to its last day."""

    name: str
    first: date
    last: date


@lru_cache(maxsize=64)
def public_holidays(year: int) -> tuple[FreeDays, ...]:
    """Return the public holidays of a year, in order; Bevrijdingsdag only in the years in which people are free."""
    return tuple(FreeDays(name, day, day) for day, name in sorted(_days("public", None, year).items()))


@lru_cache(maxsize=64)
def school_holidays(region: Region, year: int) -> tuple[FreeDays, ...]:
    """Return the school holidays that lie in a year, also in part, in order; none of a year that is not settled yet.

    One of which only the beginning is known, since the next year is not settled, is left out.
    """
    days = {**_school_days(region, year - 1), **_school_days(region, year), **_school_days(region, year + 1)}
    found: list[FreeDays] = []
    for day, name in sorted(days.items()):
        if found and (found[-1].name, found[-1].last + NIGHT) == (name, day):
            found[-1] = FreeDays(name, found[-1].first, day)
        else:
            found.append(FreeDays(name, day, day))
    return tuple(one for one in found if one.first.year <= year <= one.last.year and _is_whole(one, region))


def unknown_school_holidays(region: Region, year: int, rules: CalendarRules) -> tuple[str, ...]:
    """Return the names of the school holidays that begin in a year and are not known, in their order."""
    known = {one.name for one in school_holidays(region, year) if one.first.year == year}
    return tuple(one.name for one in rules.school_holidays if one.name not in known)


def _is_whole(one: FreeDays, region: Region) -> bool:
    """Whether a holiday ends where it ends: not on a night in which one year is known and the other is not."""
    ends, begins = one.last + NIGHT, one.first - NIGHT
    cut_off = ends.year != one.last.year and not _school_days(region, ends.year)
    cut_on = begins.year != one.first.year and not _school_days(region, begins.year)
    return not cut_off and not cut_on


def _school_days(region: Region, year: int) -> Mapping[date, str]:
    return _days("school", region, year)


@lru_cache(maxsize=256)
def _days(category: str, region: Region | None, year: int) -> Mapping[date, str]:
    # Left to the first who asks: importing it takes as long as all else of a page.
    from holidays import country_holidays

    return dict(
        country_holidays("NL", subdiv=region, years=year, categories=(category,), language="nl", expand=False).items()
    )
