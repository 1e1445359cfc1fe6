"""What a decision of the room must meet before it is kept."""

from typing import get_args

from wijk.domain.area import AREA_CODE
from wijk.domain.clock import example_day
from wijk.domain.decision import CELL, EMPTY, Decision, Mark
from wijk.store.common.fields import FIRST_DAY, ID, too_long

__all__ = ["faults_in_decision"]


def faults_in_decision(decision: Decision) -> dict[str, str]:
    """Return what is wrong by field name, as a Dutch sentence that says how to mend it; nothing when all is well."""
    faults = too_long(decision)
    if not AREA_CODE.fullmatch(decision.area):
        faults["area"] = "Geef een CBS-code, bijvoorbeeld GM0202, WK020218 of BU02021801."
    if decision.mark not in get_args(Mark):
        faults["mark"] = f"Kies {', '.join(get_args(Mark))}."
    days = (decision.made_on, decision.ended_on, *(event.on for event in decision.history))
    if any(day and day < FIRST_DAY for day in days):
        faults["made_on"] = f"Geef een datum vanaf 1900, bijvoorbeeld {example_day()}."
    if decision.mark == "weerlegd" and not decision.reason.strip():
        faults["reason"] = "Schrijf op waarom deze mismatch niet klopt; zonder reden is hij niet te weerleggen."
    one_cell = decision.kind == CELL and len(decision.phases) == 1
    if not decision.phases or (decision.kind == CELL or decision.mark == EMPTY) and not one_cell:
        faults["phases"] = "Een besluit gaat over één vakje, of over een mismatch met zijn fases."
    if not all(map(ID.fullmatch, (decision.group, *decision.phases))):
        faults["group"] = "Deze groep of fase is niet bekend."
    return faults
