"""When an initiative is there: a day of the week, or a part of one."""

from dataclasses import dataclass

__all__ = ["DAYS", "PARTS", "TIMES", "Time", "is_outside_working_hours"]

DAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
PARTS = ("ochtend", "middag", "avond")
WEEKEND = DAYS[5:]


@dataclass(frozen=True, slots=True)
class Time:
    """A day, or a part of it; a day by itself says nothing of its parts."""

    id: str
    name: str
    also: tuple[str, ...] = ()


# In the order of the week.
TIMES = tuple(
    time for day in DAYS for time in (Time(day, day), *(Time(f"{day}-{part}", f"{day}{part}") for part in PARTS))
)


def is_outside_working_hours(time: str) -> bool:
    """Whether a time (id) is in the evening or in the weekend, when who works or studies can come."""
    day, _, part = time.partition("-")
    return part == "avond" or day in WEEKEND
