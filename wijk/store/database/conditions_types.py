"""The kinds of record about the circumstances of an approach: its lines of the registry, with their headings."""

from typing import Any

from wijk.domain.ability import AbilityMeasure
from wijk.domain.pillars import PillarAnswer
from wijk.domain.preconditions import Agreement, Precondition
from wijk.domain.start_up import StepHeld
from wijk.domain.training import TrainingSession
from wijk.store.checks.conditions import faults_in_agreement, faults_in_precondition, faults_in_step_held
from wijk.store.checks.pillars import faults_in_pillar_answer
from wijk.store.checks.training import faults_in_measure, faults_in_session
from wijk.store.database.records import RecordType, derived_id
from wijk.store.database.schema import CODE, IDENTIFIER, record_table

__all__ = [
    "ABILITY_MEASURES",
    "AGREEMENTS",
    "CONDITIONS_TYPES",
    "PILLAR_ANSWERS",
    "PRECONDITIONS",
    "STEPS_HELD",
    "TRAINING_SESSIONS",
]

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
TRAINING_SESSIONS = RecordType(
    "training_sessions",
    "trainingen en intervisies",
    TrainingSession,
    record_table("training_sessions", TrainingSession, ("area",), area=CODE),
    faults_in_session,
    {
        "id": ID,
        "area": "Gebied",
        "held_on": "Gehouden op",
        "subject": "Onderwerp",
        "kind": "Soort",
        "took_part": "Hoeveel deelnemers",
    },
)
ABILITY_MEASURES = RecordType(
    "ability_measures",
    "metingen van vaardigheid",
    AbilityMeasure,
    record_table("ability_measures", AbilityMeasure, ("area",), area=CODE),
    faults_in_measure,
    {
        "id": ID,
        "area": "Gebied",
        "name": "Groep",
        "before_on": "Vooraf gemeten op",
        "before": "Antwoorden vooraf",
        "after_on": "Na afloop gemeten op",
        "after": "Antwoorden na afloop",
    },
)
PILLAR_ANSWERS = RecordType(
    "pillar_answers",
    "antwoorden over de vijf pijlers",
    PillarAnswer,
    record_table("pillar_answers", PillarAnswer, ("area",), area=CODE, question=IDENTIFIER),
    faults_in_pillar_answer,
    {
        "area": "Gemeente",
        "question": "Kenmerk van de vraag",
        "said": "Antwoord",
        "said_on": "Datum",
        "ground": "Waarop dat rust",
    },
    lambda item: derived_id(item.area, item.question, item.said_on.isoformat()),
)
CONDITIONS_TYPES: tuple[RecordType[Any], ...] = (
    STEPS_HELD,
    PRECONDITIONS,
    AGREEMENTS,
    TRAINING_SESSIONS,
    ABILITY_MEASURES,
    PILLAR_ANSWERS,
)
