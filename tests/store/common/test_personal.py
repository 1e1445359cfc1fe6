"""Telling persons from organisations, streets and figures, in sentences as they stand in lists of a neighbourhood."""

import csv
import time
from datetime import date
from pathlib import Path

import pytest

from wijk.domain.account import Account
from wijk.domain.coalition import Coalition, Member, NetworkMeeting
from wijk.domain.decision import Decision, Event
from wijk.domain.draft import Draft
from wijk.domain.initiative import Initiative
from wijk.domain.meeting import Meeting
from wijk.domain.need import Conditions
from wijk.domain.preconditions import Agreement, Precondition
from wijk.store.common.personal import is_personal, personal_fields, personal_parts, without_persons

ROOT = Path(__file__).parents[3]
CASES = ROOT.parent / "shared" / "cases" / "import"
PERSONAL = {
    "Bel 06-12345678": "06-12345678",
    "Bel 06 12 34 56 78 voor een plek": "06 12 34 56 78",
    "0612345678": "0612345678",
    "06.12.34.56.78": "06.12.34.56.78",
    "+31 6 12345678": "+31 6 12345678",
    "+31 (0)6 1234 5678": "+31 (0)6 1234 5678",
    "+31(0)26 123 45 67": "+31(0)26 123 45 67",
    "0031612345678": "0031612345678",
    "(026) 123 45 67": "(026) 123 45 67",
    "026-1234567 (ma t/m vr)": "026-1234567",
    "026/123 45 67": "026/123 45 67",
    "Telefoon: 0571 - 12 34 56": "0571 - 12 34 56",
    "088 - 123 12 12": "088 - 123 12 12",
    "mail jan@welzijn.nl": "jan@welzijn.nl",
    "Aanmelden via info@debuurt-arnhem.nl.": "info@debuurt-arnhem.nl",
    "koffie.ochtend+west@gmail.com": "koffie.ochtend+west@gmail.com",
    "jan (at) welzijn.nl": "jan (at) welzijn.nl",
    "Koffie met Jan Jansen": "Jan Jansen",
    "Wandelen met Riet de Vries elke dinsdag": "Riet de Vries",
    "Samen eten met Mohamed El Amrani": "Mohamed El Amrani",
    "Breien met Anne-Marie van den Berg": "Anne-Marie van den Berg",
    "Contact: Fatima El Amrani": "Fatima El Amrani",
    "contact: Fatima": "Fatima",
    "Contactpersoon: Henk Bakker, wijkteam": "Henk Bakker",
    "Contactpersoon Truus": "Truus",
    "aanspreekpunt: Ayse Yilmaz": "Ayse Yilmaz",
    "coördinator Kees Smit": "Kees Smit",
    "Coordinator: Marieke": "Marieke",
    "begeleider Ton Visser": "Ton Visser",
    "Aanmelden bij Ans Mulder": "Ans Mulder",
    "Vraag naar Gerda": "Gerda",
    "Bel Wim voor een afspraak": "Wim",
    "bellen met Peter Postma": "Peter Postma",
    "mail naar Esther de Boer": "Esther de Boer",
    "o.l.v. Karin Peters": "Karin Peters",
    "onder leiding van Hans Kok": "Hans Kok",
    "georganiseerd door Willemien ter Horst-Bos": "Willemien ter Horst-Bos",
    "Huiskamer van Corrie Hendriks": "Corrie Hendriks",
    "bij Johan en Marja Willems thuis": "",
    "via J. de Vries": "J. de Vries",
    "met A.B. Jansen": "A.B. Jansen",
    "mevrouw De Wit": "mevrouw De Wit",
    "dhr. Jansen": "dhr. Jansen",
    "mw. A. de Boer": "mw. A. de Boer",
    "de heer Van Dijk": "de heer Van Dijk",
    "Contact opnemen met Zeynep Kaya": "Zeynep Kaya",
    "met José García": "José García",
}
HARMLESS = [
    "met Humanitas Arnhem",
    "met de Wijkvereniging",
    "samen met Stichting Present",
    "in samenwerking met Rijnstad en Humanitas",
    "met Team Leefomgeving Zuid",
    "Samen eten met Resto VanHarte",
    "bij het Leger des Heils",
    "door Sportbedrijf Arnhem",
    "via Sociaal Wijkteam Malburgen",
    "Contact: Sociaal Wijkteam",
    "Contact: balie van het MFC",
    "Aanmelden bij Wijkcentrum De Overkant",
    "Aanmelden via de website",
    "vraag naar de beheerder",
    "bel het Klantcontactcentrum",
    "bij Zorggroep Almere",
    "met Bibliotheek Rozet",
    "met Rode Kruis Arnhem",
    "Contactpersoon: buurtsportcoach",
    "coördinator vrijwilligers",
    "bij Jan van Galenstraat 12",
    "aan de Willem de Zwijgerlaan",
    "bij Emma Ziekenhuis",
    "Johan Cruijff Court",
    "Anne Frankschool",
    "in de Titus Brandsmakerk",
    "van Elk Welkom",
    "Marokkaanse vrouwengroep Al Amal",
    "Elke dinsdag van 10.00 tot 12.00 uur",
    "op 01-02-2026 10:00 uur",
    "01-02-2026 tot 03-04-2026",
    "2026-01-02 10:30:45",
    "0.123456789",
    "51,9851 5,8987",
    "KvK 12345678",
    "NL02ABNA0123456789",
    "Postcode 6833 AB Arnhem",
    "BU02021801",
    "€ 1.250.000 per jaar",
    "10-20 deelnemers, 12 keer per jaar",
    "0800-0001",
    "112 of 14 026",
    "@buurthuis op Instagram",
    "prijs: 5 euro @ locatie",
    "Repair Café",
    "met Koningsdag in het park",
    "Maatje van Schuldhulp Maatje",
    "Alzheimer Café met gastspreker",
    "Ontmoeting met Oekraïense gezinnen",
    "van Gogh Wijk",
    "met S.V. Arnhemia",
    "door R.K. Vrouwenbond",
]


@pytest.mark.parametrize(("text", "part"), [(text, part) for text, part in PERSONAL.items() if part])
def test_a_person_or_contact_is_pointed_out(text: str, part: str) -> None:
    assert part in personal_parts(text)


@pytest.mark.parametrize("text", HARMLESS)
def test_an_organisation_a_street_or_a_figure_is_no_person(text: str) -> None:
    assert personal_parts(text) == ()


@pytest.mark.parametrize("text", HARMLESS)
def test_what_is_no_person_is_not_refused_either(text: str) -> None:
    assert not is_personal(text)


def test_what_is_taken_out_leaves_the_rest_and_is_no_person_any_more() -> None:
    item = Initiative(
        "k", "Koffie met Jan Jansen (dinsdag)", note="Bel 06-12345678, of kom langs.", contact_role="mevrouw De Wit"
    )
    left = without_persons(item)
    assert (left.name, left.note, left.contact_role) == ("Koffie met (dinsdag)", "Bel, of kom langs.", "(weggehaald)")
    assert personal_fields(left) == {}
    assert set(personal_fields(item)) == {"name", "note", "contact_role"}


def test_the_shipped_example_raises_no_alarm() -> None:
    files = sorted((ROOT / "data" / "voorbeeld").glob("*.csv"))
    assert len(files) >= 2
    found = [
        (path.name, parts)
        for path in files
        for row in csv.reader(path.read_text(encoding="utf-8-sig").splitlines(), delimiter=";")
        for cell in row
        if (parts := personal_parts(cell))
    ]
    assert found == []


@pytest.mark.parametrize("sign", ["a", "0 ", "met ", "Jan ", "J.", "a.", "a@", "mevrouw "])
def test_a_long_text_takes_no_time(sign: str) -> None:
    start = time.thread_time()
    personal_parts(sign * 30_000)
    assert time.thread_time() - start < 1


def test_what_an_item_holds_is_looked_at_and_its_ids_are_not() -> None:
    day = date(2026, 11, 26)
    number = "0612345678"
    decision = Decision(
        number,
        "WK020218",
        "leeg",
        "ouderen",
        ("volgen",),
        "weerlegd",
        day,
        "De kerk doet dit",
        history=(Event("genomen", day, number, "Besproken met Jan Jansen"), Event("aangepast", day, "", "De kerk")),
    )
    assert personal_fields(decision) == {"history": ("Jan Jansen",)}
    assert [event.text for event in without_persons(decision).history] == ["Besproken met", "De kerk"]
    coalition = Coalition("c", "Lente", day, (Member(number, "buur"), Member("k", "kapper, bel 06-12345678")))
    assert personal_fields(coalition) == {"members": ("06-12345678",)}
    assert without_persons(coalition).members == (Member(number, "buur"), Member("k", "kapper, bel"))
    assert personal_fields(NetworkMeeting("m", number, day, "Wie missen we?")) == {}


def test_rows_of_texts_are_looked_at_and_the_ids_in_them_are_not() -> None:
    day = date(2026, 11, 26)
    made = "0612345678abcdef0123456789abcdef"
    held = Meeting("m", "WK020218", day, decided=("Wij bellen met Jan de Vries", "Soep"), celebrated=("De soep",))
    assert personal_fields(held) == {"decided": ("Jan de Vries",)}
    assert without_persons(held).decided == ("Wij bellen met", "Soep")
    assert (
        personal_fields(Draft("WK020218", members=(made,), conditions=Conditions(3, not_together=((made, "b"),)))) == {}
    )
    agreed = Agreement(
        "a", "WK020218", day, ("wijkteam",), (Precondition("p", "WK020218", "Geld", who=("06-12345678",)),)
    )
    assert personal_fields(agreed) == {"conditions": ("06-12345678",)}
    assert without_persons(agreed).conditions[0].who == ("(weggehaald)",)
    assert personal_fields(Account("jansen@arnhem.nl", "beheerder")) == {}
