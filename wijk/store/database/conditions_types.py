"""The kinds of record about the circumstances of an approach: its lines of the registry, with their headings."""

from typing import Any

from wijk.domain.start_up import StepHeld
from wijk.store.checks.conditions import faults_in_step_held
from wijk.store.database.records import RecordType, derived_id
from wijk.store.database.schema import CODE, IDENTIFIER, record_table

__all__ = ["CONDITIONS_TYPES", "STEPS_HELD"]

STEPS_HELD = RecordType(
    "start_up_steps",
    "opstartstappen",
    StepHeld,
    record_table("start_up_steps", StepHeld, ("area",), area=CODE, step=IDENTIFIER),
    faults_in_step_held,
    {"area": "Gebied", "step": "Stap", "held_on": "Gehouden op", "outcome": "Wat eruit kwam"},
    lambda item: derived_id(item.area, item.step),
)
CONDITIONS_TYPES: tuple[RecordType[Any], ...] = (STEPS_HELD,)
