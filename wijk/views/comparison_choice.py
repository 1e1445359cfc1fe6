"""Which areas and figures stand side by side: as the address writes them, by theme, and to begin with."""

from collections.abc import Iterable, Sequence

from wijk.domain.indicator import Catalogue
from wijk.figures.choropleth import map_figures, opening_figure
from wijk.figures.compare import MOST
from wijk.figures.places import Place, Places
from wijk.figures.values import Key
from wijk.figures.wording import counted
from wijk.views.captions import PLURALS
from wijk.views.place_names import place_name

__all__ = [
    "MOST_FIGURES",
    "all_inside",
    "figures_to_begin_with",
    "offered_figures",
    "places_to_begin_with",
    "read_figures",
    "read_places",
    "theme_figures",
    "theme_of",
    "too_many_inside",
    "written_figures",
    "written_places",
]

# As many columns as can be read on a beamer, and as many as a theme begins with.
MOST_FIGURES, FIRST_FIGURES = 8, 6
# No code or figure of ours is longer, and an address with more than this holds no comparison.
LONGEST, MOST_READ = 60, 50


def read_places(places: Places, text: str) -> tuple[tuple[Place, ...], list[str]]:
    """The areas of an address, each once, at most MOST of them; and what was left out of it, in Dutch sentences."""
    codes = _parts(text)
    found = [places.get(code.upper()) for code in codes]
    known = tuple(dict.fromkeys(place for place in found if place is not None and place.level != "land"))
    told = []
    if unknown := sum(place is None for place in found):
        told.append(f"{_left_out(unknown, 'gebied', 'gebieden')} in dit adres: wij kennen die code niet.")
    if any(place is not None and place.level == "land" for place in found):
        told.append("Nederland staat er altijd al bij, en telt niet als een van de gebieden.")
    if len(known) > MOST:
        told.append(f"In dit adres staan {len(known)} gebieden. De eerste {MOST} staan hieronder.")
    return known[:MOST], told


def written_places(chosen: Iterable[Place]) -> str:
    """The areas as the address writes them: "WK020218,GM0363"."""
    return ",".join(place.key for place in chosen)


def read_figures(catalogue: Catalogue, text: str) -> tuple[tuple[Key, ...], list[str]]:
    """The same for figures, each an id, a dash and a year; those that don't exist are left out and told."""
    parts = _parts(text)
    known = {f"{one.id}-{year}": (one.id, year) for one in catalogue.indicators.values() for year in one.years}
    keys = tuple(dict.fromkeys(known[part.lower()] for part in parts if part.lower() in known))
    told = []
    if unknown := sum(part.lower() not in known for part in parts):
        told.append(f"{_left_out(unknown, 'cijfer', 'cijfers')} in dit adres: dat cijfer of dat jaar hebben wij niet.")
    if len(keys) > MOST_FIGURES:
        told.append(f"In dit adres staan {len(keys)} cijfers. De eerste {MOST_FIGURES} staan hieronder.")
    return keys[:MOST_FIGURES], told


def written_figures(keys: Iterable[Key]) -> str:
    """The figures as the address writes them: id and year with a dash between, a comma after each but the last."""
    return ",".join(f"{indicator}-{year}" for indicator, year in keys)


def offered_figures(catalogue: Catalogue, chosen: Iterable[Key] = ()) -> list[Key]:
    """All figures to choose from, by theme: those worth a map, and others that are ``chosen`` already."""
    offered = [(indicator.id, year) for indicator, year in map_figures(catalogue)]
    every = dict.fromkeys((*offered, *chosen))
    return sorted(every, key=lambda key: catalogue.themes.index(catalogue[key[0]].theme))


def theme_figures(catalogue: Catalogue, theme: str, division: int | None = None) -> tuple[Key, ...]:
    """The first figures of a theme, each of the newest year that holds for areas of all levels."""
    found = {}
    for indicator, _ in map_figures(catalogue):
        if indicator.theme == theme:
            found[indicator.id] = catalogue.newest(indicator.id, division=division).year
    order = [key for key in catalogue.indicators if key in found]
    return tuple((key, found[key]) for key in order)[:FIRST_FIGURES]


def theme_of(catalogue: Catalogue, keys: Sequence[Key]) -> str | None:
    """The theme that all these figures belong to; None when they are of more than one, or there are none."""
    themes = {catalogue[indicator].theme for indicator, _ in keys}
    return themes.pop() if len(themes) == 1 else None


def figures_to_begin_with(catalogue: Catalogue, chosen: Sequence[Place]) -> tuple[Key, ...]:
    """Loneliness; the residents, where none of the areas has a figure of it."""
    divisions = [place.division for place in chosen] or [catalogue.leading_division]
    leading = catalogue.leading_division
    division = leading if leading in divisions else divisions[0]
    return theme_figures(catalogue, opening_figure(catalogue, division)[0].theme, division)


def places_to_begin_with(places: Places, place: Place | None) -> tuple[Place, ...]:
    """A wijk or buurt beside its gemeente; of a gemeente all wijken if that is a comparison, else the gemeente."""
    if place is None or place.level == "land":
        return ()
    if place.level == "gemeente":
        return all_inside(places, place) or (place,)
    gemeente = places.around(place, "gemeente")
    return (place, gemeente) if gemeente else (place,)


def all_inside(places: Places, place: Place) -> tuple[Place, ...]:
    """All wijken of a gemeente or buurten of a wijk that exist today, if they fit side by side; else none."""
    now = _inside_today(places, place)
    return now if 2 <= len(now) <= MOST else ()


def too_many_inside(places: Places, place: Place) -> str:
    """Why not all wijken of a gemeente, or buurten of a wijk, come in at once; empty when they fit."""
    now = _inside_today(places, place)
    if len(now) <= MOST:
        return ""
    return f"{place_name(place)} heeft {len(now)} {PLURALS[now[0].level]}; er passen er {MOST} naast elkaar."


def _inside_today(places: Places, place: Place) -> tuple[Place, ...]:
    return tuple(one for one in places.inside(place.code) if one.divisions[-1] == places.divisions[-1])


def _parts(text: str) -> list[str]:
    return [part.strip()[:LONGEST] for part in text.split(",", MOST_READ)[:MOST_READ] if part.strip()]


def _left_out(number: int, one: str, more: str) -> str:
    verb = "is" if number == 1 else "zijn"
    return f"Er {verb} {counted(number, one, more)} weggelaten"
