"""What an event, the school region of a place and a suggestion that was laid aside must meet before they are kept."""

import re
from typing import get_args

from wijk.domain.area import AREA_CODE
from wijk.domain.event import Event, LaidAside, Region, Repeats, SchoolRegion
from wijk.store.checks.plans import MOST_WHO, role_fault
from wijk.store.common.fields import ID, too_long
from wijk.store.common.personal import NOT_HERE, is_personal

__all__ = ["faults_in_event", "faults_in_laid_aside", "faults_in_school_region"]

AREA = "Geef een CBS-code, bijvoorbeeld GM0202, WK020218 of BU02021801."
TIME = re.compile(r"(?:[01]\d|2[0-3]):[0-5]\d")
MOST_TITLE, MOST_DAYS, MOST_SKIPPED = 200, 366, 200


def faults_in_event(event: Event) -> dict[str, str]:
    """Return what is wrong by field name, each as a Dutch sentence that says how to mend it; empty when all is well."""
    faults = too_long(event) | {field: NOT_HERE for field in ("title", "place") if is_personal(getattr(event, field))}
    if not event.title.strip():
        faults["title"] = "Schrijf op hoe het heet, bijvoorbeeld BuurtBakkie."
    elif len(event.title) > MOST_TITLE:
        faults["title"] = f"Maak de titel hooguit {MOST_TITLE} tekens."
    if not AREA_CODE.fullmatch(event.area):
        faults["area"] = AREA
    if wrong := [fault for fault in map(role_fault, event.who) if fault]:
        faults["who"] = wrong[0]
    elif len(event.who) > MOST_WHO:
        faults["who"] = f"Geef hooguit {MOST_WHO} rollen of organisaties."
    if event.last_day < event.starts_on:
        faults["ends_on"] = "De laatste dag ligt voor de eerste: draai de datums om."
    elif (event.last_day - event.starts_on).days >= MOST_DAYS:
        faults["ends_on"] = f"Kies hooguit {MOST_DAYS} dagen achter elkaar."
    return {**faults, **_faults_in_times(event), **_faults_in_repeats(event)}


def faults_in_school_region(chosen: SchoolRegion) -> dict[str, str]:
    """Return what is wrong by field name, as `faults_in_event`."""
    faults = {} if AREA_CODE.fullmatch(chosen.area) else {"area": AREA}
    return faults if chosen.region in get_args(Region) else {**faults, "region": f"Kies {', '.join(get_args(Region))}."}


def faults_in_laid_aside(item: LaidAside) -> dict[str, str]:
    """Return what is wrong by field name, as `faults_in_event`."""
    faults = {} if AREA_CODE.fullmatch(item.area) else {"area": AREA}
    return faults if ID.fullmatch(item.suggestion) else {**faults, "suggestion": "Dit voorstel is niet bekend."}


def _faults_in_times(event: Event) -> dict[str, str]:
    faults = {
        field: "Geef een tijd als 19:30, of laat dit leeg."
        for field in ("starts_at", "ends_at")
        if getattr(event, field) and not TIME.fullmatch(getattr(event, field))
    }
    if event.ends_at and not event.starts_at:
        faults["starts_at"] = "Geef ook de tijd waarop het begint."
    elif not faults and event.ends_at and event.ends_at <= event.starts_at:
        faults["ends_at"] = "Kies een eindtijd na de begintijd."
    return faults


def _faults_in_repeats(event: Event) -> dict[str, str]:
    if event.repeats not in get_args(Repeats):
        return {"repeats": f"Kies {', '.join(get_args(Repeats))}."}
    faults = {}
    if event.repeats != "eenmalig" and event.starts_at and event.last_day > event.starts_on:
        faults["repeats"] = "Wat meer dagen duurt en een tijd heeft, kan zich niet herhalen: laat de tijd weg."
    elif event.repeats == "wekelijks" and (event.last_day - event.starts_on).days >= 7:
        faults["repeats"] = "Het duurt langer dan een week: het kan niet iedere week opnieuw beginnen."
    if event.repeats_until and event.repeats_until < event.starts_on:
        faults["repeats_until"] = "Het herhalen stopt voor de eerste keer: kies een latere datum."
    if len(event.skipped) > MOST_SKIPPED:
        faults["skipped"] = f"Kies hooguit {MOST_SKIPPED} keren die niet doorgaan."
    return faults
