"""What a map shows: the right areas with the right values, in the order of the geometry file."""

import itertools
from math import isnan

import pytest

from wijk.domain.area import Level
from wijk.domain.indicator import load_catalogue
from wijk.figures.choropleth import (
    area_on_map,
    drawable_share,
    drawn_areas,
    drawn_around,
    known_levels,
    make_choropleth,
    map_division,
    map_figures,
    opening_level,
)
from wijk.figures.classes import UNKNOWN
from wijk.figures.places import Places
from wijk.opendata.snapshot import Snapshot

CATALOGUE = load_catalogue()
LONELY = CATALOGUE["lonely_18plus"]


def test_wijken_of_arnhem_have_their_published_values(snapshot: Snapshot) -> None:
    shown = make_choropleth(snapshot, LONELY, 2020, "wijk", "GM0202")
    assert len(shown.table) == 24
    assert shown.table["value"]["WK020218"] == 60.5
    assert shown.table["name"]["WK020218"] == "Malburgen-Oost (Zuid)"


def test_map_of_nederland_has_every_gemeente(snapshot: Snapshot) -> None:
    assert len(make_choropleth(snapshot, LONELY, 2020, "gemeente", None).table) == 355
    assert len(make_choropleth(snapshot, CATALOGUE["inhabitants"], 2024, "gemeente", None).table) == 342


def test_missing_value_is_unknown_and_zero_is_not(snapshot: Snapshot) -> None:
    shown = make_choropleth(snapshot, LONELY, 2020, "buurt", "GM0202")
    missing = shown.table["value"].isna()
    assert missing.any()
    assert ((shown.table["class"] == UNKNOWN) == missing).all()


@pytest.mark.parametrize("indicator", ["low_income", "woz_value"])
def test_figures_of_2022_are_drawn_only_where_the_boundary_held(snapshot: Snapshot, indicator: str) -> None:
    held = snapshot.between[2022][2020]
    for municipality in ("GM0518", "GM0034"):
        shown = make_choropleth(snapshot, CATALOGUE[indicator], 2022, "wijk", municipality)
        assert shown.division == 2020
        for code, value in shown.table["value"].items():
            there = snapshot.figures[2022][f"{indicator}:2022"]
            assert isnan(value) or value == there[held[str(code)]]


def test_areas_without_a_boundary_are_counted_and_stay_in_the_table(snapshot: Snapshot) -> None:
    shown = make_choropleth(snapshot, LONELY, 2020, "buurt", "GM0363")
    assert shown.not_drawn == len(set(shown.table.index) - set(shown.drawn["code"])) > 0
    assert set(shown.drawn["code"]) <= set(shown.table.index)


def test_drawn_areas_come_in_the_order_of_the_file(snapshot: Snapshot) -> None:
    shown = make_choropleth(snapshot, LONELY, 2020, "wijk", "GM0202")
    assert list(shown.drawn["position"]) == list(range(len(shown.drawn)))


def test_bounds_hold_every_drawn_area(snapshot: Snapshot) -> None:
    shown = make_choropleth(snapshot, LONELY, 2020, "wijk", "GM0202")
    assert shown.bounds is not None
    west, south, east, north = shown.bounds
    assert 5.7 < west < east < 6.1
    assert 51.9 < south < north < 52.1
    assert (shown.drawn["west"] >= west).all() and (shown.drawn["north"] <= north).all()


def test_map_of_a_gemeente_unknown_to_the_division_is_empty(snapshot: Snapshot) -> None:
    shown = make_choropleth(snapshot, LONELY, 2020, "wijk", "GM1979")
    assert shown.table.empty
    assert shown.bounds is None


@pytest.mark.parametrize(
    ("indicator", "year", "division"),
    [("woz_value", 2022, 2020), ("woz_value", 2024, 2024), ("lonely_18plus", 2012, 2020)],
)
def test_map_draws_the_division_of_the_figure(snapshot: Snapshot, indicator: str, year: int, division: int) -> None:
    assert map_division(snapshot, CATALOGUE[indicator], year) == division


def test_bare_counts_are_not_mapped_but_inhabitants_are() -> None:
    mapped = {indicator.id for indicator, _ in map_figures(CATALOGUE)}
    assert "inhabitants" in mapped and "lonely_18plus" in mapped
    assert not {"divorced", "households", "social_assistance"} & mapped


def test_figures_to_map_come_by_theme_and_then_the_newest_year() -> None:
    found = map_figures(CATALOGUE)
    assert [(one.id, year) for one, year in found[:2]] == [("lonely_18plus", 2024), ("severely_lonely_18plus", 2024)]
    themes = list(dict.fromkeys(one.theme for one, _ in found))
    assert len(themes) == len({one.theme for one, _ in found})
    for theme in themes:
        years = [year for one, year in found if one.theme == theme]
        assert years == sorted(years, reverse=True)
    order = [one.theme for one, _ in found]
    assert order == sorted(order, key=themes.index)


@pytest.mark.parametrize(
    ("indicator", "year", "levels"),
    [
        ("lonely_18plus", 2020, ("gemeente", "wijk", "buurt")),
        ("lonely_16_25", 2024, ("gemeente",)),
        ("low_income", 2022, ("gemeente", "wijk")),
    ],
)
def test_levels_that_a_figure_exists_for(
    snapshot: Snapshot, indicator: str, year: int, levels: tuple[Level, ...]
) -> None:
    assert known_levels(snapshot, CATALOGUE[indicator], year) == levels


@pytest.mark.parametrize(
    ("key", "level", "around"),
    [
        ("WK020218", "buurt", ["WK020218"]),
        ("BU02021887", "buurt", []),
        ("WK020218", "wijk", []),
        ("GM0202", "buurt", []),
    ],
)
def test_wijk_around_the_buurten_of_a_map(
    snapshot: Snapshot, places: Places, key: str, level: Level, around: list[str]
) -> None:
    shown = make_choropleth(snapshot, LONELY, 2020, level, "GM0202")
    assert list(drawn_around(snapshot, places.by_key[key], shown)["code"]) == around


def test_a_buurt_without_a_boundary_shows_its_wijk(snapshot: Snapshot, places: Places) -> None:
    shown = make_choropleth(snapshot, LONELY, 2020, "buurt", "GM0363")
    wijken = set(make_choropleth(snapshot, LONELY, 2020, "wijk", "GM0363").drawn["code"])
    code = next(code for code in shown.table.index if code not in set(shown.drawn["code"]))
    place = places.at(str(code), 2020)
    assert place.district in wijken
    assert list(drawn_around(snapshot, place, shown)["code"]) == [place.district]


@pytest.mark.parametrize(
    ("municipality", "wanted", "level"),
    [
        ("GM0202", "buurt", "buurt"),
        ("GM0363", "wijk", "wijk"),
        ("GM0363", "buurt", "buurt"),
        ("GM0345", "buurt", "wijk"),
        ("GM0034", "wijk", "gemeente"),
    ],
)
def test_map_opens_where_half_can_be_drawn(snapshot: Snapshot, municipality: str, wanted: Level, level: Level) -> None:
    assert opening_level(snapshot, 2020, wanted, municipality) == level
    assert level == "gemeente" or drawable_share(snapshot, 2020, level, municipality) >= 0.5
    assert level == wanted or drawable_share(snapshot, 2020, wanted, municipality) < 0.5


@pytest.mark.parametrize(
    ("key", "level", "code"),
    [
        ("WK020218", "wijk", "WK020218"),
        ("WK020218", "gemeente", "GM0202"),
        ("WK020218", "buurt", ""),
        ("BU02021887", "wijk", "WK020218"),
        ("NL00", "gemeente", ""),
    ],
)
def test_chosen_area_on_the_map(places: Places, key: str, level: Level, code: str) -> None:
    assert area_on_map(places.by_key[key], level, 2020) == code


def test_area_on_the_map_has_the_code_of_the_map(places: Places) -> None:
    axel = places.at("WK071501", 2024)
    assert area_on_map(axel, "wijk", 2020) == "WK071519"
    assert area_on_map(axel, "wijk", 2024) == "WK071501"
    delfzijl = next(one for one in places.by_key.values() if one.municipality == "GM0010" and one.now_in)
    assert area_on_map(delfzijl, "gemeente", 2024) == "GM1979"
    assert area_on_map(places.at("WK003402", 2024), "wijk", 2020) == ""


@pytest.mark.slow
def test_each_gemeente_draws_the_areas_that_the_rows_say_in_the_order_of_its_file(snapshot: Snapshot) -> None:
    levels: tuple[Level, ...] = ("wijk", "buurt")
    wrong = []
    for division, level in itertools.product((2020, 2024), levels):
        for gemeente, rows in snapshot.drawn[snapshot.drawn["division"] == division].groupby("municipality"):
            expected = rows[rows["level"] == level].sort_values("position")["code"].tolist()
            found = drawn_areas(snapshot, division, level, str(gemeente))["code"].tolist()
            wrong += [] if found == expected else [(division, level, gemeente)]
    assert wrong == []
    assert drawn_areas(snapshot, 2020, "wijk", "GM9999").empty


@pytest.mark.slow
def test_few_people_are_about_equal_on_the_map_too(snapshot: Snapshot) -> None:
    """domain.md, one verdict: under 50 people or households nothing is told of a share."""
    few, wrong = 0, []
    for gemeente in snapshot.inside[2020, "gemeente", ""]:
        shown = make_choropleth(snapshot, CATALOGUE["share_divorced"], 2020, "buurt", str(gemeente))
        divorced = snapshot.figures[2020]["divorced:2020"].reindex(shown.table.index)
        told = shown.table["verdict"][(divorced < 50) & shown.table["value"].notna()]
        few += len(told)
        wrong += [code for code, verdict in told.items() if verdict not in ("gelijk", None)]
    assert wrong == []
    assert few > 1_000
