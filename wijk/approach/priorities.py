"""What the room wants to work on first: the cells of the matrix that its priorities are about."""

from collections.abc import Iterable

from wijk.domain.decision import Decision, holding

__all__ = ["priority_cells"]


def priority_cells(decisions: Iterable[Decision]) -> tuple[tuple[str, str], ...]:
    """Return the (group, phase) that the priorities are about, each once; the group can be "algemeen"."""
    found = holding(decisions, "prioriteit")
    return tuple(dict.fromkeys((one.group, phase) for one in found for phase in one.phases))
