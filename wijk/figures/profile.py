"""The profile of one place: everything the figures say about it, with its references, gathered once."""

from dataclasses import dataclass

import pandas as pd

from wijk.domain.area import COUNTRY
from wijk.domain.indicator import Indicator
from wijk.domain.method import Method
from wijk.figures.boundary_change import BoundaryChange, boundary_change
from wijk.figures.diversity import Diversity, diversities
from wijk.figures.peers import PeerPosition, peer_position, peers_of
from wijk.figures.places import Place, Places
from wijk.figures.risk import RiskGroup, risk_groups
from wijk.figures.standout import Comparison, compared_things, stand_outs, unknown_figures
from wijk.figures.values import Figure, Figures, figures_of, series
from wijk.figures.verdict import MARGIN
from wijk.opendata.snapshot import Snapshot

__all__ = ["Profile", "make_profile"]


@dataclass(frozen=True)
class Profile:
    """What the figures say about one place.

    ``gemeente`` holds the figures of its gemeente (None for a gemeente or the land), ``netherlands`` those of the land
    (None for the land itself). ``compared`` are the groups and figures known both here and in the first of those,
    ``stands_out`` the few of them that differ most. ``lonely_position`` tells where its loneliness stands among its
    peers. ``around`` is where to look when nothing could be compared: the wijk of a buurt, else the gemeente.
    ``boundary_change`` tells what became of it between the divisions, and which places have the figures it lacks.
    """

    place: Place
    figures: Figures
    gemeente: Figures | None
    netherlands: Figures | None
    groups: list[RiskGroup]
    diversity: list[Diversity]
    compared: list[Comparison]
    stands_out: list[Comparison]
    unknown: list[Indicator]
    lonely_position: PeerPosition | None
    around: Place | None
    boundary_change: BoundaryChange

    def figure(self, indicator: str, year: int) -> Figure:
        """The place's own figure."""
        return self.figures[indicator, year]

    @property
    def elsewhere(self) -> tuple[Place, ...]:
        """The places of the other division that have the figures this one lacks; empty when both have it."""
        return self.boundary_change.places if len(self.place.divisions) == 1 else ()

    @property
    def reference(self) -> Figures:
        """The figures to compare with first: those of the gemeente, else of Nederland, else none."""
        return self.gemeente or self.netherlands or {}


def make_profile(snapshot: Snapshot, places: Places, place: Place, method: Method, evenness: pd.DataFrame) -> Profile:
    """Gather the profile of a place; ``evenness`` is ``evenness_table`` of the same snapshot."""
    peers = peers_of(snapshot, place)
    figures = figures_of(snapshot, place)
    gemeente = figures_of(snapshot, _gemeente_of(places, place)) if place.level in ("wijk", "buurt") else None
    netherlands = figures_of(snapshot, places.by_key[COUNTRY]) if place.code != COUNTRY else None
    groups = risk_groups(place, method.groups, figures, gemeente, netherlands)
    compared = compared_things(figures, gemeente or netherlands or {}, groups)
    lonely = figures["lonely_18plus", 2020]
    values = series(snapshot, lonely.indicator, 2020)
    return Profile(
        place=place,
        figures=figures,
        gemeente=gemeente,
        netherlands=netherlands,
        groups=groups,
        diversity=diversities(evenness, place, peers),
        compared=compared,
        stands_out=stand_outs(compared),
        unknown=unknown_figures(figures, place.divisions),
        lonely_position=peer_position(values, place.code, peers, float(MARGIN)) if 2020 in place.divisions else None,
        around=None if compared else _around(places, place),
        boundary_change=boundary_change(snapshot, places, place),
    )


def _around(places: Places, place: Place) -> Place | None:
    if place.level not in ("wijk", "buurt"):
        return None
    return places.at(place.district or place.municipality, place.division)


def _gemeente_of(places: Places, place: Place) -> Place:
    return places.at(place.municipality, place.division)
