"""The areas of a gemeente by name, and what the files that people bring may call them."""

from collections.abc import Iterable

from wijk.figures.names import also_called, spoken_name
from wijk.figures.places import Places
from wijk.store.importing.area_scope import AreaScope

__all__ = ["areas_in", "area_scope"]


def areas_in(places: Places, gemeente: str) -> dict[str, str]:
    """The names by code of a gemeente, its wijken and, under each, its buurten; empty when there is no such gemeente.

    Codes of every division; where one code has two names, the first in use.
    """
    found = places.get(gemeente)
    names: dict[str, str] = {found.code: found.name} if found else {}
    for wijk in places.inside(gemeente):
        names.setdefault(wijk.code, wijk.name)
        for buurt in places.inside(wijk.code):
            names.setdefault(buurt.code, buurt.name)
    return names


def area_scope(places: Places, chosen: str, codes: Iterable[str] = ()) -> AreaScope:
    """What a file may name while ``chosen`` (CBS code, empty for none) is the area of what names none.

    That is every area of its gemeente, and of the gemeenten of ``codes``, by name; any code of any division.
    """
    gemeenten = dict.fromkeys(f"GM{code[2:6]}" for code in (chosen, *codes) if code)
    names = {code: name for gemeente in gemeenten for code, name in areas_in(places, gemeente).items()}
    spoken = {code: spoken_name(name) for code, name in names.items()}
    also: dict[str, tuple[str, ...]] = {}
    for code, name in names.items():
        place = places.get(code)
        for other in also_called(place.codes[-1] if place else code, name):
            also[other] = (*also.get(other, ()), code)

    def elsewhere(name: str) -> tuple[str, ...]:
        return places.by_reading.get(name, ())

    return AreaScope(chosen, names, spoken, places.codes, also, elsewhere=elsewhere)
