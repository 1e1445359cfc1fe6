"""Where the names of areas stand on a map on paper: inside their area where they fit, the chosen one first."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from wijk.figures.names import spoken_name
from wijk.views.text_fit import text_width

__all__ = ["Name", "Outline", "place_names"]

# Rings of points in the room of the map, the y downwards, in points.
Outline = Sequence[Sequence[tuple[float, float]]]
HEIGHTS = 11
# A name may stick out a little: it fits where this part of its width and height lies inside the area.
FITS = 0.75
LINE, MARGIN = 1.15, 1.5
MOST = 60
# Cutting the outline at every point is dear; a name needs no more of it than this.
BREAKS = re.compile(r"(?<=[ -])")


@dataclass(frozen=True, slots=True)
class Name:
    """A name in ``lines``, its middle at ``x`` and its upper edge at ``top``, in points."""

    lines: tuple[str, ...]
    x: float
    top: float


def place_names(
    areas: Sequence[tuple[str, Sequence[Outline]]], chosen: int | None, size: float, room: tuple[float, float]
) -> tuple[Name, ...]:
    """Return the names of areas (name and polygons) that fit in a room of this width and height, none over another.

    The name of the chosen area (its number) stands above it where it doesn't fit inside.
    """
    order = sorted(range(len(areas)), key=lambda number: (number != chosen, -_extent(areas[number][1])))
    taken: list[tuple[float, float, float, float]] = []
    placed = []
    for number in order[:MOST]:
        name, polygons = spoken_name(areas[number][0]), areas[number][1]
        found = next(_inside(name, polygons, size), None) or (
            _above(name, polygons, size) if number == chosen else None
        )
        if found is None:
            continue
        box = _box(found, size)
        fits = box[0] >= 0 and box[1] >= 0 and box[2] <= room[0] and box[3] <= room[1]
        if fits and not any(_meet(box, other) for other in taken):
            taken.append(box)
            placed.append(found)
    return tuple(placed)


def _inside(name: str, polygons: Sequence[Outline], size: float) -> Iterator[Name]:
    for lines in _layouts(name):
        half = size * LINE * len(lines) / 2
        width = max(text_width(line, size, bold=True) for line in lines) + 2 * MARGIN
        spot = max((_widest(outline, FITS * half) for outline in polygons), default=None)
        if spot is not None and spot[0] >= FITS * width:
            yield Name(lines, spot[1], spot[2] - half)


def _layouts(name: str) -> Iterator[tuple[str, ...]]:
    """The name on one line, and on two where it can be broken, the halves as even as can be."""
    yield (name,)
    breaks = [found.end() for found in BREAKS.finditer(name) if 0 < found.end() < len(name)]
    if breaks:
        middle = min(breaks, key=lambda place: abs(place - len(name) / 2))
        yield name[:middle].strip(), name[middle:]


def _above(name: str, polygons: Sequence[Outline], size: float) -> Name:
    points = [point for outline in polygons for point in outline[0]]
    left, right = (choose(x for x, _ in points) for choose in (min, max))
    return Name((name,), (left + right) / 2, min(y for _, y in points) - size * LINE - MARGIN - 2)


def _widest(outline: Outline, half: float) -> tuple[float, float, float]:
    """The widest place for text of twice this height in a polygon: its width, and its middle as x and y."""
    heights = [y for _, y in outline[0]]
    top, bottom = min(heights), max(heights)
    best = (0.0, 0.0, 0.0)
    for number in range(1, HEIGHTS + 1):
        y = top + (bottom - top) * number / (HEIGHTS + 1)
        bands = [_stretches(outline, height) for height in (y - half, y, y + half)]
        for above in bands[0]:
            for here in bands[1]:
                for below in bands[2]:
                    left, right = max(above[0], here[0], below[0]), min(above[1], here[1], below[1])
                    best = max(best, (right - left, (left + right) / 2, y))
    return best


def _stretches(outline: Outline, y: float) -> list[tuple[float, float]]:
    """The stretches of a horizontal line that lie inside the rings, from left to right."""
    crossings = sorted(
        a[0] + (y - a[1]) * (b[0] - a[0]) / (b[1] - a[1])
        for ring in outline
        for a, b in zip(ring, [*ring[1:], ring[0]], strict=True)
        if (a[1] <= y) != (b[1] <= y)
    )
    return list(zip(crossings[::2], crossings[1::2], strict=False))


def _extent(polygons: Sequence[Outline]) -> float:
    points = [point for outline in polygons for point in outline[0]]
    across = (max(x for x, _ in points) - min(x for x, _ in points)) if points else 0
    return across * (max(y for _, y in points) - min(y for _, y in points)) if points else 0


def _box(name: Name, size: float) -> tuple[float, float, float, float]:
    half = max(text_width(line, size, bold=True) for line in name.lines) / 2 + MARGIN
    return name.x - half, name.top, name.x + half, name.top + size * LINE * len(name.lines)


def _meet(one: tuple[float, float, float, float], other: tuple[float, float, float, float]) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
