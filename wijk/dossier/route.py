"""Joins the rooms for the start page: where a place stands in the chain, counted from figures and what was entered."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from wijk.approach.decisions import Remark, remarks_on
from wijk.approach.route import Counts, count_all
from wijk.domain.coalition import Coalition
from wijk.domain.decision import Decision, empty_cells
from wijk.domain.initiative import Initiative
from wijk.domain.key_figure import KeyFigure
from wijk.domain.method import Method
from wijk.domain.plan import Action, Goal
from wijk.dossier.days import changed_days, entered_days
from wijk.dossier.overview import Overview, make_overview, where_of
from wijk.figures.profile import Profile
from wijk.opendata.snapshot import Snapshot
from wijk.store.database.examples import is_example
from wijk.store.database.records import Stored
from wijk.store.evaluations.queries import Evaluated

__all__ = ["Entered", "Route", "make_route"]


@dataclass(frozen=True, slots=True)
class Entered:
    """What was entered: everywhere, but what is ``coalitions`` and below is that of the place itself."""

    initiatives: Sequence[Stored[Initiative]] = ()
    decisions: Sequence[Decision] = ()
    key_figures: Sequence[KeyFigure] = ()
    coalitions: Sequence[Coalition] = ()
    goals: Sequence[Goal] = ()
    actions: Sequence[Action] = ()
    evaluated: Evaluated = Evaluated()


@dataclass(frozen=True, slots=True)
class Route:
    """Where a place stands: what there is for each step, what its room decided, and what the data say about that."""

    counts: Counts
    decisions: tuple[Decision, ...]
    remarks: Mapping[str, Remark]


def make_route(
    snapshot: Snapshot, profile: Profile, method: Method, entered: Entered, on: date, overview: Overview | None = None
) -> Route:
    """Tell where a place (a gemeente, wijk or buurt) stands on the day ``on``.

    ``overview`` is that of the same place, entries and day, where somebody made it already.
    """
    where = where_of(snapshot, profile.place)
    initiatives = [record.item for record in entered.initiatives]
    days = entered_days(entered.initiatives)
    empty = empty_cells(entered.decisions)
    overview = overview or make_overview(snapshot, profile, method, initiatives, empty, on, entered=days)
    decisions = tuple(one for one in entered.decisions if one.area in profile.place.known_as)
    counts = count_all(
        years=(year for (_, year), figure in profile.figures.items() if figure.value is not None),
        verdicts=(figures.verdict for figures in overview.group_figures),
        own=[one for one in initiatives if where(one.area) == "own"],
        general=[one for one in initiatives if where(one.area) == "general"],
        matrix=overview.whole,
        mismatches=overview.mismatches,
        decisions=decisions,
        entered=days,
        key_figures=entered.key_figures,
        knows=lambda key_figure: any(where(area) != "elsewhere" for area in key_figure.areas),
        coalitions=entered.coalitions,
        is_made_up=is_example,
        on=on,
        goals=len(entered.goals),
        actions=entered.actions,
        evaluations=[one.item for one in entered.evaluated.evaluations.living],
        month_counts=len(entered.evaluated.counts.living),
        successes=len(entered.evaluated.successes.living),
    )
    remarks = remarks_on(decisions, overview.whole, overview.mismatches, changed_days(entered.initiatives))
    return Route(counts, decisions, remarks)
