"""The room's priorities that a coalition covers: somebody in it does something for the group in each of the phases."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from wijk.approach.findings import GENERAL
from wijk.approach.question import meets
from wijk.domain.decision import Decision, holding, priority_places
from wijk.domain.key_figure import KeyFigure
from wijk.domain.need import Need, NeedSubject

__all__ = ["PriorityCover", "cover_of_priorities", "priority_subjects"]


@dataclass(frozen=True, slots=True)
class PriorityCover:
    """A priority, and the phases of it (ids) in which nobody of the coalition does anything for its group."""

    priority: Decision
    missing: tuple[str, ...]


def cover_of_priorities(members: Collection[KeyFigure], decisions: Iterable[Decision]) -> tuple[PriorityCover, ...]:
    """Return for each priority that holds what these members leave open of it, in the order of the decisions."""
    return tuple(
        PriorityCover(
            one,
            tuple(phase for phase in one.phases if not any(meets(each, _need(one, phase)) for each in members)),
        )
        for one in _priorities(decisions)
    )


def priority_subjects(decisions: Iterable[Decision]) -> frozenset[NeedSubject]:
    """Return what the needs are about that the priorities ask of a coalition; empty when there are none."""
    return frozenset(_need(one, phase).about for one in _priorities(decisions) for phase in one.phases)


def _priorities(decisions: Iterable[Decision]) -> Sequence[Decision]:
    return priority_places(holding(decisions, "prioriteit"))


def _need(priority: Decision, phase: str) -> Need:
    return Need("" if priority.group == GENERAL else priority.group, phase)
