"""The legend of a map: its classes in numbers with a swatch each, and where the gemeente and Nederland stand."""

from collections.abc import Sequence
from html import escape

from wijk.domain.indicator import Indicator
from wijk.figures.classes import UNKNOWN, Classes
from wijk.views.maps import palette
from wijk.views.numbers import MISSING, value_text

__all__ = ["CHANGED_AREA", "UNKNOWN_AREA", "class_labels", "legend_entries", "legend_html"]

CHANGED = "grens veranderd: niet op de kaart"
NOT_ASKED = "valt buiten uw keuze"
# What has a pattern or an edge in a legend, and no colour of the scale.
UNKNOWN_AREA, OUTSIDE_AREA, CHANGED_AREA = "unknown", "outside", "changed"
# Name and value of what the areas are compared with.
References = Sequence[tuple[str, float]]


def class_labels(classes: Classes, indicator: Indicator, references: References = ()) -> list[str]:
    """One text per class, lowest first: "minder dan 45,0%", "45,0% tot 50,0% (Nederland: 47,0%)", …

    The classes are those of this map: no word calls them low or high, since elsewhere they may not be.
    """
    edges = [value_text(edge, indicator) for edge in classes.edges]
    if not edges:
        return [_only_class(classes, indicator) + _marks(references, indicator)]
    ranges = [f"minder dan {edges[0]}"]
    ranges += [f"{low} tot {high}" for low, high in zip(edges, edges[1:], strict=False)]
    ranges.append(f"{edges[-1]} of meer")
    return [
        told + _marks([one for one in references if classes.class_of(one[1], indicator) == number], indicator)
        for number, told in enumerate(ranges)
    ]


def _marks(references: References, indicator: Indicator) -> str:
    """The references behind the class they fall in."""
    told = [f"{name}: {value_text(value, indicator)}" for name, value in references]
    return f" ({', '.join(told)})" if told else ""


def _only_class(classes: Classes, indicator: Indicator) -> str:
    """One class for all: the value of a single area, one value for all, or values too near to tell apart by colour."""
    if classes.span is None:
        return "overal gelijk"
    low, high = (value_text(value, indicator) for value in classes.span)
    if (classes.of != UNKNOWN).sum() == 1:
        return f"één gebied: {low}"
    return f"overal gelijk: {low}" if low == high else f"overal ongeveer gelijk: {low} tot {high}"


def legend_entries(
    classes: Classes,
    indicator: Indicator,
    references: References = (),
    *,
    changed: bool = False,
    outside: bool = False,
) -> list[tuple[str, str]]:
    """What a legend shows, in order: the colour of a class, UNKNOWN_AREA, OUTSIDE_AREA or CHANGED_AREA, and its text.

    Unknown stands alone when nothing is known. ``changed`` tells that areas of the table are not drawn, since their
    boundary is not known, ``outside`` that some were not asked for.
    """
    known = (classes.of != UNKNOWN).any()
    coloured = zip(palette(classes.count), class_labels(classes, indicator, references), strict=True)
    entries = list(coloured) if known else []
    if (classes.of == UNKNOWN).any():
        entries.append((UNKNOWN_AREA, MISSING))
    if outside:
        entries.append((OUTSIDE_AREA, NOT_ASKED))
    if changed:
        entries.append((CHANGED_AREA, CHANGED))
    return entries


def legend_html(
    classes: Classes,
    indicator: Indicator,
    references: References = (),
    *,
    changed: bool = False,
    outside: bool = False,
) -> str:
    """A list of swatches and texts (`legend_entries`); unknown has a dashed edge instead of a colour of the scale."""
    items = [
        f"<span>{_swatch(mark)}{escape(label)}</span>"
        for mark, label in legend_entries(classes, indicator, references, changed=changed, outside=outside)
    ]
    return f'<p class="legend">{"".join(items)}</p>'


def _swatch(mark: str) -> str:
    if mark in (UNKNOWN_AREA, OUTSIDE_AREA, CHANGED_AREA):
        return f'<span class="swatch swatch-{mark}"></span>'
    return f'<span class="swatch" style="background:{mark}"></span>'
