"""What a decision of the room must meet before it is kept."""

from wijk.domain.area import AREA_CODE
from wijk.domain.decision import CELL, EMPTY, Decision
from wijk.store.common.fields import ID, too_long

__all__ = ["faults_in_decision"]


def faults_in_decision(decision: Decision) -> dict[str, str]:
    """Return what is wrong by field name, as a Dutch sentence that says how to mend it; nothing when all is well."""
    faults = too_long(decision)
    if not AREA_CODE.fullmatch(decision.area):
        faults["area"] = "Geef een CBS-code, bijvoorbeeld GM0202, WK020218 of BU02021801."
    if decision.mark == "weerlegd" and not decision.reason.strip():
        faults["reason"] = "Schrijf op waarom deze mismatch niet klopt; zonder reden is hij niet te weerleggen."
    one_cell = decision.kind == CELL and len(decision.phases) == 1
    if not decision.phases or (decision.kind == CELL or decision.mark == EMPTY) and not one_cell:
        faults["phases"] = "Een besluit gaat over één vakje, of over een mismatch met zijn fases."
    if not all(map(ID.fullmatch, (decision.group, *decision.phases))):
        faults["group"] = "Deze groep of fase is niet bekend."
    return faults
