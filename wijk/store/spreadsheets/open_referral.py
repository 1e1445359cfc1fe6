"""Services of Open Referral (HSDS 3.0, as JSON or as a table per file) as one sheet: a line per service and location.

Source of the names of fields: the Human Services Data Specification, docs.openreferral.org. What it tells of persons
(contacts, telephones, e-mail addresses) is not read.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from wijk.domain.area import AREA_CODE
from wijk.store.spreadsheets.cell_values import as_text
from wijk.store.spreadsheets.sheets import Cell, Sheet, sheet_of_records

__all__ = ["is_services", "services_of_organizations", "services_of_tables", "services_sheet"]

Thing = Mapping[str, Any]
OF_A_SERVICE = {
    *("service_at_locations", "service_areas", "application_process", "fees_description", "cost_options"),
    *("eligibility_description", "assured_date", "organization_id"),
}
TEXTS = {
    "Naam": "name",
    "Toelichting": "description",
    "Aanmelden": "application_process",
    "Kosten": "fees_description",
    "Erkenning": "accreditations",
    "Laatst gecontroleerd": "assured_date",
    "Status": "status",
    "Leeftijd vanaf": "minimum_age",
    "Leeftijd tot": "maximum_age",
    "Website": "url",
}
# What is kept readable beside the description, each after what it is.
BESIDE = {
    "Ook bekend als": "alternate_name",
    "Voor wie": "eligibility_description",
    "Let op": "alert",
    "Wachttijd": "wait_time",
    "Tolk": "interpretation_services",
    "Vergunningen": "licenses",
}
ADDRESS = ("address_1", "address_2")
# The taxonomies of our own export; the functions in a phase are a column of that phase.
FUNCTIONS = "Functies in een fase"
OWN_TAXONOMIES = ("Fasen", "Doelgroepen", "Werkzame elementen", "Manier van omgaan")
WEEKDAYS = {
    **{"MO": "maandag", "TU": "dinsdag", "WE": "woensdag", "TH": "donderdag", "FR": "vrijdag"},
    **{"SA": "zaterdag", "SU": "zondag"},
}
# What belongs to a service, as the tables name it, and under which name the JSON holds it.
PARTS = {
    "service_area": "service_areas",
    "cost_option": "cost_options",
    "language": "languages",
    "schedule": "schedules",
    "funding": "funding",
    "required_document": "required_documents",
}


def is_services(things: Sequence[Thing]) -> bool:
    """Return whether these are services of Open Referral."""
    return all("name" in thing for thing in things) and any(
        isinstance(thing.get("organization"), dict) or OF_A_SERVICE & thing.keys() for thing in things
    )


def services_of_organizations(things: Sequence[Thing]) -> list[Thing]:
    """Return the services in organisations that have them inside, each with its own; none where these are others.

    An organisation without any is one thing itself.
    """
    if not all("name" in thing for thing in things) or not any(_things(thing, "services") for thing in things):
        return []
    return [{"organization": thing, **service} for thing in things for service in _things(thing, "services") or [thing]]


def services_sheet(services: Sequence[Thing]) -> Sheet:
    """Return services, each with what belongs to it inside, as lines under Dutch column names."""
    return sheet_of_records([record for service in services for record in _records(service)])


def services_of_tables(tables: Mapping[str, Sheet]) -> Sheet | None:
    """Return the services in the tables of HSDS, by file name without ending; None when there is no table of those."""
    rows = {name.lower(): _rows(sheet) for name, sheet in tables.items()}

    def table(singular: str, plural: str = "") -> list[dict[str, Any]]:
        return rows.get(singular) or rows.get(plural or f"{singular}s") or []

    services = table("service")
    if not services:
        return None
    organisations = _by_id(table("organization"))
    addresses = _grouped(table("address", "addresses"), "location_id")
    locations = {
        identifier: {**location, "addresses": addresses[identifier]}
        for identifier, location in _by_id(table("location")).items()
    }
    places = _grouped(table("service_at_location"), "service_id")
    taxonomies = _by_id(table("taxonomy", "taxonomies"))
    terms = _by_id(table("taxonomy_term"))
    attributes = _grouped(table("attribute"), "link_id")
    parts = {name: _grouped(table(singular), "service_id") for singular, name in PARTS.items()}

    def attribute(row: Thing) -> Thing:
        found = terms.get(row.get("taxonomy_term_id", ""), {})
        detail = taxonomies.get(found.get("taxonomy_id", ""), {})
        return {"value": row.get("value"), "taxonomy_term": {**found, "taxonomy_detail": detail}}

    return services_sheet(
        [
            {
                **service,
                **{name: found[service.get("id", "")] for name, found in parts.items()},
                "organization": organisations.get(service.get("organization_id", ""), {}),
                "service_at_locations": [
                    {"location": locations.get(place.get("location_id", ""), {})}
                    for place in places[service.get("id", "")]
                ],
                "attributes": [attribute(one) for one in attributes[service.get("id", "")]],
            }
            for service in services
        ]
    )


def _rows(sheet: Sheet) -> list[dict[str, Any]]:
    if not sheet.lines:
        return []
    names = [as_text(cell) for cell in sheet.lines[0].cells]
    return [dict(zip(names, map(as_text, line.cells), strict=False)) for line in sheet.lines[1:]]


def _by_id(rows: Sequence[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    return {row.get("id", ""): row for row in rows}


def _grouped(rows: Sequence[dict[str, Any]], key: str) -> defaultdict[str, list[dict[str, Any]]]:
    found: defaultdict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in rows:
        found[row.get(key, "")].append(row)
    return found


def _records(service: Thing) -> Iterator[dict[str, Cell]]:
    """Give a line for each location of a service, or one without."""
    about: dict[str, Cell] = {header: _text(service.get(name)) for header, name in TEXTS.items()}
    about["Organisatie"] = _text(_thing(service.get("organization")).get("name"))
    about["Gebied"] = _listed(map(_area, _things(service, "service_areas")))
    about["Taal"] = _listed((one.get("name") or one.get("code") for one in _things(service, "languages")), ", ")
    about["Financiering"] = _listed(one.get("source") for one in _things(service, "funding"))
    about["Bijzonderheden"] = "\n".join(_beside(service))
    about.update(_terms(service))
    if not about["Kosten"]:
        about["Kosten"] = _listed(_cost(one) for one in _things(service, "cost_options"))
    for place in _things(service, "service_at_locations") or [{}]:
        location = _thing(place.get("location"))
        times = [*_things(service, "schedules"), *_things(place, "schedules"), *_things(location, "schedules")]
        here = {"Adres": _address(location, service), "Wanneer": _listed(map(_time, times))}
        yield {**about, **here, **_point(location)}


def _area(area: Thing) -> str:
    """Return an area by its CBS code where it has one."""
    code = _text(area.get("extent"))
    return code if AREA_CODE.fullmatch(code) else _text(area.get("name")) or code


def _beside(service: Thing) -> Iterator[str]:
    for what, name in BESIDE.items():
        if text := _text(service.get(name)):
            yield f"{what}: {text}"
    if needed := _listed(one.get("document") for one in _things(service, "required_documents")):
        yield f"Nodig: {needed}"


def _time(schedule: Thing) -> str:
    """Return when something is: "dinsdag 10:00-12:00", or as its description says where that names the days."""
    told = _text(schedule.get("description"))
    days = [WEEKDAYS[day] for part in _text(schedule.get("byday")).split(",") if (day := part.strip()[-2:]) in WEEKDAYS]
    named = all(day in told.lower() for day in days)
    hours = "-".join(hour[:5] for name in ("opens_at", "closes_at") if (hour := _text(schedule.get(name))))
    often = "eens per maand" if _text(schedule.get("freq")) == "MONTHLY" else ""
    parts = (" en ".join(days), hours, often, f"({told})" if told and days else told)
    return _listed((told, hours, often) if named and told else parts, " ")


def _terms(service: Thing) -> dict[str, Cell]:
    """Return by the name of each taxonomy what a service has of it; our own terms by the ids that are their codes.

    An attribute with a value is a column of its own, and so are the functions of each phase.
    """
    found: defaultdict[str, list[Any]] = defaultdict(list)
    for attribute in _things(service, "attributes"):
        term = _thing(attribute.get("taxonomy_term"))
        taxonomy = _text(_thing(term.get("taxonomy_detail")).get("name")) or _text(term.get("taxonomy"))
        name, code, value = _text(term.get("name")), _text(term.get("code")), _text(attribute.get("value"))
        if value:
            found[name or taxonomy].append(value)
        elif taxonomy == FUNCTIONS and ":" in code:
            phase, _, function = code.partition(":")
            found[phase].append(function)
        else:
            found[taxonomy or "Kenmerken"].append(code if code and taxonomy in OWN_TAXONOMIES else name)
    return {taxonomy: _listed(names) for taxonomy, names in found.items()}


def _address(location: Thing, service: Thing) -> str:
    """Return where a location is; its name goes before its address, unless it is that address or the service itself."""
    address = next(iter(_things(location, "addresses")), {})
    street = _listed((address.get(name) for name in ADDRESS), " ")
    place = _listed((address.get("postal_code"), address.get("city")), " ")
    named, written = _text(location.get("name")), _listed((street, place), ", ")
    if street and street.lower() in named.lower():
        return named
    others = (service.get("name"), _thing(service.get("organization")).get("name"))
    return written if named in map(_text, others) else _listed((named, written), ", ")


def _point(location: Thing) -> dict[str, Cell]:
    return {"Breedtegraad": location.get("latitude"), "Lengtegraad": location.get("longitude")}


def _cost(option: Thing) -> str:
    return _listed(
        (option.get("option"), option.get("amount"), option.get("currency"), option.get("amount_description")), " "
    )


def _listed(values: Any, between: str = "; ") -> str:
    return between.join(text for value in values if (text := _text(value)))


def _text(value: Any) -> str:
    return as_text(value).strip() if isinstance(value, str | int | float | bool) else ""


def _thing(value: Any) -> Thing:
    return value if isinstance(value, dict) else {}


def _things(thing: Thing, name: str) -> list[Thing]:
    value = thing.get(name)
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []
