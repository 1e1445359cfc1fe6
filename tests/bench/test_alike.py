"""The naive way beside which the benchmark stands finds the same places."""

import pytest

from bench.alike import one_by_one
from wijk.domain.alike_themes import load_alike_themes
from wijk.figures.alike import alike, alike_table
from wijk.figures.place_columns import place_columns
from wijk.figures.places import Places
from wijk.opendata.snapshot import Snapshot


def test_a_walk_finds_the_same(snapshot: Snapshot, places: Places) -> None:
    table = alike_table(place_columns(snapshot, places, "wijk"), load_alike_themes(snapshot.catalogue))
    for key in ("WK020218", "WK051836"):
        walked = one_by_one(table, key)
        found = alike(table, key)
        assert [one.place.key for one in found] == [other for _, other in walked]
        assert [one.distance for one in found] == pytest.approx([distance for distance, _ in walked], abs=1e-9)
