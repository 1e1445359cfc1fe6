"""Which figures places of a level can be found by: those that any of them has, and whether Nederland has them too."""

from dataclasses import dataclass

from wijk.domain.area import COUNTRY, Level
from wijk.domain.indicator import Indicator
from wijk.figures.choropleth import known_levels, map_figures
from wijk.figures.values import series
from wijk.opendata.snapshot import Snapshot

__all__ = ["Askable", "askable_figures"]


@dataclass(frozen=True, slots=True)
class Askable:
    """A figure of one year; ``national`` tells that it is known of Nederland, to be held beside that."""

    indicator: Indicator
    year: int
    national: bool


def askable_figures(snapshot: Snapshot, level: Level) -> tuple[Askable, ...]:
    """The figures worth a map that any area of the level has, by theme, then the newest year."""
    return tuple(
        Askable(indicator, year, _national(snapshot, indicator, year))
        for indicator, year in map_figures(snapshot.catalogue)
        if level in known_levels(snapshot, indicator, year)
    )


def _national(snapshot: Snapshot, indicator: Indicator, year: int) -> bool:
    divisions = [source.table.division for source in indicator.sources if source.year == year]
    return any(COUNTRY in series(snapshot, indicator, year, one).dropna().index for one in divisions)
