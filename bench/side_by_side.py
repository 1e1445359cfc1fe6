"""Eight areas by six figures side by side, beside looking each number up in its whole table."""

import time
from collections.abc import Callable, Sequence
from random import Random
from statistics import median

from bench.row import Row
from wijk.domain.area import COUNTRY
from wijk.figures.compare import MOST, compare_places
from wijk.figures.joining import make_places
from wijk.figures.places import Place, Places
from wijk.figures.values import Key, series
from wijk.opendata.snapshot import Snapshot, load
from wijk.views.comparison_choice import theme_figures
from wijk.views.side_by_side_table import table_data

__all__ = ["one_by_one", "rows"]

LIMIT = 30.0
MILLISECONDS = 1_000
TIMES = 20


def rows() -> list[Row]:
    """The median of twenty comparisons of wijken anywhere, with all differences and verdicts, against looking up."""
    snapshot = load()
    places = make_places(snapshot)
    keys = theme_figures(snapshot.catalogue, "eenzaamheid")
    wijken = [one for one in places.by_key.values() if one.level == "wijk" and len(one.divisions) > 1]
    chosen = [Random(turn).sample(wijken, MOST) for turn in range(TIMES)]
    taken = [
        _milliseconds(lambda some=some: table_data(compare_places(snapshot, places, some, keys)))  # type: ignore[misc]
        for some in chosen
    ]
    return [
        Row(
            what=f"{MOST} areas by {len(keys)} figures side by side, the median of {TIMES}",
            value=median(taken),
            unit="ms",
            limit=LIMIT,
            naive=_milliseconds(lambda: one_by_one(snapshot, places, chosen[0], keys)),
            naive_what="each number looked up in its whole table",
        )
    ]


def one_by_one(snapshot: Snapshot, places: Places, chosen: Sequence[Place], keys: Sequence[Key]) -> list[list[float]]:
    """The numbers alone of the places, of their gemeenten and of Nederland."""
    around = [places.at(place.municipality, place.division) for place in chosen]
    codes = [place.area for place in (*chosen, *around)] + [COUNTRY]
    found = []
    for code in codes:
        values = []
        for indicator, year in keys:
            whole = series(snapshot, snapshot.catalogue[indicator], year)
            values.append(float(whole.get(code, float("nan"))))
        found.append(values)
    return found


def _milliseconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * MILLISECONDS
