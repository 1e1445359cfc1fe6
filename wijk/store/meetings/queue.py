"""The queue of what phones typed: the facilitator accepts, merges or drops it before anybody else sees it."""

from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, select, update

from wijk.domain.clock import now, today
from wijk.domain.initiative import Initiative, PhaseRole
from wijk.domain.meeting import Contribution, Harvest, Question
from wijk.store.common.errors import StoreError
from wijk.store.database.asking import areas_through, require_of
from wijk.store.database.connection import Store
from wijk.store.database.deeds import note_deed
from wijk.store.database.record_types import HARVESTS, INITIATIVES, MEETINGS
from wijk.store.database.records import Stored, new_id
from wijk.store.database.room_tables import contributions, phones
from wijk.store.initiatives.made_of import take_back_made
from wijk.store.meetings.counting import keep_counts, keep_recognition, question_in

__all__ = [
    "accept",
    "bring_in",
    "drop",
    "drop_same_phone",
    "list_contributions",
    "merge",
    "reconsider",
    "take_away",
    "waiting",
]

OF_MEETING = areas_through(MEETINGS.table, "meeting")
# What the log of deeds calls what phones typed; which it was is told by its id, that says nothing once it is erased.
TYPED = "contributions"
DEALT_WITH = "Dit is net al afgehandeld, misschien door iemand anders. U ziet nu hoe het is."


def waiting(store: Store, meeting: str) -> tuple[Contribution, ...]:
    """Return what waits in a meeting (id), in the order of `list_contributions`."""
    return tuple(one for one in list_contributions(store, meeting) if one.state == "wacht")


def list_contributions(store: Store, meeting: str) -> tuple[Contribution, ...]:
    """Return all that phones typed in a meeting (id), whatever became of it, the oldest first.

    What came in by a code that was taken back stands behind what the phones of now sent. It is for who leads there
    alone: nobody looked at it yet.
    """
    store.require("lead", "meetings")
    sent_away = contributions.c.phone.not_in(select(phones.c.phone).where(phones.c.meeting == meeting))
    query = select(contributions).where(contributions.c.meeting == meeting)
    order = query.order_by(sent_away, contributions.c.made_at, contributions.c.id)
    with store.reading() as connection:
        found = tuple(map(_contribution, connection.execute(order).mappings()))
        areas = OF_MEETING(connection, found[0]) if found else ()
    if found:
        store.require("lead", "meetings", *(areas or ("",)))
    return found


def accept(
    store: Store,
    contribution: str,
    text: str | None = None,
    phase: str | None = None,
    group: str | None = None,
    organisation: str = "",
) -> Stored[Harvest]:
    """Accept what waits (id), in other words when the facilitator gives these; the room can see it from now on.

    The name of an initiative becomes an initiative, as if entered on the page: in the area of the meeting, confirmed on
    its day, with ``phase`` and ``group`` when given. A word about a figure is kept beside it. Raises StoreError when
    somebody dealt with it before, and when the checks of what it becomes object.
    """
    store.require("lead", "meetings")
    with store.writing() as connection:
        waits = _waiting(connection, contribution)
        changed = replace(
            waits,
            text=(waits.text if text is None else text).strip(),
            phase=waits.phase if phase is None else phase,
            group=waits.group if group is None else group,
        )
        kept = _keep(connection, question_in(connection, waits.question).item, changed, organisation)
        note_deed(connection, "accept", TYPED, contribution)
        _set(connection, contribution, state="overgenomen")
        _counted(connection, waits.question)
        return kept


def bring_in(
    store: Store, question: str, text: str, phase: str = "", group: str = "", organisation: str = ""
) -> Stored[Harvest]:
    """Keep what somebody said aloud as an answer to a question (id), typed by the facilitator. Raises as `accept`."""
    store.require("lead", "meetings")
    with store.writing() as connection:
        asked = question_in(connection, question).item
        said = Contribution(new_id(), asked.meeting, question, text.strip(), now(), phase, group)
        kept = _keep(connection, asked, said, organisation)
        keep_recognition(connection, asked)
        return kept


def merge(store: Store, contribution: str, into: str) -> None:
    """Say that what waits (id) is the same as something accepted (id): its phone counts there.

    Raises StoreError when somebody dealt with either, or they answer different questions.
    """
    store.require("lead", "meetings")
    with store.writing() as connection:
        waits = _waiting(connection, contribution)
        there = HARVESTS.get(connection, into)
        if there is None or there.deleted or there.item.question != waits.question:
            raise StoreError("Waar u dit bij wilt voegen, is er niet meer. Kies opnieuw.")
        note_deed(connection, "merge", TYPED, contribution)
        _set(connection, contribution, state="samengevoegd", merged_into=into)
        _counted(connection, waits.question)


def drop(store: Store, contribution: str) -> None:
    """Leave out what waits (id); `reconsider` undoes it. Raises StoreError when somebody dealt with it before."""
    store.require("lead", "meetings")
    with store.writing() as connection:
        _waiting(connection, contribution)
        note_deed(connection, "leave out", TYPED, contribution)
        _set(connection, contribution, state="weggelegd")


def drop_same_phone(store: Store, contribution: str) -> int:
    """Leave out all that waits from the phone that sent this (id), whichever that is; return how many that were."""
    store.require("lead", "meetings")
    table = contributions
    with store.writing() as connection:
        item = _there(connection, contribution)
        phone = select(table.c.phone).where(table.c.id == contribution).scalar_subquery()
        same = (table.c.meeting == item.meeting) & (table.c.phone == phone) & (table.c.state == "wacht")
        waits = list(connection.scalars(select(table.c.id).where(same)))
        if waits:
            note_deed(connection, "leave out", TYPED, *waits)
            connection.execute(update(table).where(table.c.id.in_(waits)).values(state="weggelegd"))
        return len(waits)


def reconsider(store: Store, contribution: str) -> None:
    """Let something that was dealt with (id) wait again; what it became is deleted, and what was merged into it waits.

    Raises StoreError when it became an initiative that somebody changed since.
    """
    store.require("lead", "meetings")
    with store.writing() as connection:
        item = _there(connection, contribution)
        note_deed(connection, "reconsider", TYPED, contribution)
        if item.state == "overgenomen":
            _take_back(connection, contribution)
        freed = contributions.c.merged_into == contribution
        connection.execute(update(contributions).where(freed).values(state="wacht", merged_into=None))
        _set(connection, contribution, state="wacht", merged_into=None)
        _counted(connection, item.question)


def take_away(store: Store, harvest: str) -> None:
    """Take away what was accepted (id), also when somebody said it aloud; what was merged into it waits again.

    Raises StoreError when it became an initiative that somebody changed since.
    """
    store.require("lead", "meetings")
    with store.writing() as connection:
        there = HARVESTS.get(connection, harvest)
        if there is None or there.deleted:
            return
        note_deed(connection, "take away", TYPED, harvest)
        _take_back(connection, harvest)
        freed = contributions.c.merged_into == harvest
        connection.execute(update(contributions).where(freed).values(state="wacht", merged_into=None))
        _set(connection, harvest, state="weggelegd")
        _counted(connection, there.item.question)


def _keep(connection: Connection, question: Question, said: Contribution, organisation: str) -> Stored[Harvest]:
    meeting = MEETINGS.get(connection, question.meeting)
    if meeting is None:
        raise StoreError("Deze bijeenkomst is er niet meer.")
    initiative = ""
    if question.kind == "initiatief":
        new = Initiative(
            new_id(),
            said.text,
            organisation.strip(),
            roles=(PhaseRole(said.phase),) if said.phase else (),
            groups=(said.group,) if said.group else (),
            area=meeting.item.area,
            last_confirmed=min(meeting.item.held_on, today()),
        )
        initiative = INITIATIVES.add(connection, new).id
    harvest = Harvest(
        said.id,
        question.meeting,
        meeting.item.area,
        question.id,
        question.kind,
        said.text,
        today(),
        said.phase,
        said.group,
        initiative,
    )
    return HARVESTS.put(connection, harvest)


def _take_back(connection: Connection, identifier: str) -> None:
    harvest = HARVESTS.get(connection, identifier)
    if harvest is None or harvest.deleted:
        return
    if harvest.item.initiative:
        take_back_made(connection, harvest.item.initiative)
    HARVESTS.remove(connection, identifier, harvest.version)


def _counted(connection: Connection, question: str) -> None:
    """Keep what changed beside a figure; the counts of what is still open come when it closes."""
    record = question_in(connection, question)
    if record.item.people is not None:
        keep_counts(connection, question)
    else:
        keep_recognition(connection, record.item)


def _there(connection: Connection, identifier: str) -> Contribution:
    row = connection.execute(select(contributions).where(contributions.c.id == identifier)).mappings().one_or_none()
    if row is None:
        raise StoreError("Dit is er niet meer: wat telefoons insturen wordt 30 dagen na de bijeenkomst gewist.")
    found = _contribution(row)
    require_of(connection, "lead", "meetings", OF_MEETING, [found])
    return found


def _waiting(connection: Connection, identifier: str) -> Contribution:
    found = _there(connection, identifier)
    if found.state != "wacht":
        raise StoreError(DEALT_WITH)
    return found


def _set(connection: Connection, identifier: str, **values: Any) -> None:
    connection.execute(update(contributions).where(contributions.c.id == identifier).values(**values))


def _contribution(row: Any) -> Contribution:
    return Contribution(**{name: value for name, value in row.items() if name != "phone"})
