"""Coordinates as people write them: degrees in any usual form, the other way round, or those of the Rijksdriehoek."""

import re
from collections.abc import Sequence
from functools import cache

from pyproj import Transformer

from wijk.store.spreadsheets.cell_values import CellError, as_text, says_nothing
from wijk.store.spreadsheets.sheets import Cell

__all__ = ["Point", "degrees", "point_of", "read_coordinates"]

# Degrees north and east.
Point = tuple[float, float]

# Where Nederland lies, in degrees and in metres of the Rijksdriehoek (EPSG:28992), somewhat wide.
NORTH, EAST = (50.6, 53.8), (3.1, 7.4)
RD_X, RD_Y = (-7_000, 300_000), (289_000, 629_000)
DECIMALS = 6
# Nobody lives so near the western edge of that grid: a smaller number is one of kilometres.
SHORTEST_X = 300
NUMBER = r"[-+]?\d{1,9}(?:[.,]\d+)*"
SEXAGESIMAL = re.compile(
    r"([NSEWOZ])?\s*(\d{1,3}(?:[.,]\d+)?)\s*[°º]\s*(?:(\d{1,2}(?:[.,]\d+)?)\s*['′’]\s*)?(?:(\d{1,2}(?:[.,]\d+)?)\s*(?:[\"″”]|'')\s*)?"
    r"([NSEWOZ])?",
    re.I,
)
WITH_EXPONENT = re.compile(r"[-+]?\d+(?:[.,]\d+)?e[-+]?\d+", re.I)
WELL_KNOWN = re.compile(rf"POINT\s*Z?\s*\(\s*({NUMBER})\s+({NUMBER})", re.I)
# What stands beside numbers: a name of the axis, brackets, a letter for the side.
BESIDE = re.compile(
    r"\b(?:lat(?:itude)?|lon(?:gitude)?|lng|noord|oost|rd|x|y)\b\s*[:=]?|[()\[\]]|(?<=\d)\s*[NEOm]\b|\b[NEO]\s*(?=\d)",
    re.I,
)
# 136.500,00 is one number, 52.09,5.12 are two.
THOUSANDS = re.compile(r"\d{2,3}(?:\.\d{3})+,\d{1,2}")
ONE = "Schrijf een getal met een komma, bijvoorbeeld 51,96."


def read_coordinates(cell: Cell) -> tuple[float, ...] | None:
    """Return the one or two numbers of a cell with coordinates, in the order written; None when it says nothing.

    Degrees, minutes and seconds are degrees; a well-known text gives its latitude first. Raises CellError for words.
    """
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        return (float(cell),)
    text = as_text(cell).strip()
    if says_nothing(text):
        return None
    if WITH_EXPONENT.fullmatch(text):
        return (float(text.replace(",", ".")),)
    if match := WELL_KNOWN.search(text):
        return _number(match[2]), _number(match[1])
    if "°" in text or "º" in text:
        found = tuple(_from_sexagesimal(match) for match in SEXAGESIMAL.finditer(text))
    else:
        found = tuple(_number(part) for part in _parts(text))
    if not 1 <= len(found) <= 2:
        raise CellError(ONE)
    return found


def point_of(first: float, second: float) -> Point | None:
    """Return the point in Nederland that two numbers mean, in either order; None when they mean none.

    They are degrees, degrees that lost their decimal sign (51965123), or metres of the Rijksdriehoek, of which 136.500
    may have been read as a number with decimals, or its kilometres.
    """
    for one, other in ((first, second), (second, first)):
        if _within(one, NORTH) and _within(other, EAST):
            return round(one, DECIMALS), round(other, DECIMALS)
        if _within(one, RD_X) and _within(other, RD_Y) and one > EAST[1]:
            whole = one * 1000 if one < SHORTEST_X and (one * 1000).is_integer() else one
            return degrees(whole, other)
    for one, other in ((first, second), (second, first)):
        if 0 < one < RD_X[1] / 1000 and RD_Y[0] / 1000 <= other <= RD_Y[1] / 1000:
            return degrees(one * 1000, other * 1000)
        north, east = _scaled(one, NORTH), _scaled(other, EAST)
        if north is not None and east is not None:
            return north, east
    return None


def degrees(x: float, y: float) -> Point:
    """Return the degrees north and east of metres of the Rijksdriehoek.

    >>> degrees(155_000, 463_000)
    (52.155172, 5.387204)
    """
    east, north = _rijksdriehoek().transform(x, y)
    return round(north, DECIMALS), round(east, DECIMALS)


@cache
def _rijksdriehoek() -> Transformer:
    return Transformer.from_crs("EPSG:28992", "EPSG:4326", always_xy=True)


def _parts(text: str) -> Sequence[str]:
    """Return the pieces of a text between its numbers' separators: a comma alone may be a decimal sign too."""
    bare = BESIDE.sub(" ", text).strip(" ,;")
    if THOUSANDS.fullmatch(bare):
        return (bare,)
    parts = [part for part in re.split(r"\s*[;/|]\s*|,\s+|\s+", bare.strip(" ,")) if part]
    if len(parts) > 1:
        return parts
    commas = bare.count(",")
    if commas == 1 and "." in bare.partition(",")[0]:
        return bare.strip().split(",")
    if commas == 3:
        one, two, three, four = bare.strip().split(",")
        return f"{one}.{two}", f"{three}.{four}"
    return parts


def _number(text: str) -> float:
    if not re.fullmatch(NUMBER, text):
        raise CellError(ONE)
    sign, digits = ("-", text[1:]) if text[0] == "-" else ("", text.lstrip("+"))
    groups = re.split(r"[.,]", digits)
    if "." in digits and "," in digits:
        return float(f"{sign}{''.join(groups[:-1])}.{groups[-1]}")
    if len(groups) > 2:
        return float(sign + "".join(groups))
    # 192.000 are metres with a point between the thousands: there are no more degrees than 180.
    if len(groups) == 2 and len(groups[1]) == 3 and 180 < int(groups[0]) < 1000:
        return float(sign + "".join(groups))
    return float(sign + ".".join(groups))


def _from_sexagesimal(match: re.Match[str]) -> float:
    whole, minutes, seconds = (float((part or "0").replace(",", ".")) for part in match.group(2, 3, 4))
    side = (match[1] or match[5] or "").upper()
    return (whole + minutes / 60 + seconds / 3600) * (-1 if side in ("S", "W", "Z") else 1)


def _scaled(number: float, bounds: tuple[float, float]) -> float | None:
    """Return a whole number of which the decimal sign was lost, where it belongs to fall within the bounds."""
    if number != int(number) or number < 10_000:
        return None
    while number >= bounds[0]:
        if number <= bounds[1]:
            return round(number, DECIMALS)
        number /= 10
    return None


def _within(number: float, bounds: tuple[float, float]) -> bool:
    return bounds[0] <= number <= bounds[1]
