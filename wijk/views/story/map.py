"""The map of a story: the wijken of a gemeente by class, as data that the browser draws on the wall's own paper."""

from dataclasses import dataclass
from html import escape

from wijk.dossier.story import Around
from wijk.figures.choropleth import Choropleth
from wijk.views.captions import none_known
from wijk.views.legends import legend_html
from wijk.views.maps import palette

__all__ = ["StoryMap", "map_html", "story_map"]

# A class is one digit; an area without a value has this sign.
UNKNOWN = "-"


@dataclass(frozen=True, slots=True)
class StoryMap:
    """The class of each area of a geometry ``file`` in its order, and the ``selected`` one (code, empty for none).

    ``legend`` is HTML, ``name`` what is outlined, empty for nothing.
    """

    file: str
    classes: str
    colours: tuple[str, ...]
    selected: str
    name: str
    legend: str


def story_map(around: Around | None) -> StoryMap | None:
    """Make the map; None where nothing of it is known or can be drawn."""
    if around is None or around.shown.bounds is None or none_known(around.shown):
        return None
    shown = around.shown
    return StoryMap(
        around.file,
        _classes(shown),
        palette(shown.classes.count),
        around.selected,
        str(shown.table["name"].get(around.selected, "")),
        legend_html(shown.classes, shown.indicator, shown.references, changed=shown.not_drawn > 0),
    )


def map_html(one: StoryMap, folder: str) -> str:
    """The room for the map; ``folder`` is where the geometry of this edition is served."""
    outlined = f"<p>Met rand: <b>{escape(one.name)}</b></p>" if one.name else ""
    return (
        f'<figure class="map"><div class="drawn" role="img" aria-label="Kaart van de wijken, met een legenda" '
        f'data-file="{escape(folder)}/{escape(one.file)}" data-classes="{one.classes}" '
        f'data-colours="{" ".join(one.colours)}" data-selected="{escape(one.selected)}"></div>'
        f"<figcaption>{outlined}{one.legend}</figcaption></figure>"
    )


def _classes(shown: Choropleth) -> str:
    found = shown.classes.of.reindex(shown.drawn["code"])
    return "".join(str(number) if number >= 0 else UNKNOWN for number in found.astype(int))
