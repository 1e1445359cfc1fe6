"""The meetings of a place: those held, what rooms brought and recognised, and what happened since the last."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from wijk.approach.findings import Finding
from wijk.approach.route import Counts
from wijk.approach.tracks import TrackFacts
from wijk.domain.decision import Decision
from wijk.domain.evaluation import Success
from wijk.domain.meeting import Harvest, Meeting, Option, Question, Recognition
from wijk.dossier.entered import Dossier
from wijk.dossier.overview import where_of
from wijk.figures.places import Place
from wijk.opendata.snapshot import Snapshot
from wijk.store.database.connection import Store
from wijk.store.database.record_types import HARVESTS, MEETINGS, QUESTIONS, RECOGNITIONS
from wijk.store.database.records import Stored, derived_id
from wijk.store.database.store_reading import StoreReading, reading_at_once

__all__ = [
    "Meetings",
    "Since",
    "last_before",
    "option_of",
    "options_of",
    "read_meetings",
    "read_recognitions",
    "since_then",
    "track_facts",
]


@dataclass(frozen=True, slots=True)
class Meetings:
    """The meetings about a place, the last held first, with all that was asked, accepted and recognised in them."""

    held: tuple[Stored[Meeting], ...] = ()
    questions: tuple[Question, ...] = ()
    harvest: tuple[Harvest, ...] = ()
    recognitions: tuple[Recognition, ...] = ()


@dataclass(frozen=True, slots=True)
class Since:
    """What happened in a place since the meeting before: ``last``, None when there was none.

    ``made`` and ``ended`` are decisions since that day, the day itself included; ``initiatives`` were entered and
    ``confirmed`` counts those that were confirmed since; ``coalitions`` were chosen. ``offered`` are the actions that
    people offered in that meeting. ``successes`` were noted since that day, all of them where there was none.
    """

    last: Meeting | None
    made: tuple[Decision, ...] = ()
    ended: tuple[Decision, ...] = ()
    initiatives: tuple[str, ...] = ()
    confirmed: int = 0
    coalitions: tuple[str, ...] = ()
    offered: tuple[Harvest, ...] = ()
    successes: tuple[Success, ...] = ()


def read_meetings(store: Store, place: Place) -> Meetings:
    """Return what there is now. Raises StoreError when the database can't be used, as `read_recognitions`."""
    with reading_at_once(store) as reading:
        held = [one for one in reading.all_of(MEETINGS).living if one.item.area in place.known_as]
        ids = {one.id for one in held}
        return Meetings(
            tuple(sorted(held, key=lambda one: (one.item.held_on, one.created), reverse=True)),
            tuple(one.item for one in reading.all_of(QUESTIONS).living if one.item.meeting in ids),
            tuple(one.item for one in reading.all_of(HARVESTS).living if one.item.meeting in ids),
            _recognitions(reading, place),
        )


def read_recognitions(store: Store, place: Place) -> tuple[Recognition, ...]:
    """Return what rooms said of the figures of a place, the latest day first."""
    with reading_at_once(store) as reading:
        return _recognitions(reading, place)


def last_before(meetings: Meetings, meeting: str) -> Meeting | None:
    """Return the meeting that was held before this one (id), or the last of all when it is none of them."""
    others = [one.item for one in meetings.held]
    ids = [one.id for one in others]
    return next(iter(others[ids.index(meeting) + 1 :] if meeting in ids else others), None)


def since_then(snapshot: Snapshot, place: Place, dossier: Dossier, meetings: Meetings, last: Meeting | None) -> Since:
    """Return what happened in a place since the meeting before; without one only what went well."""
    noted = [one.item for one in dossier.evaluated.successes.living]
    if last is None:
        return Since(None, successes=tuple(noted))
    where, supply, day = where_of(snapshot, place), dossier.supply, last.held_on
    decided = [one.item for one in supply.decisions if one.item.area in place.known_as]
    here = [one for one in supply.items if where(one.area) == "own"]
    return Since(
        last,
        tuple(one for one in decided if one.made_on >= day and one.ended_on is None),
        tuple(one for one in decided if one.ended_on and one.ended_on >= day),
        tuple(one.name for one in here if supply.entered.get(one.id, date.min) >= day),
        sum(1 for one in here if one.last_confirmed and one.last_confirmed >= day),
        tuple(one.item.name for one in dossier.coalitions.living if one.item.chosen_on >= day),
        tuple(one for one in meetings.harvest if one.meeting == last.id and one.kind == "aanbod"),
        tuple(one for one in noted if one.noted_on >= day),
    )


def track_facts(counts: Counts, meetings: Meetings, dossier: Dossier, live: str = "") -> TrackFacts:
    """Return what a track asks of a place; ``live`` is the id of the meeting that goes on: it was not held yet."""
    coalitions = {one.id for one in dossier.coalitions.living}
    people = [sum(one.number for one in meeting.item.present) for meeting in meetings.held if meeting.item.present]
    return TrackFacts(
        counts,
        recognised=len({(one.indicator, one.year) for one in meetings.recognitions}),
        meetings=sum(one.id != live for one in meetings.held),
        people=max(people, default=None),
        actions=sum(one.kind == "aanbod" for one in meetings.harvest),
        choices=sum(
            one.kind == "keuze" and any(each.number for each in (*one.phones, *one.hands)) for one in meetings.questions
        ),
        learning_meetings=sum(one.item.coalition in coalitions for one in dossier.meetings.living),
        preconditions=sum(one.state != "niet bekend" for one in dossier.conditions.items),
        agreements=len(dossier.conditions.agreements.living),
    )


def option_of(finding: Finding) -> str:
    """Return the id by which people vote for something to do first; the same as long as it is found."""
    return derived_id(finding.key)


def options_of(findings: Iterable[Finding], labels: Sequence[str]) -> tuple[Option, ...]:
    """Return what people can vote for, with the Dutch label of each."""
    return tuple(Option(option_of(one), label) for one, label in zip(findings, labels, strict=True))


def _recognitions(reading: StoreReading, place: Place) -> tuple[Recognition, ...]:
    found = [one.item for one in reading.all_of(RECOGNITIONS).living if one.item.area in place.known_as]
    return tuple(sorted(found, key=lambda one: one.said_on, reverse=True))
