"""Where a place stands by a figure: the sentence, and all that its strip of dots needs."""

from collections.abc import Sequence
from dataclasses import dataclass

from wijk.domain.area import COUNTRY
from wijk.domain.indicator import Indicator
from wijk.figures.choropleth import map_figures
from wijk.figures.dots import Dots, dots_of
from wijk.figures.peers import MINIMUM_PEERS
from wijk.figures.profile import Profile
from wijk.figures.standing import where_it_stands
from wijk.figures.values import Key, series
from wijk.opendata.snapshot import Snapshot
from wijk.views.captions import PLURALS, figure_label, reference_name, source_line
from wijk.views.numbers import figure_text, year_text
from wijk.views.place_names import at, place_name
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


def placed_figures(profile: Profile) -> dict[str, str]:
    """The figures that the place has and that can be compared, as an address writes them, with their names; the
    leading one first."""
    catalogue = profile.catalogue
    known = [
        (indicator.id, year)
        for indicator, year in map_figures(catalogue)
        if indicator.kind != "count" and profile.figures[indicator.id, year].value is not None
    ]
    first = catalogue.leading, profile.year(catalogue.leading)
    ordered = sorted(known, key=lambda key: key != first)
    return {_written(key): figure_label(catalogue[key[0]], key[1]) for key in ordered}


def stand_of(snapshot: Snapshot, profile: Profile, written: str) -> Stand:
    """Where the place stands by a figure of `placed_figures`.

    Its own value and that of Nederland stand by name on the strip; it is silent about a difference that is too small.
    """
    key = next(key for key in profile.figures if _written(key) == written)
    place, reference = profile.place, profile.gemeente or profile.netherlands or profile.figures
    standing = where_it_stands(snapshot, place, profile.figures, reference, key)
    figure, indicator = standing.figure, standing.figure.indicator
    within = standing.within
    areas = f"{PLURALS[place.level]} {at(within)}"
    named = [(place_name(place), figure.value or 0.0)]
    country = series(snapshot, indicator, figure.year, figure.division).get(COUNTRY)
    if country is not None and country == country:
        named.append(("Nederland", float(country)))
    told = standing_sentence(standing, place) or _not_told(profile, key, len(standing.peers))
    title = f"{indicator.name} ({year_text(figure)}): {areas}"
    dots = dots_of(standing.peers.to_numpy(dtype=float), decimals=indicator.decimals)
    return Stand(indicator, told, dots, tuple(named), title, source_line([figure]), areas)


def _not_told(profile: Profile, key: Key, peers: int) -> str:
    """Why nothing is said about where the place stands."""
    figure = profile.figures[key]
    told = f"{figure.indicator.name} ({year_text(figure)}): {figure_text(figure)}."
    if peers < MINIMUM_PEERS:
        return f"{told} Er zijn te weinig gebieden met dit cijfer om te zeggen waar dit gebied staat."
    return f"{told} Dat verschilt te weinig van {reference_name(profile)} om te zeggen waar dit gebied staat."


def _written(key: Key) -> str:
    return f"{key[0]}-{key[1]}"
