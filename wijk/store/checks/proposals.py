"""What answers to proposals and own words must meet before they are kept."""

from wijk.domain.proposals import OwnWord, ProposalAnswer
from wijk.store.common.fields import ID, too_long
from wijk.store.common.texts import words

__all__ = ["faults_in_own_word", "faults_in_proposal_answer"]

MOST_WORDS = 6


def faults_in_proposal_answer(answer: ProposalAnswer) -> dict[str, str]:
    """Return what is wrong by field name, as `faults_in_own_word`."""
    return {
        field: "Dit voorstel is niet bekend."
        for field in ("accepted", "rejected")
        if not all(ID.fullmatch(part) for label in getattr(answer, field) for part in label.split(":", 1))
    }


def faults_in_own_word(word: OwnWord) -> dict[str, str]:
    """Return what is wrong by field name, as a Dutch sentence that says how to mend it; nothing when all is well."""
    faults = too_long(word)
    written = words(word.text).split()
    if not written or max(map(len, written)) < 2 or len(written) > MOST_WORDS:
        faults["text"] = f"Geef een woord, of een paar woorden die bij elkaar horen: hooguit {MOST_WORDS}."
    if not all(ID.fullmatch(one) for one in (*word.phases, *word.groups, *word.elements)):
        faults["phases"] = "Deze fase, doelgroep of dit element is niet bekend."
    return faults
