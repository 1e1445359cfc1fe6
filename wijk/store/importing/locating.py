"""From the coordinates and the address of a row to a point and an area, by what the scope knows of places.

What a row says of its area itself goes first. A point that lies nowhere in Nederland is asked about and left out as
long as nobody answers; half a point is left out and told. A row with an id comes from our own export: its point is kept
as it is.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from wijk.store.common.texts import words
from wijk.store.importing.area_scope import AreaScope
from wijk.store.importing.coordinates import Point, point_of

__all__ = ["KEEP_POINT", "POINT", "POINT_FIELDS", "Located", "locate", "postcode_in"]

POINT_FIELDS = ("latitude", "longitude")
# What a point outside Nederland is asked about as, and the answer that keeps it.
POINT, KEEP_POINT = "point", "houden"
FURTHEST_NORTH, FURTHEST_EAST = 90, 180
POSTCODE = re.compile(r"\b([1-9]\d{3}) ?([A-Z]{2})\b")
HOUSE_NUMBER = re.compile(r"\b(\d{1,5})(?!\d)")
HALF = "Van deze plek staat er maar één getal; zonder het andere is zij niet te vinden."
NO_PLACE = "0 en 0 is geen plek in Nederland; er komt geen punt op de kaart."
OUTSIDE = "Dit punt ligt niet in Nederland. Zolang u niets kiest, komt het niet op de kaart."
ELSEWHERE = "Dit punt ligt in een andere gemeente dan het gebied van deze rij."


@dataclass(frozen=True, slots=True)
class Located:
    """A row's fields with its point and area; ``told`` what to say of the point, ``asked`` the text to ask about."""

    fields: dict[str, Any]
    told: str = ""
    asked: str = ""
    answer: tuple[str, ...] | None = field(default=None)


def locate(fields: Mapping[str, Any], scope: AreaScope, answers: Mapping[tuple[str, str], tuple[str, ...]]) -> Located:
    """Return the fields of a row with a point instead of the numbers that were read, and with the area they tell."""
    numbers = [fields[one] for one in POINT_FIELDS if fields.get(one)]
    rest = {name: value for name, value in fields.items() if name not in POINT_FIELDS}
    if not numbers:
        return Located(_with_area_of_address(rest, scope))
    values = numbers[0] if len(numbers) == 1 or len(numbers[0]) == 2 else (*numbers[0][:1], *numbers[1][:1])
    if len(values) == 1:
        return Located(_with_area_of_address(rest, scope), HALF)
    if "id" in fields and abs(values[0]) <= FURTHEST_NORTH and abs(values[1]) <= FURTHEST_EAST:
        return Located({**rest, **dict(zip(POINT_FIELDS, values, strict=True))})
    if values == (0, 0):
        return Located(_with_area_of_address(rest, scope), NO_PLACE)
    point = point_of(*values)
    area = scope.at_point(*point) if point else ""
    if area == "" or point is None:
        return _outside(rest, values, scope, answers)
    rest |= dict(zip(POINT_FIELDS, point, strict=True))
    if area is None:
        return Located(_with_area_of_address(rest, scope))
    if "area" not in rest:
        return Located({**rest, "area": area})
    return Located(rest, ELSEWHERE if area[2:6] != rest["area"][2:6] else "")


def postcode_in(address: str) -> tuple[str, int | None] | None:
    """Return the postcode of an address with its house number (None: not told); None without a postcode.

    >>> postcode_in("Laan 12a, 6832 ab"), postcode_in("6832AB"), postcode_in("Laan 12")
    (('6832AB', 12), ('6832AB', None), None)
    """
    match = POSTCODE.search(address.upper())
    if not match:
        return None
    before = HOUSE_NUMBER.findall(address[: match.start()])
    after = HOUSE_NUMBER.findall(address[match.end() :])
    number = before[-1] if before else next(iter(after), None)
    return match[1] + match[2], int(number) if number else None


def _outside(
    rest: dict[str, Any], values: Point, scope: AreaScope, answers: Mapping[tuple[str, str], tuple[str, ...]]
) -> Located:
    text = " en ".join(f"{one:g}".replace(".", ",") for one in values)
    answer = answers.get((POINT, words(text)))
    placed = _with_area_of_address(rest, scope)
    if answer == (KEEP_POINT,) and abs(values[0]) <= FURTHEST_NORTH and abs(values[1]) <= FURTHEST_EAST:
        placed |= dict(zip(POINT_FIELDS, values, strict=True))
        return Located(placed, "", text, answer)
    return Located(placed, "" if answer else OUTSIDE, text, answer)


def _with_area_of_address(fields: dict[str, Any], scope: AreaScope) -> dict[str, Any]:
    found = postcode_in(fields.get("address", "")) if "area" not in fields else None
    area = scope.at_address(*found) if found else None
    return {**fields, "area": area} if area else fields
