"""The profile of one place: everything the figures say about it, with its references, gathered once."""

from dataclasses import dataclass
from typing import TypeVar

import pandas as pd

from wijk.domain.area import COUNTRY
from wijk.domain.indicator import Catalogue, Indicator
from wijk.domain.method import Method
from wijk.figures.boundary_change import BoundaryChange, boundary_change
from wijk.figures.diversity import Diversity, diversities
from wijk.figures.newer_table import TableDifference, table_difference
from wijk.figures.once import once
from wijk.figures.peers import PeerPosition, peer_position, peers_of
from wijk.figures.places import Place, Places
from wijk.figures.risk import RiskGroup, risk_groups
from wijk.figures.standing import Standing, differs_clearly, where_it_stands
from wijk.figures.standout import Comparison, compared_things, stand_outs, unknown_figures
from wijk.figures.trend import Filled, Trend, filled_table, make_trend
from wijk.figures.values import Figure, Figures, Key, bounds_series, figures_of, series
from wijk.figures.verdict import MARGIN
from wijk.opendata.snapshot import Snapshot

__all__ = ["Profile", "make_profile"]

# The leading figure, or the evenness of each aspect, by area code.
Table = TypeVar("Table", pd.Series, pd.DataFrame)
# Figures of which is told where the place stands among others by them.
PLACED = ("lonely_65plus", "share_65plus", "share_one_person", "income_per_inhabitant", "volunteers_18plus")


@dataclass(frozen=True)
class Profile:
    """What the figures say about one place.

    ``gemeente`` holds the figures of its gemeente (None for a gemeente or the land), ``netherlands`` those of the land
    (None for the land itself). ``compared`` are the groups and figures known both here and in the first of those,
    ``stands_out`` the few of them that differ most. ``lonely_position`` tells where its loneliness stands among its
    peers. ``around`` is where to look when nothing could be compared: the wijk of a buurt, else the gemeente.
    ``severely_lonely_tables`` tells how a newer table, of gemeenten alone, differs from the one shown here.
    ``boundary_change`` tells what became of it between the divisions, and which places have the figures it lacks.
    ``standings`` are where it stands by figures that differ clearly from the reference, by indicator; ``filled`` is
    that of `trend.filled_table`.
    """

    place: Place
    catalogue: Catalogue
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
    severely_lonely_tables: TableDifference | None
    boundary_change: BoundaryChange
    standings: dict[str, Standing]
    filled: Filled

    def figure(self, indicator: str, year: int) -> Figure:
        """The place's own figure."""
        return self.figures[indicator, year]

    def year(self, *indicators: str) -> int:
        """The newest year that all these indicators have in the division of this profile, else in any."""
        return self.catalogue.newest(*indicators, division=self.place.division).year

    def newest(self, indicator: str) -> Figure:
        """The place's own figure of the newest year of the division of this profile, else of any."""
        return self.figures[indicator, self.year(indicator)]

    def together(self, *indicators: str) -> tuple[Key, ...]:
        """The keys of figures that are shown together, hence of one year: the newest of the division of this profile
        that has them all, else of any.
        """
        year = self.year(*indicators)
        return tuple((indicator, year) for indicator in indicators)

    def latest(self, *indicators: str) -> tuple[Key, ...]:
        """The keys of the newest figures there are, of whichever division."""
        return tuple((indicator, self.catalogue[indicator].newest) for indicator in indicators)

    def of_each_division(self, indicator: str) -> tuple[Key, ...]:
        """The keys of the newest figure of each division, oldest first."""
        newest = {source.table.division: source.year for source in self.catalogue[indicator].sources}
        return tuple((indicator, year) for year in sorted(set(newest.values())))

    def trend(self, indicator: str) -> list[Figure]:
        """The place's own figures of all years of the table that its newest figure comes from, oldest first."""
        newest = self.newest(indicator).source.table
        each = [self.figures[indicator, year] for year in self.catalogue[indicator].trend_years(newest.id)]
        return [figure for figure in each if figure.source.table == newest]

    def over_years(self, indicator: str) -> Trend:
        """An indicator over all its years, on the scale of the place and its references."""
        references = (one for one in (self.gemeente, self.netherlands) if one)
        return make_trend(self.catalogue, self.place, self.figures, indicator, self.filled, *references)

    def beside(self, figure: Figure) -> Figure | None:
        """The figure of what the place is compared with first; None for the land."""
        return self.reference.get((figure.indicator.id, figure.year))

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

    def of_peers(name: str, table: Table) -> Table:
        return once(snapshot, (name, peers), lambda: table.reindex(peers.codes))

    catalogue = snapshot.catalogue
    figures = figures_of(snapshot, place)
    in_gemeente = place.level in ("wijk", "buurt")
    gemeente = _beside(snapshot, places.at(place.municipality, place.division), figures) if in_gemeente else None
    netherlands = _beside(snapshot, places.by_key[COUNTRY], figures) if place.code != COUNTRY else None
    groups = risk_groups(catalogue, place, method.groups, figures, gemeente, netherlands)
    compared = compared_things(catalogue, place.division, figures, gemeente or netherlands or {}, groups)
    leading = catalogue.newest(catalogue.leading, division=place.division)
    values = series(snapshot, catalogue[catalogue.leading], leading.year, leading.table.division)
    bounds = bounds_series(snapshot, catalogue[catalogue.leading], leading.year, leading.table.division)
    comparable = leading.table.division == place.division
    return Profile(
        place=place,
        catalogue=catalogue,
        figures=figures,
        gemeente=gemeente,
        netherlands=netherlands,
        groups=groups,
        diversity=diversities(catalogue, of_peers("evenness", evenness), place, peers.within),
        compared=compared,
        stands_out=stand_outs(compared),
        unknown=unknown_figures(catalogue, figures, (*place.divisions, *snapshot.between)),
        lonely_position=peer_position(of_peers("leading", values), place.area, peers, float(MARGIN), bounds)
        if comparable
        else None,
        severely_lonely_tables=table_difference(snapshot, catalogue["severely_lonely_18plus"]),
        around=None if compared else _around(places, place),
        boundary_change=boundary_change(snapshot, places, place),
        standings=_standings(snapshot, place, figures, gemeente or netherlands or {}),
        filled=filled_table(snapshot),
    )


def _beside(snapshot: Snapshot, reference: Place, figures: Figures) -> Figures:
    """Those of a gemeente or Nederland from the tables that the ``figures`` come from, which are few sets of tables."""
    tables = tuple(figure.source.table.id for figure in figures.values())
    return once(snapshot, ("beside", reference.key, tables), lambda: figures_of(snapshot, reference, figures))


def _standings(snapshot: Snapshot, place: Place, figures: Figures, reference: Figures) -> dict[str, Standing]:
    catalogue = snapshot.catalogue
    keys = [(one, catalogue.newest(one, division=place.division).year) for one in PLACED]
    return {
        key[0]: where_it_stands(snapshot, place, figures, reference, key)
        for key in keys
        if differs_clearly(figures, reference, key)
    }


def _around(places: Places, place: Place) -> Place | None:
    if place.level not in ("wijk", "buurt"):
        return None
    return places.at(place.district or place.municipality, place.division)
