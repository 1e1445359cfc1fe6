"""The route: what there is now in a place for each step of the chain, counted, and which step comes next."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from wijk.approach.coverage import Matrix, is_confirmed, is_silent
from wijk.approach.decisions import still_standing
from wijk.approach.findings import Mismatch
from wijk.domain.coalition import Coalition
from wijk.domain.decision import Decision, holding, priority_places
from wijk.domain.evaluation import Evaluation
from wijk.domain.initiative import Initiative
from wijk.domain.key_figure import KeyFigure
from wijk.domain.plan import Action
from wijk.figures.verdict import Verdict

__all__ = ["Counts", "Next", "Step", "StepState", "count_all", "next_step", "state_of_step"]

StepState = Literal["staat klaar", "geen cijfers", "nog niet begonnen", "bezig", "alles ingevuld"]
Step = Literal["profile", "initiatives", "matrix", "coalition", "plan", "evaluate"]
Next = Literal["initiatives", "matrix", "people", "coalition", "confirm", "plan", "evaluate"]


@dataclass(frozen=True, slots=True)
class Counts:
    """What there is for each step in one place.

    ``years`` are those of its figures. Of ``groups`` target groups the concentration is known; ``standing_out`` of
    them are clearly more common here. Initiatives are ``own`` (they work in this place or a part of it) or
    ``general`` (for a larger area); ``unconfirmed`` of both together were not confirmed within their check period,
    and ``due`` of these it is time to ask whether they still exist: not of what was entered today. Of the ``cells``
    of the matrix ``open`` are not filled in and ``empty`` are confirmed empty. ``mismatches`` were not overruled;
    ``priorities`` are the mismatches and cells that the room chose to begin with. Of all ``key_figures`` that were
    entered, ``knowing`` know (a part of) this place. ``last_coalition`` is the day on which the last of its
    ``coalitions`` was chosen. Of the ``actions`` in its work plan, which has so many ``goals``, ``going`` were agreed
    or go on now and ``done`` were done.
    Its coalition judged ``evaluations`` times, the last on ``last_evaluation``, and kept ``month_counts`` and
    ``successes``. ``made_up`` of the initiatives and key figures counted belong to the fictitious example.
    """

    years: tuple[int, ...] = ()
    groups: int = 0
    standing_out: int = 0
    own: int = 0
    general: int = 0
    unconfirmed: int = 0
    due: int = 0
    cells: int = 0
    open: int = 0
    empty: int = 0
    mismatches: int = 0
    priorities: int = 0
    key_figures: int = 0
    knowing: int = 0
    coalitions: int = 0
    last_coalition: date | None = None
    goals: int = 0
    actions: int = 0
    going: int = 0
    done: int = 0
    evaluations: int = 0
    last_evaluation: date | None = None
    month_counts: int = 0
    successes: int = 0
    made_up: int = 0


def count_all(
    *,
    years: Iterable[int],
    verdicts: Iterable[Verdict | None],
    own: Sequence[Initiative],
    general: Sequence[Initiative],
    matrix: Matrix,
    mismatches: Iterable[Mismatch],
    decisions: Iterable[Decision],
    entered: Mapping[str, date],
    key_figures: Sequence[KeyFigure],
    knows: Callable[[KeyFigure], bool],
    coalitions: Sequence[Coalition],
    is_made_up: Callable[[str], bool],
    on: date,
    goals: int = 0,
    actions: Sequence[Action] = (),
    evaluations: Sequence[Evaluation] = (),
    month_counts: int = 0,
    successes: int = 0,
) -> Counts:
    """Count what there is in a place on the day ``on``.

    ``verdicts`` are those on its target groups, None where not known. ``knows`` tells whether a key figure
    knows (a part of) the place, ``is_made_up`` whether an id belongs to the example. ``decisions``, ``coalitions``,
    ``goals`` (how many), ``actions``, ``evaluations``, ``month_counts`` and ``successes`` (how many) are those of this
    place. ``entered`` gives for an initiative (id) the day on
    which it was entered.
    """
    known = [found for found in verdicts if found is not None]
    ids = [one.id for one in (*own, *general)] + [figure.id for figure in key_figures]
    states = [cell.state for cell in matrix.cells]
    planned = [action.state for action in actions]
    decisions = tuple(decisions)
    due = [one for one in (*own, *general) if entered.get(one.id) != on and is_silent(one, on, entered.get(one.id))]
    return Counts(
        years=tuple(sorted(set(years))),
        groups=len(known),
        standing_out=known.count("meer"),
        own=len(own),
        general=len(general),
        unconfirmed=sum(not is_confirmed(one, on) for one in (*own, *general)),
        due=len(due),
        cells=len(states),
        open=states.count("niet ingevuld"),
        empty=states.count("leeg"),
        mismatches=len(still_standing(mismatches, decisions)),
        priorities=len(priority_places(holding(decisions, "prioriteit"))),
        key_figures=len(key_figures),
        knowing=sum(map(knows, key_figures)),
        coalitions=len(coalitions),
        last_coalition=max((coalition.chosen_on for coalition in coalitions), default=None),
        goals=goals,
        actions=len(planned),
        going=planned.count("afgesproken") + planned.count("bezig"),
        done=planned.count("klaar"),
        evaluations=len(evaluations),
        last_evaluation=max((one.judged_on for one in evaluations), default=None),
        month_counts=month_counts,
        successes=successes,
        made_up=sum(map(is_made_up, ids)),
    )


def state_of_step(counts: Counts, step: Step) -> StepState:
    """How far a step is, as far as what was entered tells: nobody is told that it is done.

    Figures need no work, so they are ready; a matrix is called filled in when every cell says something.
    """
    if step == "profile":
        return "staat klaar" if counts.years else "geen cijfers"
    if step == "matrix" and not counts.open and counts.cells:
        return "alles ingevuld"
    begun = {
        "initiatives": counts.own,
        "matrix": counts.open < counts.cells or counts.priorities,
        "coalition": counts.knowing or counts.coalitions,
        "plan": counts.goals,
        "evaluate": counts.evaluations or counts.month_counts or counts.successes,
    }
    return "bezig" if begun[step] else "nog niet begonnen"


def next_step(counts: Counts) -> Next:
    """What to do next: the first step for which nothing was entered yet, then what needs upkeep, then the work plan.

    What was done is evaluated first, where nothing was evaluated yet.
    """
    if not counts.own:
        return "initiatives"
    if not counts.priorities and (counts.open or counts.mismatches):
        return "matrix"
    if not counts.coalitions:
        return "coalition" if counts.knowing else "people"
    if counts.due:
        return "confirm"
    return "evaluate" if counts.done and not counts.evaluations else "plan"
