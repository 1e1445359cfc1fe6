"""One indicator over the areas of a gemeente, or over all gemeenten: what a map and the table beside it show."""

from dataclasses import dataclass
from math import isnan, nan

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from wijk.domain.area import COUNTRY, LEVELS, Level
from wijk.domain.indicator import Catalogue, Indicator
from wijk.figures.classes import Classes, classify
from wijk.figures.names import spoken_name
from wijk.figures.peers import areas_within
from wijk.figures.places import Place
from wijk.figures.values import bounds_series, series
from wijk.figures.verdict import compare
from wijk.figures.verdict_arrays import overlaps
from wijk.opendata.snapshot import Snapshot

__all__ = [
    "INSTEAD",
    "Choropleth",
    "area_on_map",
    "bounds_of",
    "counted_in",
    "drawable_share",
    "drawn_areas",
    "drawn_around",
    "known_levels",
    "make_choropleth",
    "map_division",
    "map_figures",
    "map_values",
    "opening_figure",
    "opening_level",
]

# Under this share of areas with a boundary, a map says more about the boundaries than about the place.
ENOUGH_DRAWN = 0.5
# What a map opens on where there are no figures of the leading indicator.
INSTEAD = "share_65plus"


@dataclass(frozen=True)
class Choropleth:
    """The values of one indicator and year for the areas of one level.

    ``table`` has a row per area, by code: ``name``, ``value`` (NaN is missing), ``class`` and ``verdict`` (beside the
    first reference; None is unknown). ``references`` are name and value of the gemeente and of Nederland, as far as
    known; none for a count, which can't be compared. ``drawn`` are the rows of ``Snapshot.drawn`` of its geometry file,
    in that file's order.
    """

    indicator: Indicator
    year: int
    division: int
    level: Level
    table: pd.DataFrame
    classes: Classes
    references: tuple[tuple[str, float], ...]
    drawn: pd.DataFrame

    @property
    def bounds(self) -> tuple[float, float, float, float] | None:
        """West, south, east and north of everything drawn in degrees; None when nothing can be drawn."""
        return bounds_of(self.drawn)

    @property
    def not_drawn(self) -> int:
        """How many areas are in the table but not on the map."""
        return len(self.table) - len(self.drawn)


def bounds_of(drawn: pd.DataFrame) -> tuple[float, float, float, float] | None:
    """West, south, east and north of rows of ``Snapshot.drawn``."""
    if drawn.empty:
        return None
    return (
        float(drawn["west"].min()),
        float(drawn["south"].min()),
        float(drawn["east"].max()),
        float(drawn["north"].max()),
    )


def map_figures(catalogue: Catalogue) -> list[tuple[Indicator, int]]:
    """The figures worth a map, with the latest year of each division; by theme, then the newest year.

    Everything but bare counts, and the number of inhabitants.
    """
    worth = [one for one in catalogue.indicators.values() if one.kind != "count" or one.id == "inhabitants"]
    found = [
        (one, year) for one in worth for year in {source.table.division: source.year for source in one.sources}.values()
    ]
    return sorted(found, key=lambda entry: (catalogue.themes.index(entry[0].theme), -entry[1]))


def opening_figure(catalogue: Catalogue, division: int) -> tuple[Indicator, int]:
    """What a map of a place with a profile of this division opens on: the leading figure, else that of INSTEAD."""
    leading = catalogue.newest_in(division, catalogue.leading)
    indicator = catalogue.leading if leading else INSTEAD
    return catalogue[indicator], catalogue.newest(indicator, division=division).year


def known_levels(snapshot: Snapshot, indicator: Indicator, year: int) -> tuple[Level, ...]:
    """The levels below the land of which any area has this figure, the largest first."""
    areas = snapshot.areas[map_division(snapshot, indicator, year)]
    with_figure = series(snapshot, indicator, year).reindex(areas.index).notna()
    found = set(areas.loc[with_figure, "level"].unique())
    return tuple(level for level in LEVELS[1:] if level in found)


def map_division(snapshot: Snapshot, indicator: Indicator, year: int) -> int:
    """The division whose areas draw this figure."""
    return snapshot.area_division(indicator.source(year).table.division)


def make_choropleth(
    snapshot: Snapshot, indicator: Indicator, year: int, level: Level, municipality: str | None
) -> Choropleth:
    """Gather one map: the wijken or buurten of a gemeente, or all gemeenten (``municipality`` None)."""
    division = map_division(snapshot, indicator, year)
    areas = snapshot.areas[division]
    codes = areas_within(snapshot, division, level, municipality)
    values = map_values(snapshot, indicator, year)
    references = _references(areas, values, indicator, municipality)
    of_areas, values = values, values.reindex(codes)
    classes = classify(values, indicator)
    first = references[0][1] if references else None
    beside = COUNTRY if municipality is None or isnan(of_areas.get(municipality, nan)) else municipality
    overlap = overlaps(bounds_series(snapshot, indicator, year), codes, pd.Index([beside]))
    counts = counted_in(snapshot, indicator, year).reindex(codes)
    verdicts = [
        None if isnan(value) else compare(value, first, indicator, overlap=one, count=None if isnan(count) else count)
        for value, one, count in zip(values, overlap, counts, strict=True)
    ]
    table = pd.DataFrame(
        {
            "name": areas["name"].reindex(codes),
            "value": values,
            "class": classes.of,
            "verdict": pd.Series(verdicts, index=codes, dtype=object),
        },
        index=codes,
    )
    drawn = drawn_areas(snapshot, division, level, municipality)
    return Choropleth(indicator, year, division, level, table, classes, references, drawn)


def map_values(snapshot: Snapshot, indicator: Indicator, year: int) -> pd.Series:
    """The figure of every area of the division that draws it, by code; missing is NaN.

    Figures of a division without areas are those of the areas that were exactly the same place then.
    """
    values, division = series(snapshot, indicator, year), map_division(snapshot, indicator, year)
    made_for = indicator.source(year).table.division
    if made_for == division:
        return values
    known = snapshot.between[made_for][division]
    return pd.Series(values.reindex(known).to_numpy(), index=known.index, name=indicator.id)


def counted_in(snapshot: Snapshot, indicator: Indicator, year: int) -> pd.Series:
    """How many people or households a derived share counts in each area; empty for what is no such share."""
    parts = [series(snapshot, snapshot.catalogue[part], year) for part in indicator.counted]
    return pd.concat(parts, axis=1).sum(axis=1, min_count=len(parts)) if parts else pd.Series(dtype=float)


def _references(
    areas: pd.DataFrame, values: pd.Series, indicator: Indicator, municipality: str | None
) -> tuple[tuple[str, float], ...]:
    """Name and value of the gemeente and of Nederland, as far as known."""
    if indicator.kind == "count":
        return ()
    wanted = [(spoken_name(str(areas["name"].get(municipality, ""))), municipality), ("Nederland", COUNTRY)]
    found = [(name, float(values.get(code, nan))) for name, code in wanted if code]
    return tuple((name, value) for name, value in found if not isnan(value))


def drawn_areas(snapshot: Snapshot, division: int, level: Level, municipality: str | None = None) -> pd.DataFrame:
    """The rows of ``Snapshot.drawn`` of one geometry file, in its order."""
    return snapshot.drawn.take(_drawn_rows(snapshot, division, level, municipality))


def drawable_share(snapshot: Snapshot, division: int, level: Level, municipality: str) -> float:
    """The part of a gemeente's areas that has a boundary, 0 to 1; 0 without any area."""
    total = len(areas_within(snapshot, division, level, municipality))
    return len(_drawn_rows(snapshot, division, level, municipality)) / total if total else 0.0


def _drawn_rows(snapshot: Snapshot, division: int, level: Level, municipality: str | None) -> NDArray[np.intp]:
    return snapshot.drawn_inside.get((division, level, municipality or ""), np.array([], dtype=np.intp))


def opening_level(snapshot: Snapshot, division: int, wanted: Level, municipality: str) -> Level:
    """The level to open a map on: the wanted one, or the first larger one of which at least half can be drawn."""
    for level in reversed(LEVELS[1 : LEVELS.index(wanted) + 1]):
        if level == "gemeente" or drawable_share(snapshot, division, level, municipality) >= ENOUGH_DRAWN:
            return level
    return "gemeente"


def area_on_map(place: Place, level: Level, division: int) -> str:
    """The code of the area of this level and division that is, or holds, the place; empty when there is none."""
    code = place.code_in(division)
    codes = {"gemeente": place.municipality_in(division), "wijk": f"WK{code[2:8]}" if place.level == "buurt" else ""}
    return code if place.level == level else codes.get(level, "") if code else ""


def drawn_around(snapshot: Snapshot, place: Place, shown: Choropleth) -> pd.DataFrame:
    """The wijk to draw around the buurten of a map, as a row of ``Snapshot.drawn``: that of a place that is no area of
    the map itself. Empty when the map draws the place, or shows no buurten, or when there is no such boundary.
    """
    if shown.level != "buurt" or (shown.drawn["code"] == area_on_map(place, shown.level, shown.division)).any():
        return snapshot.drawn.iloc[:0]
    wijken = drawn_areas(snapshot, shown.division, "wijk", place.municipality_in(shown.division))
    return wijken[wijken["code"] == area_on_map(place, "wijk", shown.division)]
