"""Peers: the areas a place is compared with, and where it stands among them."""

from dataclasses import dataclass

import pandas as pd

from wijk.figures.places import Place
from wijk.opendata.snapshot import Snapshot

__all__ = ["MINIMUM_PEERS", "Peers", "Position", "areas_within", "peers_of", "position"]

# Position within the gemeente is told only from this number of areas.
MINIMUM_PEERS = 5


@dataclass(frozen=True, slots=True)
class Peers:
    """The codes of the areas of the same level, the place itself included, ``within`` its gemeente or Nederland."""

    codes: pd.Index
    within: str


@dataclass(frozen=True, slots=True)
class Position:
    """Where a value stands among its peers: ``lower`` of ``peers`` other areas ``within`` have a lower value.

    Of estimates those count as ``alike`` that differ too little to say anything about.
    """

    lower: int
    higher: int
    peers: int
    within: str

    @property
    def alike(self) -> int:
        """How many of the peers are neither lower nor higher."""
        return self.peers - self.lower - self.higher


def areas_within(areas: pd.DataFrame, level: str, municipality: str | None = None) -> pd.Index:
    """The codes of a division's areas of one level, of one gemeente or of all of Nederland."""
    chosen = areas["level"] == level
    if municipality is not None:
        chosen &= areas["municipality"] == municipality
    return areas.index[chosen]


def peers_of(snapshot: Snapshot, place: Place) -> Peers:
    """Areas of the same level in the gemeente; those of Nederland where the gemeente has fewer than MINIMUM_PEERS."""
    areas = snapshot.areas[place.division]
    if place.level in ("wijk", "buurt"):
        codes = areas_within(areas, place.level, place.municipality)
        if len(codes) >= MINIMUM_PEERS:
            return Peers(codes, place.municipality_name)
    return Peers(areas_within(areas, place.level), "Nederland")


def position(values: pd.Series, code: str, peers: Peers, margin: float = 0.0) -> Position | None:
    """Where the area stands; None when its value is missing or fewer than MINIMUM_PEERS areas have one.

    Areas whose values differ by less than ``margin`` are alike; of estimates that is `verdict.MARGIN`.
    """
    known = values.reindex(peers.codes).dropna()
    if code not in known.index or len(known) < MINIMUM_PEERS:
        return None
    # Rounded to nine decimals, for 32.8 - 29.8 is a little less than 3 in binary.
    apart = (known.drop(code) - known[code]).round(9)
    lower, higher = (apart < 0) & (apart <= -margin), (apart > 0) & (apart >= margin)
    return Position(int(lower.sum()), int(higher.sum()), len(apart), peers.within)
