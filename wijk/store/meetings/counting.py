"""Counting what phones sent, and keeping the counts with the question: they outlive the raw votes."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace

from sqlalchemy import Connection, select

from wijk.domain.clock import today
from wijk.domain.meeting import Count, Harvest, Question, Recognition, Tally
from wijk.store.common.errors import StoreError
from wijk.store.database.record_types import HARVESTS, MEETINGS, QUESTIONS, RECOGNITIONS
from wijk.store.database.records import Stored
from wijk.store.database.room_tables import contributions, live_meetings, votes

__all__ = ["Votes", "keep_counts", "keep_recognition", "question_in", "raw_erased", "tally_of", "votes_in"]

BACKED = ("overgenomen", "samengevoegd")


@dataclass(frozen=True, slots=True)
class Votes:
    """The raw answers to one question: ``choices`` by phone, ``backers`` the phones by the id of what was accepted."""

    choices: Mapping[str, tuple[str, ...]]
    backers: Mapping[str, frozenset[str]]
    phones: frozenset[str]


def question_in(connection: Connection, question: str) -> Stored[Question]:
    """Return a question (id). Raises StoreError when there is none."""
    found = QUESTIONS.get(connection, question)
    if found is None or found.deleted:
        raise StoreError("Deze vraag is er niet meer.")
    return found


def raw_erased(connection: Connection, question: Question) -> bool:
    """Whether the raw answers are gone, or never were: only the counts that the question holds are true.

    A meeting that is opened again after it was erased has no answers to what was counted before.
    """
    opened = connection.scalar(select(live_meetings.c.opened_at).where(live_meetings.c.meeting == question.meeting))
    if opened is None or question.people is None:
        return opened is None
    made = connection.scalar(select(QUESTIONS.table.c.created).where(QUESTIONS.table.c.id == question.id))
    return made is not None and made < opened


def votes_in(connection: Connection, question: Question) -> Votes | None:
    """Return the raw answers; None once they were erased, and before the meeting opened."""
    if raw_erased(connection, question):
        return None
    rows = connection.execute(select(votes.c.phone, votes.c.choices).where(votes.c.question == question.id))
    choices = {row.phone: tuple(row.choices) for row in rows}
    typed = connection.execute(
        select(contributions.c.id, contributions.c.phone, contributions.c.state, contributions.c.merged_into).where(
            contributions.c.question == question.id
        )
    ).all()
    backers: dict[str, set[str]] = {}
    for phone, chosen in choices.items():
        for option in chosen:
            backers.setdefault(option, set()).add(phone)
    for row in typed:
        if row.state in BACKED:
            backers.setdefault(row.merged_into or row.id, set()).add(row.phone)
    phones = frozenset({*choices, *(row.phone for row in typed)})
    return Votes(choices, {option: frozenset(found) for option, found in backers.items()}, phones)


def tally_of(question: Question, raw: Votes | None, harvest: tuple[Harvest, ...]) -> Tally:
    """Return the answers so far, of the raw ones or, once these were erased, as they were counted.

    ``harvest`` is what was accepted of this question.
    """
    hands = question.hands_by_option
    if question.options:
        ids = [one.id for one in question.options]
        if raw is None:
            phones = question.phones_by_option
            return Tally(question, {one: phones.get(one, 0) for one in ids}, hands, question.people or 0)
        counted = Counter(option for chosen in raw.choices.values() for option in chosen)
        return Tally(question, {one: counted[one] for one in ids}, hands, len(raw.choices))
    if raw is None:
        return Tally(question, {one.id: one.support or 0 for one in harvest}, hands, question.people or 0)
    return Tally(question, {one.id: len(raw.backers.get(one.id, ())) for one in harvest}, hands, len(raw.phones))


def keep_counts(connection: Connection, question: str) -> None:
    """Keep the counts of a question (id) with it, with what was accepted, and beside the figure it is about."""
    record = question_in(connection, question)
    raw = votes_in(connection, record.item)
    if raw is None:
        return
    accepted = HARVESTS.all(connection, question=question)
    tally = tally_of(record.item, raw, tuple(one.item for one in accepted))
    counts = tuple(Count(option.id, tally.phones[option.id]) for option in record.item.options)
    counted = replace(record.item, phones=counts, people=tally.people)
    if counted != record.item:
        QUESTIONS.save(connection, counted, record.version)
    for one in accepted:
        support = tally.phones.get(one.id, one.item.support)
        if support != one.item.support and not record.item.options:
            HARVESTS.save(connection, replace(one.item, support=support), one.version)
    keep_recognition(connection, counted)


def keep_recognition(connection: Connection, question: Question) -> None:
    """Keep beside a figure what a room said of it: the counts that its question holds, and the accepted words."""
    meeting = MEETINGS.get(connection, question.meeting)
    if question.kind != "herkenning" or meeting is None:
        return
    words = tuple(one.item.text for one in HARVESTS.all(connection, question=question.id))
    phones = question.phones_by_option
    hands = question.hands_by_option
    if not (words or any(phones.values()) or any(hands.values())):
        there = RECOGNITIONS.get(connection, question.id)
        if there is not None and there.deleted is None:
            RECOGNITIONS.remove(connection, there.id, there.version)
        return
    RECOGNITIONS.put(
        connection,
        Recognition(
            question.id,
            meeting.item.area,
            question.meeting,
            question.indicator,
            question.year,
            question.asked_on or today(),
            phones.get("herkenbaar", 0),
            phones.get("deels", 0),
            phones.get("niet", 0),
            hands.get("herkenbaar", 0),
            hands.get("deels", 0),
            hands.get("niet", 0),
            words,
        ),
    )
