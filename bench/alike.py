"""The places most like one among all buurten, beside walking through them one by one."""

import time
from collections.abc import Callable
from math import isnan, sqrt
from random import Random
from statistics import median

from bench.row import Row
from wijk.domain.alike_themes import load_alike_themes
from wijk.figures.alike import AlikeTable, alike, alike_table
from wijk.figures.joining import make_places
from wijk.figures.place_columns import place_columns
from wijk.opendata.snapshot import load

__all__ = ["one_by_one", "rows"]

LIMIT = 50.0
MILLISECONDS = 1_000
ASKED = 50


def rows() -> list[Row]:
    """The median of fifty buurten on a table that is kept, against one walk."""
    snapshot = load()
    of = place_columns(snapshot, make_places(snapshot), "buurt")
    table = alike_table(of, load_alike_themes(snapshot.catalogue))
    asked = Random(1).sample([place.key for place in of.places], ASKED)
    taken = [_milliseconds(lambda key=key: alike(table, key)) for key in asked]  # type: ignore[misc]
    return [
        Row(
            what=f"the most alike of {len(of.places):,} buurten, the median of {ASKED} (slowest {max(taken):.3g} ms)",
            value=median(taken),
            unit="ms",
            limit=LIMIT,
            naive=_milliseconds(lambda: one_by_one(table, asked[0])),
            naive_what="a walk through all buurten",
        )
    ]


def one_by_one(table: AlikeTable, key: str, most: int = 10) -> list[tuple[float, str]]:
    """The distance and key of the nearest places, place by place and figure by figure."""
    standard = table.standard.T.tolist()
    here = standard[table.of.row[key]]
    found = []
    for place, there in zip(table.of.places, standard, strict=True):
        by_theme: dict[str, list[float]] = {}
        for trait, one, other in zip(table.traits, here, there, strict=True):
            if not isnan(one) and not isnan(other):
                by_theme.setdefault(trait.theme, []).append((one - other) ** 2)
        if place.key != key and 2 * len(by_theme) >= len(table.themes):
            found.append((sqrt(sum(sum(one) / len(one) for one in by_theme.values()) / len(by_theme)), place.key))
    return sorted(found)[:most]


def _milliseconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * MILLISECONDS
