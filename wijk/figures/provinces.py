"""The provincies, and what lies in each: to search and draw a part of Nederland."""

import pandas as pd

from wijk.figures.names import normalised
from wijk.figures.peers import areas_within
from wijk.figures.places import Places
from wijk.opendata.snapshot import Snapshot

__all__ = ["areas_in_province", "gemeenten_in_province", "provinces"]


def provinces(places: Places) -> tuple[str, ...]:
    """The names of all provincies, by name."""
    return tuple(sorted({place.province for place in places.gemeenten if place.province}, key=normalised))


def gemeenten_in_province(places: Places, province: str) -> frozenset[str]:
    """The codes, of every division, of the gemeenten in a provincie; "" gives those of which it is not known."""
    return frozenset(code for place in places.gemeenten if place.province == province for code in place.codes)


def areas_in_province(snapshot: Snapshot, division: int, level: str, province: str) -> pd.Index:
    """The codes of a division's areas of one level in a provincie, in the order of `peers.areas_within`."""
    codes = areas_within(snapshot, division, level)
    return codes[(snapshot.areas[division]["province"].reindex(codes) == province).to_numpy()]
