"""What files of what was entered are called, and what they say of themselves."""

from datetime import date

from wijk.domain.area import COUNTRY
from wijk.figures.places import Place
from wijk.store.spreadsheets.about import About
from wijk.views.place_names import full_name

__all__ = ["about_entered", "file_name"]


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
