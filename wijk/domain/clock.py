"""The one clock: what moment it is, and what day it is in the Netherlands."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

__all__ = ["day_of", "now", "today"]

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
