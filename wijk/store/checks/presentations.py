"""What a presentation must meet before it is kept."""

from wijk.domain.area import AREA_CODE
from wijk.domain.presentation import MOST_MINUTES, SCREENS, Presentation
from wijk.store.common.personal import NOT_HERE, is_personal

__all__ = ["MOST_NOTE", "faults_in_presentation"]

# A note is read while speaking.
MOST_NOTE = 600
UNKNOWN = "Kies uit de schermen van dit dashboard."


def faults_in_presentation(presentation: Presentation) -> dict[str, str]:
    """Return what is wrong by field name, each as a Dutch sentence that says how to mend it; empty when all is well."""
    faults, notes = {}, presentation.notes
    if not AREA_CODE.fullmatch(presentation.area):
        faults["area"] = "Kies eerst een gemeente, wijk of buurt."
    if not {*presentation.order, *presentation.left_out} <= set(SCREENS):
        faults["order"] = UNKNOWN
    if not {one.screen for one in notes} <= set(SCREENS):
        faults["notes"] = UNKNOWN
    if any(len(one.text) > MOST_NOTE for one in notes):
        faults["notes"] = f"Een notitie is te lang: maak haar korter dan {MOST_NOTE} tekens."
    if any(one.minutes is not None and not 1 <= one.minutes <= MOST_MINUTES for one in notes):
        faults["notes"] = f"Geef bij een scherm 1 tot {MOST_MINUTES} minuten."
    if any(is_personal(one.text) for one in notes):
        faults["notes"] = NOT_HERE
    return faults
