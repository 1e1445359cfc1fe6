"""One figure over the years: a line per table, nothing across a break, and no change inside the margin."""

from fractions import Fraction

import pandas as pd
import pytest

from tests.conftest import Changed
from tests.figures.recomputed import half_up
from wijk.figures.places import Places
from wijk.figures.trend import Filled, Trend, filled_table, make_trend, round_maximum
from wijk.figures.values import figures_of
from wijk.opendata.snapshot import Snapshot
from wijk.views.sentences.over_years import trend_sentences, trend_table


@pytest.fixture(scope="module")
def filled(snapshot: Snapshot) -> Filled:
    return filled_table(snapshot)


def trend_of(snapshot: Snapshot, places: Places, filled: Filled, code: str, identifier: str) -> Trend:
    place = places.by_key[code]
    return make_trend(snapshot.catalogue, place, figures_of(snapshot, place), identifier, filled)


def test_another_table_stands_behind_a_break(snapshot: Snapshot, places: Places, filled: Filled) -> None:
    trend = trend_of(snapshot, places, filled, "WK020218", "good_health_18plus")
    old, new = trend.lines[:2]
    assert (old.table.id, [point.year for point in old.points]) == ("50090NED", [2012, 2016, 2020])
    assert new.table.id == "50150NED" and {point.year for point in new.points} >= {2022, 2024}
    (gap,) = trend.breaks
    assert gap.before == 2022 and "50150NED" in gap.reason and "geen gemeten verandering" in gap.reason
    said = trend_sentences(trend)
    assert said.index(gap.reason) == 1
    assert not any("2020" in one and "2024" in one for one in said if "tot" in one)


@pytest.mark.slow
def test_no_wijk_changed_inside_the_margin(snapshot: Snapshot, places: Places, filled: Filled) -> None:
    wrong: list[object] = []
    told = 0
    for place in places.by_key.values():
        if place.level != "wijk":
            continue
        figures = figures_of(snapshot, place)
        for identifier in ("lonely_18plus", "severely_lonely_18plus", "good_health_18plus"):
            trend = make_trend(snapshot.catalogue, place, figures, identifier, filled)
            for line in trend.lines:
                for change in (*line.changes, *([line.whole] if line.whole else [])):
                    before, after = (half_up(Fraction(repr(one.value)), 1) for one in (change.before, change.after))
                    expected = "ongeveer gelijk" if abs(after - before) < 3 else "hoger" if after > before else "lager"
                    told += expected != "ongeveer gelijk"
                    if change.direction != expected or change.before.source.table != change.after.source.table:
                        wrong.append((place.key, identifier, change))
            said = " ".join(trend_sentences(trend))
            moved = [line for line in trend.lines if line.whole and line.whole.direction != "ongeveer gelijk"]
            if said.count("gestegen") + said.count("gedaald") != len(moved):
                wrong.append((place.key, identifier, said))
    assert not wrong
    assert told > 1_000


def test_years_of_which_too_few_areas_are_known_are_greyed(snapshot: Snapshot, places: Places, filled: Filled) -> None:
    """Counted in the snapshot itself."""
    seen = set()
    for code, level in (("BU02021815", "buurt"), ("WK020218", "wijk"), ("GM0202", "gemeente")):
        for identifier in ("lonely_18plus", "good_health_18plus", "income_per_inhabitant", "woz_value", "low_income"):
            for line in trend_of(snapshot, places, filled, code, identifier).lines:
                for point in line.points:
                    frame = snapshot.figures[line.table.division][f"{identifier}:{point.year}"]
                    prefix = {"buurt": "BU", "wijk": "WK", "gemeente": "GM"}[level]
                    values = frame[frame.index.str.startswith(prefix)]
                    share = float(values.notna().mean()) if len(values) else 0.0
                    assert bool(point.grey) == (share < 0.6), (code, identifier, point)
                    assert str(point.year) in point.grey or not point.grey
                    seen.add(bool(point.grey))
    assert seen == {True, False}


def test_the_scale_is_one_for_all_years_and_references(
    snapshot: Snapshot, places: Places, filled: Filled, changed: Changed
) -> None:
    place = places.by_key["WK020218"]
    figures = figures_of(snapshot, place)
    alone = make_trend(snapshot.catalogue, place, figures, "severely_lonely_18plus", filled)
    values = [figures["severely_lonely_18plus", year].value for year in alone.indicator.years]
    assert alone.maximum >= max(value for value in values if value is not None)
    high = changed(figures, severely_lonely_18plus_2012=63.0)
    assert make_trend(snapshot.catalogue, place, figures, "severely_lonely_18plus", filled, high).maximum == 100


@pytest.mark.parametrize(
    ("highest", "end"),
    [(0.0, 1), (0.9, 1), (1.0, 1), (1.1, 2), (24.9, 25), (25.1, 50), (60.5, 100), (1000, 1000), (4100, 5000)],
)
def test_an_axis_ends_at_a_round_number(highest: float, end: float) -> None:
    assert round_maximum([highest]) == end


def test_a_missing_year_leaves_no_change_and_says_why(
    snapshot: Snapshot, places: Places, filled: Filled, changed: Changed
) -> None:
    place = places.by_key["WK020218"]
    figures = changed(figures_of(snapshot, place), lonely_18plus_2012=None, lonely_18plus_2016=None)
    trend = make_trend(snapshot.catalogue, place, figures, "lonely_18plus", filled)
    line = trend.lines[0]
    assert line.changes == () and line.whole is None
    assert "60,5% in 2020" in trend_sentences(trend)[0]
    assert len(trend_table(trend)) == 1 + sum(len(one.points) for one in trend.lines)
    assert pd.DataFrame(trend_table(trend)).notna().all(axis=None)
