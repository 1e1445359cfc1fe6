"""Joins the rooms for the eight lessons: what was entered of a place, from its initiatives to its meetings."""

from datetime import date

from wijk.approach.dossier_lessons import DossierFacts, LessonSeen, lessons_seen
from wijk.domain.coalition import last_chosen
from wijk.domain.coalition_rules import CoalitionRules
from wijk.domain.evaluation_rules import EvaluationRules
from wijk.domain.method import Method
from wijk.dossier.entered import Dossier
from wijk.dossier.evaluation import Evaluating
from wijk.dossier.meetings import Meetings
from wijk.dossier.overview import Overview

__all__ = ["lessons_of"]


def lessons_of(
    dossier: Dossier,
    overview: Overview,
    meetings: Meetings,
    found: Evaluating,
    method: Method,
    rules: CoalitionRules,
    asked: EvaluationRules,
    on: date,
) -> tuple[LessonSeen, ...]:
    """Return the verdict on each lesson for the dossier of a place, of which ``found`` tells how it stands."""
    last = last_chosen(one.item for one in dossier.coalitions.living)
    ids = {member.id for member in last.members} if last else set()
    matrix = overview.whole
    active = {one.id: one for one in (*matrix.initiatives, *matrix.outside)}
    stopped = [one for one in found.standings if one.subject.initiative and not one.subject.initiative_open]
    facts = DossierFacts(
        tuple(active.values()),
        len(stopped),
        [one for one in dossier.people.items if one.id in ids],
        dossier.people.ties,
        [one.item for one in dossier.plan.actions.living],
        sum(one.attention == "stilstand" for one in found.standings),
        [one.item for one in dossier.evaluated.counts.living],
        [one.item for one in dossier.evaluated.successes.living],
        [one.item for one in meetings.held],
        method,
        rules,
        on,
    )
    return lessons_seen(asked.lessons, facts)
