"""Mixed or alike: how evenly the inhabitants are spread over ages, households and marital status."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
import pandas as pd

from wijk.domain.indicator import Catalogue, Source
from wijk.figures.peers import PeerPosition, position_among
from wijk.figures.places import Place
from wijk.figures.values import MINIMUM_BASE
from wijk.opendata.snapshot import Snapshot, figure_column

__all__ = ["ASPECTS", "Diversity", "EvennessTable", "counts_source", "diversities", "evenness", "evenness_table"]

# A row per area of one division, a column per aspect.
EvennessTable: TypeAlias = pd.DataFrame

ASPECTS: Mapping[str, tuple[str, ...]] = {
    "leeftijd": (
        "inhabitants_0_15",
        "inhabitants_15_25",
        "inhabitants_25_45",
        "inhabitants_45_65",
        "inhabitants_65plus",
    ),
    "huishouden": ("one_person_households", "households_without_children", "households_with_children"),
    "burgerlijke staat": ("unmarried", "married", "divorced", "widowed"),
}


@dataclass(frozen=True, slots=True)
class Diversity:
    """The evenness of one aspect, 0 (all alike) to 1 (all kinds equally many), or None when not known."""

    aspect: str
    evenness: float | None
    position: PeerPosition | None


def evenness(counts: pd.DataFrame) -> pd.Series:
    """Shannon evenness of each row: entropy ÷ its maximum, 0 to 1 (Pielou, 1966, J. Theoretical Biology 13).

    Columns are kinds, rows are areas. A row with a missing count or a total under MINIMUM_BASE gives NaN; a negative
    count (a difference of rounded figures) counts as 0. Raises ValueError with fewer than two kinds.

    >>> evenness(pd.DataFrame({"young": [50, 100], "old": [50, 0]})).tolist()
    [1.0, 0.0]
    """
    if counts.shape[1] < 2:
        raise ValueError("evenness needs at least two kinds")
    numbers = counts.clip(lower=0)
    total = numbers.sum(axis=1, skipna=False)
    parts = numbers.div(total.where(total >= MINIMUM_BASE), axis=0).to_numpy(dtype=float)
    with np.errstate(divide="ignore", invalid="ignore"):
        terms = np.where(parts == 0, 0.0, parts * np.log(parts))
    value = -terms.sum(axis=1) / np.log(counts.shape[1])
    return pd.Series(np.abs(value), index=counts.index)


def counts_source(catalogue: Catalogue) -> Source:
    """The newest table and year with all the counts, of the division of the leading figures where that has them."""
    every = ("inhabitants", *(part for parts in ASPECTS.values() for part in parts))
    return catalogue.newest(*every, division=catalogue.leading_division)


def evenness_table(snapshot: Snapshot) -> EvennessTable:
    """The evenness of every aspect for all areas of the division of ``counts_source``, one column per aspect.

    Marital status is that of those of 15 and older: children are counted as unmarried and taken off.
    """
    source = counts_source(snapshot.catalogue)
    figures, year = snapshot.figures[source.table.division], source.year
    columns = {}
    for aspect, parts in ASPECTS.items():
        counts = figures[[figure_column(part, year) for part in parts]]
        if aspect == "burgerlijke staat":
            unmarried = figure_column("unmarried", year)
            children = figures[figure_column("inhabitants_0_15", year)]
            counts = counts.assign(**{unmarried: counts[unmarried] - children})
        columns[aspect] = evenness(counts)
    return pd.DataFrame(columns)


def diversities(catalogue: Catalogue, of_peers: EvennessTable, place: Place, within: str) -> list[Diversity]:
    """The place's row of the part of ``evenness_table`` that is ``of_peers``, with its position among these; nothing
    when the table is of another division than the place's profile.
    """
    source = counts_source(catalogue)
    if place.division != source.table.division or place.area not in of_peers.index:
        return [Diversity(aspect, None, None) for aspect in ASPECTS]
    values = of_peers.to_numpy()
    own = values[of_peers.index.get_loc(place.area)]
    return [
        Diversity(
            aspect,
            None if np.isnan(own[number]) else float(own[number]),
            position_among(own[number], values[:, number], within),
        )
        for number, aspect in enumerate(ASPECTS)
    ]
