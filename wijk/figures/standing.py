"""Where a place stands among the others of its level, by any figure, and whether the difference bears saying so."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from wijk.domain.area import COUNTRY
from wijk.figures.margin import indistinct
from wijk.figures.peers import MINIMUM_PEERS, PeerPosition, Peers, peer_position
from wijk.figures.places import Place
from wijk.figures.values import Figure, Figures, Key, bounds_series, series
from wijk.figures.verdict import MARGIN, compare_either_way
from wijk.figures.verdict_arrays import verdicts
from wijk.opendata.snapshot import Snapshot

__all__ = ["Standing", "where_it_stands"]


@dataclass(frozen=True)
class Standing:
    """The ``figure`` of a place among its peers.

    ``peers`` are the known values of all of them ``within`` its gemeente or Nederland, lowest first, for a strip of
    dots. ``position`` counts those that are clearly lower and higher; None with too few peers. ``clear`` tells that the
    place differs enough from its reference to say where it stands. ``country`` is the figure of Nederland of the same
    table, None when not known.
    """

    figure: Figure
    peers: pd.Series
    position: PeerPosition | None
    clear: bool
    within: str
    country: float | None


def where_it_stands(snapshot: Snapshot, place: Place, figures: Figures, reference: Figures, key: Key) -> Standing:
    """Where a place stands by one figure, in the division of that figure: in its gemeente from MINIMUM_PEERS areas with
    it, else in Nederland.

    ``reference`` are the figures of what it is compared with first. A count gives no position, and is never clear.
    """
    figure, beside = figures[key], reference.get(key)
    indicator = figure.indicator
    values = series(snapshot, indicator, figure.year, figure.division).dropna()
    peers = _peers(values, place, figure.code)
    country = values.get(COUNTRY)
    known = values.reindex(peers.codes).sort_values(kind="stable")
    position: PeerPosition | None = None
    if indicator.estimate:
        bounds = bounds_series(snapshot, indicator, figure.year, figure.division)
        position = peer_position(values, figure.code, peers, float(MARGIN), bounds)
    elif indicator.kind != "count" and figure.value is not None and len(known) >= MINIMUM_PEERS:
        others = known.drop(figure.code).to_numpy(dtype=float)
        own = np.full(len(others), figure.value)
        forth, back = verdicts(own, others, estimate=False), verdicts(others, own, estimate=False)
        lower, higher = (forth == "meer") & (back == "minder"), (forth == "minder") & (back == "meer")
        position = PeerPosition(int(lower.sum()), int(higher.sum()), len(others), peers.within)
    return Standing(
        figure, known, position, _is_clear(figure, beside), peers.within, None if country is None else float(country)
    )


def _peers(values: pd.Series, place: Place, code: str) -> Peers:
    if place.level in ("wijk", "buurt"):
        inside = values.index[values.index.str.startswith(code[:6])]
        if len(inside) >= MINIMUM_PEERS:
            return Peers(inside, place.now_in or place.municipality_name)
    return Peers(values.index[values.index.str.startswith(code[:2])], "Nederland")


def _is_clear(figure: Figure, beside: Figure | None) -> bool:
    if figure.value is None or beside is None or beside.value is None or figure.indicator.kind == "count":
        return False
    if figure.indicator.estimate:
        return not indistinct(figure, beside)
    return compare_either_way(figure.value, beside.value, figure.indicator) in ("meer", "minder")
