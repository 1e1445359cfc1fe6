"""A series over the years and where it breaks: no line leads to another table, or to another division or boundary."""

from dataclasses import dataclass
from typing import Literal

from wijk.domain.indicator import Table
from wijk.figures.places import Place
from wijk.figures.values import Figure, figure_code, figure_from
from wijk.opendata.snapshot import Snapshot

__all__ = ["Break", "TrendPart", "other_parts"]

# Why a line does not run on into that of another table: it was calculated in another way for the same areas ("table"),
# for areas of another year of which this is the same place ("division"), or nearly the same one ("boundary").
Break = Literal["table", "division", "boundary"]


@dataclass(frozen=True, slots=True)
class TrendPart:
    """What one table tells of a place over the years, oldest first, and why no line leads from it to the other one."""

    table: Table
    figures: tuple[Figure, ...]
    why: Break


def other_parts(snapshot: Snapshot, place: Place, shown: Figure) -> tuple[TrendPart, ...]:
    """The series of an indicator in other tables than that of the figure that is shown, by division.

    A table is told only where its areas have this very place or nearly so (`same_place` decides): a figure is never
    carried to another place by its code. One without a single figure of the place is left out.
    """
    own = shown.source.table
    tables = {source.table.id: source.table for source in shown.indicator.sources if source.table.id != own.id}
    _, own_boundary = figure_code(snapshot, place, own.division)
    parts = []
    for table in sorted(tables.values(), key=lambda one: (one.division, one.id)):
        code, boundary = figure_code(snapshot, place, table.division)
        sources = sorted((one for one in shown.indicator.sources if one.table == table), key=lambda one: one.year)
        figures = tuple(figure_from(snapshot, shown.indicator, source, code) for source in sources)
        if code and any(figure.value is not None for figure in figures):
            moved = place.overlap is not None and boundary != own_boundary
            why: Break = "table" if table.division == own.division else "boundary" if moved else "division"
            parts.append(TrendPart(table, figures, why))
    return tuple(parts)
