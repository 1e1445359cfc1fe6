"""Figures with bounds: the verdict follows their overlap everywhere, and the bounds are shown; recomputed by hand."""

from dataclasses import replace
from datetime import date
from math import isnan, nan

import pandas as pd
import pytest

from wijk.domain.method import Method
from wijk.figures.choropleth import make_choropleth
from wijk.figures.compare import difference_between
from wijk.figures.diversity import EvennessTable
from wijk.figures.find_places import Clearly, find_places
from wijk.figures.place_columns import column, place_columns
from wijk.figures.places import Places
from wijk.figures.profile import Profile, make_profile
from wijk.figures.values import figures_of
from wijk.opendata.snapshot import Snapshot
from wijk.views import sentences
from wijk.views.downloads import profile_csv
from wijk.views.sentences.side_by_side import margin_text
from wijk.views.tables import figure_table

pytestmark = pytest.mark.slow

KEY = ("lonely_18plus", 2020)
LOW, HIGH = "lonely_18plus:2020|low", "lonely_18plus:2020|high"
WIJK = "WK020218"


def widths(frame: pd.DataFrame) -> pd.Series:
    """Half a width for each area: a narrow, a wide and no interval by turns, and for the land and gemeenten narrow."""
    small = [str(code)[:2] in ("WK", "BU") for code in frame.index]
    turns = [(0.4, 12.0, float("nan"))[number % 3] if below else 0.1 for number, below in enumerate(small)]
    return pd.Series(turns, index=frame.index)


@pytest.fixture(scope="module")
def bounded(snapshot: Snapshot) -> Snapshot:
    """The snapshot with bounds around the lonely adults of 2020."""
    frame = snapshot.figures[2020].copy()
    column, half = frame["lonely_18plus:2020"], widths(frame)
    frame[LOW], frame[HIGH] = column - half, column + half
    return replace(snapshot, figures={**snapshot.figures, 2020: frame})


@pytest.fixture(scope="module")
def profile(bounded: Snapshot, places: Places, method: Method, evenness: EvennessTable) -> Profile:
    return make_profile(bounded, places, places.by_key[WIJK], method, evenness)


def cells(frame: pd.DataFrame, code: str) -> tuple[float, float, float]:
    """The figure of an area with its bounds, NaN where missing."""
    here, low, high = (float(frame[column][code]) for column in ("lonely_18plus:2020", LOW, HIGH))
    return here, low, high


def by_hand(frame: pd.DataFrame, code: str, reference: str) -> str | None:
    """The one verdict on the lonely adults, from the columns themselves."""
    (here, low, high), (there, low_there, high_there) = (cells(frame, one) for one in (code, reference))
    if isnan(here) or isnan(there):
        return None
    if isnan(low + low_there):
        same = abs(round(here, 1) - round(there, 1)) < 2.95
    else:
        same = not (high < low_there or high_there < low)
    ratio = here / there
    return "gelijk" if same or 0.795 <= ratio < 1.255 else "meer" if ratio > 1 else "minder"


def test_maps_and_questions_about_places_follow_the_overlap_in_every_wijk(
    bounded: Snapshot, places: Places, method: Method
) -> None:
    frame, found, wrong = bounded.figures[2020], set(), []
    indicator = bounded.catalogue["lonely_18plus"]
    for municipality in bounded.inside[2020, "gemeente", ""]:
        shown = make_choropleth(bounded, indicator, 2020, "wijk", municipality)
        for code, told in shown.table["verdict"].items():
            expected = by_hand(frame, str(code), municipality)
            found.add(expected)
            if told != expected:
                wrong.append((code, told, expected))
    assert wrong == []
    assert found == {"meer", "minder", "gelijk", None}
    of = place_columns(bounded, places, "wijk")
    more = find_places(of, method, [Clearly("lonely_18plus", 2020)])
    here = {one.place.code_in(2020) for one in more.places}
    assert here == {
        place.code_in(2020)
        for place in of.places
        if 2020 in place.divisions and by_hand(frame, place.code_in(2020), place.municipality_in(2020)) == "meer"
    }


def test_a_column_of_places_has_the_bounds_of_each(bounded: Snapshot, places: Places) -> None:
    of = place_columns(bounded, places, "wijk")
    shown = column(of, bounded.catalogue["lonely_18plus"], 2020)
    wrong = []
    for number, place in enumerate(of.places):
        _, low, high = cells(bounded.figures[2020], place.code_in(2020)) if 2020 in place.divisions else (0.0, nan, nan)
        if shown.bounds(number) != (None if isnan(low) else (low, high)):
            wrong.append(place.key)
    assert wrong == [] and any(shown.bounds(number) for number in range(len(of.places)))


def test_a_place_has_the_bounds_of_its_figure_and_none_where_the_source_gives_none(
    bounded: Snapshot, profile: Profile
) -> None:
    _, low, high = cells(bounded.figures[2020], WIJK)
    assert profile.figures[KEY].bounds == (None if isnan(low) else (low, high))
    assert all(figure.bounds is None for key, figure in profile.figures.items() if key != KEY)


def with_bounds(bounded: Snapshot, half: float) -> Snapshot:
    """The same, with this half width around the wijk and its gemeente."""
    frame = bounded.figures[2020].copy()
    for code in (WIJK, "GM0202"):
        middle = cells(frame, code)[0]
        frame.loc[code, [LOW, HIGH]] = [middle - half, middle + half]
    return replace(bounded, figures={**bounded.figures, 2020: frame})


def test_what_is_said_and_shown_follows_the_bounds(
    bounded: Snapshot, places: Places, method: Method, evenness: EvennessTable
) -> None:
    place = places.by_key[WIJK]
    too_small = "Dat verschil is te klein om iets van te vinden."
    for half, small in ((0.4, False), (12.0, True)):
        of = with_bounds(bounded, half)
        profile = make_profile(of, places, place, method, evenness)
        assert (too_small in sentences.loneliness(profile)) == small
        header, row, *_ = figure_table(profile, [KEY])
        cell = row[header.index("Marge Malburgen-Oost (Zuid) (95%)")]
        assert cell == {0.4: "60,1% tot 60,9%", 12.0: "48,5% tot 72,5%"}[half]
        assert f"Marge (95%): {cell}." in profile_csv(profile, date(2026, 11, 26)).decode("utf-8-sig")
        arnhem = figures_of(of, places.by_key["GM0202"])
        told = difference_between(WIJK, profile.figures, "GM0202", arnhem, KEY)
        assert told.too_small == small
        assert ("overlappen elkaar: " in margin_text(told)) == small
        assert "procentpunten" not in margin_text(told)


def test_without_bounds_nothing_is_said_of_them(profile: Profile, snapshot: Snapshot) -> None:
    header, *_ = figure_table(profile, [("share_65plus", 2020)])
    assert not any("Marge" in name for name in header)
    assert not any("|" in column for frame in snapshot.figures.values() for column in frame.columns.astype(str))
