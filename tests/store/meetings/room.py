"""A meeting with a question open, for the tests of what rooms answer."""

from datetime import date

from wijk.domain.meeting import ANSWERS, LiveMeeting, Meeting, Option, Question, QuestionKind
from wijk.store.database.connection import Store
from wijk.store.meetings.live import open_meeting
from wijk.store.meetings.questions import add_question, open_question

__all__ = ["AREA", "DAY", "MEETING", "OPTIONS", "asked", "opened"]

AREA, DAY = "WK020218", date(2026, 11, 26)
MEETING = Meeting("m1", AREA, DAY)
OPTIONS = tuple(Option(f"o{number}", f"Keuze {number}") for number in range(5))


def opened(store: Store, meeting: Meeting = MEETING) -> LiveMeeting:
    """The meeting, open for phones."""
    return open_meeting(store, meeting)


def asked(store: Store, kind: QuestionKind, identifier: str = "q1", most: int = 1, meeting: str = "m1") -> Question:
    """A question of a kind, open in the meeting."""
    options = {"keuze": OPTIONS, "prioriteiten": OPTIONS, "herkenning": ANSWERS}.get(kind, ())
    figure = {"indicator": "eenzaam", "year": 2020} if kind == "herkenning" else {}
    question = Question(identifier, meeting, kind, "Wat denkt u?", options, most, **figure)  # type: ignore[arg-type]
    add_question(store, question)
    return open_question(store, identifier).item
