"""Services of Open Referral (HSDS 3.0, as JSON or as a table per file) as one sheet: a line per service and location.

Source of the names of fields: the Human Services Data Specification, docs.openreferral.org. What it tells of persons
(contacts, telephones, e-mail addresses) is not read.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from wijk.store.spreadsheets.cell_values import as_text
from wijk.store.spreadsheets.sheets import Cell, Sheet, sheet_of_records

__all__ = ["is_services", "services_of_tables", "services_sheet"]

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
    "Laatst gecontroleerd": "assured_date",
    "Status": "status",
    "Leeftijd vanaf": "minimum_age",
    "Leeftijd tot": "maximum_age",
    "Website": "url",
}
ADDRESS = ("address_1", "address_2")
# What belongs to a service, as the tables name it, and under which name the JSON holds it.
PARTS = {"service_area": "service_areas", "cost_option": "cost_options", "language": "languages"}


def is_services(things: Sequence[Thing]) -> bool:
    """Return whether these are services of Open Referral."""
    return all("name" in thing for thing in things) and any(
        isinstance(thing.get("organization"), dict) or OF_A_SERVICE & thing.keys() for thing in things
    )


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

    def term(attribute: Thing) -> Thing:
        found = terms.get(attribute.get("taxonomy_term_id", ""), {})
        return {**found, "taxonomy_detail": taxonomies.get(found.get("taxonomy_id", ""), {})}

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
                "attributes": [{"taxonomy_term": term(one)} for one in attributes[service.get("id", "")]],
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
    about["Gebied"] = _listed(area.get("name") or area.get("extent") for area in _things(service, "service_areas"))
    about["Taal"] = _listed(one.get("name") or one.get("code") for one in _things(service, "languages"))
    about.update(_terms(service))
    if not about["Kosten"]:
        about["Kosten"] = _listed(_cost(one) for one in _things(service, "cost_options"))
    locations = [_thing(one.get("location")) for one in _things(service, "service_at_locations")]
    for location in locations or [{}]:
        yield {**about, "Adres": _address(location), **_point(location)}


def _terms(service: Thing) -> dict[str, Cell]:
    """Return by the name of each taxonomy what a service has of it."""
    found: defaultdict[str, list[Any]] = defaultdict(list)
    for attribute in _things(service, "attributes"):
        term = _thing(attribute.get("taxonomy_term"))
        taxonomy = _text(_thing(term.get("taxonomy_detail")).get("name")) or _text(term.get("taxonomy"))
        found[taxonomy or "Kenmerken"].append(term.get("name"))
    return {taxonomy: _listed(names) for taxonomy, names in found.items()}


def _address(location: Thing) -> str:
    address = next(iter(_things(location, "addresses")), {})
    street = _listed((address.get(name) for name in ADDRESS), " ")
    place = _listed((address.get("postal_code"), address.get("city")), " ")
    return _listed((street, place), ", ") or _text(location.get("name"))


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
