"""What a story of a place is told from: its figures, what was entered there, and what its meetings agreed."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from wijk.approach.coverage import by_name
from wijk.approach.decisions import still_standing
from wijk.approach.findings import Mismatch
from wijk.approach.route import Counts
from wijk.domain.area import Level
from wijk.domain.coalition import Coalition, last_chosen
from wijk.domain.decision import Decision
from wijk.domain.indicator import Indicator
from wijk.domain.initiative import Initiative
from wijk.domain.key_figure import KeyFigure
from wijk.domain.meeting import Meeting, Recognition
from wijk.domain.plan import Action
from wijk.dossier.meetings import Since
from wijk.dossier.overview import Overview
from wijk.dossier.route import Route
from wijk.figures.choropleth import Choropleth, area_on_map, map_division
from wijk.figures.profile import Profile
from wijk.opendata.snapshot import Snapshot, geometry_file

__all__ = ["NO_MEETING", "Around", "MapOf", "StoryFacts", "gather_story", "wijken_around"]

NO_MEETING = Since(None)
# Gives the map of an indicator and year, of the wijken of a gemeente.
MapOf = Callable[[Indicator, int, Level, str], Choropleth]


@dataclass(frozen=True)
class Around:
    """The wijken of the gemeente of a place by one figure: what is ``shown``, the geometry ``file`` that draws it, and
    the code of the one that is or holds the place (``selected``, empty for the gemeente itself).
    """

    shown: Choropleth
    file: str
    selected: str


@dataclass(frozen=True, slots=True)
class StoryFacts:
    """All that the screens say something about.

    ``standing`` are the mismatches that were not overruled, largest first. ``initiatives`` are those that
    are active here, of the place itself and of a larger area, by name. ``coalition`` is the one that was chosen last.
    ``since`` is what happened since the meeting before, ``now`` the meeting that goes on, if any.
    ``actions`` are those of its work plan.
    """

    profile: Profile
    overview: Overview
    counts: Counts
    decisions: tuple[Decision, ...]
    standing: tuple[Mismatch, ...]
    initiatives: tuple[Initiative, ...]
    coalition: Coalition | None
    people: tuple[KeyFigure, ...]
    since: Since = NO_MEETING
    now: Meeting | None = None
    recognitions: tuple[Recognition, ...] = ()
    actions: tuple[Action, ...] = ()
    around: Around | None = None


def gather_story(
    profile: Profile,
    overview: Overview,
    route: Route,
    chosen: Iterable[Coalition],
    people: Iterable[KeyFigure],
    since: Since = NO_MEETING,
    now: Meeting | None = None,
    recognitions: tuple[Recognition, ...] = (),
    actions: Iterable[Action] = (),
    around: Around | None = None,
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
        last_chosen(chosen),
        tuple(people),
        since,
        now,
        recognitions,
        tuple(actions),
        around,
    )


def wijken_around(snapshot: Snapshot, profile: Profile, map_of: MapOf) -> Around:
    """Return the loneliness of the wijken of the gemeente that a place lies in, for the year that its profile shows."""
    figure = profile.newest("lonely_18plus")
    division = map_division(snapshot, figure.indicator, figure.year)
    municipality = profile.place.municipality_in(division)
    return Around(
        map_of(figure.indicator, figure.year, "wijk", municipality),
        geometry_file(division, "wijk", municipality),
        area_on_map(profile.place, "wijk", division),
    )


def _initiatives(overview: Overview) -> tuple[Initiative, ...]:
    """Those of the matrix, in a cell or not, each once."""
    matrix = overview.whole
    return tuple(by_name({one.id: one for one in (*matrix.initiatives, *matrix.outside)}.values()))
