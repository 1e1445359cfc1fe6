"""Which areas of the national map are asked for: all, of a provincie or gemeente, or those that fit the conditions."""

from pages.parts.compare.choices import select_kept
from pages.parts.compare.find_choice import kept_conditions
from pages.parts.compare.find_places import found_now
from pages.parts.shared.snapshot import loaded
from wijk.domain.area import LEVELS
from wijk.figures.country import Asked, Country, areas_of
from wijk.figures.peers import areas_within
from wijk.figures.places import Place
from wijk.figures.provinces import areas_in_province, provinces
from wijk.views.place_names import gemeente_name
from wijk.views.sentences.found_places import condition_text, found_sentence, other_division_sentence

__all__ = ["asked_of", "choose_filter"]

WITHIN, ALL, GEMEENTE, FOUND = "landkeuze", "alles", "gemeente", "voorwaarden"


def choose_filter(place: Place | None) -> str:
    """Ask which areas; gives what stands for that in the address."""
    return select_kept("Alleen", _names(place), WITHIN, ALL)


def asked_of(country: Country, place: Place | None, chosen: str) -> Asked:
    """The areas that a filter leaves."""
    snapshot = loaded().snapshot
    if chosen == GEMEENTE and place:
        gemeente = place.municipality_in(country.division)
        return Asked(areas_within(snapshot, country.division, country.level, gemeente), gemeente_name(place))
    if chosen == FOUND and (conditions := kept_conditions(country.level)):
        found = found_now(country.level, "", conditions)
        words = [condition_text(one, loaded().method, snapshot.catalogue) for one in conditions]
        codes = areas_of(country, (one.place for one in found.places))
        rest = other_division_sentence(found, country.level, country.division, len(country.values))
        return Asked(codes, " én ".join(words), f"{found_sentence(found, country.level)} {rest}".strip())
    if chosen in (ALL, GEMEENTE, FOUND):
        return Asked(country.values.index)
    return Asked(areas_in_province(snapshot, country.division, country.level, chosen), f"provincie {chosen}")


def _names(place: Place | None) -> dict[str, str]:
    """The filters to choose from, by what stands for them in the address."""
    names = {ALL: "Heel Nederland"}
    if place and place.level != "land":
        names[GEMEENTE] = f"Gemeente {gemeente_name(place).removeprefix('de gemeente ')}"
    if any(kept_conditions(level) for level in LEVELS[1:]):
        names[FOUND] = "Uw voorwaarden van Plekken vinden"
    return names | {name: f"Provincie {name}" for name in provinces(loaded().places)}
