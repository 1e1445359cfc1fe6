"""A subscription: the address by which calendars elsewhere read the calendar of a place until it is withdrawn."""

from dataclasses import dataclass
from datetime import datetime

__all__ = ["CalendarFeed"]


@dataclass(frozen=True, slots=True)
class CalendarFeed:
    """A subscription to the calendar of an ``area`` (CBS code); ``withdrawn_at`` is None as long as it can be read."""

    area: str
    made_at: datetime
    withdrawn_at: datetime | None = None
