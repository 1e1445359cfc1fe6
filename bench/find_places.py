"""Finding places by three conditions among all buurten, beside walking through them one by one."""

import time
from collections.abc import Callable
from math import isnan

import pandas as pd

from bench.row import Row
from wijk.domain.area import COUNTRY
from wijk.domain.indicator import load_catalogue
from wijk.domain.method import load_method
from wijk.figures.find_places import Clearly, Condition, Enough, find_places
from wijk.figures.joining import make_places
from wijk.figures.place_columns import PlaceColumns, place_columns
from wijk.figures.values import series
from wijk.figures.verdict import compare
from wijk.opendata.snapshot import load

__all__ = ["ASKED", "one_by_one", "rows"]

LIMIT = 250.0
MILLISECONDS = 1_000
TIMES = 5
YEAR, LEAST = load_catalogue()["share_one_person"].newest, 500
ASKED: tuple[Condition, ...] = (
    Clearly("share_one_person", YEAR, "meer", "nederland"),
    Clearly("difficulty_making_ends_meet_18plus", YEAR, "meer", "nederland"),
    Enough("share_one_person", LEAST, YEAR),
)


def rows() -> list[Row]:
    """The quickest of some times on columns that are kept, against one walk."""
    snapshot, method = load(), load_method()
    of = place_columns(snapshot, make_places(snapshot), "buurt")
    taken = [_milliseconds(lambda: find_places(of, method, ASKED)) for _ in range(TIMES)]
    found = find_places(of, method, ASKED)
    return [
        Row(
            what=f"{len(found.places):,} of {len(of.places):,} buurten found by three conditions",
            value=min(taken),
            unit="ms",
            limit=LIMIT,
            naive=_milliseconds(lambda: one_by_one(of)),
            naive_what="a walk through all buurten",
        )
    ]


def one_by_one(of: PlaceColumns) -> list[str]:
    """The keys of the places for which ASKED holds, place by place, each figure looked up by its code."""
    snapshot, found = of.snapshot, []
    alone, short = snapshot.catalogue["share_one_person"], snapshot.catalogue["difficulty_making_ends_meet_18plus"]
    shares, estimates = series(snapshot, alone, YEAR), series(snapshot, short, YEAR)
    counts = series(snapshot, snapshot.catalogue["one_person_households"], YEAR)
    for place in of.places:
        code = place.code_in(alone.source(YEAR).table.division)
        if code not in counts.index or not counts[code] >= LEAST:
            continue
        many = compare(_known(shares, code), shares[COUNTRY], alone, count=counts[code])
        if many == "meer" and compare(_known(estimates, code), estimates[COUNTRY], short) == "meer":
            found.append(place.key)
    return found


def _known(values: pd.Series, code: str) -> float | None:
    value = float(values[code])
    return None if isnan(value) else value


def _milliseconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * MILLISECONDS
