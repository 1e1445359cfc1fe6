"""Meetings in words: what happened since the last one, and the result of one that was held."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from wijk.domain.decision import Decision
from wijk.domain.indicator import Catalogue
from wijk.domain.meeting import Harvest, Meeting, Presence, Question
from wijk.domain.method import Method
from wijk.dossier.meetings import Meetings, Since
from wijk.figures.wording import counted, decimal, listed, quoted
from wijk.views.captions import figure_label
from wijk.views.decisions import decision_text
from wijk.views.finding_words import finding_label
from wijk.views.numbers import day_text
from wijk.views.recognition import recognition_text
from wijk.views.room import KIND_NAMES, harvest_text

__all__ = [
    "Part",
    "agreed_lines",
    "celebrated_lines",
    "closed_text",
    "meeting_name",
    "present_text",
    "result_parts",
    "since_title",
    "success_lines",
    "success_title",
]


@dataclass(frozen=True, slots=True)
class Part:
    """A heading with its lines."""

    title: str
    lines: tuple[str, ...]


def meeting_name(meeting: Meeting) -> str:
    """A meeting in a list: "26 november …, met 15 mensen"."""
    people = sum(one.number for one in meeting.present)
    return day_text(meeting.held_on) + (f", met {counted(people, 'mens', 'mensen')}" if people else "")


def present_text(present: Iterable[Presence]) -> str:
    """Who was there, by role as it was typed with the number behind it: a role has no plural that we know.

    >>> present_text([Presence("bewoner", 9), Presence("wijkverpleegkundige", 1)])
    'bewoner (9) en wijkverpleegkundige (1)'
    """
    return listed([f"{one.role} ({decimal(one.number)})" for one in present])


def closed_text(unread: int) -> str:
    """What is told when a meeting closed in which so many texts still wait for the facilitator."""
    told = "De bijeenkomst is gesloten. Het resultaat staat hieronder."
    if not unread:
        return told
    waits = f"Er wacht nog {counted(unread, 'stuk', 'stuks')} inbreng op u"
    return f"{told} {waits}. Open de bijeenkomst weer om dat te lezen: het wordt 30 dagen na het sluiten gewist."


def since_title(since: Since) -> str:
    """Since when."""
    return f"Sinds de vorige bijeenkomst, {day_text(since.last.held_on)}" if since.last else "De eerste bijeenkomst"


def success_title(since: Since) -> str:
    """What stands above what went well; without a meeting before there is no time since."""
    return "Sinds de vorige keer: dit ging goed" if since.last else "Dit ging goed"


def success_lines(since: Since) -> tuple[str, ...]:
    """What went well since the meeting before, the newest first, with the roles of who says so."""
    newest_first = sorted(since.successes, key=lambda one: one.noted_on, reverse=True)
    return tuple(f"{one.text} ({listed(one.who)})" if one.who else one.text for one in newest_first)


def agreed_lines(since: Since, method: Method) -> tuple[str, ...]:
    """What was agreed in the meeting before or since."""
    if since.last is None:
        return ()
    offered = [f"Aangeboden: {one.text}" for one in since.offered]
    return (*since.last.decided, *(decision_text(one, method) for one in since.made), *offered)


def celebrated_lines(since: Since, method: Method) -> tuple[str, ...]:
    """What went well: what people called so, and what was done since, as far as it was entered."""
    if since.last is None:
        return ()
    lines = list(since.last.celebrated)
    lines += [f"Klaar: {finding_label(one, method)} ({one.mark})" for one in since.ended]
    if since.initiatives:
        found = counted(len(since.initiatives), "nieuw initiatief", "nieuwe initiatieven")
        lines.append(f"{found} in de lijst: {quoted(since.initiatives)}")
    if since.confirmed:
        lines.append(f"{counted(since.confirmed, 'initiatief is', 'initiatieven zijn')} bevestigd: het is er nog")
    lines += [f"Een coalitie gekozen: {name}" for name in since.coalitions]
    return tuple(lines)


def result_parts(
    meeting: Meeting, meetings: Meetings, decisions: Sequence[Decision], catalogue: Catalogue, method: Method
) -> tuple[Part, ...]:
    """The result of a meeting as headings with lines; what has no lines is left out.

    ``decisions`` are those of the place: those made on the day of the meeting count as its own.
    """
    made = [one for one in decisions if one.made_on == meeting.held_on]
    harvest = [one for one in meetings.harvest if one.meeting == meeting.id]
    asked = [one for one in meetings.questions if one.meeting == meeting.id and one.asked_on]
    recognised = [
        f"{_figure(catalogue, one.indicator, one.year)}: {recognition_text(one)}"
        for one in meetings.recognitions
        if one.meeting == meeting.id
    ]
    brought = [f"{KIND_NAMES[one.kind]}: {harvest_text(one, method)}{_backed(one)}" for one in harvest]
    parts = (
        Part("Wie waren er", (present_text(meeting.present),) if meeting.present else ()),
        Part("Wat is besloten", (*meeting.decided, *(decision_text(one, method) for one in made))),
        Part("Wat mag gevierd", meeting.celebrated),
        Part("Wat herkende de zaal", tuple(recognised)),
        Part("Waar is op gestemd", tuple(line for one in asked for line in _votes(one))),
        Part("Wat bracht de zaal in", tuple(brought)),
    )
    return tuple(part for part in parts if part.lines)


def _votes(question: Question) -> Iterable[str]:
    """A line for a question whose answers were counted."""
    if question.kind == "herkenning" or not question.options:
        return
    phones = question.phones_by_option
    hands = question.hands_by_option
    told = [
        f"{one.label} {phones.get(one.id, 0)}"
        + (f" (en {counted(hands[one.id], 'hand', 'handen')})" if hands.get(one.id) else "")
        for one in sorted(question.options, key=lambda one: (-phones.get(one.id, 0), -hands.get(one.id, 0)))
        if phones.get(one.id) or hands.get(one.id)
    ]
    if told:
        day = f" ({day_text(question.asked_on)})" if question.asked_on else ""
        yield f"{question.text} {'; '.join(told)}{day}"


def _figure(catalogue: Catalogue, indicator: str, year: int | None) -> str:
    known = catalogue.indicators.get(indicator)
    return figure_label(known, year) if known and year else indicator


def _backed(one: Harvest) -> str:
    """How many phones backed an idea, or said the same."""
    if one.kind == "idee":
        return f" (+{one.support})" if one.support else ""
    return f" ({one.support} keer genoemd)" if one.support and one.support > 1 else ""
