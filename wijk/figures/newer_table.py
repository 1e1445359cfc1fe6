"""How a newer table of gemeenten lies beside the table that profiles use, over gemeenten that are one place in both.

Two tables made apart, for two divisions: what differs between them is no measured change of any place.
"""

from dataclasses import dataclass

from wijk.domain.indicator import Indicator, Source
from wijk.figures.once import once
from wijk.figures.values import series
from wijk.opendata.snapshot import Snapshot

__all__ = ["TableDifference", "table_difference"]


@dataclass(frozen=True, slots=True)
class TableDifference:
    """The ``mean`` of the newer less the older percentage over ``gemeenten``, of which so many are ``higher``."""

    older: Source
    newer: Source
    mean: float
    higher: int
    gemeenten: int


def table_difference(snapshot: Snapshot, indicator: Indicator) -> TableDifference | None:
    """Compare the two tables over the gemeenten that are the same place in both; None without a newer table."""
    return once(snapshot, ("table_difference", indicator.id), lambda: _difference(snapshot, indicator))


def _difference(snapshot: Snapshot, indicator: Indicator) -> TableDifference | None:
    older, newer = snapshot.catalogue.newest(indicator.id), snapshot.catalogue.newer_of_gemeenten(indicator.id)
    if newer is None:
        return None
    columns = [f"code_{source.table.division}" for source in (older, newer)]
    if not set(columns) <= set(snapshot.links):
        return None
    links = snapshot.same_gemeenten
    before, after = (
        series(snapshot, indicator, source.year, source.table.division).reindex(links[column]).to_numpy()
        for source, column in zip((older, newer), columns, strict=True)
    )
    apart = (after - before).round(9)
    known = apart[apart == apart]
    if not len(known):
        return None
    return TableDifference(older, newer, float(known.mean()), int((known > 0).sum()), len(known))
