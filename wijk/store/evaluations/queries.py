"""What was evaluated of a place, read by all its codes, and what keeps each kind of it."""

from dataclasses import dataclass

from wijk.domain.evaluation import Evaluation, MonthCount, ProcessAnswer, StandstillAnswer, Success
from wijk.store.database.evaluation_types import (
    EVALUATION_TYPES,
    EVALUATIONS,
    MONTH_COUNTS,
    PROCESS_ANSWERS,
    STANDSTILLS,
    SUCCESSES,
)
from wijk.store.database.keeper import Keeper
from wijk.store.database.store_reading import AllRecords, StoreReading

__all__ = [
    "COUNTS",
    "EVALUATED_TABLES",
    "JUDGED",
    "PROCESS",
    "STOOD_STILL",
    "WENT_WELL",
    "Evaluated",
    "evaluated_of",
]

JUDGED, STOOD_STILL, PROCESS, COUNTS, WENT_WELL = (
    Keeper(EVALUATIONS),
    Keeper(STANDSTILLS),
    Keeper(PROCESS_ANSWERS),
    Keeper(MONTH_COUNTS),
    Keeper(SUCCESSES),
)
EVALUATED_TABLES = tuple(one.table for one in EVALUATION_TYPES)


@dataclass(frozen=True, slots=True)
class Evaluated:
    """What was evaluated of one place; ``stamp`` changes with every change to any of it, of any place."""

    evaluations: AllRecords[Evaluation] = AllRecords((), ())
    standstills: AllRecords[StandstillAnswer] = AllRecords((), ())
    answers: AllRecords[ProcessAnswer] = AllRecords((), ())
    counts: AllRecords[MonthCount] = AllRecords((), ())
    successes: AllRecords[Success] = AllRecords((), ())
    stamp: str = ""


def evaluated_of(reading: StoreReading, areas: tuple[str, ...]) -> Evaluated:
    """Return what was evaluated of a place, by the codes it is known as."""
    return Evaluated(
        JUDGED.of(reading, areas),
        STOOD_STILL.of(reading, areas),
        PROCESS.of(reading, areas),
        COUNTS.of(reading, areas),
        WENT_WELL.of(reading, areas),
        reading.stamp(*EVALUATED_TABLES),
    )
