"""A line over the years never runs on into another table: the other one is drawn apart, with its reason."""

from dataclasses import replace

import pytest

from wijk.domain.indicator import Indicator, Source
from wijk.domain.method import Method
from wijk.figures.diversity import EvennessTable
from wijk.figures.places import Place, Places
from wijk.figures.profile import Profile, make_profile
from wijk.opendata.snapshot import Snapshot
from wijk.views import captions, sentences
from wijk.views.charts import trend_chart

LONELY = "lonely_18plus"
YEARS = (2016, 2020)


@pytest.fixture(scope="module")
def two_tables(snapshot: Snapshot) -> Snapshot:
    """The snapshot in which a table of 2024 has lonely adults too, of 2016 and 2020."""
    indicator, table = snapshot.catalogue[LONELY], snapshot.catalogue.tables["50150NED"]
    added = tuple(Source(table, "Eenzaam_25", year, "Eenzaam_25") for year in YEARS)
    more: Indicator = replace(indicator, sources=(*indicator.sources, *added))
    catalogue = replace(snapshot.catalogue, indicators={**snapshot.catalogue.indicators, LONELY: more})
    frame = snapshot.figures[2024].copy()
    people = frame["inhabitants:2024"]
    for year in YEARS:
        frame[f"{LONELY}:{year}"] = people.where(people.isna(), 40.0 + year - 2016)
    return replace(snapshot, catalogue=catalogue, figures={**snapshot.figures, 2024: frame})


def profile_in(snapshot: Snapshot, places: Places, method: Method, evenness: EvennessTable, key: str) -> Profile:
    return make_profile(snapshot, places, places.by_key[key], method, evenness)


def of_kind(places: Places, wanted: str) -> Place:
    """A wijk of both divisions: with the same boundary, or nearly the same one."""
    both = [place for place in places.by_key.values() if place.level == "wijk" and len(place.divisions) == 2]
    return next(place for place in both if (place.overlap is None) == (wanted == "division"))


@pytest.mark.parametrize(("kind", "told"), [("division", "een ander jaar gemaakt"), ("boundary", "een andere grens")])
def test_another_table_is_apart_with_its_reason(
    two_tables: Snapshot, places: Places, method: Method, evenness: EvennessTable, kind: str, told: str
) -> None:
    profile = profile_in(two_tables, places, method, evenness, of_kind(places, kind).key)
    [part] = profile.broken_off
    assert (part.why, part.table.division) == (kind, 2024 if profile.place.division == 2020 else 2020)
    line = profile.trend(LONELY)
    assert {figure.source.table.id for figure in line}.isdisjoint({part.table.id})
    text = sentences.trend_breaks(profile)
    assert told in text and "Vergelijk de twee lijnen niet" in text and part.table.id in text
    assert "indeling" not in sentences.trend(profile)


def test_the_chart_draws_no_line_from_one_table_to_the_other(
    two_tables: Snapshot, places: Places, method: Method, evenness: EvennessTable
) -> None:
    profile = profile_in(two_tables, places, method, evenness, "WK020218")
    figures = profile.trend(LONELY)
    chart = trend_chart([("hier", figures)], "Eenzaamheid", "Bron", captions.broken_off_series(profile))
    solid, apart = chart["data"]
    assert solid["y"] == [figure.value for figure in figures]
    assert apart["y"] == [figure.value for figure in profile.broken_off[0].figures]
    assert (solid["line"]["dash"], apart["line"]["dash"], apart["marker"]["symbol"]) == ("solid", "dot", "circle-open")
    assert apart["name"] == f"Malburgen-Oost (Zuid), indeling {profile.broken_off[0].table.division}"
    assert list(chart["layout"]["xaxis"]["tickvals"]) == sorted({*solid["x"], *apart["x"]})


def test_a_place_of_one_division_is_never_given_the_figures_of_another_place_by_its_code(
    two_tables: Snapshot, places: Places, method: Method, evenness: EvennessTable
) -> None:
    """Codes that both divisions have for different places: a code alone is never enough."""
    reused = [
        place
        for place in places.by_key.values()
        if place.level == "wijk"
        and len(place.divisions) == 1
        and place.codes[0] in two_tables.areas[2020].index
        and place.codes[0] in two_tables.areas[2024].index
    ]
    assert len(reused) > 20
    wrong = [
        place.key
        for place in reused[:60]
        for part in profile_in(two_tables, places, method, evenness, place.key).broken_off
        if part.table.division not in place.divisions
    ]
    assert wrong == []


def test_one_table_has_no_break(snapshot: Snapshot, places: Places, method: Method, evenness: EvennessTable) -> None:
    profile = profile_in(snapshot, places, method, evenness, "WK020218")
    assert profile.broken_off == () and sentences.trend_breaks(profile) == ""
    assert captions.broken_off_series(profile) == []
