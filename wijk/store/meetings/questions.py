"""Asking the room: a question is made, opened, counted and closed; one at a time is open in a meeting."""

from collections.abc import Mapping
from dataclasses import replace

from wijk.domain.clock import today
from wijk.domain.meeting import ANSWERS, Count, Question, Tally
from wijk.store.common.errors import StoreError
from wijk.store.database.connection import Store
from wijk.store.database.record_types import HARVESTS, QUESTIONS
from wijk.store.database.records import Stored
from wijk.store.meetings.counting import keep_recognition, question_in, raw_erased, tally_of, votes_in
from wijk.store.meetings.live import set_question

__all__ = ["add_question", "close_question", "count_hands", "open_question", "tally"]


def add_question(store: Store, question: Question) -> Stored[Question]:
    """Keep a question, not yet open; of a figure to recognise the answers are filled in.

    Raises StoreError when `faults_in_question` objects.
    """
    store.require("lead", "meetings")
    if question.kind == "herkenning":
        question = replace(question, options=ANSWERS, most=1)
    with store.writing() as connection:
        return QUESTIONS.add(connection, question)


def open_question(store: Store, question: str) -> Stored[Question]:
    """Open a question (id) for the phones; the one that was open closes. Raises MeetingOver when the meeting is closed.

    One that was closed can be opened again: the votes that it had are there. Raises StoreError once they were erased.
    """
    store.require("lead", "meetings")
    with store.writing() as connection:
        record = question_in(connection, question)
        if record.item.people is not None and raw_erased(connection, record.item):
            raise StoreError("Wat telefoons hierop antwoordden is gewist. De telling blijft. Stel een nieuwe vraag.")
        set_question(connection, record.item.meeting, question)
        if record.item.asked_on is None:
            return QUESTIONS.save(connection, replace(record.item, asked_on=today()), record.version)
        return record


def close_question(store: Store, meeting: str) -> None:
    """Close the question that is open in a meeting (id), if any, and keep its counts."""
    store.require("lead", "meetings")
    with store.writing() as connection:
        set_question(connection, meeting, None)


def count_hands(store: Store, question: str, hands: Mapping[str, int]) -> Stored[Question]:
    """Keep how many hands were raised for each option (id) of a question; what is not named has none.

    Raises StoreError when an option is not one of the question, or a number is none of people.
    """
    store.require("lead", "meetings")
    with store.writing() as connection:
        record = question_in(connection, question)
        known = {one.id for one in record.item.options} or {
            one.id for one in HARVESTS.all(connection, question=question)
        }
        if not known.issuperset(hands):
            raise StoreError("Deze keuze hoort niet bij de vraag. Er is niets gewijzigd.")
        counted = replace(record.item, hands=tuple(Count(*one) for one in hands.items()))
        if counted == record.item:
            return record
        saved = QUESTIONS.save(connection, counted, record.version)
        keep_recognition(connection, saved.item)
        return saved


def tally(store: Store, question: str) -> Tally:
    """Return the answers to a question (id) as they are now, phones and raised hands apart."""
    with store.reading() as connection:
        record = question_in(connection, question)
        harvest = tuple(one.item for one in HARVESTS.all(connection, question=question))
        return tally_of(record.item, votes_in(connection, record.item), harvest)
