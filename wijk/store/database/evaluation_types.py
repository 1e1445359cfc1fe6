"""The kinds of record about evaluating: their lines of the registry, with their headings."""

from typing import Any

from wijk.domain.evaluation import Evaluation, MonthCount, ProcessAnswer, StandstillAnswer, Success
from wijk.store.checks.evaluations import (
    faults_in_count,
    faults_in_evaluation,
    faults_in_process_answer,
    faults_in_standstill,
    faults_in_success,
)
from wijk.store.database.headings import ID
from wijk.store.database.records import RecordType, derived_id
from wijk.store.database.schema import CODE, IDENTIFIER, record_table

__all__ = ["EVALUATIONS", "EVALUATION_TYPES", "MONTH_COUNTS", "PROCESS_ANSWERS", "STANDSTILLS", "SUCCESSES"]

OF_ACTION, OF_INITIATIVE = "Kenmerk van de actie", "Kenmerk van het initiatief"
EVALUATIONS = RecordType(
    "evaluations",
    "evaluaties",
    Evaluation,
    record_table("evaluations", Evaluation, ("area",), area=CODE, action=IDENTIFIER, initiative=IDENTIFIER),
    faults_in_evaluation,
    {
        "id": ID,
        "area": "Gebied",
        "judgement": "Oordeel",
        "judged_on": "Datum",
        "reason": "Waarom",
        "action": OF_ACTION,
        "initiative": OF_INITIATIVE,
        "learned": "Wat er is geleerd",
        "knowledge": "Soort kennis",
        "who": "Door wie",
        "goes_on": "Loopt bewust door",
    },
)
STANDSTILLS = RecordType(
    "standstills",
    "antwoorden op stilstand",
    StandstillAnswer,
    record_table("standstills", StandstillAnswer, ("area",), area=CODE, action=IDENTIFIER),
    faults_in_standstill,
    {
        "id": ID,
        "area": "Gebied",
        "said": "Antwoord op de stilstand",
        "said_on": "Datum",
        "weeks": "Weken zonder wijziging",
        "action": OF_ACTION,
    },
)
PROCESS_ANSWERS = RecordType(
    "process_answers",
    "antwoorden op procesvragen",
    ProcessAnswer,
    record_table("process_answers", ProcessAnswer, ("area",), area=CODE, question=IDENTIFIER),
    faults_in_process_answer,
    {
        "area": "Gebied",
        "question": "Kenmerk van de vraag",
        "said": "Antwoord",
        "said_on": "Datum",
        "note": "Toelichting",
    },
    lambda item: derived_id(item.area, item.question, item.said_on.isoformat()),
)
MONTH_COUNTS = RecordType(
    "month_counts",
    "tellingen",
    MonthCount,
    record_table("month_counts", MonthCount, ("area",), area=CODE, action=IDENTIFIER, initiative=IDENTIFIER),
    faults_in_count,
    {
        "area": "Gebied",
        "kind": "Wat is geteld",
        "month": "Maand",
        "number": "Aantal",
        "action": OF_ACTION,
        "initiative": OF_INITIATIVE,
    },
    lambda item: derived_id(item.area, item.action, item.initiative, item.kind, item.month.isoformat()),
)
SUCCESSES = RecordType(
    "successes",
    "successen",
    Success,
    record_table("successes", Success, ("area",), area=CODE, action=IDENTIFIER),
    faults_in_success,
    {
        "id": ID,
        "area": "Gebied",
        "text": "Succes",
        "noted_on": "Datum",
        "who": "Door wie",
        "action": OF_ACTION,
    },
)
EVALUATION_TYPES: tuple[RecordType[Any], ...] = (EVALUATIONS, STANDSTILLS, PROCESS_ANSWERS, MONTH_COUNTS, SUCCESSES)
