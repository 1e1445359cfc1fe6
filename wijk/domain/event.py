"""What people put in the calendar of a place: own events, the school region, and suggestions that were laid aside."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Literal, get_args

__all__ = [
    "REGIONS",
    "REPEATS",
    "Event",
    "LaidAside",
    "Region",
    "Repeats",
    "SchoolRegion",
    "read_time",
    "suggestion_key",
]

# The regions over which the school holidays are spread.
Region = Literal["Noord", "Midden", "Zuid"]
# Once; every week or two; every month on the same day of the week (the second Tuesday); every year on the same date.
Repeats = Literal["eenmalig", "wekelijks", "tweewekelijks", "maandelijks", "jaarlijks"]
REGIONS: tuple[Region, ...] = get_args(Region)
REPEATS: tuple[Repeats, ...] = get_args(Repeats)
# "19:30", "9.30", "19u30", "19 uur", "19".
TIME = re.compile(r"(\d{1,2})(?:\s*[:.u]\s*(\d{2}))?\s*(?:u|uur)?", re.I)


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happens in an ``area`` (CBS code) on a day, or on all days up to and including ``ends_on``.

    ``starts_at`` and ``ends_at`` are the time of each of these days ("19:30"), empty when it is not known or lasts all
    day. ``who`` are roles and organisations, never names. What repeats does so up to and including ``repeats_until``,
    None without an end, but not on the days of ``skipped``. A ``cancelled`` one stays in the calendar and says so.
    ``suggestion`` is the `suggestion_key` of what it was taken from, empty for an own event.
    """

    id: str
    area: str
    title: str
    starts_on: date
    ends_on: date | None = None
    starts_at: str = ""
    ends_at: str = ""
    place: str = ""
    who: tuple[str, ...] = ()
    repeats: Repeats = "eenmalig"
    repeats_until: date | None = None
    skipped: tuple[date, ...] = ()
    cancelled: bool = False
    suggestion: str = ""

    @property
    def last_day(self) -> date:
        """The last day of the first time that it happens."""
        return self.ends_on or self.starts_on


@dataclass(frozen=True, slots=True)
class SchoolRegion:
    """The region whose school holidays hold in an ``area`` (CBS code), as people chose it."""

    area: str
    region: Region


@dataclass(frozen=True, slots=True)
class LaidAside:
    """That people of an ``area`` (CBS code) don't want a ``suggestion`` (id) in their calendar, in no year."""

    area: str
    suggestion: str


def suggestion_key(suggestion: str, year: int) -> str:
    """Return what names a suggestion (id) in one year."""
    return f"{suggestion}-{year}"


def read_time(text: str) -> str:
    """Return a time of the day as people type it in the way it is kept: "9.30" is "09:30"; what is no time stays."""
    found = TIME.fullmatch(text.strip())
    return f"{int(found[1]):02}:{found[2] or '00'}" if found else text.strip()
