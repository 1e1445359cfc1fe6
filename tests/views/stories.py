"""A story of a place for tests: its figures with what was entered, put together as the page does."""

from collections.abc import Sequence
from datetime import UTC, date, datetime

from wijk.domain.coalition import Coalition, Member
from wijk.domain.decision import CELL, Decision, empty_cells
from wijk.domain.initiative import Initiative, PhaseRole
from wijk.domain.key_figure import KeyFigure
from wijk.domain.meeting import Meeting, Recognition
from wijk.domain.method import Method
from wijk.domain.plan import Action
from wijk.dossier.days import entered_days
from wijk.dossier.meetings import Since
from wijk.dossier.overview import make_overview
from wijk.dossier.route import Entered, make_route
from wijk.dossier.story import NO_MEETING, Around, StoryFacts, gather_story
from wijk.figures.profile import Profile
from wijk.opendata.snapshot import Snapshot
from wijk.store.database.records import Stored

__all__ = ["AT", "coalition", "facts_of", "initiatives", "priority"]

AT = datetime(2026, 9, 23, 12, tzinfo=UTC)


def facts_of(
    snapshot: Snapshot,
    profile: Profile,
    method: Method,
    entered: Sequence[Initiative] = (),
    decisions: Sequence[Decision] = (),
    people: Sequence[KeyFigure] = (),
    coalitions: Sequence[Coalition] = (),
    since: Since = NO_MEETING,
    now: Meeting | None = None,
    recognitions: tuple[Recognition, ...] = (),
    actions: Sequence[Action] = (),
    around: Around | None = None,
) -> StoryFacts:
    stored, on = [Stored(one, one.id, 1, AT, AT) for one in entered], AT.date()
    overview = make_overview(
        snapshot, profile, method, entered, empty_cells(decisions), on, entered=entered_days(stored)
    )
    route = make_route(snapshot, profile, method, Entered(stored, decisions, people, coalitions), on, overview)
    return gather_story(profile, overview, route, coalitions, people, since, now, recognitions, actions, around)


def initiatives(area: str, names: Sequence[str]) -> list[Initiative]:
    """In this area, each for older people, that signals."""
    roles = (PhaseRole("signaleren"),)
    return [
        Initiative(f"i{place}", name, roles=roles, groups=("ouderen",), area=area) for place, name in enumerate(names)
    ]


def priority(area: str, group: str, phase: str) -> Decision:
    return Decision(f"{group}-{phase}", area, CELL, group, (phase,), "prioriteit", date(2026, 9, 1))


def coalition(area: str, *roles: str) -> Coalition:
    members = tuple(Member(f"m{place}", role) for place, role in enumerate(roles))
    return Coalition("c", "Proef", date(2026, 9, 24), members, area=area)
