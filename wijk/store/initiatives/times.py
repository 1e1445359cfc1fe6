"""From what people write about days and hours to parts of the week: "elke di 10.00-12.00", "werkdagen, 's avonds"."""

import re
from collections.abc import Iterator

from wijk.domain.times import DAYS, PARTS, TIMES
from wijk.store.common.texts import words
from wijk.store.importing.choices import split_choices
from wijk.store.importing.doubts import CellDoubtError
from wijk.store.spreadsheets.cell_values import CellError, as_text, says_nothing
from wijk.store.spreadsheets.sheets import Cell

__all__ = ["read_times"]

NOON, EVENING = 12, 18
SEVERAL = {
    "dagelijks": DAYS,
    "elke dag": DAYS,
    "alle dagen": DAYS,
    "hele week": DAYS,
    "doordeweeks": DAYS[:5],
    "door de week": DAYS[:5],
    "werkdag": DAYS[:5],
    "werkdagen": DAYS[:5],
    "weekend": DAYS[5:],
}
CLOCK = r"(?:[01]?\d|2[0-4])(?:[.:u][0-5]\d)?"
PATTERN = re.compile(
    r"(?P<until>\bt/?m\b|\btot en met\b|(?<=[a-z])\s*[-–]\s*(?=(?:ma|di|wo|do|vr|za|zo)))"
    rf"|\b(?P<several>{'|'.join(SEVERAL)})\b"
    rf"|\b(?P<day>{'|'.join(DAYS)}|ma|di|wo|do|vr|za|zo)(?P<joined>{'|'.join(PARTS)})?(?:s|en)?\b"
    rf"|\b(?P<part>{'|'.join(PARTS)})(?:s|en)?\b"
    rf"|\b(?P<begins>{CLOCK})(?:\s*uur)?\s*(?:-|–|tot)\s*(?P<ends>{CLOCK})\b"
    r"|\b(?P<moment>(?:[01]?\d|2[0-4])(?:[.:u][0-5]\d|(?=\s*uur)))"
)

# How often, which is no hour; what leaves a day out; and words that say nothing beside days.
OFTEN = re.compile(r"\b\d+(?:\s*(?:-|–|à|tot)\s*\d+)?\s*(?:keer|maal|x)\b")
EXCEPT = re.compile(r"\b(?:niet|geen|behalve|uitgezonderd)\b")
JOINING = frozenset({"de", "elke", "en", "het", "iedere", "in", "of", "om", "op", "s", "tot", "uur", "van"})


def read_times(cell: Cell) -> tuple[str, ...] | None:
    """Return the times (ids, in the order of the week) that a cell names; None when it says nothing.

    Hours stand for the parts of the day that they lie in. Raises CellDoubtError with the times where the cell says more
    than these: its hours, "in de even weken"; CellError for a text without a day, or with one that is left out.
    """
    text = as_text(cell).strip().lower()
    if says_nothing(text):
        return None
    found, unknown = split_choices(text, TIMES)
    bare = OFTEN.sub(" ", text)
    if unknown:
        found = tuple(time for days, parts in _groups(bare) for day in days for time in _of_day(day, parts))
    if not found or EXCEPT.search(text):
        raise CellError("Schrijf dagen of dagdelen, bijvoorbeeld dinsdag of woensdagavond.")
    times = tuple(time.id for time in TIMES if time.id in found)
    if unknown and _says_more(text, bare):
        raise CellDoubtError("Wij houden de dagen en dagdelen aan. De hele tekst staat in de toelichting.", times)
    return times


def _says_more(text: str, bare: str) -> bool:
    """Whether a text has hours, how often, or words that are no time."""
    hours = any(match["begins"] or match["moment"] for match in PATTERN.finditer(bare))
    return hours or bare != text or not JOINING.issuperset(words(PATTERN.sub(" ", bare)).split())


def _groups(text: str) -> Iterator[tuple[list[str], list[str]]]:
    """The days that stand together, with the parts told of them; a part before any day is told of the first days."""
    days: list[str] = []
    parts: list[str] = []
    through = False
    for match in PATTERN.finditer(text):
        named = [*SEVERAL.get(match["several"] or "", ()), *_named_day(match["day"])]
        if named and days and parts:
            yield days, parts
            days, parts = [], []
        if match["until"]:
            through = bool(days)
            continue
        if named and through:
            named = [*DAYS[DAYS.index(days[-1]) + 1 : DAYS.index(named[0])], *named]
        through = False
        days += named
        parts += [one for one in (match["joined"], match["part"]) if one]
        parts += _parts_between(match["begins"] or match["moment"], match["ends"])
    yield days, parts


def _named_day(text: str | None) -> list[str]:
    return [day for day in DAYS if text and day.startswith(text)]


def _parts_between(begins: str | None, ends: str | None) -> list[str]:
    """The parts of the day from one time of the clock up to another; without the other that of the first."""
    if begins is None:
        return []
    first = _hours(begins)
    last = max(_hours(ends), first) if ends else first
    return [
        part
        for part, start, end in zip(PARTS, (0, NOON, EVENING), (NOON, EVENING, 24.5), strict=True)
        if start <= first < end or first < start < last
    ]


def _hours(clock: str) -> float:
    hour, *minutes = re.split("[.:u]", clock)
    return int(hour) + int(minutes[0] if minutes else 0) / 60


def _of_day(day: str, parts: list[str]) -> list[str]:
    return [f"{day}-{part}" for part in parts] or [day]
