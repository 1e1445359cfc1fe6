"""Answers to proposals, kept with the initiatives that they change, all at once and undoable; and own words.

All functions raise StoreError with a Dutch sentence when the database can't be used.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from wijk.domain.initiative import Initiative
from wijk.domain.proposals import OwnWord, ProposalAnswer
from wijk.store.database.connection import Store
from wijk.store.database.record_types import INITIATIVES, OWN_WORDS, PROPOSAL_ANSWERS
from wijk.store.database.records import Stored

__all__ = [
    "Answered",
    "Answering",
    "answer_proposals",
    "keep_own_word",
    "list_own_words",
    "proposal_answers",
    "remove_own_word",
    "undo_answers",
]


@dataclass(frozen=True, slots=True)
class Answering:
    """What an initiative, as somebody saw it (``record``), becomes, and the answer that goes with it."""

    record: Stored[Initiative]
    item: Initiative
    answer: ProposalAnswer


@dataclass(frozen=True, slots=True)
class Answered:
    """What was done for one initiative: it is now at ``version``; ``before`` and ``answer_before`` were there first."""

    before: Initiative
    version: int
    answer_before: ProposalAnswer


def proposal_answers(store: Store) -> Mapping[str, ProposalAnswer]:
    """Return by id of the initiative what was answered."""
    with store.reading() as connection:
        return {record.id: record.item for record in PROPOSAL_ANSWERS.all(connection)}


def answer_proposals(store: Store, answers: Sequence[Answering]) -> tuple[Answered, ...]:
    """Change the initiatives and keep the answers, in one go; return what was done.

    An initiative that somebody changed or deleted since is left alone, and is not in what was done.
    """
    done = []
    with store.writing() as connection:
        current = {record.id: record for record in INITIATIVES.all(connection)}
        before = {record.id: record.item for record in PROPOSAL_ANSWERS.all(connection)}
        for one in answers:
            seen, now = one.record, current.get(one.record.id)
            if now is None or now.version != seen.version:
                continue
            version = seen.version
            if one.item != seen.item:
                version = INITIATIVES.save(connection, one.item, version).version
            PROPOSAL_ANSWERS.put(connection, one.answer)
            done.append(Answered(seen.item, version, before.get(seen.id, ProposalAnswer(seen.id))))
    return tuple(done)


def undo_answers(store: Store, done: Sequence[Answered]) -> int:
    """Put back what `answer_proposals` changed, save where somebody changed it again; return how many that were."""
    undone = 0
    with store.writing() as connection:
        current = {record.id: record for record in INITIATIVES.all(connection)}
        for one in done:
            now = current.get(one.before.id)
            if now is None or now.version != one.version:
                continue
            if now.item != one.before:
                INITIATIVES.save(connection, one.before, one.version)
            PROPOSAL_ANSWERS.put(connection, one.answer_before)
            undone += 1
    return undone


def list_own_words(store: Store) -> tuple[Stored[OwnWord], ...]:
    """Return the words that people added, oldest first."""
    with store.reading() as connection:
        return OWN_WORDS.all(connection)


def keep_own_word(store: Store, word: OwnWord) -> None:
    """Keep a word, in the place of the same word that was there. Raises StoreError when it can't be a word."""
    with store.writing() as connection:
        OWN_WORDS.put(connection, word)


def remove_own_word(store: Store, record: Stored[OwnWord]) -> None:
    """Take a word away; keeping it again brings it back. Raises Conflict when somebody else changed it since."""
    with store.writing() as connection:
        OWN_WORDS.remove(connection, record.id, record.version)
