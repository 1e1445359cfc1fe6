"""The meetings that were held, and what they asked, brought and recognised: to read and change."""

from wijk.domain.meeting import Harvest, Meeting, Question, Recognition
from wijk.store.database.connection import Store
from wijk.store.database.record_types import HARVESTS, MEETINGS, QUESTIONS, RECOGNITIONS
from wijk.store.database.records import Stored
from wijk.store.meetings.live import close_in, live_in

__all__ = [
    "delete_meeting",
    "list_harvest",
    "list_meetings",
    "list_questions",
    "list_recognitions",
    "restore_meeting",
    "save_meeting",
]


def list_meetings(store: Store, areas: tuple[str, ...]) -> tuple[Stored[Meeting], ...]:
    """Return the meetings about a place, by the codes it is known as, the last held first."""
    with store.reading() as connection:
        found = MEETINGS.all(connection, area=areas)
    return tuple(sorted(found, key=lambda one: (one.item.held_on, one.created), reverse=True))


def save_meeting(store: Store, meeting: Meeting, version: int) -> Stored[Meeting]:
    """Save who was there, what was decided and celebrated. Raises Conflict when somebody else changed it.

    Raises StoreError when `faults_in_room_meeting` objects.
    """
    store.require("lead", "meetings")
    with store.writing() as connection:
        return MEETINGS.save(connection, meeting, version)


def delete_meeting(store: Store, meeting: str, version: int) -> Stored[Meeting]:
    """Delete a meeting, closed if it was open; what it brought stays. `restore_meeting` undoes it. Raises Conflict."""
    store.require("lead", "meetings")
    with store.writing() as connection:
        live = live_in(connection, meeting)
        if live is not None:
            close_in(connection, live)
        return MEETINGS.remove(connection, meeting, version)


def restore_meeting(store: Store, meeting: str) -> Stored[Meeting]:
    """Undo a deletion. Raises StoreError when the meeting is gone for good."""
    store.require("lead", "meetings")
    with store.writing() as connection:
        return MEETINGS.revive(connection, meeting)


def list_questions(store: Store, meeting: str) -> tuple[Stored[Question], ...]:
    """Return what was asked in a meeting (id), in the order in which it was made."""
    with store.reading() as connection:
        return QUESTIONS.all(connection, meeting=meeting)


def list_harvest(store: Store, meeting: str) -> tuple[Stored[Harvest], ...]:
    """Return what was accepted in a meeting (id), in that order."""
    with store.reading() as connection:
        return HARVESTS.all(connection, meeting=meeting)


def list_recognitions(store: Store, areas: tuple[str, ...]) -> tuple[Recognition, ...]:
    """Return what rooms said of the figures of a place, by the codes it is known as, the latest day first."""
    with store.reading() as connection:
        found = [one.item for one in RECOGNITIONS.all(connection, area=areas)]
    return tuple(sorted(found, key=lambda one: one.said_on, reverse=True))
