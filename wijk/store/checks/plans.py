"""What a goal and an action of the work plan must meet before they are kept."""

import math
from typing import get_args

from wijk.domain.area import AREA_CODE
from wijk.domain.plan import Action, ActionState, Goal, GoalSource
from wijk.store.common.fields import ID, too_long
from wijk.store.common.personal import NOT_HERE, is_personal, personal_parts

__all__ = ["MOST_WHO", "faults_in_action", "faults_in_goal", "role_fault"]

AREA = "Geef een CBS-code, bijvoorbeeld GM0202, WK020218 of BU02021801."
FIRST_YEAR, LAST_YEAR = 1900, 2200
MOST_HOURS, MOST_EUROS, MOST_WHO, MOST_ROLE = 100_000, 100_000_000, 20, 120


def faults_in_goal(goal: Goal) -> dict[str, str]:
    """Return what is wrong by field name, each as a Dutch sentence that says how to mend it; empty when all is well."""
    faults = too_long(goal)
    if not goal.text.strip():
        faults["text"] = "Schrijf het doel op, in uw eigen woorden."
    elif is_personal(goal.text):
        faults["text"] = NOT_HERE
    if not AREA_CODE.fullmatch(goal.area):
        faults["area"] = AREA
    if goal.source not in get_args(GoalSource):
        faults["source"] = f"Kies {', '.join(get_args(GoalSource))}."
    return faults


def faults_in_action(action: Action) -> dict[str, str]:
    """Return what is wrong by field name, as `faults_in_goal`; what is not known yet is no fault."""
    faults = too_long(action)
    faults |= {field: NOT_HERE for field in ("what", "condition") if is_personal(getattr(action, field))}
    if not action.what.strip():
        faults["what"] = "Schrijf op wat er gebeurt."
    if not AREA_CODE.fullmatch(action.area):
        faults["area"] = AREA
    if not ID.fullmatch(action.goal):
        faults["goal"] = "Kies bij welk doel deze actie hoort."
    if wrong := [fault for fault in map(role_fault, action.who) if fault]:
        faults["who"] = wrong[0]
    elif len(action.who) > MOST_WHO:
        faults["who"] = f"Geef hooguit {MOST_WHO} rollen of organisaties."
    for field in ("starts_on", "ends_on"):
        day = getattr(action, field)
        if day and not FIRST_YEAR <= day.year <= LAST_YEAR:
            faults[field] = f"Kies een datum van {FIRST_YEAR} tot en met {LAST_YEAR}."
    if action.starts_on and action.ends_on and action.ends_on < action.starts_on:
        faults["ends_on"] = "Het einde ligt voor het begin: draai de datums om."
    for field, most, example in (("hours", MOST_HOURS, "12,5"), ("euros", MOST_EUROS, "250")):
        number = getattr(action, field)
        if number is not None and not (math.isfinite(number) and 0 <= number <= most):
            faults[field] = f"Geef een getal van 0 of meer, bijvoorbeeld {example}, of laat dit leeg."
    for field in ("phase", "group", "initiative"):
        if getattr(action, field) and not ID.fullmatch(getattr(action, field)):
            faults[field] = "Dit is niet bekend. Kies het opnieuw."
    if action.state not in get_args(ActionState):
        faults["state"] = f"Kies {', '.join(get_args(ActionState))}."
    return faults


def role_fault(role: str) -> str:
    """Return why a text can't be who does something: empty, too long, or what looks like a person; "" when it can."""
    if not role.strip():
        return "Een van de rollen is leeg. Vul haar in of haal haar weg."
    if len(role) > MOST_ROLE:
        return f"Maak iedere rol hooguit {MOST_ROLE} tekens."
    if is_personal(role):
        return NOT_HERE
    # Nothing else stands in this field: a first name in it is somebody, unless a word as "stichting" comes before it.
    if personal_parts(f"contactpersoon {role.strip()}"):
        return (
            f"‘{role.strip()}’ lijkt op een naam. Schrijf alleen een rol of organisatie, bijvoorbeeld "
            "wijkverpleegkundige. Is het een organisatie? Zet er dan een woord voor, zoals stichting."
        )
    return ""
