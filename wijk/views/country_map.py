"""The map of all gemeenten, wijken or buurten: one class an area, nine of them in four characters."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce

import folium
from branca.element import MacroElement
from folium.template import Template

from wijk.figures.classes import UNKNOWN
from wijk.figures.country import OUTSIDE
from wijk.views.maps import Bounds, palette
from wijk.views.script_text import script_value

__all__ = ["CountryColouring", "country_layer", "packed"]

# Five classes, unknown and outside: so many of them make a number that so many signs can write. None of the signs means
# anything in a script, a template or HTML; assets/country.js has them in the same order.
_DIGITS = {UNKNOWN: 5, OUTSIDE: 6}
_KINDS, _TOGETHER, _WRITTEN = 7, 9, 4
_SIGNS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!()*+,-.:;=?@[]^_|~ "


@dataclass(frozen=True, slots=True)
class CountryColouring:
    """The class of each area in the order of the geometry file: 0 for the lowest, UNKNOWN or OUTSIDE.

    ``labels`` says each class in words. The code of each chosen area begins with ``chosen`` behind its first two
    letters (empty for none), ``several`` tells that there are more of them. ``focus`` are the bounds (west, south,
    east, north) to show.
    """

    classes: Sequence[int]
    labels: Sequence[str]
    chosen: str
    several: bool
    focus: Bounds


def packed(classes: Sequence[int]) -> str:
    """Each nine classes as four characters; the last ones are followed by zeros."""
    digits = [_DIGITS.get(one, one) for one in classes]
    digits += [0] * (-len(digits) % _TOGETHER)
    return "".join(map(_written, (digits[at : at + _TOGETHER] for at in range(0, len(digits), _TOGETHER))))


def _written(digits: Sequence[int]) -> str:
    value = reduce(lambda number, digit: _KINDS * number + digit, digits)
    signs = []
    for _ in range(_WRITTEN):
        value, sign = divmod(value, len(_SIGNS))
        signs.append(_SIGNS[sign])
    return "".join(signs)


def country_layer(colouring: CountryColouring) -> folium.FeatureGroup:
    """The layer that colours the areas; it replaces the one before without drawing the map anew."""
    group = folium.FeatureGroup()
    group.add_child(_Classes(colouring))
    return group


class _Classes(MacroElement):
    """Hands the classes to assets/country.js."""

    _template = Template("""
    {% macro script(this, kwargs) %}
    wijkMap.country("{{ this.signs }}", {{ this.count }}, {{ this.palette }}, {{ this.labels }}, {{ this.chosen }},
      {{ this.several }}, {{ this.focus }});
    {% endmacro %}""")

    def __init__(self, colouring: CountryColouring) -> None:
        super().__init__()
        self._name = "Classes"
        self.signs = packed(colouring.classes)
        self.count = len(colouring.classes)
        self.palette = script_value(palette(len(colouring.labels)))
        self.labels = script_value(list(colouring.labels))
        self.chosen = script_value(colouring.chosen)
        self.several = script_value(colouring.several)
        self.focus = script_value(colouring.focus)
