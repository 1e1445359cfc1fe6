"""What a session of training and a measure of ability must meet before they are kept."""

from collections.abc import Sequence

from wijk.domain.ability import ANSWERS, SMALLEST_GROUP, AbilityMeasure, ItemTally
from wijk.domain.area import AREA_CODE
from wijk.domain.training import TRAINING_KINDS, TrainingSession
from wijk.store.checks.conditions import AREA
from wijk.store.common.fields import ID, too_long
from wijk.store.common.personal import personal_texts

__all__ = ["faults_in_measure", "faults_in_session"]

MOST_PEOPLE = 1_000
FIVE_NUMBERS = "Geef bij iedere vraag vijf aantallen, bijvoorbeeld 0 1 3 4 2: zoveel mensen kozen 1, 2, 3, 4 en 5."
TOO_FEW = (
    f"Bij een vraag die minder dan {SMALLEST_GROUP} mensen beantwoordden, mogen geen aantallen bewaard worden: "
    "ieders antwoord zou te herkennen zijn."
)


def faults_in_session(session: TrainingSession) -> dict[str, str]:
    """Return what is wrong by field name, each as a Dutch sentence that says how to mend it; empty when all is well."""
    faults = {**too_long(session), **personal_texts(session)}
    if not AREA_CODE.fullmatch(session.area):
        faults["area"] = AREA
    if not session.subject.strip():
        faults["subject"] = "Schrijf op waar het over ging."
    if session.kind not in TRAINING_KINDS:
        faults["kind"] = f"Kies {', '.join(TRAINING_KINDS)}."
    if session.took_part is not None and not 0 <= session.took_part <= MOST_PEOPLE:
        faults["took_part"] = f"Geef een aantal mensen van 0 tot en met {MOST_PEOPLE}, of laat dit leeg."
    return faults


def faults_in_measure(measure: AbilityMeasure) -> dict[str, str]:
    """Return what is wrong by field name, as `faults_in_session`."""
    faults = {**too_long(measure), **personal_texts(measure)}
    if not AREA_CODE.fullmatch(measure.area):
        faults["area"] = AREA
    if not measure.name.strip():
        faults["name"] = "Geef de groep een naam, bijvoorbeeld: groep voorjaar."
    for field in ("before", "after"):
        if wrong := _tallies_fault(getattr(measure, field)):
            faults[field] = wrong
    if measure.before_on and measure.after_on and measure.after_on < measure.before_on:
        faults["after_on"] = "De dag na afloop ligt voor de dag vooraf: draai de dagen om."
    return faults


def _tallies_fault(tallies: Sequence[ItemTally]) -> str:
    items = [one.item for one in tallies]
    if len(set(items)) < len(items) or not all(map(ID.fullmatch, items)):
        return "Iedere vraag kan er één keer staan."
    kept = [one for one in tallies if one.counts]
    if any(len(one.counts) != len(ANSWERS) or min(one.counts) < 0 or max(one.counts) > MOST_PEOPLE for one in kept):
        return FIVE_NUMBERS
    return TOO_FEW if any(one.people < SMALLEST_GROUP for one in kept) else ""
