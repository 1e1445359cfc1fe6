"""The naive way beside which the benchmark stands finds the same places."""

from bench.find_places import ASKED, one_by_one
from wijk.domain.method import Method
from wijk.figures.find_places import find_places
from wijk.figures.place_columns import place_columns
from wijk.figures.places import Places
from wijk.opendata.snapshot import Snapshot


def test_a_walk_finds_the_same(snapshot: Snapshot, places: Places, method: Method) -> None:
    of = place_columns(snapshot, places, "buurt")
    walked = one_by_one(of)
    assert [one.place.key for one in find_places(of, method, ASKED).places] == walked and len(walked) > 100
