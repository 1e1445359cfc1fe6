"""One figure over all gemeenten, wijken or buurten of Nederland: what the national map and its table show."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from math import isnan

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from wijk.domain.area import COUNTRY, Level
from wijk.domain.indicator import Indicator
from wijk.figures.choropleth import bounds_of, counted_in, drawn_areas, map_division, map_values
from wijk.figures.classes import Classes, classify
from wijk.figures.peers import areas_within
from wijk.figures.places import Place
from wijk.figures.values import bounds_series
from wijk.figures.verdict_arrays import overlaps, verdicts
from wijk.opendata.snapshot import Snapshot

__all__ = ["OUTSIDE", "Asked", "Country", "areas_of", "chosen_areas", "chosen_start", "country_table", "make_country"]

# The class of an area on the map that is not among those that were asked for.
OUTSIDE = -2


@dataclass(frozen=True)
class Country:
    """The ``values`` of one indicator and year for all areas of one level, by code (NaN is missing), and their classes.

    ``netherlands`` is the figure of Nederland from the same table; None when it has none, and for a count, which can't
    be compared. ``drawn`` are the rows of ``Snapshot.drawn`` of its geometry file, in that file's order.
    """

    indicator: Indicator
    year: int
    division: int
    level: Level
    values: pd.Series
    classes: Classes
    netherlands: float | None
    drawn: pd.DataFrame

    @property
    def references(self) -> tuple[tuple[str, float], ...]:
        """Name and value of Nederland, as far as known."""
        return () if self.netherlands is None else (("Nederland", self.netherlands),)

    @property
    def not_drawn(self) -> int:
        """How many areas have a row in the table but no place on the map."""
        return len(self.values) - len(self.drawn)

    @cached_property
    def drawn_rows(self) -> NDArray[np.intp]:
        """The row in ``values`` of each drawn area, in the order of the geometry file."""
        return self.values.index.get_indexer(pd.Index(self.drawn["code"]))

    def drawn_classes(self, within: pd.Index) -> list[int]:
        """The class of each drawn area in the order of the geometry file; `classes.UNKNOWN` for a missing value, and
        OUTSIDE for areas that are not ``within`` the codes.
        """
        classes = np.where(self._are_in(within), self.classes.of.to_numpy(dtype=np.int64), OUTSIDE)
        found: list[int] = classes[self.drawn_rows].tolist()
        return found

    def bounds(self, codes: pd.Index) -> tuple[float, float, float, float] | None:
        """West, south, east and north of what is drawn of these areas; None when nothing is."""
        return bounds_of(self.drawn[self._are_in(codes)[self.drawn_rows]])

    def _are_in(self, codes: pd.Index) -> NDArray[np.bool_]:
        """Whether each area is among the codes."""
        found = np.zeros(len(self.values), dtype=bool)
        found[self.values.index.get_indexer(codes)] = True
        return found


@dataclass(frozen=True)
class Asked:
    """Which areas of a national map are asked for: their codes, and their ``name`` inside a sentence ("" for all).

    ``told`` is what is to be said of them besides.
    """

    codes: pd.Index
    name: str = ""
    told: str = ""


def areas_of(country: Country, places: Iterable[Place]) -> pd.Index:
    """The codes of those of the places that are areas of a national map."""
    codes = {place.code_in(country.division) for place in places}
    return country.values.index[country.values.index.isin(codes)]


def make_country(snapshot: Snapshot, indicator: Indicator, year: int, level: Level) -> Country:
    """Gather one figure of all areas of a level; its classes are those of the whole country."""
    division = map_division(snapshot, indicator, year)
    every = map_values(snapshot, indicator, year)
    values = every.reindex(areas_within(snapshot, division, level))
    country = float(every.get(COUNTRY, np.nan))
    netherlands = None if isnan(country) or indicator.kind == "count" else country
    drawn = drawn_areas(snapshot, division, level)
    return Country(indicator, year, division, level, values, classify(values, indicator), netherlands, drawn)


def chosen_start(country: Country, place: Place | None) -> str:
    """How the codes begin, behind their first two letters, of the areas that a place is or holds, or that it lies in.

    Empty where there are none, and for Nederland.
    """
    code = place.code_in(country.division) if place else ""
    if place is None or place.level == "land" or not code:
        return ""
    start = code[2 : {"gemeente": 6, "wijk": 8, "buurt": 10}[country.level]]
    return start if (country.values.index.str[2 : 2 + len(start)] == start).any() else ""


def chosen_areas(country: Country, start: str) -> pd.Index:
    """The codes of the areas of a `chosen_start`; none for an empty one."""
    codes = country.values.index
    return codes[codes.str[2 : 2 + len(start)] == start] if start else codes[:0]


def country_table(snapshot: Snapshot, country: Country, codes: pd.Index) -> pd.DataFrame:
    """These areas with ``name``, ``municipality`` (name), ``value`` and ``verdict`` beside Nederland, highest first.

    The verdict is None where it is not known; areas without a value stand last.
    """
    areas = snapshot.areas[country.division].reindex(codes)
    values = country.values.reindex(codes)
    there = np.full(len(values), np.nan if country.netherlands is None else country.netherlands)
    overlap = overlaps(bounds_series(snapshot, country.indicator, country.year), values.index, pd.Index([COUNTRY]))
    counts = counted_in(snapshot, country.indicator, country.year).reindex(codes)
    said = verdicts(
        values.to_numpy(dtype=float),
        there,
        estimate=country.indicator.estimate,
        overlap=overlap,
        count=None if counts.empty else counts.to_numpy(dtype=float),
    )
    table = pd.DataFrame(
        {
            "name": areas["name"],
            "municipality": areas["municipality_name"],
            "value": values,
            "verdict": pd.Series(said, index=values.index, dtype=object),
        }
    )
    return table.sort_values("value", ascending=False, na_position="last", kind="stable")
