"""What phones send: one vote a question that can be changed while it is open, and texts that wait for the facilitator.

``phone`` is always the hash of the random text that only that browser has.
"""

from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy import Connection, delete, func, insert, select, update

from wijk.domain.clock import now
from wijk.domain.meeting import LONGEST, Contribution, Question
from wijk.store.common.errors import MeetingOver, QuestionOver, RoomFull, StoreError
from wijk.store.common.personal import NOT_HERE, is_personal
from wijk.store.common.typed_lines import typed_line
from wijk.store.database.connection import Store
from wijk.store.database.record_types import HARVESTS
from wijk.store.database.records import derived_id
from wijk.store.database.room_tables import contributions, phones, votes
from wijk.store.meetings.counting import question_in
from wijk.store.meetings.group_writes import write_in_group
from wijk.store.meetings.live import live_in

__all__ = ["MOST_PHONES", "MOST_TEXTS", "MOST_TEXTS_OF_A_PHONE", "TOO_LONG", "back", "contribute", "vote"]

# In one meeting; the texts of one phone are those to one question.
MOST_PHONES, MOST_TEXTS, MOST_TEXTS_OF_A_PHONE = 200, 1_000, 10
TYPED = ("initiatief", "herkenning", "idee", "aanbod")
MOST_BACKED = 100
TOO_LONG = f"Dit is te lang: maak het hooguit {LONGEST} tekens."


def vote(store: Store, meeting: str, question: str, phone: str, choices: Sequence[str]) -> None:
    """Keep the vote of a phone, in place of the one it had; without ``choices`` it has none any more.

    Raises MeetingOver, QuestionOver or RoomFull when it can't vote (any more), StoreError when the choices are not
    some of those that the question gives, or too many.
    """
    store.require("contribute", "meetings")
    chosen = list(dict.fromkeys(choices))
    write_in_group(store, lambda connection: _vote(connection, meeting, question, phone, chosen))


def back(store: Store, meeting: str, question: str, phone: str, more: Sequence[str], less: Sequence[str]) -> None:
    """Have a phone back some ideas more (ids) and some less, beside those that it backs at this moment.

    What the facilitator took back can't be backed any more. Raises as `vote`.
    """
    store.require("contribute", "meetings")
    write_in_group(store, lambda connection: _back(connection, meeting, question, phone, more, less))


def contribute(
    store: Store, meeting: str, question: str, phone: str, text: str, phase: str = "", group: str = ""
) -> Contribution:
    """Keep a text that waits for the facilitator; the same of the same phone a second time is kept once.

    ``phase`` and ``group`` are ids of the method. Raises as `vote`, and StoreError when the text is empty, too long or
    holds what looks like a name with a title, a telephone number or an e-mail address.
    """
    store.require("contribute", "meetings")
    text = typed_line(text)
    if not text:
        raise StoreError("U hebt nog niets ingevuld.")
    if len(text) > LONGEST:
        raise StoreError(TOO_LONG)
    if is_personal(text):
        raise StoreError(NOT_HERE)
    identifier = derived_id(question, phone, text, phase, group)
    new = Contribution(identifier, meeting, question, text, now(), phase, group)
    return write_in_group(store, lambda connection: _contribute(connection, new, phone))


def _vote(connection: Connection, meeting: str, question: str, phone: str, chosen: list[str]) -> None:
    asked = _asked(connection, meeting, question)
    _check_choices(connection, asked, chosen)
    mine = (votes.c.question == question) & (votes.c.phone == phone)
    before = connection.scalar(select(votes.c.choices).where(mine))
    if (before or []) == chosen:
        return
    _take_seat(connection, meeting, phone)
    if not chosen:
        connection.execute(delete(votes).where(mine))
    elif before is None:
        row = {"question": question, "phone": phone, "meeting": meeting, "choices": chosen}
        connection.execute(insert(votes).values(row))
    else:
        connection.execute(update(votes).where(mine).values(choices=chosen))


def _back(
    connection: Connection, meeting: str, question: str, phone: str, more: Sequence[str], less: Sequence[str]
) -> None:
    mine = (votes.c.question == question) & (votes.c.phone == phone)
    before = connection.scalar(select(votes.c.choices).where(mine)) or []
    kept = {one.id for one in HARVESTS.all(connection, question=question)}.difference(less)
    _vote(connection, meeting, question, phone, list(dict.fromkeys([*(one for one in before if one in kept), *more])))


def _contribute(connection: Connection, new: Contribution, phone: str) -> Contribution:
    asked = _asked(connection, new.meeting, new.question)
    if asked.kind not in TYPED:
        raise StoreError("Bij deze vraag kunt u alleen kiezen.")
    if asked.kind != "initiatief":
        new = replace(new, phase="", group="")
    if connection.scalar(select(contributions.c.id).where(contributions.c.id == new.id)) is not None:
        return new
    of_meeting = select(func.count()).where(contributions.c.meeting == new.meeting)
    mine = of_meeting.where(contributions.c.question == new.question, contributions.c.phone == phone)
    if (connection.scalar(mine) or 0) >= MOST_TEXTS_OF_A_PHONE:
        raise RoomFull(f"U hebt bij deze vraag al {MOST_TEXTS_OF_A_PHONE} keer iets ingestuurd. Dat is genoeg.")
    # Who was sent away with another code keeps nobody else from sending.
    seated = contributions.c.phone.in_(select(phones.c.phone).where(phones.c.meeting == new.meeting))
    if (connection.scalar(of_meeting.where(seated)) or 0) >= MOST_TEXTS:
        raise RoomFull("Er is in deze bijeenkomst al zo veel ingestuurd dat er niets meer bij kan.")
    _take_seat(connection, new.meeting, phone)
    row = {name: getattr(new, name) for name in contributions.c.keys() if name != "phone"}  # noqa: SIM118
    connection.execute(insert(contributions).values(phone=phone, **row))
    return new


def _asked(connection: Connection, meeting: str, question: str) -> Question:
    live = live_in(connection, meeting)
    if live is None or not live.is_open(now()):
        raise MeetingOver("De bijeenkomst is gesloten. U kunt niets meer insturen.")
    if not live.phones:
        raise MeetingOver("In deze bijeenkomst doen telefoons nu niet mee. Zeg het in de zaal.")
    if live.question != question:
        raise QuestionOver("Deze vraag is gesloten. Wat u koos, telt niet meer mee.")
    return question_in(connection, question).item


def _check_choices(connection: Connection, question: Question, chosen: Sequence[str]) -> None:
    known, most = {one.id for one in question.options}, question.most
    if question.kind == "idee":
        known, most = {one.id for one in HARVESTS.all(connection, question=question.id)}, MOST_BACKED
    if not known.issuperset(chosen):
        raise StoreError("Deze keuze is er niet (meer). Kies opnieuw.")
    if len(chosen) > most:
        raise StoreError("Kies er één." if most == 1 else f"Kies er hooguit {most}.")


def _take_seat(connection: Connection, meeting: str, phone: str) -> None:
    there = select(phones.c.phone).where(phones.c.meeting == meeting)
    if connection.scalar(there.where(phones.c.phone == phone)) is not None:
        return
    if (connection.scalar(select(func.count()).where(phones.c.meeting == meeting)) or 0) >= MOST_PHONES:
        raise RoomFull("Er doen al zo veel telefoons mee dat er geen meer bij kan. Zeg uw antwoord in de zaal.")
    connection.execute(insert(phones).values(meeting=meeting, phone=phone))
