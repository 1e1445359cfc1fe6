"""What people answered about the values in a file, so that the next file in which they stand doesn't ask again."""

from collections.abc import Iterable

from wijk.domain.import_answer import ImportAnswer
from wijk.store.database.connection import Store
from wijk.store.database.record_types import ANSWERS
from wijk.store.importing.layout import Layout
from wijk.store.importing.locating import POINT
from wijk.store.importing.questions import SAME_NAME, Answers, Question

__all__ = ["recall_answers", "remember_answers"]

# What is answered about these holds in one gemeente only.
LOCAL = ("area", "areas", POINT, SAME_NAME)


def remember_answers(store: Store, questions: Iterable[Question], layout: Layout, gemeente: str) -> int:
    """Remember what was answered about a list like this in a gemeente (CBS code); return how many answers that were.

    What may not be kept, as a telephone number in a column of groups, is passed over; so is what holds in one gemeente
    only while none is chosen.
    """
    kind = layout.record_type.name
    answers = [
        ImportAnswer(kind, about, value, question.answer, gemeente if about in LOCAL else "")
        for question in questions
        for about, value in [question.key]
        if question.answer and value and (gemeente or about not in LOCAL)
    ]
    kept = [answer for answer in answers if not ANSWERS.faults(answer)]
    with store.writing() as connection:
        for answer in kept:
            ANSWERS.put(connection, answer)
    return len(kept)


def recall_answers(store: Store, layout: Layout, gemeente: str) -> Answers:
    """Return what was answered before about lists like this, anywhere or in this gemeente."""
    with store.reading() as connection:
        records = ANSWERS.all(connection)
    kind = layout.record_type.name
    return {
        (record.item.about, record.item.value): record.item.answer
        for record in records
        if record.item.kind == kind and record.item.area in ("", gemeente)
    }
