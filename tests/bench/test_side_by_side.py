"""The naive way beside which the benchmark stands finds the same numbers."""

import pytest

from bench.side_by_side import one_by_one
from wijk.figures.compare import compare_places
from wijk.figures.places import Places
from wijk.opendata.snapshot import Snapshot


def test_looking_up_finds_the_same_numbers(snapshot: Snapshot, places: Places) -> None:
    chosen = [places.by_key[code] for code in ("WK020218", "WK051836", "WK059910")]
    keys = (("lonely_18plus", 2020), ("share_one_person", 2020))
    side = compare_places(snapshot, places, chosen, keys)
    looked_up = one_by_one(snapshot, places, chosen, keys)
    for number in range(len(chosen)):
        assert looked_up[number] == pytest.approx([row.figures[number].value for row in side.rows])
    assert looked_up[-1] == pytest.approx([row.netherlands.value for row in side.rows])
