"""The command about the calendar of a place: as a file that other calendars read."""

import argparse
from collections import Counter
from typing import Any

from wijk.commands.asked_place import UnknownAreaError, place_at
from wijk.commands.copies import write_whole
from wijk.commands.opened import opened
from wijk.domain.calendar_rules import load_calendar_rules
from wijk.domain.clock import today
from wijk.dossier.calendar import calendar_of, items_for_elsewhere
from wijk.dossier.overview import where_of
from wijk.figures.joining import make_places
from wijk.opendata.editions import load_usable

__all__ = ["calendar"]


def calendar(arguments: argparse.Namespace) -> dict[str, Any]:
    """Write the calendar of a place to a file, and tell how much of each kind is in it."""
    # Left to the command that writes one: the others need no calendars.
    from wijk.views.calendar import calendar_title
    from wijk.views.calendar_file import calendar_file

    snapshot, on = load_usable(), today()
    place = place_at(make_places(snapshot), arguments.code)
    if place.level == "land":
        raise UnknownAreaError("Een jaarkalender hoort bij een gemeente, wijk of buurt, niet bij heel Nederland.")
    found = calendar_of(opened(arguments), place, where_of(snapshot, place), on)
    items = items_for_elsewhere(found, load_calendar_rules(), on)
    write_whole(arguments.file, calendar_file(calendar_title(place), items))
    return {
        "file": str(arguments.file),
        "area": place.code,
        "name": calendar_title(place),
        "school_region": found.region,
        "items": dict(sorted(Counter(one.kind for one in items).items())),
    }
