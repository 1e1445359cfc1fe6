"""Joins the rooms for the work plan: what matrix, meetings and coalition of a place ask for that has no action yet."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from wijk.approach.decisions import still_standing
from wijk.approach.lessons import LessonInput, LessonOutcome, check_lessons
from wijk.approach.plan import Gap, find_gaps
from wijk.domain.coalition import last_chosen
from wijk.domain.coalition_rules import CoalitionRules
from wijk.domain.meeting import Harvest
from wijk.domain.method import Method
from wijk.domain.plan import Action
from wijk.dossier.entered import Dossier, decisions_of, meetings_of
from wijk.dossier.overview import Overview
from wijk.figures.places import Place

__all__ = ["actions_of", "gaps_of"]


def actions_of(dossier: Dossier) -> tuple[Action, ...]:
    """The actions of a plan; one whose initiative was deleted is no initiative any more, and can start anew."""
    there = {one.id for one in (*dossier.supply.initiatives, *dossier.supply.unplaced)}
    actions = (one.item for one in dossier.plan.actions.living)
    return tuple(one if one.initiative in there else replace(one, initiative="") for one in actions)


def gaps_of(
    place: Place,
    dossier: Dossier,
    overview: Overview,
    harvest: Sequence[Harvest],
    method: Method,
    rules: CoalitionRules,
    on: date,
) -> tuple[Gap, ...]:
    """What asks for an action in a place and has none; the lessons are those of the coalition that was chosen last."""
    decisions = [one.item for one in decisions_of(place, dossier.supply)]
    return find_gaps(
        decisions,
        still_standing(overview.mismatches, decisions),
        harvest,
        _lessons(dossier, overview, method, rules, on),
        [one.item for one in dossier.plan.goals.living],
        [one.item for one in dossier.plan.actions.living],
    )


def _lessons(
    dossier: Dossier, overview: Overview, method: Method, rules: CoalitionRules, on: date
) -> tuple[LessonOutcome, ...]:
    """The lessons for the members of the last coalition, as far as these are still known; none without one."""
    last = last_chosen(one.item for one in dossier.coalitions.living)
    if last is None:
        return ()
    ids = {member.id for member in last.members}
    members = [person for person in dossier.people.items if person.id in ids]
    initiatives, meetings = overview.whole.initiatives, meetings_of(last, dossier)
    agreed = dossier.conditions.agreed
    entered = LessonInput(
        members,
        dossier.people.ties,
        initiatives,
        meetings,
        last.chosen_on,
        method,
        rules,
        agreed.item if agreed else None,
        dossier.conditions.held_by(on),
    )
    return check_lessons(entered) if members else ()
