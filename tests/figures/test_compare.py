"""Areas side by side: by hand, by the rule written down again, and by what may not matter."""

from fractions import Fraction
from itertools import combinations, permutations
from random import Random

import pytest

from tests.figures.recomputed import half_up, judged
from wijk.figures.compare import Difference, SideBySide, compare_places
from wijk.figures.places import Place, Places
from wijk.figures.verdict import MARGIN
from wijk.opendata.snapshot import Snapshot

LONELY, DENSITY, INHABITANTS = ("lonely_18plus", 2020), ("population_density", 2020), ("inhabitants", 2020)
OLDER, WOZ, YOUNG = ("share_65plus", 2020), ("woz_value", 2024), ("lonely_16_25", 2024)
KEYS = (LONELY, DENSITY, INHABITANTS, OLDER, WOZ, YOUNG)


def chosen(places: Places, *codes: str) -> list[Place]:
    return [places.by_key[code] for code in codes]


def compared(snapshot: Snapshot, places: Places, *codes: str) -> SideBySide:
    return compare_places(snapshot, places, chosen(places, *codes), KEYS)


def told(side: SideBySide) -> dict[tuple[str, int, str, str], Difference]:
    """Every pair both ways round."""
    pairs = [(row, pair) for row in side.rows for pair in row.pairs]
    both = [(row, one) for row, pair in pairs for one in (pair, pair.turned)]
    return {(row.indicator.id, row.year, *one.between): one for row, one in both}


def test_malburgen_beside_schuytgraaf_and_den_haag_by_hand(snapshot: Snapshot, places: Places) -> None:
    side = compared(snapshot, places, "WK020218", "GM0518")
    lonely = side.rows[0]
    assert [figure.value for figure in lonely.figures] == [60.5, 56.8]
    assert lonely.netherlands.value == 47.0
    (pair,) = lonely.pairs
    assert (pair.between, str(pair.difference), pair.verdict) == (("WK020218", "GM0518"), "3.7", "gelijk")
    assert pair.margin.points == MARGIN
    assert not pair.too_small
    assert [gemeente.name for gemeente in side.gemeenten] == ["Arnhem"]
    beside = lonely.beside_netherlands[0]
    assert beside is not None and (str(beside.difference), beside.verdict) == ("13.5", "meer")
    assert lonely.beside_gemeente[1] is None


def test_the_number_of_areas_is_held(snapshot: Snapshot, places: Places) -> None:
    wijken = [place.key for place in places.inside("GM0599")]
    for codes in (wijken[:1], wijken[:9], [wijken[0], wijken[0]]):
        with pytest.raises(ValueError, match="2 tot 8"):
            compared(snapshot, places, *codes)


def test_a_count_gets_no_verdict(snapshot: Snapshot, places: Places) -> None:
    side = compared(snapshot, places, "WK020218", "GM0518")
    (pair,) = side.rows[KEYS.index(INHABITANTS)].pairs
    assert pair.difference is not None and pair.verdict is None


def test_order_of_areas_changes_nothing(snapshot: Snapshot, places: Places) -> None:
    codes = ("WK020218", "GM0518", "BU02021815", "WK059908")
    expected = told(compared(snapshot, places, *codes))
    for order in permutations(codes):
        assert told(compared(snapshot, places, *order)) == expected


def test_adding_an_area_changes_nothing_for_the_others(snapshot: Snapshot, places: Places) -> None:
    wijken = [place.key for place in places.inside("GM0599") if 2020 in place.divisions][:8]
    all_of_them = told(compared(snapshot, places, *wijken))
    for one, other in combinations(wijken, 2):
        for key, difference in told(compared(snapshot, places, one, other)).items():
            assert all_of_them[key] == difference


def test_the_verdict_is_the_rule_of_the_field_both_ways_round(snapshot: Snapshot, places: Places) -> None:
    """Sixty groups of eight places from all over, beside the rule in fractions."""
    chance = Random(11)
    everywhere = sorted(places.by_key)
    wrong = []
    for _ in range(60):
        side = compared(snapshot, places, *chance.sample(everywhere, 8))
        counts = dict(zip([place.key for place in side.places], side.figures, strict=True))
        for row in side.rows:
            for pair in row.pairs:
                here, there = pair.one.value, pair.other.value
                if here is None or there is None or row.indicator.kind == "count":
                    expected = None
                elif here == there:
                    expected = "gelijk"
                else:
                    one, other = Fraction(repr(here)), Fraction(repr(there))
                    points = half_up(one, 1) - half_up(other, 1) if row.indicator.basis == "schatting" else None
                    people = [counts[key]["inhabitants_65plus", 2020].value or 0.0 for key in pair.between]
                    few = Fraction(min(people)) if row.indicator.id == "share_65plus" else None
                    ratios = {"meer": (one, other), "minder": (other, one)}
                    clear = [
                        word
                        for word, (high, low) in ratios.items()
                        if (not low or judged(high / low, points, few) == "meer")
                        and judged(low / high if high else None, points, few) == "minder"
                    ]
                    expected = "".join(clear) or "gelijk"
                if pair.verdict != expected:
                    wrong.append((row.indicator.id, pair.between, here, there, pair.verdict, expected))
    assert not wrong
