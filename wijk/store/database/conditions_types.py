"""The kinds of record about the circumstances of an approach: its lines of the registry, with their headings."""

from typing import Any

from wijk.domain.preconditions import Agreement, Precondition
from wijk.domain.start_up import StepHeld
from wijk.store.checks.conditions import faults_in_agreement, faults_in_precondition, faults_in_step_held
from wijk.store.database.records import RecordType, derived_id
from wijk.store.database.schema import CODE, IDENTIFIER, record_table

__all__ = ["AGREEMENTS", "CONDITIONS_TYPES", "PRECONDITIONS", "STEPS_HELD"]

ID = "Kenmerk (niet wijzigen)"

STEPS_HELD = RecordType(
    "start_up_steps",
    "opstartstappen",
    StepHeld,
    record_table("start_up_steps", StepHeld, ("area",), area=CODE, step=IDENTIFIER),
    faults_in_step_held,
    {"area": "Gebied", "step": "Stap", "held_on": "Gehouden op", "outcome": "Wat eruit kwam"},
    lambda item: derived_id(item.area, item.step),
)
PRECONDITIONS = RecordType(
    "preconditions",
    "randvoorwaarden",
    Precondition,
    record_table("preconditions", Precondition, ("area",), area=CODE),
    faults_in_precondition,
    {
        "id": ID,
        "area": "Gebied",
        "name": "Randvoorwaarde",
        "state": "Stand",
        "who": "Door wie",
        "since": "Sinds",
        "remark": "Opmerking",
    },
)
AGREEMENTS = RecordType(
    "agreements",
    "afspraken over randvoorwaarden",
    Agreement,
    record_table("agreements", Agreement, ("area",), area=CODE),
    faults_in_agreement,
    {
        "id": ID,
        "area": "Gebied",
        "agreed_on": "Afgesproken op",
        "agreed_by": "Afgesproken door",
        "conditions": "Randvoorwaarden van toen",
    },
)
CONDITIONS_TYPES: tuple[RecordType[Any], ...] = (STEPS_HELD, PRECONDITIONS, AGREEMENTS)
