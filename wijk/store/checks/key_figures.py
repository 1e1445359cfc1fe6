"""What key figures, ties and consents must meet before they are kept.

No text may hold what looks like a name, telephone number or e-mail address: those are kept apart, with consent.
"""

import math
from dataclasses import fields
from datetime import date, timedelta
from typing import TYPE_CHECKING, get_args

from wijk.domain.area import AREA_CODE
from wijk.domain.key_figure import Consent, KeyFigure, Knowledge, Position, Strength, Tie
from wijk.store.common.fields import ID, too_long
from wijk.store.common.texts import words

if TYPE_CHECKING:
    pass

from wijk.store.common.personal import personal_texts

__all__ = [
    "CONSENT_DAYS",
    "consent_caution",
    "faults_in_consent",
    "faults_in_figure",
    "faults_in_tie",
    "faults_to_keep",
    "name_in_texts",
]

# Working rule of this dashboard: consent is asked again at least every two years.
CONSENT_DAYS = 731
MOST_HOURS = 744


def faults_in_figure(figure: KeyFigure) -> dict[str, str]:
    """Return what is wrong by field name, each as a Dutch sentence that says how to mend it; empty when all is well.

    As for initiatives, ids of groups and phases are not checked against the method.
    """
    faults = {**too_long(figure), **personal_texts(figure)}
    if not ID.fullmatch(figure.id):
        faults["id"] = "Laat het kenmerk leeg of gebruik alleen letters, cijfers en streepjes, hooguit 64."
    if not figure.label:
        faults["role"] = "Vul een rol in, zoals wijkverpleegkundige, of een organisatie."
    if not all(map(AREA_CODE.fullmatch, figure.areas)):
        faults["areas"] = "Geef CBS-codes, bijvoorbeeld GM0202, WK020218 of BU02021801."
    if not set(figure.knowledge) <= set(get_args(Knowledge)):
        faults["knowledge"] = "Kies uit ervaring, praktijk en onderzoek, of laat dit leeg."
    if figure.position is not None and figure.position not in get_args(Position):
        faults["position"] = "Kies bewoner, vrijwilliger, professional, ondernemer of overheid, of laat dit leeg."
    hours = figure.hours_per_month
    if hours is not None and not (math.isfinite(hours) and 0 <= hours <= MOST_HOURS):
        faults["hours_per_month"] = f"Geef een aantal uren per maand van 0 tot en met {MOST_HOURS}, bijvoorbeeld 8."
    return faults


def faults_to_keep(figure: KeyFigure) -> dict[str, str]:
    """Return `faults_in_figure`, and that there is no area: who is kept belongs to a gemeente at least."""
    missing = {} if figure.areas else {"areas": "Kies het gebied: minstens de gemeente waar deze rol bij hoort."}
    return {**missing, **faults_in_figure(figure)}


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
