"""What the answers of the room and remembered columns must meet before they are kept."""

from typing import get_args

from wijk.domain.answers import CellConfirmation, Mark, MismatchNote
from wijk.domain.area import AREA_CODE
from wijk.domain.import_mapping import ImportMapping
from wijk.store.common.fields import FIRST_DAY, MAX_TEXT, too_long

__all__ = ["faults_in_confirmation", "faults_in_mapping", "faults_in_note"]

NO_AREA = "Geef een CBS-code, bijvoorbeeld GM0202, WK020218 of BU02021801."
NO_DAY = "Geef een datum vanaf 1900, bijvoorbeeld 24-9-2026."


def faults_in_confirmation(confirmation: CellConfirmation) -> dict[str, str]:
    """Return what is wrong by field name, each as a Dutch sentence that says how to mend it; empty when all is well."""
    faults = too_long(confirmation)
    if not AREA_CODE.fullmatch(confirmation.area):
        faults["area"] = NO_AREA
    if not (confirmation.group and confirmation.phase):
        faults["group"] = "Kies een doelgroep en een fase."
    if confirmation.confirmed_on < FIRST_DAY:
        faults["confirmed_on"] = NO_DAY
    return faults


def faults_in_note(note: MismatchNote) -> dict[str, str]:
    """Return what is wrong by field name, as `faults_in_confirmation`."""
    faults = too_long(note)
    if not AREA_CODE.fullmatch(note.area):
        faults["area"] = NO_AREA
    if note.mark not in get_args(Mark):
        faults["mark"] = f"Kies {', '.join(get_args(Mark))}."
    if note.mark == "weerlegd" and not note.reason.strip():
        faults["reason"] = "Schrijf op waarom deze mismatch niet klopt; zonder reden is hij niet te weerleggen."
    if note.noted_on < FIRST_DAY:
        faults["noted_on"] = NO_DAY
    return faults


def faults_in_mapping(mapping: ImportMapping) -> dict[str, str]:
    """Return what is wrong by field name, as `faults_in_confirmation`."""
    long = any(text and len(text) > MAX_TEXT for text in (*mapping.headers, *mapping.targets))
    return {"headers": f"Maak elke kolomnaam korter dan {MAX_TEXT} tekens."} if long else {}
