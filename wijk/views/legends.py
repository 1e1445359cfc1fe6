"""The legend of a map: its classes in words and numbers, with a swatch each."""

from html import escape

from wijk.domain.indicator import Indicator
from wijk.figures.classes import UNKNOWN, Classes
from wijk.views.maps import palette
from wijk.views.numbers import MISSING, value_text

__all__ = ["class_labels", "class_word", "legend_html"]

_WORDS = {
    1: ("overal gelijk",),
    2: ("laag", "hoog"),
    3: ("laag", "midden", "hoog"),
    4: ("laagst", "laag", "hoog", "hoogst"),
    5: ("laagst", "laag", "midden", "hoog", "hoogst"),
}


def class_word(number: int, count: int) -> str:
    """The word of a class, "niet bekend" for UNKNOWN."""
    return MISSING if number == UNKNOWN else _WORDS[count][number]


def class_labels(classes: Classes, indicator: Indicator) -> list[str]:
    """One text per class, lowest first: "laagst: minder dan 45,0%", "laag: 45,0% tot 50,0%", …"""
    edges = [value_text(edge, indicator) for edge in classes.edges]
    if not edges:
        return [_only_class(classes, indicator)]
    ranges = [f"minder dan {edges[0]}"]
    ranges += [f"{low} tot {high}" for low, high in zip(edges, edges[1:], strict=False)]
    ranges.append(f"{edges[-1]} of meer")
    return [f"{word}: {told}" for word, told in zip(_WORDS[classes.count], ranges, strict=True)]


def _only_class(classes: Classes, indicator: Indicator) -> str:
    """One class for all: the value of a single area, one value for all, or values too near to tell apart by colour."""
    if classes.span is None:
        return _WORDS[1][0]
    low, high = (value_text(value, indicator) for value in classes.span)
    if (classes.of != UNKNOWN).sum() == 1:
        return f"één gebied: {low}"
    return f"overal gelijk: {low}" if low == high else f"overal ongeveer gelijk: {low} tot {high}"


def legend_html(classes: Classes, indicator: Indicator) -> str:
    """A list of swatches and texts; unknown has a dashed edge instead of a colour of the scale, and stands alone when
    nothing is known.
    """
    coloured = zip(palette(classes.count), class_labels(classes, indicator), strict=True)
    items = [
        f'<span><span class="swatch" style="background:{colour}"></span>{escape(label)}</span>'
        for colour, label in (coloured if (classes.of != UNKNOWN).any() else ())
    ]
    if (classes.of == UNKNOWN).any():
        items.append(f'<span><span class="swatch swatch-unknown"></span>{MISSING}</span>')
    return f'<p class="legend">{"".join(items)}</p>'
