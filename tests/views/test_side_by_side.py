"""What is said of two places claims nothing that their figures don't bear: all neighbouring wijken, by their lines."""

import json
from fractions import Fraction
from itertools import pairwise

import pytest
from shapely import STRtree
from shapely.geometry import shape

from tests.figures.recomputed import half_up, judged
from wijk.figures.compare import compare_places, difference_between
from wijk.figures.places import Places
from wijk.figures.values import figures_of
from wijk.opendata.snapshot import Snapshot
from wijk.views.sentences.one_beside_others import beside_sentence
from wijk.views.sentences.side_by_side import (
    comparison_table,
    difference_sentence,
    difference_text,
    judgement,
    margin_text,
    pair_table,
)

ESTIMATES = (
    *("lonely_18plus", "severely_lonely_18plus", "emotionally_lonely_18plus", "socially_lonely_18plus"),
    *("lonely_65plus", "difficulty_making_ends_meet_18plus", "volunteers_18plus", "good_health_18plus"),
)
COUNTED = ("share_65plus", "share_one_person", "population_density")


@pytest.fixture(scope="module")
def neighbours(snapshot: Snapshot) -> list[tuple[str, str]]:
    """Every two wijken of 2020 whose drawn boundaries touch or lie within some metres, in and over gemeenten."""
    codes, shapes = [], []
    for path in sorted((snapshot.folder / "geometry/2020/wijk").glob("*.json")):
        for feature in json.loads(path.read_text(encoding="utf-8"))["features"]:
            codes.append(feature["properties"]["c"])
            shapes.append(shape(feature["geometry"]))
    ones, others = STRtree(shapes).query(shapes, predicate="dwithin", distance=0.0002)
    return sorted(
        {(codes[one], codes[other]) for one, other in zip(ones, others, strict=True) if codes[one] < codes[other]}
    )


@pytest.mark.slow
def test_neighbouring_wijken_differ_only_where_the_figures_bear_it(
    snapshot: Snapshot, places: Places, neighbours: list[tuple[str, str]]
) -> None:
    assert len(neighbours) > 6_000
    figures = {code: figures_of(snapshot, places.at(code, 2020)) for pair in neighbours for code in pair}
    wrong, claims, small = [], 0, 0
    for one, other in neighbours:
        place, beside = places.at(one, 2020), places.at(other, 2020)
        for indicator in (*ESTIMATES, *COUNTED):
            difference = difference_between(place.key, figures[one], beside.key, figures[other], (indicator, 2020))
            said = difference_sentence(difference, place, beside)
            first, second = (figures[code][indicator, 2020].value for code in (one, other))
            claimed = "duidelijk" in said or "duidelijk" in judgement(difference)
            claims += claimed
            small += "te klein" in said
            if not first or not second:
                fine = not claimed
            else:
                here, there = Fraction(repr(first)), Fraction(repr(second))
                points = half_up(here, 1) - half_up(there, 1) if indicator in ESTIMATES else None
                fine = not claimed or "gelijk" not in (judged(here / there, points), judged(there / here, points))
                if points is not None and abs(points) < 3:
                    fine = fine and "te klein om iets van te vinden" in said and not claimed
                if claimed:
                    fine = fine and ("duidelijk meer" in said) == (here > there)
            if not fine:
                wrong.append(said)
    assert not wrong
    assert claims > 1_000 and small > 1_000


def test_the_words_of_one_comparison(snapshot: Snapshot, places: Places) -> None:
    keys = (("lonely_18plus", 2020), ("inhabitants", 2020), ("woz_value", 2024), ("lonely_16_25", 2024))
    side = compare_places(snapshot, places, [places.by_key[code] for code in ("WK020218", "GM0518")], keys)
    lonely, inhabitants, woz, young = (row.pairs[0] for row in side.rows)
    one, other = side.places
    assert difference_sentence(lonely, one, other) == (
        "Eenzaam (18 jaar en ouder) (2020, schatting): Malburgen-Oost (Zuid) 60,5%, Den Haag 56,8%. "
        "Dat is ongeveer gelijk."
    )
    assert difference_text(lonely) == "3,7 procentpunten meer"
    assert margin_text(lonely).startswith("Marge: 3,0 procentpunten. ")
    assert "Aantallen vergelijken wij niet" in difference_sentence(inhabitants, one, other)
    assert "euro minder" in difference_text(woz) and "duidelijk minder" in difference_sentence(woz, one, other)
    assert difference_text(young) == "niet bekend"
    table = comparison_table(side)
    assert [row[0] for row in table] == [
        *("Gebied", "Malburgen-Oost (Zuid), Arnhem (WK020218)", "Den Haag (GM0518)"),
        *("Gemeente Arnhem", "Nederland"),
    ]
    assert table[1][1] == "60,5%" and table[-1][1] == "47,0%"
    assert all(len(row) == len(first) for first, row in pairwise(pair_table(side)))


def test_one_other_place_is_named(snapshot: Snapshot, places: Places) -> None:
    """With a single other place no places are counted: "1 van het andere gebied" is no Dutch."""
    wrong = []
    for other, key, expected in (
        ("GM0202", ("lonely_18plus", 2020), "60,5% (2020, schatting): ongeveer gelijk aan Arnhem."),
        ("WK020213", ("lonely_18plus", 2020), "60,5% (2020, schatting): duidelijk meer dan in Schaarsbergen."),
        ("GM0518", ("woz_value", 2024), "duidelijk minder dan in Den Haag."),
        ("BU02020338", ("lonely_18plus", 2020), ""),
    ):
        place = places.by_key["WK020218"]
        side = compare_places(snapshot, places, [place, places.by_key[other]], [key])
        told = beside_sentence(side, place)
        if expected not in told or " van het andere" in told or "geen verschil te geven: " in told:
            wrong.append(told)
    assert not wrong


def test_places_of_one_name_are_told_apart(snapshot: Snapshot, places: Places) -> None:
    by_name: dict[str, list[str]] = {}
    for place in places.by_key.values():
        if place.level == "wijk" and 2020 in place.divisions:
            by_name.setdefault(place.name, []).append(place.key)
    shared = [keys for keys in by_name.values() if len(keys) > 1]
    assert shared
    for first, second, *_ in shared:
        one, other = places.by_key[first], places.by_key[second]
        figures = figures_of(snapshot, one), figures_of(snapshot, other)
        difference = difference_between(first, figures[0], second, figures[1], ("population_density", 2020))
        values = difference_sentence(difference, one, other).split(": ", 1)[1].split(", ")
        assert values[0].rsplit(" ", 1)[0] != values[1].rsplit(" ", 1)[0]
