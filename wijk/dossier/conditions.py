"""Under which conditions a place works: what must be arranged, what was agreed, how far the start is, and training."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from wijk.domain.preconditions import Agreement, Precondition
from wijk.domain.start_up import StepHeld
from wijk.domain.training import TrainingSession
from wijk.store.database.conditions_types import AGREEMENTS, PRECONDITIONS, STEPS_HELD, TRAINING_SESSIONS
from wijk.store.database.keeper import Keeper
from wijk.store.database.records import Stored
from wijk.store.database.store_reading import AllRecords, StoreReading

__all__ = ["Conditions", "conditions_of"]


@dataclass(frozen=True, slots=True)
class Conditions:
    """The conditions of one place, the agreements on them, the steps of its start, and its training and intervisie."""

    preconditions: AllRecords[Precondition] = AllRecords((), ())
    agreements: AllRecords[Agreement] = AllRecords((), ())
    steps: AllRecords[StepHeld] = AllRecords((), ())
    sessions: AllRecords[TrainingSession] = AllRecords((), ())

    @property
    def items(self) -> tuple[Precondition, ...]:
        """What must be arranged, in order."""
        return tuple(one.item for one in self.preconditions.living)

    @property
    def agreed(self) -> Stored[Agreement] | None:
        """The agreement that holds: that of the last day, and of one day the one that was entered last."""
        return max(self.agreements.living, key=lambda one: (one.item.agreed_on, one.created), default=None)

    def held_by(self, on: date) -> tuple[TrainingSession, ...]:
        """The sessions of training and intervisie up to a day, that day included."""
        return tuple(one.item for one in self.sessions.living if one.item.held_on <= on)


def conditions_of(reading: StoreReading, areas: Collection[str]) -> Conditions:
    """Return what there is of a place, by the codes it is known as."""
    return Conditions(
        Keeper(PRECONDITIONS).of(reading, areas),
        Keeper(AGREEMENTS).of(reading, areas),
        Keeper(STEPS_HELD).of(reading, areas),
        Keeper(TRAINING_SESSIONS).of(reading, areas),
    )
