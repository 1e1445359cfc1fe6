"""The calendar of a place: what there is, each time that it happens, and which of these fall in a holiday."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Literal, get_args

from wijk.approach.calendar_days import starts_within
from wijk.domain.event import Repeats

__all__ = ["FREE", "KINDS", "CalendarItem", "Clash", "Happening", "Kind", "happenings"]

# Days on which people are free; what we suggest; what people put here, agreed or held; and days to look something up.
Kind = Literal[
    "feestdag",
    "schoolvakantie",
    "voorstel",
    "evenement",
    "actie",
    "wijkbijeenkomst",
    "lerend netwerk",
    "opstartstap",
    "training",
    "controle",
]
KINDS: tuple[Kind, ...] = get_args(Kind)
FREE: tuple[Kind, ...] = ("feestdag", "schoolvakantie")
# What asks people to come; a check is done at a desk.
CLASHING: tuple[Kind, ...] = (
    *("voorstel", "evenement", "actie", "wijkbijeenkomst", "lerend netwerk", "opstartstap", "training"),
)
# What lasts longer than these days goes on through a holiday: there only its beginning and end are told.
LONG = timedelta(days=14)
# How something lies in a holiday: wholly, in part, or with its first or last day only.
How = Literal["in", "deels", "begin", "einde"]


@dataclass(frozen=True, slots=True)
class CalendarItem:
    """Something in a calendar, with all the times that it happens.

    ``key`` names it for good, also in a calendar elsewhere. ``first`` and ``last`` are the days of the first time;
    ``starts_at`` to ``cancelled`` are as in `event.Event`. ``record`` is the id of what was entered, empty for what
    nobody entered; ``version``, ``created`` and ``changed`` are those of it. ``title`` is empty where the kind says it
    all, and ``about`` is what else is told. ``names`` are those of initiatives to look up. ``agreed`` is False for an
    action that is only proposed, and ``advice`` True for school holidays from which schools may differ.
    """

    key: str
    kind: Kind
    title: str
    first: date
    last: date
    starts_at: str = ""
    ends_at: str = ""
    place: str = ""
    who: tuple[str, ...] = ()
    repeats: Repeats = "eenmalig"
    repeats_until: date | None = None
    skipped: tuple[date, ...] = ()
    cancelled: bool = False
    agreed: bool = True
    advice: bool = False
    about: str = ""
    names: tuple[str, ...] = ()
    record: str = ""
    version: int = 1
    created: datetime | None = None
    changed: datetime | None = None


@dataclass(frozen=True, slots=True)
class Clash:
    """That something lies in a holiday, and how; ``advice`` as in `CalendarItem`."""

    name: str
    kind: Kind
    how: How
    advice: bool = False


@dataclass(frozen=True, slots=True)
class Happening:
    """One time that something happens; ``off`` when just this time does not go on."""

    item: CalendarItem
    first: date
    last: date
    off: bool = False
    clashes: tuple[Clash, ...] = ()


def happenings(items: Iterable[CalendarItem], first: date, last: date) -> tuple[Happening, ...]:
    """Return each time that something happens on a day from ``first`` to ``last``, in the order of the days.

    What is cancelled is among them; it clashes with nothing.
    """
    items = list(items)
    free = sorted((one for one in items if one.kind in FREE), key=lambda one: one.first)
    found = []
    for item in items:
        lasts = item.last - item.first
        for day in starts_within(item.first, item.repeats, item.repeats_until, first - lasts, last):
            off = item.cancelled or day in item.skipped
            clashes = () if off else _clashes(item, day, day + lasts, free)
            found.append(Happening(item, day, day + lasts, off, clashes))
    order = {kind: number for number, kind in enumerate(KINDS)}
    return tuple(
        sorted(found, key=lambda one: (one.first, one.item.starts_at, order[one.item.kind], one.item.title.casefold()))
    )


def _clashes(item: CalendarItem, first: date, last: date, free: Sequence[CalendarItem]) -> tuple[Clash, ...]:
    if item.kind not in CLASHING:
        return ()
    found = []
    for one in free:
        # A suggested day that is a holiday by itself does not clash with it.
        if one.last < first or one.first > last or one.title == item.title:
            continue
        how: How = "deels"
        if one.first <= first and last <= one.last:
            how = "in"
        elif last - first > LONG:
            if one.first <= first:
                how = "begin"
            elif last <= one.last:
                how = "einde"
            else:
                continue
        found.append(Clash(one.title, one.kind, how, one.advice))
    return tuple(found)
