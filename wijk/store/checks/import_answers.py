"""What remembered answers must meet before they are kept."""

from wijk.domain.area import AREA_CODE
from wijk.domain.import_answer import ImportAnswer
from wijk.store.common.fields import too_long
from wijk.store.common.personal import NOT_HERE, is_contact

__all__ = ["faults_in_answer"]


def faults_in_answer(answer: ImportAnswer) -> dict[str, str]:
    """Return what is wrong by field name, as `faults_in_decision`."""
    faults = too_long(answer)
    if not answer.answer:
        faults["answer"] = "Kies wat dit betekent."
    if answer.area and not AREA_CODE.fullmatch(answer.area):
        faults["area"] = "Geef een CBS-code, bijvoorbeeld GM0202."
    if is_contact(answer.value):
        faults["value"] = NOT_HERE
    return faults
