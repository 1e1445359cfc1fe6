"""What every field of every kind of record must meet."""

import re
from dataclasses import fields
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

__all__ = ["FIRST_DAY", "ID", "MAX_TEXT", "too_long"]


ID = re.compile(r"[A-Za-z0-9_-]{1,64}")


MAX_TEXT = 4_000


FIRST_DAY = date(1900, 1, 1)


def too_long(item: "DataclassInstance") -> dict[str, str]:
    """Return a fault for each text field of ``item`` that is longer than we keep."""
    return {
        field.name: f"De tekst is te lang: maak hem korter dan {MAX_TEXT} tekens."
        for field in fields(item)
        if isinstance(text := getattr(item, field.name), str) and len(text) > MAX_TEXT
    }
