"""Which areas of the national map are asked for: all, those of a provincie, or those of the chosen gemeente."""

from pages.parts.compare.choices import select_kept
from pages.parts.shared.snapshot import loaded
from wijk.figures.country import Asked, Country
from wijk.figures.peers import areas_within
from wijk.figures.places import Place
from wijk.figures.provinces import areas_in_province, provinces
from wijk.views.place_names import gemeente_name

__all__ = ["asked_of", "choose_filter"]

WITHIN, ALL, GEMEENTE = "landkeuze", "alles", "gemeente"


def choose_filter(place: Place | None) -> str:
    """Ask which areas; gives what stands for that in the address."""
    return select_kept("Alleen", _names(place), WITHIN, ALL)


def asked_of(country: Country, place: Place | None, chosen: str) -> Asked:
    """The areas that a filter leaves."""
    snapshot = loaded().snapshot
    if chosen == GEMEENTE and place:
        gemeente = place.municipality_in(country.division)
        return Asked(areas_within(snapshot, country.division, country.level, gemeente), gemeente_name(place))
    if chosen == ALL:
        return Asked(country.values.index)
    return Asked(areas_in_province(snapshot, country.division, country.level, chosen), f"provincie {chosen}")


def _names(place: Place | None) -> dict[str, str]:
    """The filters to choose from, by what stands for them in the address."""
    names = {ALL: "Heel Nederland"}
    if place and place.level != "land":
        names[GEMEENTE] = f"Gemeente {gemeente_name(place).removeprefix('de gemeente ')}"
    return names | {name: f"Provincie {name}" for name in provinces(loaded().places)}
