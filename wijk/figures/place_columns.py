"""Figures of all places of one level as columns: of each its own, that of its gemeente, and that of Nederland."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from wijk.domain.area import COUNTRY, Level
from wijk.domain.indicator import Indicator, Source
from wijk.figures.places import Place, Places
from wijk.figures.values import bounds_series, counted_series, figure_code, series
from wijk.figures.verdict import Bounds
from wijk.figures.verdict_arrays import Floats, overlaps
from wijk.opendata.snapshot import Snapshot

__all__ = ["Column", "PlaceColumns", "column", "place_columns"]


@dataclass(frozen=True, slots=True)
class Column:
    """One figure of every place, that of the gemeente it lies in, and that of Nederland from the same table.

    Missing is NaN. ``counted`` is, of a derived share, how many people or households it counts; None of other figures.
    ``low`` and ``high`` are the bounds of the place, where the source gives them; the overlaps tell whether those
    overlap the bounds of the reference (see `verdict_arrays.overlaps`).
    """

    value: Floats
    gemeente: Floats
    netherlands: Floats
    counted: Floats | None
    overlap_gemeente: NDArray[np.object_]
    overlap_netherlands: NDArray[np.object_]
    low: Floats
    high: Floats

    def bounds(self, row: int) -> Bounds | None:
        """The bounds of the place of a row, None where they are not known."""
        low, high = float(self.low[row]), float(self.high[row])
        return None if np.isnan(low) or np.isnan(high) else (low, high)


@dataclass(frozen=True)
class PlaceColumns:
    """The places of one level in the order of their keys, with what every column of figures needs."""

    snapshot: Snapshot
    level: Level
    places: tuple[Place, ...]
    around: tuple[Place | None, ...]

    @cached_property
    def row(self) -> dict[str, int]:
        """The number of a place's row by its key."""
        return {place.key: number for number, place in enumerate(self.places)}

    @cached_property
    def division(self) -> NDArray[np.int64]:
        """The division of each place's profile."""
        return np.array([place.division for place in self.places], dtype=np.int64)

    @cached_property
    def codes(self) -> dict[int, tuple[pd.Index, pd.Index]]:
        """By division, under which codes its figures are about the places and about their gemeenten; "" for none."""
        return {
            division: (self._codes_in(self.places, division), self._codes_in(self.around, division))
            for division in self.snapshot.figures
        }

    @cached_property
    def positions(self) -> dict[int, tuple[NDArray[np.intp], NDArray[np.intp]]]:
        """By division, the rows of its figures that are those of ``codes``; -1 for none."""
        return {
            division: (
                frame.index.get_indexer(self.codes[division][0]),
                frame.index.get_indexer(self.codes[division][1]),
            )
            for division, frame in self.snapshot.figures.items()
        }

    def _codes_in(self, places: Iterable[Place | None], division: int) -> pd.Index:
        return pd.Index([figure_code(self.snapshot, place, division)[0] if place else "" for place in places])


def place_columns(snapshot: Snapshot, places: Places, level: Level) -> PlaceColumns:
    """All places of one level, of every division."""
    found = tuple(place for _, place in sorted(places.by_key.items()) if place.level == level)
    inside = level in ("wijk", "buurt")
    around = tuple(places.at(place.municipality, place.division) if inside else None for place in found)
    return PlaceColumns(snapshot, level, found, around)


def column(of: PlaceColumns, indicator: Indicator, year: int) -> Column:
    """The figures of one indicator and year, each as `values.figures_of` gives it for the place."""
    value, gemeente, netherlands, counted, low, high = (np.full(len(of.places), np.nan) for _ in range(6))
    overlap_gemeente, overlap_netherlands = (np.full(len(of.places), None, dtype=object) for _ in range(2))
    for source, rows in _rows_by_source(of, indicator, year):
        division = source.table.division
        own, around = (codes[rows] for codes in of.codes[division])
        at, at_gemeente = (positions[rows] for positions in of.positions[division])
        values = series(of.snapshot, indicator, year, division)
        value[rows], gemeente[rows] = _taken(values, at), _taken(values, at_gemeente)
        netherlands[rows] = values.get(COUNTRY, np.nan)
        bounds = bounds_series(of.snapshot, indicator, year, division)
        if bounds is not None:
            low[rows], high[rows] = (one.reindex(own) for one in bounds)
        overlap_gemeente[rows] = overlaps(bounds, own, around)
        overlap_netherlands[rows] = overlaps(bounds, own, pd.Index([COUNTRY]))
        if (whole := counted_series(of.snapshot, indicator, year, division)) is not None:
            counted[rows] = _taken(whole, at)
    people = counted if indicator.counted else None
    return Column(value, gemeente, netherlands, people, overlap_gemeente, overlap_netherlands, low, high)


def _taken(values: pd.Series, at: NDArray[np.intp]) -> Floats:
    """The values at these positions, missing at -1."""
    numbers = values.to_numpy(dtype=float)
    taken: Floats = np.where(at >= 0, numbers[at], np.nan)
    return taken


def _rows_by_source(of: PlaceColumns, indicator: Indicator, year: int) -> Iterable[tuple[Source, NDArray[np.intp]]]:
    """The rows that each table of that year gives: a place's own division first, then the newest that has it."""
    sources = [source for source in indicator.sources if source.year == year]
    ranks = np.array(
        [
            (of.division == source.table.division) * 1e6 + (of.codes[source.table.division][0] != "") * 1e5 + number
            for number, source in enumerate(sorted(sources, key=lambda one: one.table.division))
        ]
    )
    best = ranks.argmax(axis=0)
    for number, source in enumerate(sorted(sources, key=lambda one: one.table.division)):
        yield source, np.flatnonzero(best == number)
