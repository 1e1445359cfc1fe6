"""How far the conditions of a place are, and what changed in them since they were agreed on."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from wijk.domain.preconditions import PRECONDITION_STATES, Agreement, Precondition, PreconditionState

__all__ = ["ConditionChange", "changes_since", "counted_states"]


@dataclass(frozen=True, slots=True)
class ConditionChange:
    """A condition as it was agreed on (None: it was not there) and as it is now (None: it is gone)."""

    before: Precondition | None
    now: Precondition | None


def counted_states(conditions: Iterable[Precondition]) -> Mapping[PreconditionState, int]:
    """Return how many conditions are in each state, those with none too."""
    states = [one.state for one in conditions]
    return {state: states.count(state) for state in PRECONDITION_STATES}


def changes_since(agreement: Agreement, conditions: Iterable[Precondition]) -> tuple[ConditionChange, ...]:
    """Return what is no longer as it was agreed: what changed and what is new, as listed now, then what is gone."""
    agreed = {one.id: one for one in agreement.conditions}
    now = {one.id: one for one in conditions}
    changed = [ConditionChange(agreed.get(key), one) for key, one in now.items() if agreed.get(key) != one]
    return (*changed, *(ConditionChange(one, None) for key, one in agreed.items() if key not in now))
