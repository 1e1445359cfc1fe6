"""The work plan at work: what has no action yet, what all actions take together, who promised what, and what starts."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from wijk.approach.findings import GENERAL, Finding, Mismatch
from wijk.approach.lessons import LessonOutcome
from wijk.domain.decision import CELL, Decision, holding
from wijk.domain.initiative import Initiative, PhaseRole
from wijk.domain.meeting import Harvest
from wijk.domain.plan import Action, ActionState, Goal, GoalSource
from wijk.domain.text import fold

__all__ = [
    "Gap",
    "Totals",
    "cell_of",
    "fills",
    "find_gaps",
    "in_order",
    "initiative_from",
    "moves_from",
    "of_role",
    "roles_in",
    "totals",
]

# What of a room asks for an action: an idea, and what somebody offered to do.
FROM_ROOM: dict[str, GoalSource] = {"idee": "idee", "aanbod": "aanbod"}
# In which states an action goes on; stopping is possible from each that has not ended.
NEXT: dict[ActionState, tuple[ActionState, ...]] = {
    "voorgesteld": ("afgesproken", "gestopt"),
    "afgesproken": ("voorgesteld", "bezig", "gestopt"),
    "bezig": ("afgesproken", "klaar", "gestopt"),
    "klaar": ("bezig",),
    "gestopt": ("afgesproken",),
}


@dataclass(frozen=True, slots=True)
class Gap:
    """Something for which there is no action yet: what it came from, and the ``goal`` if people made one already.

    ``origin`` is what a goal keeps of it (see `wijk.domain.plan.Goal`). ``kind``, ``group`` and ``phases`` are those of
    a priority or a mismatch, ``text`` the words of a room, a lesson or the ground of a mismatch (Dutch).
    """

    source: GoalSource
    origin: str
    text: str = ""
    kind: str = ""
    group: str = ""
    phases: tuple[str, ...] = ()
    goal: Goal | None = None


@dataclass(frozen=True, slots=True)
class Totals:
    """What actions take together: the sum of what is known, None when nothing is, and of how many it is not."""

    actions: int
    hours: float | None
    hours_unknown: int
    euros: float | None
    euros_unknown: int


def find_gaps(
    decisions: Iterable[Decision],
    mismatches: Iterable[Mismatch],
    harvest: Iterable[Harvest],
    lessons: Iterable[LessonOutcome],
    goals: Sequence[Goal],
    actions: Sequence[Action],
) -> tuple[Gap, ...]:
    """Return what asks for an action and has none: priorities, what the room brought in, mismatches, lessons.

    ``mismatches`` are those that were not refuted. There is an action for it when one that was not stopped stands under
    a goal made of it, or fills a cell that a priority or a mismatch is about. Of the lessons count those that a
    coalition does not meet: what is not known is no gap. A mismatch that is a priority is told once. Last come the
    goals without an action that people made themselves, or of what is not there any more; their origin is the goal.
    """
    going = [one for one in actions if one.state != "gestopt"]
    first = [_of_decision(one) for one in holding(decisions, "prioriteit")]
    found = [
        *first,
        *(
            Gap(FROM_ROOM[one.kind], one.id, one.text, group=one.group, phases=tuple(filter(None, [one.phase])))
            for one in harvest
            if one.kind in FROM_ROOM
        ),
        *(Gap("mismatch", one.key, one.reason, one.kind, one.group, one.phases) for one in mismatches),
        *(Gap("les", one.lesson.id, one.lesson.name) for one in lessons if one.answer == "nee"),
    ]
    made = {goal.origin: goal for goal in goals if goal.origin}
    acted = {action.goal for action in going}
    by_goal = {goal.origin for goal in goals if goal.origin and goal.id in acted}
    filled = {(action.group, action.phase) for action in going if action.phase}
    left: dict[str, Gap] = {}
    for gap in found:
        in_cell = bool(gap.kind) and any((gap.group, phase) in filled for phase in gap.phases)
        if gap.origin not in by_goal and not in_cell and gap.origin not in left:
            left[gap.origin] = Gap(
                gap.source, gap.origin, gap.text, gap.kind, gap.group, gap.phases, made.get(gap.origin)
            )
    told = {gap.origin for gap in found}
    goals_left = (one for one in goals if one.origin not in told and one.id not in acted)
    return (*left.values(), *(Gap(goal.source, goal.id, goal.text, goal=goal) for goal in goals_left))


def totals(actions: Iterable[Action]) -> Totals:
    """Return what the actions that were not stopped take together."""
    counted = [one for one in actions if one.state != "gestopt"]
    hours = [one.hours for one in counted if one.hours is not None]
    euros = [one.euros for one in counted if one.euros is not None]
    return Totals(
        len(counted),
        sum(hours) if hours else None,
        len(counted) - len(hours),
        sum(euros) if euros else None,
        len(counted) - len(euros),
    )


def roles_in(actions: Iterable[Action]) -> tuple[str, ...]:
    """Return who promised something, by name; what is written with other capitals or accents is the same role."""
    found: dict[str, str] = {}
    for action in actions:
        for role in action.who:
            found.setdefault(fold(role), role)
    return tuple(found[key] for key in sorted(found))


def of_role(actions: Iterable[Action], role: str) -> tuple[Action, ...]:
    """Return the actions of a role, in order."""
    asked = fold(role)
    return in_order(one for one in actions if any(fold(who) == asked for who in one.who))


def in_order(actions: Iterable[Action]) -> tuple[Action, ...]:
    """Return actions by their first day, those without one last."""
    return tuple(sorted(actions, key=lambda one: (one.starts_on or one.ends_on or date.max, one.ends_on or date.max)))


def moves_from(state: ActionState) -> tuple[ActionState, ...]:
    """Return the states to which an action can go from this one."""
    return NEXT[state]


def fills(action: Action, group: str, phase: str) -> bool:
    """Whether an action that goes on or was done fills this cell of the matrix."""
    return action.state != "gestopt" and (action.group, action.phase) == (group, phase)


def cell_of(goal: Goal) -> tuple[str, str]:
    """Return the (group, phase) of the cell that a goal is about; both empty when it is about no single cell."""
    kind, *about = goal.origin.split("|")
    return (about[0], about[1]) if kind == CELL and len(about) == 2 else ("", "")


def initiative_from(action: Action, identifier: str, on: date) -> Initiative:
    """Return the initiative that an action becomes on a day: as if it were entered on the page, with its cell."""
    return Initiative(
        identifier,
        action.what,
        ", ".join(action.who),
        roles=(PhaseRole(action.phase),) if action.phase else (),
        groups=(action.group,) if action.group and action.group != GENERAL else (),
        area=action.area,
        last_confirmed=on,
    )


def _of_decision(decision: Decision) -> Gap:
    about = Finding(decision.kind, decision.group, decision.phases, decision.reason)
    return Gap("prioriteit", about.key, decision.reason, decision.kind, decision.group, decision.phases)
