"""Where in the tables of figures each figure of the catalogue stands, worked out once, so that a place is read fast."""

from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from wijk.domain.indicator import Indicator, Source
from wijk.figures.once import once
from wijk.opendata.snapshot import Snapshot, bound_columns, figure_column

__all__ = ["Key", "Reading", "fitting_readings", "reading_of", "readings_by_table", "row_of"]

# An indicator id and a year.
Key = tuple[str, int]


@dataclass(frozen=True, slots=True)
class Reading:
    """Where a figure stands in a row of its ``division``: the numbers of the ``columns`` by name, of its own ``value``
    (None of a derived share) and of its ``bounds`` (None when the source gives none).
    """

    key: Key
    indicator: Indicator
    source: Source
    division: int
    columns: dict[str, int]
    value: int | None
    bounds: tuple[int, int] | None


def reading_of(snapshot: Snapshot, indicator: Indicator, source: Source) -> Reading:
    """Where a figure of an indicator stands in one of its tables."""
    key, division = (indicator.id, source.year), source.table.division
    _, columns, _ = _rows(snapshot, division)
    low, high = (columns.get(name) for name in bound_columns(*key))
    bounds = None if low is None or high is None else (low, high)
    value = None if indicator.counted else columns.get(figure_column(*key))
    return Reading(key, indicator, source, division, columns, value, bounds)


def readings_by_table(snapshot: Snapshot) -> dict[tuple[Key, str], Reading]:
    """Every figure of the catalogue from every table that gives it, by the id of that table."""
    return once(snapshot, "readings", lambda: {(one.key, one.source.table.id): one for one in _readings(snapshot)})


def fitting_readings(snapshot: Snapshot, own: int, there: tuple[int, ...]) -> tuple[Reading, ...]:
    """Every figure of the catalogue once: from the table of a place's ``own`` division, else of another that has the
    place, the newest first.
    """
    return once(snapshot, ("readings", own, there), lambda: _fitting(snapshot, own, there))


def row_of(snapshot: Snapshot, division: int, code: str) -> list[float] | None:
    """The values of an area, in the order of the columns; None when the division does not have it."""
    numbers, _, values = _rows(snapshot, division)
    return values[numbers[code]].tolist() if code in numbers else None


def _readings(snapshot: Snapshot) -> list[Reading]:
    return [
        reading_of(snapshot, indicator, source)
        for indicator in snapshot.catalogue.indicators.values()
        for source in indicator.sources
    ]


def _fitting(snapshot: Snapshot, own: int, there: tuple[int, ...]) -> tuple[Reading, ...]:
    def fit(one: Reading) -> tuple[bool, bool, int]:
        return one.division == own, one.division in there, one.division

    best: dict[Key, Reading] = {}
    for one in _readings(snapshot):
        best[one.key] = max(best.get(one.key, one), one, key=fit)
    return tuple(best.values())


def _rows(snapshot: Snapshot, division: int) -> tuple[dict[str, int], dict[str, int], NDArray[np.float64]]:
    """The number of each row by code and of each column by name, and all values: pandas looks long for a single one."""
    return once(snapshot, ("rows", division), lambda: _numbered(snapshot.figures[division]))


def _numbered(frame: pd.DataFrame) -> tuple[dict[str, int], dict[str, int], NDArray[np.float64]]:
    rows, columns = ({str(name): number for number, name in enumerate(names)} for names in (frame.index, frame.columns))
    return rows, columns, frame.to_numpy(dtype=float)
