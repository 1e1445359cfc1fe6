"""Telling whether a text holds what looks like a name, a telephone number or an e-mail address.

A person is told by a title (mevrouw), or by a first name that is much used after a word as "met" or "contact:". Names
of organisations, streets and buildings look alike, so that of initiatives it is asked and never refused.
"""

import re
from collections.abc import Sequence
from dataclasses import fields, is_dataclass, replace
from typing import TYPE_CHECKING, Any, TypeGuard, TypeVar

from wijk.domain.text import fold
from wijk.store.common.first_names import FIRST_NAMES

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

__all__ = [
    "NOT_HERE",
    "PRIVACY_HINT",
    "is_contact",
    "is_personal",
    "nameless",
    "personal_fields",
    "personal_parts",
    "personal_texts",
    "without_persons",
]

T = TypeVar("T", bound="DataclassInstance")
# Fields that hold an id or who is signed in, and no text that was typed.
NO_TEXT = frozenset({"id", "coalition", "goal", "origin", "action", "initiative", "by", "account"})
# An id of ours among others: as a text its digits might look like a telephone number.
MADE_ID = re.compile(r"[0-9a-f]{32}")
PRIVACY_HINT = (
    "Schrijf hier geen naam, telefoonnummer of e-mailadres, en niets over iemands geloof, gezondheid of afkomst."
)
NOT_HERE = (
    "Haal de naam, het telefoonnummer of het e-mailadres weg: die bewaart u apart, met toestemming. "
    "Schrijf hier alleen een rol."
)
CONTACT = re.compile(
    r"(?<![\w.+-])[\w.+-]+(?:@|\s?[(\[]at[)\]]\s?)[\w-]+(?:\.[\w-]+)+"
    # A day is no number, and nor is a decimal.
    r"|(?<![\w.,/-])(?!\d{1,2}[-/.]\d{1,2}[-/.]\d{4})"
    r"(?:(?:\+31|0031)[\s.()-]{0,2}(?:\(0\))?|\(?0(?![.,])[\s()-]{0,2})[\s.()/-]{0,2}[1-9](?:[\s.()/-]{0,3}\d){8}(?!\d)"
)
ADDRESSED = re.compile(
    r"\b(?i:dhr|mevr|mw|meneer|mevrouw|de heer)\b\.?\s+(?:\w\.\s?)*(?:(?:van|de|den|der|el|te)\s+)*[A-Z]"
)
BETWEEN = r"(?:(?i:van|de|den|der|het|ter|ten|te|el|al|ben|bin|von|van't|'t|op)\s+){0,3}"
WORD = r"[A-ZÀ-ÖØ-Þ][\w'’-]*"
# After these stands a person who can be asked for, also by first name only.
ASKED = (
    r"(?i:contact(?:persoon)?|aanspreekpunt|co[oö]rdinator|begeleid(?:er|ster)|aanmelden\s+(?:bij|via)|vraag\s+naar|"
    r"contact\s+(?:opnemen\s+)?met|bel(?:len)?(?:\s+met|\s+naar)?|mail(?:en)?(?:\s+naar)?|o\.?l\.?v\.?|"
    r"onder\s+leiding\s+van)"
)
NAMED = re.compile(
    rf"(?<!\w)(?:(?P<asked>{ASKED})\s*[:\-–]?|(?i:met|door|bij|via|van|en|aan))\s+"
    rf"(?P<name>(?P<initials>(?:[A-Z]\.\s?)+){BETWEEN}{WORD}|(?P<first>{WORD})(?P<last>\s+{BETWEEN}{WORD})?)"
)
# A surname after its first capital, which may be that of "Van der".
REST = re.compile(r"(?:(?:an|e|en|er|l)\s+(?:(?:de|den|der)\s+)?)?[\w'’-]*")
CLUB = re.compile(r"(?:[A-Z]\.\s?)*V\.\s?|R\.\s?K\.\s?")
BUILT = re.compile(
    r"(?:straat|laan|plein|weg|kade|gracht|singel|hof|park|huis|dreef|kerk|school|college|centrum|flat|plantsoen|"
    r"stichting|fonds|stadion|kliniek|ziekenhuis|zaal|borg|horst|staete)$"
)


def is_contact(text: str) -> bool:
    """Return whether there is an e-mail address or a Dutch telephone number in a text."""
    return bool(CONTACT.search(text))


def is_personal(text: str) -> bool:
    """Return whether a text holds what looks like a contact, or a name with "mevrouw" or the like before it."""
    return bool(CONTACT.search(text) or ADDRESSED.search(text))


def personal_parts(text: str) -> tuple[str, ...]:
    """Return what in a text looks like a person, a telephone number or an e-mail address, in order."""
    spans = [(match.start(), match.end()) for match in CONTACT.finditer(text)]
    for match in ADDRESSED.finditer(text):
        rest = REST.match(text, match.end())
        spans.append((match.start(), rest.end() if rest else match.end()))
    spans += [match.span("name") for match in NAMED.finditer(text) if _is_name(match)]
    return tuple(dict.fromkeys(text[start:end].strip() for start, end in sorted(spans)))


def nameless(text: str) -> str:
    """Return a text as it may stand on a wall: "(naam)" in the place of each of its `personal_parts`.

    >>> nameless("Koffie met Jan de Vries")
    'Koffie met (naam)'
    """
    for part in personal_parts(text):
        text = text.replace(part, "(naam)")
    return text


def personal_fields(item: "DataclassInstance") -> dict[str, tuple[str, ...]]:
    """Return `personal_parts` of each field that has any: in a text, or in the texts of what the field holds."""
    found = {field.name: _parts_in(getattr(item, field.name)) for field in fields(item) if field.name not in NO_TEXT}
    return {field: parts for field, parts in found.items() if parts}


def without_persons(item: T, before: "DataclassInstance | None" = None) -> T:
    """Return the item with `personal_fields` taken out of its texts; a text of nothing else becomes "(weggehaald)".

    What the same field held ``before`` stays: that was decided on when it was entered.
    """
    known = personal_fields(before) if before else {}
    found = personal_fields(item)
    left = {field: _without_parts(getattr(item, field), known.get(field, ())) for field in found}
    return replace(item, **left)


def personal_texts(item: "DataclassInstance") -> dict[str, str]:
    """Return NOT_HERE for each text field, the id aside, that holds what looks personal."""
    return {
        field.name: NOT_HERE
        for field in fields(item)
        if field.name != "id" and isinstance(text := getattr(item, field.name), str) and is_personal(text)
    }


def _parts_in(value: Any) -> tuple[str, ...]:
    """Return `personal_parts` of a text, or of the texts in something kept, or in a row of these."""
    if isinstance(value, str):
        return () if MADE_ID.fullmatch(value) else personal_parts(value)
    if isinstance(value, tuple):
        return tuple(part for one in value for part in _parts_in(one))
    return tuple(part for parts in personal_fields(value).values() for part in parts) if _holds_texts(value) else ()


def _holds_texts(value: Any) -> "TypeGuard[DataclassInstance]":
    return is_dataclass(value) and not isinstance(value, type)


def _without_parts(value: Any, known: Sequence[str] = ()) -> Any:
    if isinstance(value, tuple):
        return tuple(_without_parts(one, known) for one in value)
    if not isinstance(value, str):
        return _without_new(value, known) if _holds_texts(value) else value
    if MADE_ID.fullmatch(value):
        return value
    parts = [part for part in personal_parts(value) if part not in known]
    if not parts:
        return value
    text = value
    for part in parts:
        text = text.replace(part, "")
    lines = (re.sub(r"\s+([.,;:)])", r"\1", " ".join(line.split())).strip(" ,;:-") for line in text.splitlines())
    return "\n".join(line for line in lines if line) or "(weggehaald)"


def _without_new(item: T, known: Sequence[str]) -> T:
    """Return something that stands in a field without what looks personal, save what that field held already."""
    return replace(item, **{field: _without_parts(getattr(item, field), known) for field in personal_fields(item)})


def _is_name(match: re.Match[str]) -> bool:
    """Tell a person from an organisation or a street after the same words."""
    if BUILT.search(match["name"].casefold()):
        return False
    if match["initials"]:
        return not CLUB.fullmatch(match["initials"])
    known = fold(match["first"]).split("-")[0] in FIRST_NAMES
    return known and bool(match["last"] or match["asked"])
