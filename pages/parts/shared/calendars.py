"""The subscriptions to calendars, on the store and the figures that the pages of the dashboard use."""

from functools import cache

from pages.parts.shared.edition_in_use import in_use
from pages.parts.shared.loading import read_edition
from pages.parts.shared.program_store import program_store
from wijk.domain.actor import CALENDAR
from wijk.domain.calendar_rules import load_calendar_rules
from wijk.domain.clock import today
from wijk.dossier.calendar import calendar_of, items_for_elsewhere
from wijk.dossier.overview import where_of
from wijk.store.database.connection import Store
from wijk.views.calendar import calendar_title
from wijk.views.calendar_file import calendar_file
from wijk.web.feed_app import FeedApp

__all__ = ["calendars_at"]


@cache
def calendars_at(path: str) -> FeedApp:
    """What answers calendars elsewhere below a path of the server."""
    return FeedApp(_opened, _written, path)


def _opened() -> Store:
    return program_store().acting_as(CALENDAR)


def _written(area: str) -> bytes | None:
    data, on = read_edition(in_use().edition), today()
    place = data.places.get(area)
    if place is None:
        return None
    calendar = calendar_of(_opened(), place, where_of(data.snapshot, place), on)
    return calendar_file(calendar_title(place), items_for_elsewhere(calendar, load_calendar_rules(), on))
