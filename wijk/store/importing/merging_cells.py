"""What several columns of a row, or several rows of one thing, say together of one field."""

import re
from typing import Any

from wijk.store.importing.area_names import around, parts_of_one
from wijk.store.importing.layout import ImportContext
from wijk.store.importing.locating import POINT_FIELDS

__all__ = ["joined"]

HOUSE = re.compile(r"(?!\d{4}\s?[A-Z]{2}\Z)\d+\s?\w{0,4}|[A-Za-z]{1,3}")
POSTCODE = re.compile(r"\b\d{4}\s?[A-Z]{2}$")


def joined(field: str, old: Any, new: Any, context: ImportContext) -> Any:
    """Return what two values for one field say together.

    Of two ways to tell a point the first. Of two areas of which one lies in the other the smaller (a wijk and its
    buurt), else the smallest around both; texts after each other; functions by phase, and lists, with each once.
    """
    if field == "area":
        if parts_of_one(old, new):
            return max(old, new, key=len)
        return around((old, new), context.areas) or old
    if field in POINT_FIELDS:
        return old
    if field == "address" and (HOUSE.fullmatch(new) or POSTCODE.search(old)):
        return f"{old} {new}"
    if field == context.layout.note:
        return old if new in old.split("\n") else f"{old}\n{new}"
    if isinstance(new, str):
        return old if new in old.split(", ") else f"{old}, {new}"
    if isinstance(new, dict):
        return {phase: new.get(phase) or old.get(phase, ()) for phase in (*old, *new)}
    return tuple(dict.fromkeys((*old, *new)))
