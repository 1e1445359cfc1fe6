"""What a story of a place is told from: its figures, what was entered there, and what its meetings agreed."""

from collections.abc import Iterable
from dataclasses import dataclass

from wijk.approach.coverage import by_name
from wijk.approach.decisions import still_standing
from wijk.approach.findings import Mismatch
from wijk.approach.route import Counts
from wijk.domain.coalition import Coalition
from wijk.domain.decision import Decision
from wijk.domain.initiative import Initiative
from wijk.domain.key_figure import KeyFigure
from wijk.dossier.overview import Overview
from wijk.dossier.route import Route
from wijk.figures.profile import Profile

__all__ = ["StoryFacts", "gather_story"]


@dataclass(frozen=True, slots=True)
class StoryFacts:
    """All that the screens say something about.

    ``standing`` are the mismatches that were not overruled, largest first. ``initiatives`` are those that
    are active here, of the place itself and of a larger area, by name. ``coalition`` is the one that was chosen last.
    """

    profile: Profile
    overview: Overview
    counts: Counts
    decisions: tuple[Decision, ...]
    standing: tuple[Mismatch, ...]
    initiatives: tuple[Initiative, ...]
    coalition: Coalition | None
    people: tuple[KeyFigure, ...]
    decided: tuple[str, ...] = ()
    celebrated: tuple[str, ...] = ()


def gather_story(
    profile: Profile, overview: Overview, route: Route, chosen: Iterable[Coalition], people: Iterable[KeyFigure]
) -> StoryFacts:
    """Put together what pages show of one place, from the same functions: nothing is worked out again.

    ``chosen`` are the coalitions of the place.
    """
    return StoryFacts(
        profile,
        overview,
        route.counts,
        route.decisions,
        still_standing(overview.mismatches, route.decisions),
        _initiatives(overview),
        max(chosen, key=lambda coalition: coalition.chosen_on, default=None),
        tuple(people),
    )


def _initiatives(overview: Overview) -> tuple[Initiative, ...]:
    """Those of the matrix, in a cell or not, each once."""
    matrix = overview.whole
    cells = [*(cell.initiatives for cell in matrix.cells), *(cell.initiatives for cell in matrix.general)]
    placed = {one.id: one for initiatives in (*cells, matrix.outside) for one in initiatives}
    return tuple(by_name(placed.values()))
