"""The national map: every area once, classes counted again by hand, and the same figures in the table."""

import re
from decimal import ROUND_HALF_UP, Decimal
from itertools import pairwise
from math import ceil, floor, isnan, log10

import numpy as np
import pytest

from wijk.domain.area import Level
from wijk.domain.indicator import load_catalogue
from wijk.figures.classes import UNKNOWN
from wijk.figures.country import OUTSIDE, Country, chosen_areas, chosen_start, country_table, make_country
from wijk.figures.places import Places
from wijk.figures.verdict import compare, overlapping
from wijk.opendata.snapshot import Snapshot, bound_columns
from wijk.views.legends import class_labels, legend_html

CATALOGUE = load_catalogue()
VIEWS: list[tuple[str, int, Level]] = [
    ("lonely_18plus", 2020, "gemeente"),
    ("lonely_18plus", 2020, "wijk"),
    ("lonely_18plus", 2020, "buurt"),
    ("lonely_18plus", 2024, "gemeente"),
    ("severely_lonely_18plus", 2020, "wijk"),
    ("severely_lonely_18plus", 2020, "buurt"),
    ("severely_lonely_18plus", 2024, "gemeente"),
    ("share_65plus", 2020, "buurt"),
    ("share_65plus", 2024, "gemeente"),
    ("share_65plus", 2024, "wijk"),
    ("share_65plus", 2024, "buurt"),
    ("woz_value", 2024, "wijk"),
    ("woz_value", 2024, "buurt"),
    ("inhabitants", 2020, "wijk"),
    ("inhabitants", 2024, "gemeente"),
    ("inhabitants", 2024, "buurt"),
    ("low_income", 2022, "gemeente"),
    ("low_income", 2022, "wijk"),
    ("income_per_inhabitant", 2024, "wijk"),
    ("income_per_inhabitant", 2024, "buurt"),
]


def country(snapshot: Snapshot, view: tuple[str, int, Level]) -> Country:
    identifier, year, level = view
    return make_country(snapshot, CATALOGUE[identifier], year, level)


def shown(value: float, decimals: int) -> Decimal:
    return Decimal(str(value)).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)


def quantile(values: list[Decimal], part: Decimal) -> Decimal:
    at = part * (len(values) - 1)
    low, high = values[floor(at)], values[ceil(at)]
    return low + (high - low) * (at - floor(at))


def edges_by_hand(values: list[Decimal], decimals: int, *, estimate: bool) -> list[Decimal]:
    """At most four round edges, a step apart that is 1, 2, 2.5 or 5 times a power of ten, over the middle 90%."""
    told = Decimal(1).scaleb(-decimals)
    low, high = quantile(values, Decimal("0.05")), quantile(values, Decimal("0.95"))
    least = (high - low) / 5
    power = Decimal(10) ** (floor(log10(least)) if least else -decimals)
    rounds = [power * step for step in (Decimal(1), Decimal(2), Decimal("2.5"), Decimal(5), Decimal(10))]
    step = max(next((one for one in rounds if one >= least and one % told == 0), told), told)
    if estimate:
        step = max(step, Decimal(2))
    first = (low // step + 1) * step
    return [edge for edge in (first + step * number for number in range(4)) if values[0] < edge <= values[-1]]


def written(label: str) -> list[Decimal]:
    """The numbers of a class in the legend, without what stands in it in brackets."""
    found = re.findall(r"\d[\d.]*(?:,\d+)?", label.split(" (")[0])
    return [Decimal(number.replace(".", "").replace(",", ".")) for number in found]


@pytest.mark.parametrize("view", VIEWS, ids=str)
def test_classes_and_legend_are_those_counted_by_hand(snapshot: Snapshot, view: tuple[str, int, Level]) -> None:
    found = country(snapshot, view)
    indicator = found.indicator
    known = {str(code): shown(value, indicator.decimals) for code, value in found.values.items() if not isnan(value)}
    edges = edges_by_hand(sorted(known.values()), indicator.decimals, estimate=indicator.estimate)
    assert list(map(Decimal, map(str, found.classes.edges))) == edges
    drawn = found.drawn["code"].tolist()
    expected = [sum(edge <= known[code] for edge in edges) if code in known else UNKNOWN for code in drawn]
    assert found.drawn_classes(found.values.index) == expected
    labels = class_labels(found.classes, indicator, found.references)
    assert len(labels) == len(edges) + 1 <= 5
    scale = 1000 if indicator.unit == "× 1.000 euro" else 1
    ends = [[], *([edge * scale] for edge in edges), []]
    assert [written(label) for label in labels] == [low + high for low, high in pairwise(ends)]
    legend = legend_html(found.classes, indicator, found.references, changed=found.not_drawn > 0)
    assert legend.count("swatch-unknown") == (UNKNOWN in found.classes.of.tolist())
    assert legend.count("swatch-changed") == (len(drawn) < len(found.values))


@pytest.mark.parametrize("view", VIEWS, ids=str)
def test_every_area_of_the_level_is_there_once_with_its_published_figure(
    snapshot: Snapshot, view: tuple[str, int, Level]
) -> None:
    found = country(snapshot, view)
    areas = snapshot.areas[found.division]
    assert found.values.index.tolist() == areas.index[areas["level"] == found.level].tolist()
    made_for = found.indicator.source(found.year).table.division
    if made_for == found.division and not found.indicator.counted:
        published = snapshot.figures[made_for][f"{found.indicator.id}:{found.year}"]
        assert np.array_equal(found.values, published.reindex(found.values.index), equal_nan=True)


def test_what_was_not_asked_for_has_no_class(snapshot: Snapshot) -> None:
    found = country(snapshot, ("lonely_18plus", 2020, "buurt"))
    within = found.values.index[found.values.index.str.startswith("BU0202")]
    classes = dict(zip(found.drawn["code"], found.drawn_classes(within), strict=True))
    everything = dict(zip(found.drawn["code"], found.drawn_classes(found.values.index), strict=True))
    assert {code: one for code, one in classes.items() if one != OUTSIDE} == {
        code: one for code, one in everything.items() if code.startswith("BU0202")
    }
    west, south, east, north = found.bounds(within) or (0, 0, 0, 0)
    assert 5.7 < west < east < 6.1 and 51.9 < south < north < 52.2
    assert found.bounds(within[:0]) is None


@pytest.mark.parametrize(
    ("key", "level", "start", "count"),
    [
        ("WK020218", "wijk", "020218", 1),
        ("WK020218", "gemeente", "0202", 1),
        ("GM0202", "gemeente", "0202", 1),
        ("GM0202", "wijk", "0202", 24),
        ("BU02020338", "wijk", "020203", 1),
        ("BU02020338", "buurt", "02020338", 1),
        ("NL00", "wijk", "", 0),
        ("GM1979", "wijk", "", 0),
    ],
)
def test_the_chosen_place_is_its_areas_or_the_one_it_lies_in(
    snapshot: Snapshot, places: Places, key: str, level: Level, start: str, count: int
) -> None:
    found = country(snapshot, ("lonely_18plus", 2020, level))
    assert chosen_start(found, places.by_key[key]) == start
    assert len(chosen_areas(found, start)) == count


@pytest.mark.parametrize("view", [VIEWS[1], VIEWS[10], VIEWS[15]], ids=str)
def test_the_table_has_the_same_figures_and_the_one_verdict(snapshot: Snapshot, view: tuple[str, int, Level]) -> None:
    found = country(snapshot, view)
    table = country_table(snapshot, found, found.values.index)
    assert sorted(table.index) == sorted(found.values.index)
    assert np.array_equal(table["value"], found.values.reindex(table.index), equal_nan=True)
    known = table["value"].dropna()
    assert known.is_monotonic_decreasing and table["value"].iloc[: len(known)].notna().all()
    low, high = bound_columns(found.indicator.id, found.year)
    figures = snapshot.figures[found.division]

    def bounds(code: str) -> tuple[float, float] | None:
        if low not in figures:
            return None
        pair = (float(figures[low][code]), float(figures[high][code]))
        return None if isnan(sum(pair)) else pair

    wrong = []
    for code, name, value, said in zip(table.index, table["name"], table["value"], table["verdict"], strict=True):
        overlap = overlapping(bounds(code), bounds("NL00"))
        counts = [figures[f"{part}:{found.year}"][code] for part in found.indicator.counted]
        count = None if not counts or isnan(sum(counts)) else sum(counts)
        expected = compare(
            None if isnan(value) else value, found.netherlands, found.indicator, overlap=overlap, count=count
        )
        if said != expected or name != snapshot.areas[found.division]["name"][code]:
            wrong.append((code, value, said, expected))
    assert wrong == []
