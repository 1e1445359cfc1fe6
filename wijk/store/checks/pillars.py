"""What an answer to a question about the pillars must meet before it is kept."""

import re

from wijk.domain.evaluation import PROCESS_SAID
from wijk.domain.pillars import PillarAnswer
from wijk.store.common.fields import ID, too_long
from wijk.store.common.personal import personal_texts

__all__ = ["faults_in_pillar_answer"]

GEMEENTE = re.compile(r"GM\d{4}")
UNKNOWN = PROCESS_SAID[-1]


def faults_in_pillar_answer(answer: PillarAnswer) -> dict[str, str]:
    """Return what is wrong by field name, each as a Dutch sentence that says how to mend it; empty when all is well."""
    faults = {**too_long(answer), **personal_texts(answer)}
    if not GEMEENTE.fullmatch(answer.area):
        faults["area"] = "De pijlers gaan over een gemeente: geef een code als GM0202."
    if not ID.fullmatch(answer.question):
        faults["question"] = "Deze vraag is niet bekend. Kies hem opnieuw."
    if answer.said not in PROCESS_SAID:
        faults["said"] = f"Kies een antwoord: {', '.join(PROCESS_SAID)}."
    elif answer.said != UNKNOWN and not answer.ground.strip():
        faults["ground"] = "Schrijf op waarop dit antwoord rust, of kies ‘weten wij niet’."
    return faults
