"""The kinds of record of a calendar: its lines of the registry, with their headings."""

from typing import Any

from wijk.domain.event import Event, LaidAside, SchoolRegion
from wijk.store.checks.calendar import faults_in_event, faults_in_laid_aside, faults_in_school_region
from wijk.store.database.records import RecordType, derived_id
from wijk.store.database.schema import CODE, IDENTIFIER, record_table

__all__ = ["CALENDAR_TYPES", "EVENTS", "LAID_ASIDE", "SCHOOL_REGIONS"]

EVENTS = RecordType(
    "events",
    "evenementen",
    Event,
    record_table("events", Event, ("area",), area=CODE, suggestion=IDENTIFIER),
    faults_in_event,
    {
        "id": "Kenmerk (niet wijzigen)",
        "area": "Gebied",
        "title": "Evenement",
        "starts_on": "Eerste dag",
        "ends_on": "Laatste dag",
        "starts_at": "Begintijd",
        "ends_at": "Eindtijd",
        "place": "Plek",
        "who": "Wie",
        "repeats": "Herhaalt",
        "repeats_until": "Herhaalt tot en met",
        "skipped": "Gaat niet door op",
        "cancelled": "Afgelast",
        "suggestion": "Kenmerk van het voorstel",
    },
)
SCHOOL_REGIONS = RecordType(
    "school_regions",
    "schoolregio's",
    SchoolRegion,
    record_table("school_regions", SchoolRegion, area=CODE),
    faults_in_school_region,
    {"area": "Gebied", "region": "Regio van de schoolvakanties"},
    lambda item: derived_id(item.area),
)
LAID_ASIDE = RecordType(
    "laid_aside",
    "weggelegde voorstellen",
    LaidAside,
    record_table("laid_aside", LaidAside, area=CODE, suggestion=IDENTIFIER),
    faults_in_laid_aside,
    {"area": "Gebied", "suggestion": "Kenmerk van het voorstel"},
    lambda item: derived_id(item.area, item.suggestion),
)
CALENDAR_TYPES: tuple[RecordType[Any], ...] = (EVENTS, SCHOOL_REGIONS, LAID_ASIDE)
