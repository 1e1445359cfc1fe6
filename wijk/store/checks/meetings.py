"""What a meeting in the wijk, its questions and what is kept of the answers must meet."""

from collections.abc import Iterable
from typing import get_args

from wijk.domain.area import AREA_CODE
from wijk.domain.clock import example_day
from wijk.domain.meeting import (
    ANSWERS,
    LONGEST,
    MOST_LABEL,
    MOST_OPTIONS,
    MOST_PRIORITIES_ASKED,
    Count,
    Harvest,
    Meeting,
    Question,
    QuestionKind,
    Recognition,
)
from wijk.store.common.fields import FIRST_DAY, ID, too_long
from wijk.store.common.personal import NOT_HERE, is_personal

__all__ = ["faults_in_harvest", "faults_in_question", "faults_in_recognition", "faults_in_room_meeting"]

AREA = "Geef een CBS-code, bijvoorbeeld GM0202, WK020218 of BU02021801."
MOST_PEOPLE = 10_000
CHOSEN_FROM = ("keuze", "prioriteiten")
PEOPLE = f"Geef een aantal mensen van 0 tot en met {MOST_PEOPLE}, bijvoorbeeld 12."
NO_KIND = "Deze soort vraag is niet bekend."


def faults_in_room_meeting(meeting: Meeting) -> dict[str, str]:
    """Return what is wrong by field name, each as a Dutch sentence that says how to mend it; empty when all is well."""
    faults = too_long(meeting)
    if not AREA_CODE.fullmatch(meeting.area):
        faults["area"] = AREA
    if meeting.held_on < FIRST_DAY:
        faults["held_on"] = f"Geef een datum vanaf 1900, bijvoorbeeld {example_day()}."
    if any(not one.role.strip() for one in meeting.present):
        faults["present"] = "Geef bij ieder aantal aanwezigen een rol, bijvoorbeeld bewoners."
    elif any(is_personal(one.role) for one in meeting.present):
        faults["present"] = NOT_HERE
    elif not _all_people(one.number for one in meeting.present):
        faults["present"] = PEOPLE
    for field in ("decided", "celebrated"):
        if any(map(is_personal, getattr(meeting, field))):
            faults[field] = NOT_HERE
    return faults


def faults_in_question(question: Question) -> dict[str, str]:
    """Return what is wrong by field name, as `faults_in_room_meeting`."""
    faults = too_long(question)
    if question.kind not in get_args(QuestionKind):
        faults["kind"] = NO_KIND
    if not question.text.strip():
        faults["text"] = "Schrijf op wat u de zaal vraagt."
    elif len(question.text) > LONGEST:
        faults["text"] = f"Maak de vraag hooguit {LONGEST} tekens: hij moet op een telefoon passen."
    elif is_personal(question.text):
        faults["text"] = NOT_HERE
    ids = [one.id for one in question.options]
    if question.kind in CHOSEN_FROM and len(ids) < 2:
        faults["options"] = "Geef minstens twee keuzes."
    elif len(ids) > MOST_OPTIONS or len(set(ids)) < len(ids):
        faults["options"] = f"Geef hooguit {MOST_OPTIONS} keuzes, ieder één keer."
    elif any(len(one.label) > MOST_LABEL for one in question.options):
        faults["options"] = f"Maak iedere keuze hooguit {MOST_LABEL} tekens: hij moet op een telefoon passen."
    elif any(not one.label.strip() or not 0 < len(one.id) <= 64 for one in question.options):
        faults["options"] = "Een keuze is leeg. Vul hem in of haal hem weg."
    elif question.kind == "herkenning" and question.options != ANSWERS:
        faults["options"] = "Bij een cijfer zijn de antwoorden herkenbaar, deels en niet."
    elif any(is_personal(one.label) for one in question.options):
        faults["options"] = NOT_HERE
    if question.kind == "prioriteiten" and question.most > MOST_PRIORITIES_ASKED:
        faults["most"] = f"De zaal kiest hooguit {MOST_PRIORITIES_ASKED} prioriteiten."
    elif not 1 <= question.most <= MOST_OPTIONS:
        faults["most"] = f"Geef een aantal van 1 tot en met {MOST_OPTIONS}."
    for field in ("phones", "hands"):
        if not _counted(getattr(question, field)):
            faults[field] = PEOPLE
    if question.people is not None and not _all_people([question.people]):
        faults["people"] = PEOPLE
    return faults


def faults_in_harvest(harvest: Harvest) -> dict[str, str]:
    """Return what is wrong by field name, as `faults_in_room_meeting`."""
    faults = too_long(harvest)
    if harvest.kind not in get_args(QuestionKind):
        faults["kind"] = NO_KIND
    if not harvest.text.strip():
        faults["text"] = "Schrijf op wat de zaal inbracht."
    elif is_personal(harvest.text):
        faults["text"] = NOT_HERE
    if not AREA_CODE.fullmatch(harvest.area):
        faults["area"] = AREA
    for field in ("phase", "group", "initiative"):
        if getattr(harvest, field) and not ID.fullmatch(getattr(harvest, field)):
            faults[field] = "Dit is niet bekend. Kies het opnieuw."
    if harvest.support is not None and not _all_people([harvest.support]):
        faults["support"] = PEOPLE
    return faults


def faults_in_recognition(recognition: Recognition) -> dict[str, str]:
    """Return what is wrong by field name, as `faults_in_room_meeting`."""
    faults = too_long(recognition)
    if not AREA_CODE.fullmatch(recognition.area):
        faults["area"] = AREA
    numbers = ("recognised", "partly", "unrecognised", "hands_recognised", "hands_partly", "hands_unrecognised")
    faults |= {field: PEOPLE for field in numbers if not _all_people([getattr(recognition, field)])}
    if any(map(is_personal, recognition.words)):
        faults["words"] = NOT_HERE
    return faults


def _all_people(numbers: Iterable[int]) -> bool:
    return all(0 <= number <= MOST_PEOPLE for number in numbers)


def _counted(counts: tuple[Count, ...]) -> bool:
    return _all_people(one.number for one in counts)
