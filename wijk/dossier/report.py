"""What the papers of a place are told from: the facts of its story, with its plan, decisions and meetings whole."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial

from wijk.approach.decisions import Remark
from wijk.approach.evaluating import Standing, key_of
from wijk.approach.month_counts import CountLine, count_lines
from wijk.approach.plan import in_order
from wijk.approach.year_calendar import FREE, Happening, happenings
from wijk.domain.calendar_rules import load_calendar_rules
from wijk.domain.coalition import NetworkMeeting
from wijk.domain.evaluation import Success
from wijk.domain.evaluation_rules import CountKind, load_evaluation_rules
from wijk.domain.initiative import Initiative
from wijk.domain.method import Method
from wijk.domain.plan import Goal
from wijk.dossier.calendar import Calendar, calendar_of, years_off
from wijk.dossier.entered import Dossier, meetings_of, read_dossier
from wijk.dossier.evaluation import evaluating
from wijk.dossier.map_on_paper import MapOnPaper, map_on_paper
from wijk.dossier.meetings import Meetings, last_before, read_meetings, since_then
from wijk.dossier.overview import make_overview, where_of
from wijk.dossier.plan import actions_of
from wijk.dossier.route import Entered, make_route
from wijk.dossier.story import StoryFacts, gather_story, wijken_around
from wijk.figures.choropleth import make_choropleth
from wijk.figures.places import Places
from wijk.figures.profile import Profile
from wijk.opendata.snapshot import Snapshot
from wijk.store.database.connection import Store

__all__ = ["ReportFacts", "gather_report", "read_report"]

# How far ahead a paper looks.
AHEAD = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class ReportFacts:
    """All that the papers of a place say something about, as it is on the day ``on``.

    ``story`` has its figures, matrix, decisions, coalition, actions and recognitions; of its initiatives those ``here``
    are of the place or of what lies in it, and those ``wider`` of a larger area. ``remarks`` are what the data say of
    decisions (by id), ``learned`` the meetings of the coalition that was chosen last. ``area_names`` are names by the
    code of each area that initiatives and key figures here name. ``map`` is None where no figure for one is known.
    ``standings`` tell what was judged of actions and initiatives, ``successes`` are the latest first. ``counted`` are
    what was counted in the last ``months``, with the name of what that is of, empty for all of it. ``coming`` is what
    is in the calendar of the place for a year.
    """

    story: StoryFacts
    on: date
    here: tuple[Initiative, ...]
    wider: tuple[Initiative, ...]
    remarks: Mapping[str, Remark]
    goals: tuple[Goal, ...]
    learned: tuple[NetworkMeeting, ...]
    meetings: Meetings
    area_names: Mapping[str, str]
    map: MapOnPaper | None
    standings: tuple[Standing, ...]
    successes: tuple[Success, ...]
    counted: tuple[tuple[str, CountLine], ...]
    months: tuple[date, ...]
    coming: tuple[Happening, ...]

    @property
    def method(self) -> Method:
        """The method by which the matrix of the place was made."""
        return self.story.overview.whole.method


def read_report(
    store: Store, snapshot: Snapshot, places: Places, profile: Profile, method: Method, on: date
) -> ReportFacts:
    """Read what was entered for the place of a profile and put it together. Raises StoreError when it can't be read."""
    place = profile.place
    dossier, meetings = read_dossier(store, place, on), read_meetings(store, place)
    calendar = calendar_of(store, place, where_of(snapshot, place), on)
    return gather_report(snapshot, places, profile, method, dossier, meetings, calendar, on)


def gather_report(
    snapshot: Snapshot,
    places: Places,
    profile: Profile,
    method: Method,
    dossier: Dossier,
    meetings: Meetings,
    calendar: Calendar,
    on: date,
) -> ReportFacts:
    """Put together what pages show of one place (a gemeente, wijk or buurt), from the same functions."""
    supply, place = dossier.supply, profile.place
    coalitions = [one.item for one in dossier.coalitions.living]
    goals = tuple(one.item for one in dossier.plan.goals.living)
    actions = in_order(actions_of(dossier))
    overview = make_overview(snapshot, profile, method, supply.items, supply.empty, on, entered=supply.entered)
    entered = Entered(supply.initiatives, supply.decided, dossier.people.items, coalitions, goals, actions)
    route = make_route(snapshot, profile, method, entered, on, overview)
    story = gather_story(
        profile,
        overview,
        route,
        coalitions,
        dossier.people.items,
        since_then(snapshot, place, dossier, meetings, last_before(meetings, "")),
        recognitions=meetings.recognitions,
        actions=actions,
        around=wijken_around(snapshot, profile, partial(make_choropleth, snapshot)),
    )
    where = where_of(snapshot, place)
    rules, months = load_evaluation_rules(), _months_to(on)
    standings = evaluating(snapshot, place, dossier, meetings, rules.weeks, on).standings
    successes = [one.item for one in dossier.evaluated.successes.living]
    areas = {*(one.area for one in story.initiatives), *(area for one in story.people for area in one.areas)}
    known = {code: places.get(code) for code in areas if code}
    return ReportFacts(
        story,
        on,
        tuple(one for one in story.initiatives if where(one.area) == "own"),
        tuple(one for one in story.initiatives if where(one.area) != "own"),
        route.remarks,
        goals,
        tuple(meetings_of(story.coalition, dossier)),
        meetings,
        {code: found.name if found else code for code, found in known.items()},
        map_on_paper(snapshot, profile),
        standings,
        tuple(sorted(successes, key=lambda one: one.noted_on, reverse=True)),
        _counted(dossier, standings, rules.counts, months),
        months,
        _coming(calendar, on),
    )


def _months_to(on: date) -> tuple[date, ...]:
    """The first days of a year of months, the last that of a day."""
    counted = [12 * on.year + on.month - 1 - back for back in reversed(range(12))]
    return tuple(date(number // 12, number % 12 + 1, 1) for number in counted)


def _counted(
    dossier: Dossier, standings: Sequence[Standing], kinds: Sequence[CountKind], months: Sequence[date]
) -> tuple[tuple[str, CountLine], ...]:
    """What has a number in these months, of the whole dossier first."""
    names = {"": "", **{one.subject.key: one.subject.name for one in standings}}
    of: dict[str, dict[tuple[str, date], int]] = {key: {} for key in names}
    for one in (record.item for record in dossier.evaluated.counts.living):
        key = key_of(one.action, one.initiative) if one.action or one.initiative else ""
        of.setdefault(key, {})[one.kind, one.month] = one.number
    lines = ((names[key], line) for key in names for line in count_lines(kinds, of[key], (), months))
    return tuple((name, line) for name, line in lines if line.known)


def _coming(calendar: Calendar, on: date) -> tuple[Happening, ...]:
    """What people put in the calendar for the coming year, with the days off that it clashes with."""
    last = on + AHEAD
    off = years_off(load_calendar_rules(), calendar.region, on.year, last.year).items
    return tuple(one for one in happenings((*calendar.items, *off), on, last) if one.item.kind not in FREE)
