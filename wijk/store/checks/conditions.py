"""What the start of the Wijkverbindersaanpak and its conditions must meet before they are kept."""

from collections.abc import Sequence

from wijk.domain.area import AREA_CODE
from wijk.domain.preconditions import PRECONDITION_STATES, Agreement, Precondition
from wijk.domain.start_up import StepHeld
from wijk.store.checks.plans import MOST_WHO, role_fault
from wijk.store.common.fields import ID, too_long
from wijk.store.common.personal import personal_texts

__all__ = ["AREA", "faults_in_agreement", "faults_in_precondition", "faults_in_step_held"]

AREA = "Geef een CBS-code, bijvoorbeeld GM0202, WK020218 of BU02021801."


def faults_in_step_held(held: StepHeld) -> dict[str, str]:
    """Return what is wrong by field name, each as a Dutch sentence that says how to mend it; empty when all is well."""
    faults = {**too_long(held), **personal_texts(held)}
    if not AREA_CODE.fullmatch(held.area):
        faults["area"] = AREA
    if not ID.fullmatch(held.step):
        faults["step"] = "Deze stap is niet bekend. Kies hem opnieuw."
    return faults


def faults_in_precondition(condition: Precondition) -> dict[str, str]:
    """Return what is wrong by field name, as `faults_in_step_held`; what is not known yet is no fault."""
    faults = {**too_long(condition), **personal_texts(condition)}
    if not AREA_CODE.fullmatch(condition.area):
        faults["area"] = AREA
    if not condition.name.strip():
        faults["name"] = "Schrijf op wat er geregeld moet zijn."
    if condition.state not in PRECONDITION_STATES:
        faults["state"] = f"Kies {', '.join(PRECONDITION_STATES)}."
    if wrong := _who_fault(condition.who):
        faults["who"] = wrong
    return faults


def faults_in_agreement(agreement: Agreement) -> dict[str, str]:
    """Return what is wrong by field name, as `faults_in_step_held`."""
    faults = {}
    if not AREA_CODE.fullmatch(agreement.area):
        faults["area"] = AREA
    if wrong := _who_fault(agreement.agreed_by):
        faults["agreed_by"] = wrong
    elif not agreement.agreed_by:
        faults["agreed_by"] = "Schrijf op welke rollen of organisaties dit samen afspraken."
    wrong_ones = [fault for one in agreement.conditions for fault in faults_in_precondition(one).values()]
    if wrong_ones or not agreement.conditions:
        faults["conditions"] = wrong_ones[0] if wrong_ones else "Er zijn nog geen randvoorwaarden om af te spreken."
    return faults


def _who_fault(roles: Sequence[str]) -> str:
    if len(roles) > MOST_WHO:
        return f"Geef hooguit {MOST_WHO} rollen of organisaties."
    return next(filter(None, map(role_fault, roles)), "")
