"""A figure of several places beside that of one: the same values and the same verdict as of each two figures apart."""

from tests.figures.recomputed import Recomputed, half_up, judged
from wijk.figures.beside import values_beside
from wijk.figures.place_columns import place_columns
from wijk.figures.places import Places
from wijk.opendata.snapshot import Snapshot


def test_every_wijk_of_the_country_beside_one(snapshot: Snapshot, places: Places) -> None:
    of, again, wrong = place_columns(snapshot, places, "wijk"), Recomputed(snapshot), []
    for key in ("WK020218", "WK051836"):
        place = places.by_key[key]
        own, *others = values_beside(of, ("lonely_18plus", 2020), place, of.places)
        here = again.own(place, "lonely_18plus", 2020)
        assert here is not None and own.value == float(here) and own.verdict is None
        for other, found in zip(of.places, others, strict=True):
            there = again.own(other, "lonely_18plus", 2020)
            if there is None:
                expected: object = (None, None)
            else:
                both = judged(there / here, half_up(there, 1) - half_up(here, 1)), judged(here / there, here - there)
                agreed = both in (("meer", "minder"), ("minder", "meer"))
                expected = float(there), None if other == place else both[0] if agreed else "gelijk"
            if (found.value, found.verdict) != expected:
                wrong.append((other.key, found, expected))
    assert not wrong
