"""Where a place stands by a figure: the sentence, and all that its strip of dots needs."""

from collections.abc import Sequence
from dataclasses import dataclass

from wijk.domain.indicator import Indicator
from wijk.figures.choropleth import map_figures
from wijk.figures.dots import Dots, dots_of
from wijk.figures.profile import Profile
from wijk.figures.standing import Standing
from wijk.figures.values import Key
from wijk.figures.verdict import FEW
from wijk.views.captions import PLURALS, figure_label, reference_name, source_line
from wijk.views.numbers import figure_text, year_text
from wijk.views.place_names import at, place_name
from wijk.views.sentences.side_by_side import NO_VERDICT
from wijk.views.sentences.standing import standing_sentence
from wijk.views.strip import Named

__all__ = ["Stand", "placed_figures", "stand_of"]


@dataclass(frozen=True)
class Stand:
    """A place among its peers by one figure, in words and as dots; ``areas`` is what a dot stands for, in plural."""

    indicator: Indicator
    sentence: str
    dots: Dots
    named: Sequence[Named]
    title: str
    source: str
    areas: str


def placed_figures(profile: Profile) -> dict[str, tuple[Key, str]]:
    """The figures that the place has and that can be compared, as an address writes them, with their names; the
    leading one first, or where that is not known the newest."""
    catalogue = profile.catalogue
    known = [
        (indicator.id, year)
        for indicator, year in map_figures(catalogue)
        if indicator.kind != "count" and profile.figures[indicator.id, year].value is not None
    ]
    first = catalogue.leading, profile.year(catalogue.leading)
    ordered = sorted(known, key=lambda key: key != first if first in known else -key[1])
    return {f"{one}-{year}": ((one, year), figure_label(catalogue[one], year)) for one, year in ordered}


def stand_of(standing: Standing, profile: Profile) -> Stand:
    """Where the place stands, as `standing.where_it_stands` found it, by a figure that it has.

    Its own value and that of Nederland stand by name on the strip, and its dot is filled; it is silent about a
    difference that is too small.
    """
    place, figure = profile.place, standing.figure
    indicator, areas = figure.indicator, f"{PLURALS[place.level]} {at(standing.within)}"
    named = [(place_name(place), figure.value or 0.0)]
    if standing.country is not None:
        named.append(("Nederland", standing.country))
    told = standing_sentence(standing, place) or _not_told(standing, profile)
    title = f"{indicator.name} ({year_text(figure)}): {areas}"
    own = (standing.peers.index == figure.code).astype(float)
    dots = dots_of(standing.peers.to_numpy(dtype=float), own, indicator.decimals)
    return Stand(indicator, told, dots, tuple(named), title, source_line([figure]), areas)


def _not_told(standing: Standing, profile: Profile) -> str:
    """Why nothing is said about where the place stands."""
    figure = standing.figure
    told = f"{figure.indicator.name} ({year_text(figure)}): {figure_text(figure)}."
    where = "om te zeggen waar dit gebied staat"
    if figure.indicator.kind == "count":
        return f"{told} {NO_VERDICT}"
    if standing.reference is None:
        return f"{told} Van {reference_name(profile)} hebben wij dit cijfer niet {where}."
    if standing.counted is not None and standing.counted < FEW:
        return f"{told} Het gaat om minder dan {FEW} mensen of huishoudens: te weinig {where}."
    if standing.position is None:
        return f"{told} Er zijn te weinig gebieden met dit cijfer {where}."
    return f"{told} Dat verschilt te weinig van {reference_name(profile)} {where}."
