"""Telling whether a text holds what looks like a name, a telephone number or an e-mail address."""

import re
from dataclasses import fields
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

__all__ = ["NOT_HERE", "PRIVACY_HINT", "is_contact", "is_personal", "personal_texts"]


PRIVACY_HINT = (
    "Schrijf hier geen naam, telefoonnummer of e-mailadres, en niets over iemands geloof, gezondheid of afkomst."
)


NOT_HERE = (
    "Haal de naam, het telefoonnummer of het e-mailadres weg: die bewaart u apart, met toestemming. "
    "Schrijf hier alleen een rol."
)


CONTACT = re.compile(
    r"(?<![\w.+-])[\w.+-]+@[\w-]+\.\w|(?<!\w)(?:\+31|0031|0)[\s.()-]{0,2}[1-9](?:[\s.()-]{0,2}\d){8}(?!\d)"
)


ADDRESSED = re.compile(
    r"\b(?i:dhr|mevr|mw|meneer|mevrouw|de heer)\b\.?\s+(?:\w\.\s?)*(?:(?:van|de|den|der|el|te)\s+)*[A-Z]"
)


def is_contact(text: str) -> bool:
    """Return whether there is an e-mail address or a Dutch telephone number in a text."""
    return bool(CONTACT.search(text))


def is_personal(text: str) -> bool:
    """Return whether a text holds what looks like a contact, or a name with "mevrouw" or the like before it."""
    return bool(CONTACT.search(text) or ADDRESSED.search(text))


def personal_texts(item: "DataclassInstance") -> dict[str, str]:
    """Return NOT_HERE for each text field, the id aside, that holds what looks personal."""
    return {
        field.name: NOT_HERE
        for field in fields(item)
        if field.name != "id" and isinstance(text := getattr(item, field.name), str) and is_personal(text)
    }
