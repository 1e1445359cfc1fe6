"""Peers: the areas a place is compared with, and where it stands among them."""

from dataclasses import dataclass
from math import isnan, nan

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from wijk.figures.once import once
from wijk.figures.places import Place
from wijk.figures.verdict_arrays import Bounds, Floats, overlaps
from wijk.opendata.snapshot import Snapshot

__all__ = [
    "MINIMUM_PEERS",
    "PeerPosition",
    "Peers",
    "areas_within",
    "peer_position",
    "peers_of",
    "position_among",
]

# The position within the gemeente is told only from this number of areas.
MINIMUM_PEERS = 5


@dataclass(frozen=True, slots=True, eq=False)
class Peers:
    """The codes of the areas of the same level, the place itself included, ``within`` its gemeente or Nederland.

    Peers of one another have the same ones: what is the same for all of them is kept by these.
    """

    codes: pd.Index
    within: str


@dataclass(frozen=True, slots=True)
class PeerPosition:
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


def areas_within(snapshot: Snapshot, division: int, level: str, municipality: str | None = None) -> pd.Index:
    """The codes of a division's areas of one level, of one gemeente or of all of Nederland."""
    codes = snapshot.inside.get((division, level, municipality or ""))
    return snapshot.areas[division].index[:0] if codes is None else codes


def peers_of(snapshot: Snapshot, place: Place) -> Peers:
    """Areas of the same level in the gemeente; those of Nederland where the gemeente has fewer than MINIMUM_PEERS."""
    if place.level in ("wijk", "buurt"):
        inside = _peers(snapshot, place, place.municipality, place.municipality_name)
        if len(inside.codes) >= MINIMUM_PEERS:
            return inside
    return _peers(snapshot, place, "", "Nederland")


def _peers(snapshot: Snapshot, place: Place, municipality: str, within: str) -> Peers:
    where = (place.division, place.level, municipality)
    return once(snapshot, ("peers", *where, within), lambda: Peers(areas_within(snapshot, *where), within))


def peer_position(
    values: pd.Series, code: str, peers: Peers, margin: float = 0.0, bounds: Bounds = None
) -> PeerPosition | None:
    """Where the area stands; None when its value is missing or fewer than MINIMUM_PEERS areas have one.

    Areas whose values differ by less than ``margin`` are alike; of estimates that is `verdict.MARGIN`. Where the
    ``bounds`` of both areas are known, those are alike whose bounds overlap.
    """
    own = float(values.get(code, nan))
    of_peers = values if values.index is peers.codes else values.reindex(peers.codes)
    known = of_peers.to_numpy(dtype=float, na_value=nan)
    if isnan(own) or code not in peers.codes:
        return None
    overlap = None if bounds is None else overlaps(bounds, peers.codes[~np.isnan(known)], pd.Index([code]))
    return position_among(own, known, peers.within, margin, overlap)


def position_among(
    own: float, peers: Floats, within: str, margin: float = 0.0, overlap: NDArray[np.object_] | None = None
) -> PeerPosition | None:
    """Where a value stands among those of its ``peers``, its own among them, missing as NaN; None when it is missing or
    fewer than MINIMUM_PEERS are known. ``overlap`` is that of `overlaps` for those that are known.
    """
    known = peers[~np.isnan(peers)]
    if isnan(own) or len(known) < MINIMUM_PEERS:
        return None
    # Rounded to nine decimals, for 32.8 - 29.8 is a little less than 3 in binary.
    apart = np.round(known - own, 9)
    alike = np.abs(apart) < margin
    if overlap is not None:
        alike = np.where([one is None for one in overlap], alike, overlap == True)  # noqa: E712
    lower, higher = (apart < 0) & ~alike, (apart > 0) & ~alike
    return PeerPosition(int(lower.sum()), int(higher.sum()), len(apart) - 1, within)
