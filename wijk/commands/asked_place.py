"""The place that a command asks for, and what is wrong with the rows of its file."""

import sys
from collections.abc import Iterable

from wijk.domain.method import load_method
from wijk.figures.diversity import evenness_table
from wijk.figures.joining import make_places
from wijk.figures.places import Place, Places
from wijk.figures.profile import Profile, make_profile
from wijk.figures.search import near_places
from wijk.opendata.snapshot import Snapshot
from wijk.store.importing.checking import Fault

__all__ = ["UnknownAreaError", "place_at", "profile_at", "warn"]


class UnknownAreaError(ValueError):
    """There is no area with this code; the text says so in Dutch and names near ones."""


def place_at(places: Places, code: str) -> Place:
    """The place with a code, however it is written. Raises UnknownAreaError when there is none."""
    place = places.get(code.strip().upper())
    if place is None:
        raise UnknownAreaError(_unknown(places, code))
    return place


def profile_at(snapshot: Snapshot, code: str) -> Profile:
    """The profile of the place with a code. Raises UnknownAreaError when there is none."""
    places = make_places(snapshot)
    return make_profile(snapshot, places, place_at(places, code), load_method(), evenness_table(snapshot))


def warn(faults: Iterable[Fault]) -> None:
    """Say on standard error what is wrong in the rows of a file; the rest of it counts."""
    for fault in faults:
        print(f"Rij {fault.row}, kolom {fault.column}: {fault.message}", file=sys.stderr)


def _unknown(places: Places, code: str) -> str:
    near = near_places(places, code)
    hint = " Bedoelt u: " + "; ".join(f"{place.label} ({place.code})" for place in near) + "?" if near else ""
    return f"Er is geen gebied met code {code!r}.{hint}"
