"""Where a place stands among the others of its level, by any figure, and whether the difference bears saying so."""

from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from wijk.domain.area import COUNTRY
from wijk.figures.margin import indistinct
from wijk.figures.once import once
from wijk.figures.peers import MINIMUM_PEERS, PeerPosition, Peers, peer_position
from wijk.figures.places import Place
from wijk.figures.values import Figure, Figures, Key, bounds_series, counted_series, fewest_counted, series
from wijk.figures.verdict import MARGIN, compare_either_way
from wijk.figures.verdict_arrays import Floats, verdicts
from wijk.opendata.snapshot import Snapshot

__all__ = ["Standing", "differs_clearly", "where_it_stands"]


@dataclass(frozen=True)
class Standing:
    """The ``figure`` of a place among its peers.

    ``peers`` are the known values of all of them ``within`` its gemeente or Nederland, lowest first, for a strip of
    dots. ``position`` counts those that are clearly lower and higher; None with too few peers. ``clear`` tells that the
    place differs enough from its reference to say where it stands; ``reference`` is the value of that, None when not
    known, and ``counted`` how many people or households a derived share counts here. ``country`` is the figure of
    Nederland of the same table, None when not known.
    """

    figure: Figure
    peers: pd.Series
    position: PeerPosition | None
    clear: bool
    reference: float | None
    counted: float | None
    within: str
    country: float | None


def where_it_stands(snapshot: Snapshot, place: Place, figures: Figures, reference: Figures, key: Key) -> Standing:
    """Where a place stands by one figure, in the division of that figure: in its gemeente from MINIMUM_PEERS areas with
    it, else in Nederland.

    ``reference`` are the figures of what it is compared with first. A count gives no position, and is never clear; nor
    is a share of fewer than `verdict.FEW` people or households, here or in the other area.
    """
    figure, beside = figures[key], reference.get(key)
    indicator = figure.indicator
    counted = fewest_counted(key, figures)
    begin, within = _peers(snapshot, place, figure)
    known = _known(snapshot, figure, begin)
    position: PeerPosition | None = None
    if indicator.estimate:
        bounds = bounds_series(snapshot, indicator, figure.year, figure.division)
        position = peer_position(known, figure.code, Peers(known.index, within), float(MARGIN), bounds)
    elif indicator.kind != "count" and figure.value is not None and len(known) >= MINIMUM_PEERS:
        here = known.index.get_loc(figure.code)
        others = np.delete(known.to_numpy(dtype=float), here)
        own = np.full(len(others), figure.value)
        fewest = None if counted is None else np.minimum(np.delete(_people(snapshot, figure, begin), here), counted)
        forth = verdicts(own, others, estimate=False, count=fewest)
        back = verdicts(others, own, estimate=False, count=fewest)
        lower, higher = (forth == "meer") & (back == "minder"), (forth == "minder") & (back == "meer")
        position = PeerPosition(int(lower.sum()), int(higher.sum()), len(others), within)
    return Standing(
        figure=figure,
        peers=known,
        position=position,
        clear=differs_clearly(figures, reference, key),
        reference=None if beside is None else beside.value,
        counted=counted,
        within=within,
        country=_of_country(snapshot, figure),
    )


def _peers(snapshot: Snapshot, place: Place, figure: Figure) -> tuple[str, str]:
    """How the codes of the areas of the same level begin, and in what these lie."""
    if place.level in ("wijk", "buurt") and len(_known(snapshot, figure, figure.code[:6])) >= MINIMUM_PEERS:
        return figure.code[:6], place.now_in or place.municipality_name
    return figure.code[:2], "Nederland"


def _known(snapshot: Snapshot, figure: Figure, begin: str) -> pd.Series:
    """The known values of the areas whose codes begin so, lowest first: the same for all of them."""

    def taken() -> pd.Series:
        ranked, rows = _ranks(snapshot, figure)
        return ranked.take(rows.get(begin, []))

    return once(snapshot, ("known", figure.indicator.id, figure.year, figure.division, begin), taken)


def _people(snapshot: Snapshot, figure: Figure, begin: str) -> Floats:
    """How many people or households a derived share counts in the areas of `_known`, in that order."""

    def taken() -> Floats:
        people = counted_series(snapshot, figure.indicator, figure.year, figure.division)
        assert people is not None
        return people.reindex(_known(snapshot, figure, begin).index).to_numpy(dtype=float)

    return once(snapshot, ("people", figure.indicator.id, figure.year, figure.division, begin), taken)


def _of_country(snapshot: Snapshot, figure: Figure) -> float | None:
    ranked, rows = _ranks(snapshot, figure)
    return next((float(ranked.iloc[row]) for row in rows.get(COUNTRY[:2], ())), None)


def _ranks(snapshot: Snapshot, figure: Figure) -> tuple[pd.Series, dict[str, Any]]:
    """`_ranked` of all areas with the figure, made once for each edition."""
    indicator, year, division = figure.indicator, figure.year, figure.division
    key = ("ranked", indicator.id, year, division)
    return once(snapshot, key, lambda: _ranked(series(snapshot, indicator, year, division)))


def _ranked(values: pd.Series) -> tuple[pd.Series, dict[str, Any]]:
    """The known values, lowest first, and the rows of each level (the first two signs of a code) and of each level in
    each gemeente (six).
    """
    known = values.dropna().sort_values(kind="stable")
    codes = known.index.str
    return known, {**known.groupby(codes[:6]).indices, **known.groupby(codes[:2]).indices}  # type: ignore[dict-item]


def differs_clearly(figures: Figures, reference: Figures, key: Key) -> bool:
    """Whether a figure of a place differs enough from that of the reference to say where the place stands."""
    figure, beside = figures[key], reference.get(key)
    if figure.value is None or beside is None or beside.value is None or figure.indicator.kind == "count":
        return False
    if figure.indicator.estimate:
        return not indistinct(figure, beside)
    count = fewest_counted(key, figures, reference)
    return compare_either_way(figure.value, beside.value, figure.indicator, count=count) in ("meer", "minder")
