"""What every field of every kind of record must meet."""

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

from wijk.domain.clock import example_day

__all__ = ["FIRST_DAY", "ID", "LAST_DAY", "MAX_NUMBER", "MAX_TEXT", "out_of_bounds", "too_long"]


ID = re.compile(r"[A-Za-z0-9_-]{1,64}")


MAX_TEXT = 4_000


MAX_ENTRIES = 1_000


# What an integer of every database holds.
MAX_NUMBER = 2**31 - 1


FIRST_DAY, LAST_DAY = date(1900, 1, 1), date(2199, 12, 31)


def too_long(item: "DataclassInstance") -> dict[str, str]:
    """Return a fault for each text field of ``item`` that is longer than we keep."""
    return {
        field.name: f"De tekst is te lang: maak hem korter dan {MAX_TEXT} tekens."
        for field in fields(item)
        if isinstance(text := getattr(item, field.name), str) and len(text) > MAX_TEXT
    }


def out_of_bounds(item: "DataclassInstance") -> dict[str, str]:
    """Return a fault for each field that holds, however deep, what no form would give.

    A text that is too long, too many entries, a number beyond what databases hold, a day long past or far ahead.
    """
    found = ((field.name, next(_beyond(getattr(item, field.name)), "")) for field in fields(item))
    return {field: fault for field, fault in found if fault}


def _beyond(value: Any) -> Iterator[str]:
    match value:
        case str():
            if len(value) > MAX_TEXT:
                yield f"De tekst is te lang: maak hem korter dan {MAX_TEXT} tekens."
        case date():
            if not FIRST_DAY <= value <= LAST_DAY:
                yield f"Geef een datum van {FIRST_DAY.year} tot en met {LAST_DAY.year}, bijvoorbeeld {example_day()}."
        case int() | float():
            if not abs(value) <= MAX_NUMBER:
                yield "Dit getal is te groot. Geef een kleiner getal."
        case list() | tuple() if len(value) > MAX_ENTRIES:
            yield f"Dit zijn te veel keuzes: geef er hooguit {MAX_ENTRIES}."
        case list() | tuple():
            for each in value:
                yield from _beyond(each)
        case dict():
            for each in (*value, *value.values()):
                yield from _beyond(each)
        case _ if is_dataclass(value):
            for field in fields(value):
                yield from _beyond(getattr(value, field.name))
