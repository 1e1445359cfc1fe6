"""The one clock: what moment it is, and what day it is in the Netherlands."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

__all__ = ["day_of", "example_day", "local_time", "now", "today"]

NETHERLANDS = ZoneInfo("Europe/Amsterdam")


def now() -> datetime:
    """Return this moment, in UTC."""
    return datetime.now(UTC)


def today() -> date:
    """Return the day it is in the Netherlands: what people mean by today, and the day on which a consent ends."""
    return day_of(now())


def day_of(moment: datetime) -> date:
    """Return the day it was in the Netherlands at a moment (with time zone)."""
    return moment.astimezone(NETHERLANDS).date()


def local_time(moment: datetime) -> datetime:
    """Return a moment (with time zone) as the clock in the Netherlands showed it."""
    return moment.astimezone(NETHERLANDS)


def example_day() -> str:
    """Return a day of the past year as people write it, for a text that asks for one: the last 24 September."""
    day = today()
    return f"24-9-{day.year if (day.month, day.day) >= (9, 24) else day.year - 1}"
