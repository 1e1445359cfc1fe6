"""What key figures, consents, coalitions and meetings must meet before they are kept.

No text may hold what looks like a name, telephone number or e-mail address: those are kept apart, with consent.
"""

import math
import re
from dataclasses import fields
from datetime import date, timedelta
from typing import TYPE_CHECKING, get_args

from wijk.domain.coalition import Coalition, Meeting
from wijk.domain.key_figure import Consent, KeyFigure, Knowledge, Position, Strength, Tie
from wijk.store.checks import AREA_CODE, ID, too_long
from wijk.store.texts import words

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

__all__ = [
    "CONSENT_DAYS",
    "NOT_HERE",
    "PRIVACY_HINT",
    "consent_caution",
    "faults_in_coalition",
    "faults_in_consent",
    "faults_in_figure",
    "faults_in_meeting",
    "faults_in_tie",
    "is_contact",
    "is_personal",
    "name_in_texts",
]

# Working rule of this dashboard: consent is asked again at least every two years.
CONSENT_DAYS = 731
MOST_HOURS = 744
PRIVACY_HINT = (
    "Schrijf hier geen naam, telefoonnummer of e-mailadres, en niets over iemands geloof, gezondheid of afkomst."
)
NOT_HERE = (
    "Haal de naam, het telefoonnummer of het e-mailadres weg: die bewaart u apart, met toestemming. "
    "Schrijf hier alleen een rol."
)
CONTACT = re.compile(r"[\w.+-]+@[\w-]+\.\w|(?<!\w)(?:\+31|0031|0)[\s.()-]{0,2}[1-9](?:[\s.()-]{0,2}\d){8}(?!\d)")
ADDRESSED = re.compile(
    r"\b(?i:dhr|mevr|mw|meneer|mevrouw|de heer)\b\.?\s+(?:\w\.\s?)*(?:(?:van|de|den|der|el|te)\s+)*[A-Z]"
)


def is_contact(text: str) -> bool:
    """Return whether there is an e-mail address or a Dutch telephone number in a text."""
    return bool(CONTACT.search(text))


def is_personal(text: str) -> bool:
    """Return whether a text holds what looks like a contact, or a name with "mevrouw" or the like before it."""
    return bool(CONTACT.search(text) or ADDRESSED.search(text))


def faults_in_figure(figure: KeyFigure) -> dict[str, str]:
    """Return what is wrong by field name, each as a Dutch sentence that says how to mend it; empty when all is well.

    As for initiatives, ids of groups and phases are not checked against the method.
    """
    faults = {**too_long(figure), **_personal(figure)}
    if not ID.fullmatch(figure.id):
        faults["id"] = "Laat het kenmerk leeg of gebruik alleen letters, cijfers en streepjes, hooguit 64."
    if not figure.label:
        faults["role"] = "Vul een rol in, zoals wijkverpleegkundige, of een organisatie."
    if any(area.startswith("GM") or not AREA_CODE.fullmatch(area) for area in figure.areas):
        faults["areas"] = "Geef CBS-codes van wijken of buurten, bijvoorbeeld WK020218 of BU02021801."
    if not set(figure.knowledge) <= set(get_args(Knowledge)):
        faults["knowledge"] = "Kies uit ervaring, praktijk en onderzoek, of laat dit leeg."
    if figure.position is not None and figure.position not in get_args(Position):
        faults["position"] = "Kies bewoner, vrijwilliger, professional, ondernemer of overheid, of laat dit leeg."
    hours = figure.hours_per_month
    if hours is not None and not (math.isfinite(hours) and 0 <= hours <= MOST_HOURS):
        faults["hours_per_month"] = f"Geef een aantal uren per maand van 0 tot en met {MOST_HOURS}, bijvoorbeeld 8."
    return faults


def faults_in_tie(tie: Tie) -> dict[str, str]:
    """Return what is wrong by field name, as `faults_in_figure`."""
    faults = {}
    if tie.one == tie.other:
        faults["other"] = "Kies twee verschillende sleutelfiguren."
    if tie.strength not in get_args(Strength):
        faults["strength"] = "Kies sterk of licht."
    return faults


def faults_in_consent(consent: Consent, on: date) -> dict[str, str]:
    """Return what is wrong with a consent that is entered on a date, by field name; no sentence repeats the name."""
    faults = too_long(consent)
    if not consent.name.strip():
        faults["name"] = "Vul de naam in waarvoor toestemming is gegeven."
    if not consent.purpose.strip():
        faults["purpose"] = "Schrijf op waarvoor de toestemming geldt, bijvoorbeeld: bellen over de bijeenkomsten."
    if consent.given_on > on:
        faults["given_on"] = "De datum van de toestemming ligt in de toekomst. Controleer de datum."
    if consent.valid_until < on:
        faults["valid_until"] = "Deze einddatum is al voorbij. Vraag opnieuw om toestemming."
    elif consent.valid_until > consent.given_on + timedelta(days=CONSENT_DAYS):
        faults["valid_until"] = "Toestemming geldt hooguit twee jaar. Kies een eerdere einddatum."
    return faults


def faults_in_coalition(coalition: Coalition) -> dict[str, str]:
    """Return what is wrong by field name, as `faults_in_figure`."""
    faults = {**too_long(coalition), **_personal(coalition)}
    if not coalition.name.strip():
        faults["name"] = "Geef de coalitie een naam, bijvoorbeeld Malburgen, voorjaar 2027."
    ids = [member.id for member in coalition.members]
    if not ids or len(set(ids)) < len(ids):
        faults["members"] = "Kies minstens één lid, en ieder lid één keer."
    if coalition.area and not AREA_CODE.fullmatch(coalition.area):
        faults["area"] = "Geef een CBS-code, bijvoorbeeld GM0202, WK020218 of BU02021801, of laat dit leeg."
    return faults


def faults_in_meeting(meeting: Meeting) -> dict[str, str]:
    """Return what is wrong by field name, as `faults_in_figure`."""
    faults = {**too_long(meeting), **_personal(meeting)}
    if not meeting.question.strip():
        faults["question"] = "Schrijf op wat u in deze bijeenkomst wilt leren."
    return faults


def consent_caution(figure: KeyFigure) -> str:
    """Return what to say before a name is kept with this role, empty when there is nothing special.

    A name beside lived experience can tell about somebody's health or belief, which the law protects more strictly
    (Court of Justice of the EU, C-184/20).
    """
    said = []
    if "ervaring" in figure.knowledge:
        said.append(
            "Let op: een naam bij ervaringskennis kan iets zeggen over iemands gezondheid of geloof. Bewaar de naam "
            "alleen als het echt nodig is, en vraag uitdrukkelijk toestemming."
        )
    if figure.position == "bewoner":
        said.append(
            "Bewaar alleen de naam van een bewoner die zelf meedoet, nooit van iemand over wie u zich zorgen maakt."
        )
    return " ".join(said)


def name_in_texts(figure: KeyFigure, name: str) -> bool:
    """Return whether a name stands in one of the texts of a key figure, capitals and accents aside."""
    texts = (getattr(figure, field.name) for field in fields(figure))
    return any(f" {words(name)} " in f" {words(text)} " for text in texts if isinstance(text, str))


def _personal(item: "DataclassInstance") -> dict[str, str]:
    return {
        field.name: NOT_HERE
        for field in fields(item)
        if field.name != "id" and isinstance(text := getattr(item, field.name), str) and is_personal(text)
    }
