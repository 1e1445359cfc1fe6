"""What every initiative must meet before it is kept, whether it was typed in or imported."""

import math
from typing import get_args

from wijk.domain.area import AREA_CODE
from wijk.domain.clock import example_day
from wijk.domain.initiative import Initiative, StartsFrom, Status
from wijk.domain.times import TIMES
from wijk.store.common.fields import FIRST_DAY, ID, too_long

__all__ = [
    "faults_in",
]

MAX_PEOPLE = 10_000_000
OLDEST = 120


def faults_in(initiative: Initiative) -> dict[str, str]:
    """Return what is wrong by field name, each as a Dutch sentence that says how to mend it; empty when all is well.

    Ids of phases, groups and the like are not checked against the method, so that what was entered under an earlier
    working model stays.
    """
    faults = too_long(initiative)
    if not ID.fullmatch(initiative.id):
        faults["id"] = "Laat het kenmerk leeg of gebruik alleen letters, cijfers en streepjes, hooguit 64."
    if not initiative.name.strip():
        faults["name"] = "Vul de naam van het initiatief in."
    if not initiative.area:
        faults["area"] = "Kies het gebied: minstens de gemeente waar dit initiatief bij hoort."
    elif not AREA_CODE.fullmatch(initiative.area):
        faults["area"] = "Geef een CBS-code, bijvoorbeeld GM0202, WK020218 of BU02021801."
    if initiative.starts_from is not None and initiative.starts_from not in get_args(StartsFrom):
        faults["starts_from"] = "Kies wens of aanbod, of laat dit leeg."
    for field in ("reach", "capacity_per_month"):
        people = getattr(initiative, field)
        if people is not None and not 0 <= people <= MAX_PEOPLE:
            faults[field] = "Geef een aantal mensen van 0 of meer, bijvoorbeeld 25."
    if not 1 <= initiative.check_period_months <= 120:
        faults["check_period_months"] = "Geef een aantal maanden van 1 tot en met 120."
    for field, furthest in (("latitude", 90), ("longitude", 180)):
        degrees = getattr(initiative, field)
        if degrees is not None and not (math.isfinite(degrees) and abs(degrees) <= furthest):
            faults[field] = f"Geef graden van -{furthest} tot en met {furthest}, bijvoorbeeld 51,96 en 5,91."
    if (initiative.latitude is None) != (initiative.longitude is None):
        faults.setdefault("latitude", "Geef de breedtegraad en de lengtegraad allebei, of laat ze allebei leeg.")
    if initiative.last_confirmed is not None and initiative.last_confirmed < FIRST_DAY:
        faults["last_confirmed"] = f"Geef een datum vanaf 1900, bijvoorbeeld {example_day()}."
    if initiative.status is not None and initiative.status not in get_args(Status):
        faults["status"] = "Kies open, tijdelijk dicht of gestopt, of laat dit leeg."
    if not {time.id for time in TIMES}.issuperset(initiative.times):
        faults["times"] = "Geef dagen of dagdelen, bijvoorbeeld dinsdag of woensdagavond."
    for field in ("age_from", "age_to"):
        age = getattr(initiative, field)
        if age is not None and not 0 <= age <= OLDEST:
            faults[field] = f"Geef een leeftijd van 0 tot en met {OLDEST}, bijvoorbeeld 55."
    if initiative.age_from is not None and initiative.age_to is not None and initiative.age_to < initiative.age_from:
        faults.setdefault("age_to", "Deze leeftijd is lager dan de eerste: draai ze om.")
    return faults
