"""Joins the rooms for the start page: where a place stands in the chain, counted from figures and what was entered."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from wijk.approach.route import Counts, count_all
from wijk.domain.answers import CellConfirmation, MismatchNote
from wijk.domain.coalition import Coalition
from wijk.domain.initiative import Initiative
from wijk.domain.key_figure import KeyFigure
from wijk.domain.method import Method
from wijk.dossier.overview import overview, where_of
from wijk.figures.profile import Profile
from wijk.opendata.snapshot import Snapshot
from wijk.store.initiatives.example import is_example

__all__ = ["Entered", "route"]


@dataclass(frozen=True, slots=True)
class Entered:
    """What was entered: everywhere, save for the ``notes`` and ``coalitions``, which are those of the place itself."""

    initiatives: Sequence[Initiative] = ()
    confirmations: Sequence[CellConfirmation] = ()
    notes: Sequence[MismatchNote] = ()
    key_figures: Sequence[KeyFigure] = ()
    coalitions: Sequence[Coalition] = ()


def route(snapshot: Snapshot, profile: Profile, method: Method, entered: Entered, on: date) -> Counts:
    """Count what there is for each step in a place (a gemeente, wijk or buurt) on the day ``on``."""
    where = where_of(snapshot, profile.place)
    found = overview(snapshot, profile, method, entered.initiatives, entered.confirmations, on)
    return count_all(
        years=(year for (_, year), figure in profile.figures.items() if figure.value is not None),
        verdicts=(need.verdict for need in found.needs),
        own=[one for one in entered.initiatives if where(one.area) == "own"],
        general=[one for one in entered.initiatives if where(one.area) == "general"],
        matrix=found.whole,
        mismatches=found.mismatches,
        notes=entered.notes,
        key_figures=entered.key_figures,
        knows=lambda figure: any(where(area) != "elsewhere" for area in figure.areas),
        coalitions=entered.coalitions,
        is_made_up=is_example,
        on=on,
    )
