"""The file for social maps is what HSDS 3.0 asks: valid by its JSON Schema, with identifiers that stay."""

import json
from collections.abc import Iterator
from dataclasses import fields, replace
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

from jsonschema import Draft202012Validator, FormatChecker

from tests.databases import store_in_memory
from tests.scripts import ROOT
from wijk.domain.initiative import Initiative, PhaseRole
from wijk.domain.method import Method
from wijk.dossier.areas import area_scope
from wijk.dossier.given_answers import GivenAnswers
from wijk.dossier.import_for_scripts import import_for_scripts
from wijk.dossier.open_referral import open_referral
from wijk.figures.places import Places
from wijk.store.initiatives.exchange import read_initiatives
from wijk.store.initiatives.queries import list_initiatives

# By where an object stands, the fields it must have (docs.openreferral.org, HSDS 3.0, schema reference).
REQUIRED = {
    "contents": ("id", "name", "status"),
    "organization": ("id", "name", "description"),
    "languages": ("id",),
    "schedules": ("id",),
    "service_areas": ("id",),
    "service_at_locations": ("id",),
    "location": ("id", "location_type"),
    "addresses": ("id", "address_1", "city", "state_province", "postal_code", "country", "address_type"),
    "attributes": ("id",),
    "taxonomy_term": ("id", "name", "description"),
}
WORDS = {
    "status": {"active", "inactive", "defunct", "temporarily closed"},
    "location_type": {"physical", "postal", "virtual"},
    "address_type": {"physical", "postal", "virtual"},
    "freq": {"WEEKLY", "MONTHLY"},
    "byday": {"MO", "TU", "WE", "TH", "FR", "SA", "SU"},
}
FULL = Initiative(
    "koffie-1",
    "Koffie <b>",
    organisation="Rijnstad",
    roles=(PhaseRole("aanpakken", ("ontmoeten",)), PhaseRole("fase-van-eerder")),
    groups=("ouderen", "groep-van-eerder"),
    elements=("ontmoeten",),
    area="WK020218",
    address="Laan 1, 6833 ab Arnhem",
    latitude=51.96,
    longitude=5.91,
    costs="€ 2",
    sign_up="bij mevrouw Jansen, 026-1234567",
    contact_role="gastvrouw van de hal",
    note="Elke week",
    last_confirmed=date(2026, 10, 1),
    status="tijdelijk dicht",
    times=("dinsdag-ochtend", "zondag"),
    languages="Nederlands, Turks en Arabisch",
    age_from=55,
    age_to=90,
)
ITEMS = (
    FULL,
    Initiative("b", "Thee", area="GM0202", status="gestopt"),
    Initiative("c", "Plek", area="XX", latitude=52.0, longitude=5.0),
)


def objects(where: str, value: Any) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every object in a document with the name of what it stands in."""
    if isinstance(value, dict):
        yield where, value
        for field, inner in value.items():
            yield from objects(field, inner)
    elif isinstance(value, list):
        for inner in value:
            yield from objects(where, inner)


def test_every_object_is_as_the_format_asks(method: Method, places: Places) -> None:
    found = list(objects("page", open_referral(ITEMS, method, places.get)))
    assert {where for where, _ in found} == {"page", *REQUIRED}
    wrong = []
    for where, one in found[1:]:
        wrong += [(where, field) for field in REQUIRED[where] if one.get(field) in (None, "")]
        wrong += [(where, field) for field, value in one.items() if field in WORDS and value not in WORDS[field]]
        wrong += [(where, field) for field, value in one.items() if value in (None, [], {})]
        for field, value in one.items():
            if field == "id" or field.endswith("_id"):
                assert str(UUID(value)) == value
    assert wrong == []
    identifiers = [one["id"] for where, one in found[1:] if where not in ("taxonomy_term", "organization")]
    assert len(identifiers) == len(set(identifiers))


def test_every_service_is_valid_by_the_schema_of_the_format(method: Method, places: Places) -> None:
    """The published schema (its texts left out), over made and fictitious initiatives; a wrong word fails."""
    schema = json.loads((Path(__file__).parent / "hsds_service.json").read_text(encoding="utf-8"))
    validator = Draft202012Validator(schema, format_checker=FormatChecker())
    file = ROOT / "data" / "voorbeeld" / "initiatieven_malburgen.csv"
    example, _, _ = read_initiatives(file, method, area_scope(places, "GM0202"))
    assert len(example) > 10
    services = open_referral([*ITEMS, *example], method, places.get)["contents"]
    assert [error.message for service in services for error in validator.iter_errors(service)] == []
    for wrong in ({"status": "open"}, {"name": None}, {"minimum_age": "55"}, {"id": "koffie-1"}, {"open": True}):
        assert list(validator.iter_errors({**services[0], **wrong})), wrong


def test_what_was_entered_is_in_it_and_nobody_is(method: Method, places: Places) -> None:
    document = open_referral(ITEMS, method, places.get)
    service, stopped, point = document["contents"]
    assert (service["name"], service["status"], stopped["status"], point["status"]) == (
        "Koffie <b>",
        "temporarily closed",
        "defunct",
        "active",
    )
    assert service["assured_date"] == "2026-10-01"
    assert (service["minimum_age"], service["maximum_age"]) == (55, 90)
    assert [one["name"] for one in service["languages"]] == ["Nederlands", "Turks", "Arabisch"]
    assert [(one["byday"], one["description"]) for one in service["schedules"]] == [
        ("TU", "dinsdagochtend"),
        ("SU", "zondag"),
    ]
    [area] = service["service_areas"]
    assert (area["extent"], area["name"]) == ("WK020218", "Malburgen-Oost (Zuid)")
    [at] = service["service_at_locations"]
    assert at["location"]["addresses"][0] | {"id": "", "location_id": ""} == {
        "id": "",
        "location_id": "",
        "address_1": "Laan 1",
        "city": "Arnhem",
        "state_province": "Gelderland",
        "postal_code": "6833 AB",
        "country": "NL",
        "address_type": "physical",
    }
    assert [one["taxonomy_term"]["code"] for one in service["attributes"]] == [
        "aanpakken",
        "aanpakken:ontmoeten",
        "fase-van-eerder",
        "ouderen",
        "groep-van-eerder",
        "ontmoeten",
    ]
    assert "service_at_locations" not in stopped and "addresses" not in point["service_at_locations"][0]["location"]
    assert not [word for word in ("Jansen", "1234567", "gastvrouw") if word in str(document)]


def test_the_same_thing_keeps_its_identifier(method: Method, places: Places) -> None:
    one, other = (open_referral(items, method, places.get) for items in (ITEMS, ITEMS[::-1]))
    assert [service["id"] for service in one["contents"]] == [service["id"] for service in other["contents"]][::-1]


def test_what_is_exported_comes_back_whole(method: Method, places: Places) -> None:
    """Every field does, but who is to be asked for, and that a status that nobody filled in means open."""
    full = replace(
        FULL,
        name="Koffie",
        roles=tuple(PhaseRole(one.id, tuple(two.id for two in one.functions[:2])) for one in method.phases[:-1]),
        groups=("ouderen", "mantelzorgers"),
        elements=tuple(one.id for one in method.elements),
        copings=tuple(one.id for one in method.copings),
        starts_from="wens",
        formal=False,
        reach=25,
        capacity_per_month=10,
        check_period_months=6,
        money_continuity="subsidie tot 2027",
        people_continuity="drie vrijwilligers",
        sign_up="bij de balie",
        recognition="erkend",
        languages="Nederlands, Turks",
        contact_role="",
    )
    items = (
        full,
        Initiative("b", "Thee", area="GM0202", status="gestopt", groups=("anders",), formal=True, age_to=12),
        Initiative("c", "Plek", area="WK020201", latitude=51.98, longitude=5.91, status="open"),
        Initiative("d", "Zaal", "Kerk", area="WK020202", address="De Klink", note="x\ny", status="tijdelijk dicht"),
    )
    assert all(getattr(full, one.name) not in (None, "", ()) for one in fields(full) if one.name != "contact_role")
    content = json.dumps(open_referral(items, method, places.get)).encode()
    store = store_in_memory()
    import_for_scripts(store, content, method, area_scope(places, "GM0202"), GivenAnswers(persons=True), keep=True)
    back = {record.item.name: replace(record.item, id="") for record in list_initiatives(store)}
    assert back == {item.name: replace(item, id="") for item in items}
