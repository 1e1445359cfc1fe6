"""Joins the rooms for evaluating: what can be judged in a place, how it stands, and whether its dossier stood still."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from wijk.approach.evaluating import Standing, Subject, key_of, stands, weeks_still
from wijk.domain.clock import day_of
from wijk.domain.evaluation import is_going
from wijk.domain.initiative import Initiative, Status
from wijk.domain.plan import Action
from wijk.dossier.entered import Dossier
from wijk.dossier.meetings import Meetings
from wijk.dossier.overview import where_of
from wijk.figures.places import Place
from wijk.figures.wording import listed
from wijk.opendata.snapshot import Snapshot
from wijk.store.database.records import Stored
from wijk.store.database.store_reading import AllRecords

__all__ = ["Evaluating", "evaluating", "subjects_of"]


STOPPED: Status = "gestopt"


@dataclass(frozen=True, slots=True)
class Evaluating:
    """How everything of a place stands, what needs attention most first.

    ``changed_on`` is the last day on which anything in its dossier changed, None where nothing was ever entered.
    ``still`` are the whole weeks of its standstill, 0 when there is none to ask about.
    """

    standings: tuple[Standing, ...]
    changed_on: date | None
    still: int


def evaluating(
    snapshot: Snapshot, place: Place, dossier: Dossier, meetings: Meetings, weeks: int, on: date
) -> Evaluating:
    """Return how a place stands on a day, where so many ``weeks`` without a change are a standstill."""
    evaluated = dossier.evaluated
    answers = [one.item for one in evaluated.standstills.living]
    evaluations = [one.item for one in evaluated.evaluations.living]
    found = stands(subjects_of(snapshot, place, dossier, on), evaluations, answers, _touched(dossier), weeks, on)
    last = _last_change(snapshot, place, dossier, meetings)
    still = weeks_still(last, on) if last else 0
    return Evaluating(found, last, still if still >= weeks and not _was_ended(dossier, last) else 0)


def subjects_of(snapshot: Snapshot, place: Place, dossier: Dossier, on: date) -> tuple[Subject, ...]:
    """Return the actions of a place, and the initiatives that work there and are none of these."""
    where = where_of(snapshot, place)
    initiatives = {one.id: one for one in (*dossier.supply.initiatives, *dossier.supply.unplaced)}
    subjects, became = [], set()
    for record in dossier.plan.actions.living:
        there = initiatives.get(record.item.initiative)
        became.add(record.item.initiative if there else "")
        subjects.append(_of_action(record, there, on))
    for stored in dossier.supply.initiatives:
        if stored.id not in became and where(stored.item.area) != "elsewhere":
            subjects.append(_of_initiative(stored))
    return tuple(subjects)


def _of_action(record: Stored[Action], there: Stored[Initiative] | None, on: date) -> Subject:
    """An action, with the initiative that it became where that is ``there``."""
    action, going = record.item, is_going(record.item, on)
    days = [day_of(record.changed), *([_changed(there)] if there else [])]
    if action.starts_on and going:
        days.append(action.starts_on)
    return Subject(
        action.id,
        there.id if there else "",
        action.what,
        listed(action.who),
        going or (there is not None and not there.item.closed),
        not action.ended,
        there is not None and there.item.status != STOPPED,
        watched=going,
        changed_on=max(days),
    )


def _of_initiative(stored: Stored[Initiative]) -> Subject:
    one = stored.item
    return Subject(
        "",
        one.id,
        one.name,
        one.organisation,
        not one.closed,
        action_open=False,
        initiative_open=one.status != STOPPED,
        watched=False,
        changed_on=_changed(stored),
    )


def _changed(initiative: Stored[Initiative]) -> date:
    """The day on which an initiative was changed or confirmed last."""
    return max(day_of(initiative.changed), initiative.item.last_confirmed or date.min)


def _touched(dossier: Dossier) -> Mapping[str, date]:
    """By key the last day on which something was judged, answered, counted or celebrated."""
    evaluated = dossier.evaluated
    found: dict[str, date] = {}
    records: Iterable[Stored[Any]] = (
        *evaluated.evaluations.living,
        *evaluated.standstills.living,
        *evaluated.counts.living,
        *evaluated.successes.living,
    )
    for one in records:
        action, initiative = one.item.action, getattr(one.item, "initiative", "")
        if action or initiative:
            key = key_of(action, initiative)
            found[key] = max(found.get(key, date.min), day_of(one.changed))
    return found


def _last_change(snapshot: Snapshot, place: Place, dossier: Dossier, meetings: Meetings) -> date | None:
    """The last day on which people changed the dossier of a place; None where nothing was entered."""
    where, evaluated, plan = where_of(snapshot, place), dossier.evaluated, dossier.plan
    coalitions = {one.id for one in dossier.coalitions.living}
    both: tuple[AllRecords[Any], ...] = (
        *(plan.goals, plan.actions, dossier.coalitions),
        *(evaluated.evaluations, evaluated.standstills, evaluated.answers, evaluated.counts, evaluated.successes),
    )
    changed: list[Stored[Any]] = [one for kind in both for one in (*kind.living, *kind.deleted)]
    changed += [one for one in dossier.supply.decisions if one.item.area in place.known_as]
    changed += [one for one in dossier.meetings.living if one.item.coalition in coalitions]
    changed += meetings.held
    people = (*dossier.people.key_figures, *dossier.people.deleted)
    changed += [one for one in people if any(where(area) == "own" for area in one.item.areas)]
    changed += [one for one in (dossier.draft, dossier.presentation) if one]
    moments = [*(one.changed for one in changed), *([dossier.noted_at] if dossier.noted_at else [])]
    days = [day_of(max(moments))] if moments else []
    days += [one.item.held_on for one in meetings.held]
    days += [_changed(one) for one in dossier.supply.initiatives if where(one.item.area) == "own"]
    return max(days, default=None)


def _was_ended(dossier: Dossier, last: date | None) -> bool:
    """Whether people said that the dossier stops, and nothing changed in it since."""
    answers = [one.item for one in dossier.evaluated.standstills.living if not one.item.action]
    # Of one day the last that was kept holds, as of an action.
    said = sorted(answers, key=lambda one: one.said_on)
    return bool(said) and said[-1].said == "stoppen" and last is not None and said[-1].said_on >= last
