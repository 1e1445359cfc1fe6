"""The map of a place on paper, drawn without a browser: the same classes, colours and words as on screen.

The areas are an SVG of our own; names, legend and source are set beside it by typst (map.typ), so that any length fits.
"""

from collections.abc import Sequence
from math import cos, isnan, radians

from wijk.dossier.map_on_paper import MapOnPaper
from wijk.figures.choropleth import Choropleth
from wijk.figures.names import spoken_name
from wijk.figures.wording import counted
from wijk.views import colours
from wijk.views.captions import PLURALS, figure_label, inside, map_source, not_drawn
from wijk.views.legends import legend_entries
from wijk.views.numbers import MISSING, value_text
from wijk.views.papers.content import Picture
from wijk.views.papers.map_areas import CHOSEN, POINT, WATER, Spot, areas_svg, outlines_of, projection, swatch_svg
from wijk.views.papers.map_names import place_names
from wijk.views.papers.typesetting import typeset
from wijk.views.place_names import at

__all__ = ["map_alt", "map_source_line", "map_title", "paper_map"]

# Times the size of the text: the legend beside a map, a line of it below one, and the names on the map.
LEGEND_WIDTH, LEGEND_LINE, NAME = 19.5, 1.6, 0.8
# Lines of the title and the source.
OTHER_LINES = 5
SPOT_TEXT = "initiatief, als de plek bekend is"


def paper_map(
    facts: MapOnPaper, width: float = 480, height: float = 320, size: float = 9.5, spots: Sequence[Spot] = ()
) -> Picture:
    """Draw a map of this width in points and at most about this height, with text of this ``size``.

    ``spots`` are drawn as points over the areas: where initiatives are, as far as known. The picture says by itself of
    which figure, year and division it is, and whose; the same facts give the same bytes.
    """
    shown = facts.around.shown
    legend = _legend(facts, bool(spots))
    columns = 2 if width >= 2 * LEGEND_WIDTH * size else 1
    room, beside = _room(facts, width, height, size, -(-len(legend) // columns))
    project = projection(facts.focus, room)
    outlines = [outlines_of(one.shape, project) for one in facts.areas]
    chosen = next((number for number, one in enumerate(facts.areas) if one.code == facts.around.selected), None)
    named = [(one.name, outline) for one, outline in zip(facts.areas, outlines, strict=True)]
    data = {
        "width": width,
        "size": size,
        "ink": colours.INK,
        "quiet": colours.QUIET,
        "beside": beside,
        "columns": 1 if beside else columns,
        "title": map_title(shown),
        "source": map_source_line(shown),
        "map": {"width": room[0], "height": room[1], "svg": areas_svg(facts, room, project, outlines, spots)},
        "names": [
            {"lines": one.lines, "x": one.x, "top": one.top} for one in place_names(named, chosen, NAME * size, room)
        ],
        "name_size": NAME * size,
        "legend": [{"svg": swatch_svg(look), "text": text} for look, text in legend],
    }
    svg = typeset("map.typ", data, "svg").decode()
    return Picture(typeset("map.typ", data, "png"), svg, map_alt(facts), map_source_line(shown))


def map_title(shown: Choropleth) -> str:
    """Of which figure a map is: its name, year, and that it is an estimate where it is."""
    return figure_label(shown.indicator, shown.year) + (", schatting" if shown.indicator.estimate else "")


def map_source_line(shown: Choropleth) -> str:
    """The source of a map on paper, its division, and how many areas it doesn't draw."""
    source = map_source(shown.indicator, shown.year, shown.division)
    return source + not_drawn(shown.not_drawn, "want de grens veranderde")


def map_alt(facts: MapOnPaper) -> str:
    """In words what is to be seen: of how many areas, from how much to how much, and how much where the place is."""
    shown = facts.around.shown
    values = shown.table["value"]
    areas = counted(len(shown.drawn), shown.level, PLURALS[shown.level])
    where = at(facts.gemeente) if facts.gemeente else "in Nederland"
    told = f"Kaart van {areas} {where}, gekleurd naar {inside(map_title(shown))}"
    if shown.classes.span is not None:
        told += f", van {' tot '.join(value_text(one, shown.indicator) for one in shown.classes.span)}"
    told += "."
    if outlined := _outlined(facts):
        value = float(values[facts.around.selected])
        told += f" {outlined}: {MISSING if isnan(value) else value_text(value, shown.indicator)}."
    if missing := int(values.isna().sum()):
        told += f" Van {counted(missing, shown.level, PLURALS[shown.level])} is dit cijfer niet bekend."
    return told + not_drawn(shown.not_drawn, "want de grens veranderde")


def _outlined(facts: MapOnPaper) -> str:
    """What the thick edge is around; empty where there is none."""
    if all(one.code != facts.around.selected for one in facts.areas):
        return ""
    return f"Met rand: {spoken_name(str(facts.around.shown.table['name'][facts.around.selected]))}"


def _legend(facts: MapOnPaper, with_spots: bool) -> list[tuple[str, str]]:
    shown = facts.around.shown
    changed = shown.not_drawn > 0
    entries = legend_entries(shown.classes, shown.indicator, shown.references, changed=changed)
    outlined = _outlined(facts)
    return [
        *entries,
        *([(WATER, "water")] if facts.water else []),
        *([(CHOSEN, outlined)] if outlined else []),
        *([(POINT, SPOT_TEXT)] if with_spots else []),
    ]


def _room(facts: MapOnPaper, width: float, height: float, size: float, lines: int) -> tuple[tuple[float, float], bool]:
    """The width and height of the map itself, and whether the legend stands beside it: as the map is largest.

    ``lines`` is how high the legend is below the map.
    """
    west, south, east, north = facts.focus
    across = (east - west) * cos(radians((south + north) / 2)) / (north - south)
    beside = (width - LEGEND_WIDTH * size, height)
    above = (width, max(height - (lines + OTHER_LINES) * LEGEND_LINE * size, height / 3))
    larger_beside = min(beside[0], beside[1] * across) >= min(above[0], above[1] * across)
    room = beside if larger_beside else above
    return (round(room[0], 1), round(min(room[1], room[0] / across), 1)), larger_beside
