"""What a column is about by the words in its name, where that is not what we keep: persons, keys, other periods."""

import re

__all__ = ["about_other", "is_contact_column", "is_key_or_link", "other_period"]

CONTACT = re.compile(
    r"\b(contactpersoon|contactpersonen|contactgegevens|contact|telefoon\w*|mobiel\w*|tel|gsm|e ?mail\w*|mail|"
    r"mailadres|"
    r"aanvragers?|voornaam|voorletters?|achternaam|tussenvoegsel|geboortedatum|leidinggevende|"
    r"(?:uw|je|jouw|mijn|eigen) (?:volledige )?naam|indieners?|invullers?|aanmelders?|melders?|"
    r"co ?ordinator(?:en)?|begeleiders?|trekkers?|eigenaar|eigenaren|medewerkers?|beheerders?|docent(?:en)?|"
    r"(?:gecontroleerd|ingevuld|toegevoegd|gewijzigd) door|persoon|personen|phone|mobile|person)\b"
)
KEY_OR_LINK = re.compile(
    r"\b(id|ids|uuid|guid|link|links|url|urls|uri|website|websites|site|www|webadres|webpagina|homepage|internet\w*|"
    r"facebook|instagram|linkedin|twitter|foto|afbeelding|logo|image|kvk\w*|rsin|iban|dossiernummer|zaaknummer|volgnummer)\b"
)
PERIOD = re.compile(
    r"\b(?:per|elke|iedere?)\s(week|dag|jaar|kwartaal|half ?jaar|seizoen|keer|bijeenkomst|activiteit|dagdeel)\b"
)
PER_MONTH = frozenset({"capacity_per_month", "hours_per_month"})
OTHER_SUBJECT = re.compile(
    r"\b(toegankelijk\w*|bereikba\w*|rolstoel\w*|aantal|type|soort|status|\w*datum|jaar|bedrag|verleend|kleur|volgorde|"
    r"niveau|code|vanaf|tot|minimum|maximum)\b"
)
# Where those words do belong.
WELCOME = frozenset({"last_confirmed", "area", "reach", "capacity_per_month", "formal", "check_period_months"})


def is_contact_column(key: str) -> bool:
    """Return whether a column of this name (as words) is about a person, or how to reach one."""
    return bool(CONTACT.search(key))


def is_key_or_link(key: str) -> bool:
    """Return whether a column of this name (as words) holds ids, links or pictures."""
    return bool(KEY_OR_LINK.search(key))


def other_period(key: str, target: str) -> str:
    """Return the period that a column of this name counts, where its target counts another; empty where not."""
    match = PERIOD.search(key)
    return match[1] if match and target in PER_MONTH else ""


def about_other(key: str, target: str) -> bool:
    """Return whether the rest of a name says that it is not about its target: "locatie toegankelijk" is no place."""
    return bool(other_period(key, target)) or (target not in WELCOME and bool(OTHER_SUBJECT.search(key)))
