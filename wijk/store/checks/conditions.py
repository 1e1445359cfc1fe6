"""What the start of the Wijkverbindersaanpak must meet before it is kept."""

from wijk.domain.area import AREA_CODE
from wijk.domain.start_up import StepHeld
from wijk.store.common.fields import ID, too_long
from wijk.store.common.personal import personal_texts

__all__ = ["faults_in_step_held"]

AREA = "Geef een CBS-code, bijvoorbeeld GM0202, WK020218 of BU02021801."


def faults_in_step_held(held: StepHeld) -> dict[str, str]:
    """Return what is wrong by field name, each as a Dutch sentence that says how to mend it; empty when all is well."""
    faults = {**too_long(held), **personal_texts(held)}
    if not AREA_CODE.fullmatch(held.area):
        faults["area"] = AREA
    if not ID.fullmatch(held.step):
        faults["step"] = "Deze stap is niet bekend. Kies hem opnieuw."
    return faults
