"""Initiatives in the exchange format of social maps: Open Referral HSDS 3.0, a page of services as JSON.

What each field means is told by the specification (Open Referral, Human Services Data Specification 3.0,
docs.openreferral.org). Phases, functions, working elements and target groups are terms of our own taxonomies. Nothing
personal goes along: no contact role, and no name, number or address of a person that a text holds.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid5

from wijk.domain.initiative import Initiative, Status
from wijk.domain.method import Method
from wijk.domain.times import DAYS, TIMES
from wijk.figures.places import Place
from wijk.store.common.personal import without_persons
from wijk.store.database.headings import INITIATIVE_HEADINGS
from wijk.store.spreadsheets.cell_values import as_text

__all__ = ["open_referral"]

# Every identifier is made of ours within this one, so that the same thing keeps it in each file.
NAMESPACE = UUID("6f1c1f1e-6d0c-5b36-9d0c-0d6c7a0f5a11")
STATUS: Mapping[Status | None, str] = {
    None: "active",
    "open": "active",
    "tijdelijk dicht": "temporarily closed",
    "gestopt": "defunct",
}
WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
# What the format has no field for: an attribute with a value.
WITH_A_VALUE = (
    *("starts_from", "formal", "reach", "capacity_per_month", "money_continuity", "people_continuity"),
    "check_period_months",
)
NOTHING_FILLED_IN = Initiative("", "")
POSTCODE = re.compile(r"\b([1-9]\d{3})\s?([A-Za-z]{2})\b[\s,]*")
Document = dict[str, Any]


@dataclass(frozen=True, slots=True)
class _Term:
    """A term of one of our taxonomies that an initiative has."""

    taxonomy: str
    code: str
    name: str
    value: str = ""


def open_referral(
    initiatives: Iterable[Initiative], method: Method, place_of: Callable[[str], Place | None]
) -> Document:
    """Return all initiatives as one page of HSDS services; ``place_of`` gives the place of a CBS code.

    What is not filled in is left out. A location has an address only where a postcode was found in its text, since the
    format asks for one.
    """
    services = [_service(without_persons(one), method, place_of(one.area)) for one in initiatives]
    return {
        "total_items": len(services),
        "total_pages": 1,
        "page_number": 1,
        "size": len(services),
        "first_page": True,
        "last_page": True,
        "empty": not services,
        "contents": services,
    }


def _service(item: Initiative, method: Method, place: Place | None) -> Document:
    identifier = _id("service", item.id)
    locations = _locations(item, place)
    filled_in = {
        "description": item.note,
        "application_process": item.sign_up,
        "fees_description": item.costs,
        "accreditations": item.recognition,
        "minimum_age": item.age_from,
        "maximum_age": item.age_to,
        "assured_date": item.last_confirmed and item.last_confirmed.isoformat(),
        "organization": item.organisation and _organization(item.organisation),
        "languages": [
            {"id": _id("language", item.id, name), "service_id": identifier, "name": name}
            for name in _listed(item.languages)
        ],
        "schedules": [_schedule(item.id, identifier, time) for time in item.times],
        "service_areas": [
            {
                "id": _id("area", item.id, item.area),
                "service_id": identifier,
                "name": place.name if place else item.area,
                "extent": item.area,
                "extent_type": "CBS-gebiedscode",
            }
        ],
        "service_at_locations": [
            {
                "id": _id("at", item.id),
                "service_id": identifier,
                "location_id": location["id"],
                "location": location,
            }
            for location in locations
        ],
        "attributes": [_attribute(item.id, identifier, term) for term in _terms(item, method)],
    }
    return {
        "id": identifier,
        "name": item.name,
        "status": STATUS[item.status],
        **{field: value for field, value in filled_in.items() if value not in ("", None, [])},
    }


def _organization(name: str) -> Document:
    return {"id": _id("organization", name), "name": name, "description": name}


def _locations(item: Initiative, place: Place | None) -> list[Document]:
    if not item.address and item.latitude is None:
        return []
    location: Document = {
        "id": _id("location", item.id),
        "location_type": "physical",
        "name": item.address or item.name,
    }
    if item.latitude is not None:
        location |= {"latitude": item.latitude, "longitude": item.longitude}
    if postcode := POSTCODE.search(item.address):
        before, after = item.address[: postcode.start()].strip(" ,"), item.address[postcode.end() :].strip(" ,")
        location["addresses"] = [
            {
                "id": _id("address", item.id),
                "location_id": location["id"],
                "address_1": before,
                "city": after or (place.municipality_name if place else ""),
                "state_province": place.province if place else "",
                "postal_code": f"{postcode[1]} {postcode[2].upper()}",
                "country": "NL",
                "address_type": "physical",
            }
        ]
    return [location]


def _schedule(item: str, service: str, time: str) -> Document:
    day = time.partition("-")[0]
    name = next(one.name for one in TIMES if one.id == time)
    return {
        "id": _id("schedule", item, time),
        "service_id": service,
        "freq": "WEEKLY",
        "byday": WEEKDAYS[DAYS.index(day)],
        "description": name,
    }


def _terms(item: Initiative, method: Method) -> Iterator[_Term]:
    """The terms of an initiative; what the method doesn't know (it was retyped) goes by its id."""
    phases = {phase.id: phase for phase in method.phases}
    for role in item.roles:
        phase = phases.get(role.phase)
        yield _Term("Fasen", role.phase, phase.name if phase else role.phase)
        functions = {one.id: one.name for one in phase.functions} if phase else {}
        for function in role.functions:
            yield _Term("Functies in een fase", f"{role.phase}:{function}", functions.get(function, function))
    lists: Sequence[tuple[str, Sequence[str], Iterable[Any]]] = (
        ("Doelgroepen", item.groups, method.groups),
        ("Werkzame elementen", item.elements, method.elements),
        ("Manier van omgaan", item.copings, method.copings),
    )
    for taxonomy, ids, terms in lists:
        names = {one.id: one.name for one in terms}
        for identifier in ids:
            yield _Term(taxonomy, identifier, names.get(identifier, identifier))
    for field in WITH_A_VALUE:
        value = getattr(item, field)
        if value != getattr(NOTHING_FILLED_IN, field):
            yield _Term("Meer gegevens", field, INITIATIVE_HEADINGS[field], as_text(value))


def _attribute(item: str, service: str, term: _Term) -> Document:
    return {
        "id": _id("attribute", item, term.taxonomy, term.code),
        "link_id": service,
        "link_entity": "service",
        **({"value": term.value} if term.value else {}),
        "taxonomy_term": {
            "id": _id("term", term.taxonomy, term.code),
            "code": term.code,
            "name": term.name,
            "description": f"{term.taxonomy}: {term.name}",
            "taxonomy": term.taxonomy,
            "language": "nl",
        },
    }


def _listed(text: str) -> list[str]:
    return [one.strip() for one in re.split(r"[,;/]|\sen\s", text) if one.strip()]


def _id(*parts: str) -> str:
    return str(uuid5(NAMESPACE, "|".join(parts)))
