"""What is kept of evaluating must meet: judgements with a reason, counts of whole people, successes without names."""

from collections.abc import Sequence
from typing import get_args

from wijk.domain.area import AREA_CODE
from wijk.domain.evaluation import (
    Evaluation,
    Judgement,
    Knowledge,
    MonthCount,
    ProcessAnswer,
    ProcessSaid,
    StandstillAnswer,
    StandstillSaid,
    Success,
)
from wijk.store.checks.plans import MOST_WHO, role_fault
from wijk.store.common.fields import ID, too_long
from wijk.store.common.personal import NOT_HERE, is_personal, personal_parts

__all__ = [
    "MOST_COUNTED",
    "MOST_KIND",
    "MOST_SUCCESS",
    "faults_in_count",
    "faults_in_evaluation",
    "faults_in_process_answer",
    "faults_in_standstill",
    "faults_in_success",
]

AREA = "Geef een CBS-code, bijvoorbeeld GM0202, WK020218 of BU02021801."
MOST_COUNTED, MOST_KIND, MOST_SUCCESS, MOST_WEEKS = 1_000_000, 60, 500, 6_000


def faults_in_evaluation(evaluation: Evaluation) -> dict[str, str]:
    """Return what is wrong by field name, each as a Dutch sentence that says how to mend it; empty when all is well."""
    faults = {**too_long(evaluation), **_of_area(evaluation.area), **_of_who(evaluation.who)}
    if evaluation.judgement not in get_args(Judgement):
        faults["judgement"] = f"Kies {', '.join(get_args(Judgement))}."
    if not evaluation.reason.strip():
        faults["reason"] = "Schrijf op waarom: dat is over een jaar het belangrijkste."
    elif is_personal(evaluation.reason):
        faults["reason"] = NOT_HERE
    if is_personal(evaluation.learned):
        faults["learned"] = NOT_HERE
    if not set(evaluation.knowledge) <= set(get_args(Knowledge)):
        faults["knowledge"] = f"Kies uit {', '.join(get_args(Knowledge))}."
    if not evaluation.action and not evaluation.initiative:
        faults["action"] = "Kies over welke actie of welk initiatief dit gaat."
    return {**faults, **_of_subject(evaluation.action, evaluation.initiative)}


def faults_in_standstill(answer: StandstillAnswer) -> dict[str, str]:
    """Return what is wrong by field name, as `faults_in_evaluation`."""
    faults = {**_of_area(answer.area), **_of_subject(answer.action)}
    if answer.said not in get_args(StandstillSaid):
        faults["said"] = f"Kies {', '.join(get_args(StandstillSaid))}."
    if not 0 <= answer.weeks <= MOST_WEEKS:
        faults["weeks"] = f"Geef een aantal weken van 0 tot en met {MOST_WEEKS}."
    return faults


def faults_in_process_answer(answer: ProcessAnswer) -> dict[str, str]:
    """Return what is wrong by field name, as `faults_in_evaluation`."""
    faults = {**too_long(answer), **_of_area(answer.area)}
    if not ID.fullmatch(answer.question):
        faults["question"] = "Kies een vraag uit de lijst."
    if answer.said not in get_args(ProcessSaid):
        faults["said"] = f"Kies {', '.join(get_args(ProcessSaid))}."
    if is_personal(answer.note):
        faults["note"] = NOT_HERE
    return faults


def faults_in_count(count: MonthCount) -> dict[str, str]:
    """Return what is wrong by field name, as `faults_in_evaluation`."""
    faults = {**_of_area(count.area), **_of_subject(count.action, count.initiative)}
    if not count.kind.strip():
        faults["kind"] = "Schrijf op wat u telt."
    elif len(count.kind) > MOST_KIND:
        faults["kind"] = f"Maak de naam van wat u telt hooguit {MOST_KIND} tekens."
    elif personal_parts(count.kind):
        faults["kind"] = f"‘{count.kind}’ lijkt op een naam of nummer. Schrijf alleen op wat u telt."
    if count.month.day != 1:
        faults["month"] = "Geef een maand en een jaar."
    if isinstance(count.number, bool) or not 0 <= count.number <= MOST_COUNTED:
        faults["number"] = "Geef een heel getal van 0 tot en met 1.000.000, of laat het leeg."
    return faults


def faults_in_success(success: Success) -> dict[str, str]:
    """Return what is wrong by field name, as `faults_in_evaluation`."""
    faults = {**_of_area(success.area), **_of_who(success.who), **_of_subject(success.action)}
    if not success.text.strip():
        faults["text"] = "Schrijf op wat er goed ging, hoe klein ook."
    elif len(success.text) > MOST_SUCCESS:
        faults["text"] = f"Maak het succes hooguit {MOST_SUCCESS} tekens: het moet op het scherm passen."
    elif is_personal(success.text):
        faults["text"] = NOT_HERE
    return faults


def _of_area(area: str) -> dict[str, str]:
    return {} if AREA_CODE.fullmatch(area) else {"area": AREA}


def _of_subject(action: str, initiative: str = "") -> dict[str, str]:
    wrong = {"action": action, "initiative": initiative}
    return {
        field: "Dit hoort bij iets wat er niet is." for field, one in wrong.items() if one and not ID.fullmatch(one)
    }


def _of_who(who: Sequence[str]) -> dict[str, str]:
    if len(who) > MOST_WHO:
        return {"who": f"Geef hooguit {MOST_WHO} rollen."}
    wrong = next(filter(None, map(role_fault, who)), "")
    return {"who": wrong} if wrong else {}
