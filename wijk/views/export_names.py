"""What files of what was entered are called, and what they say of themselves."""

import re
from datetime import date

from wijk.domain.area import COUNTRY
from wijk.domain.text import fold
from wijk.figures.places import Place
from wijk.store.spreadsheets.about import About
from wijk.views.place_names import full_name

__all__ = ["about_entered", "dated_file_name", "file_name"]


def about_entered(what: str, place: Place | None, made_on: date) -> About:
    """What a file with ``what`` was entered for a place, or for all of them, says of itself."""
    if place is None or place.code == COUNTRY:
        return About(what, "alle gebieden", "", made_on)
    return About(what, full_name(place), place.area, made_on)


def file_name(what: str, place: Place | None, extension: str) -> str:
    """The name of a file, with the code of its place.

    >>> file_name("initiatieven", None, "csv")
    'initiatieven.csv'
    """
    code = "" if place is None or place.code == COUNTRY else f"-{place.code}"
    return f"{what}{code}.{extension}"


def dated_file_name(what: str, place: Place, made_on: date, extension: str) -> str:
    """The name of a file about a place on a day: "verslag-moerwijk-den-haag-WK051836-", the day and ".docx"."""
    name = re.sub(r"[^a-z0-9]+", "-", fold(full_name(place))).strip("-")
    return f"{what}-{name}-{place.code}-{made_on.isoformat()}.{extension}"
