"""JSON as tables: lists of things with fields, features of GeoJSON, or services of Open Referral, one row each."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from wijk.store.common.errors import FileError
from wijk.store.spreadsheets.decoding import decoded
from wijk.store.spreadsheets.open_referral import is_services, services_of_organizations, services_sheet
from wijk.store.spreadsheets.sheets import MAX_ROWS, Cell, Sheet, sheet_of_records

__all__ = ["looks_like_json", "read_json"]

BROKEN = (
    "Dit is een JSON-bestand, maar het is beschadigd of niet compleet. Vraag het opnieuw op, of vraag om een Excel- of "
    "CSV-bestand."
)
NO_LIST = (
    "Dit is een JSON-bestand zonder lijst van dingen met velden. Vraag om een lijst met per initiatief een naam, of om "
    "een Excel- of CSV-bestand."
)
TOO_MANY = "Er staan meer dan 20.000 rijen in het bestand. Splits het in kleinere bestanden."
DEEPEST = 6
# Under how many names a list may stand.
MOST_NAMES = 3
Thing = Mapping[str, Any]


def looks_like_json(content: bytes) -> bool:
    """Return whether a file begins as JSON does: with a list or an object, and then a quote or another of those."""
    start = b"".join(content[:200].removeprefix(b"\xef\xbb\xbf").split())[:2]
    return start[:1] == b"{" and start[1:] in (b'"', b"}") or start[:1] == b"[" and start[1:] in (b"{", b"]")


def read_json(content: bytes) -> tuple[Sheet, ...]:
    """Return the lists of things in a JSON file, a sheet each with a line for each thing.

    Of several lists each is called by its name in the file. Raises FileError when there is none.
    """
    try:
        document = _document(decoded(content)[0])
        single = isinstance(document, dict) and is_services([document])
        lists = [] if single else list(_lists(document))
    except (ValueError, RecursionError) as error:
        raise FileError(BROKEN) from error
    if not lists and isinstance(document, dict) and document:
        lists = [((), [document])]
    if not lists:
        raise FileError(NO_LIST)
    if max(len(things) for _, things in lists) > MAX_ROWS:
        raise FileError(TOO_MANY)
    return tuple(replace(_sheet(things), title=title) for title, (_, things) in zip(_titles(lists), lists, strict=True))


def _document(text: str) -> Any:
    """Return what JSON says, or the list of things where each line of the file is one."""
    try:
        return json.loads(text)
    except ValueError:
        lines = [line for line in text.splitlines() if line.strip()]
        if len(lines) < 2:
            raise
        return [json.loads(line) for line in lines]


def _lists(document: Any, names: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], list[Thing]]]:
    """Give the lists of objects, at the top or under a few names as "data" or "features", with those names."""
    if isinstance(document, list):
        things: list[Thing] = [one for one in document if isinstance(one, dict)]
        if things:
            yield names, things
    elif isinstance(document, dict) and len(names) < MOST_NAMES:
        for name, value in document.items():
            yield from _lists(value, (*names, name))


def _titles(lists: Sequence[tuple[tuple[str, ...], list[Thing]]]) -> list[str]:
    """Return a title for each list: none for the only one, its last name, or all where others are called so too."""
    if len(lists) == 1:
        return [""]
    last = [names[-1] for names, _ in lists]
    return [name if last.count(name) == 1 else " ".join(names) for name, (names, _) in zip(last, lists, strict=True)]


def _sheet(things: Sequence[Thing]) -> Sheet:
    if is_services(things):
        return services_sheet(things)
    if services := services_of_organizations(things):
        return services_sheet(services)
    return sheet_of_records([dict(_flat(_of_feature(thing))) for thing in things])


def _of_feature(thing: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return the properties of a GeoJSON feature with where it lies, the middle of its shape; other things as is."""
    properties = thing.get("properties")
    if thing.get("type") != "Feature" or not isinstance(properties, dict):
        return thing
    geometry = thing.get("geometry")
    points = list(_points(geometry.get("coordinates"))) if isinstance(geometry, dict) else []
    if not points:
        return properties
    east, north = ((min(numbers) + max(numbers)) / 2 for numbers in zip(*points, strict=True))
    return {**properties, "Breedtegraad": north, "Lengtegraad": east}


def _points(coordinates: Any) -> Iterator[tuple[float, float]]:
    """Give the points of a GeoJSON geometry, the east first, however deep they stand."""
    if isinstance(coordinates, list) and len(coordinates) > 1 and all(map(_is_number, coordinates)):
        yield coordinates[0], coordinates[1]
    elif isinstance(coordinates, list):
        for inner in coordinates:
            yield from _points(inner)


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _flat(thing: Mapping[str, Any], before: str = "", depth: int = 0) -> Iterator[tuple[str, Cell]]:
    """Give the fields of a thing and of what is in it, as "adres straat" for the street in the address."""
    for name, value in thing.items():
        full = f"{before} {name}".strip()
        if isinstance(value, dict) and depth < DEEPEST:
            yield from _flat(value, full, depth + 1)
        else:
            yield full, _cell(value)


def _cell(value: Any) -> Cell:
    if value is None or isinstance(value, str | bool | int | float):
        return value
    if isinstance(value, list):
        return "; ".join(str(_cell(one)) for one in value if one not in (None, ""))
    return ", ".join(str(_cell(one)) for one in value.values() if one not in (None, "", [], {}))
