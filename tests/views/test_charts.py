"""Charts show the figures themselves, all three areas, with Dutch numbers and labels."""

import dataclasses
from typing import Any

import plotly.graph_objects as go
import pytest

from tests.conftest import Changed, ProfileOf
from wijk.figures.profile import Profile
from wijk.views.captions import chart_series
from wijk.views.charts import CHART_CONFIG, bar_chart, trend_chart

AGES = tuple((band, 2020) for band in ("share_0_15", "share_15_25", "share_25_45", "share_45_65", "share_65plus"))
YEARS = (("lonely_18plus", 2012), ("lonely_18plus", 2016), ("lonely_18plus", 2020))


def bars(profile: Profile, keys: tuple[tuple[str, int], ...] = AGES) -> dict[str, Any]:
    here, references = chart_series(profile, keys, of_gemeente=False)
    chart: go.Figure = bar_chart(here, references, [figure.indicator.name for figure in here[1]])
    found: dict[str, Any] = chart.to_dict()
    return found


def lines(profile: Profile) -> dict[str, Any]:
    here, references = chart_series(profile, YEARS, of_gemeente=False)
    found: dict[str, Any] = trend_chart([here, *references]).to_dict()
    return found


def test_bars_are_the_figures_and_marks_those_of_both_references(profile_of: ProfileOf) -> None:
    profile = profile_of("WK020218")
    assert profile.gemeente and profile.netherlands
    traces = bars(profile)["data"]
    assert [trace["name"] for trace in traces] == ["Malburgen-Oost (Zuid)", "Arnhem", "Nederland"]
    for trace, figures in zip(traces, (profile.figures, profile.gemeente, profile.netherlands), strict=True):
        assert list(trace["x"]) == [figures[key].value for key in AGES]


def test_bar_is_labelled_directly_in_dutch(profile_of: ProfileOf) -> None:
    assert bars(profile_of("WK020218"))["data"][0]["y"][4] == "65 jaar en ouder  <b>17,9%</b>"


def test_missing_bar_says_so_and_has_no_length(profile_of: ProfileOf, changed: Changed) -> None:
    profile = profile_of("WK020218")
    profile = dataclasses.replace(profile, figures=changed(profile.figures, share_0_15_2020=None))
    bar = bars(profile)["data"][0]
    assert bar["y"][0] == "Tot 15 jaar  <b>niet bekend</b>"
    assert bar["x"][0] == 0


def test_missing_reference_has_no_mark(profile_of: ProfileOf, changed: Changed) -> None:
    profile = profile_of("WK020218")
    assert profile.gemeente
    profile = dataclasses.replace(profile, gemeente=changed(profile.gemeente, share_0_15_2020=None))
    here, gemeente, land = bars(profile)["data"]
    assert (len(here["y"]), len(gemeente["y"]), len(land["y"])) == (5, 4, 5)
    assert here["y"][0] not in gemeente["y"]


def test_axis_of_bars_starts_at_zero_and_holds_every_mark(profile_of: ProfileOf) -> None:
    chart = bars(profile_of("WK020218"))
    start, end = chart["layout"]["xaxis"]["range"]
    assert start == 0
    assert end >= max(value for trace in chart["data"] for value in trace["x"])


def test_chart_of_the_land_has_no_reference(profile_of: ProfileOf) -> None:
    assert len(bars(profile_of("NL00"))["data"]) == 1


def test_chart_where_nothing_is_known_can_be_drawn(profile_of: ProfileOf) -> None:
    chart = bars(profile_of("WK0363AE"))
    assert set(chart["data"][0]["x"]) == {0}


def test_lines_are_the_estimates_of_three_years(profile_of: ProfileOf) -> None:
    traces = lines(profile_of("WK020218"))["data"]
    assert [list(trace["y"]) for trace in traces] == [[53.6, 57.0, 60.5], [41.3, 46.9, 51.2], [39.6, 43.4, 47.0]]
    assert all(list(trace["x"]) == [2012, 2016, 2020] for trace in traces)


def test_line_is_named_at_its_end(profile_of: ProfileOf) -> None:
    notes = lines(profile_of("WK020218"))["layout"]["annotations"]
    assert [note["text"] for note in notes] == [
        "<b>60,5%</b> Malburgen-Oost (Zuid)",
        "<b>51,2%</b> Arnhem",
        "<b>47,0%</b> Nederland",
    ]


def test_labels_of_equal_lines_do_not_overlap(profile_of: ProfileOf) -> None:
    figures = [profile_of("WK020218").figures[key] for key in YEARS]
    chart = trend_chart([("een", figures), ("twee", figures), ("drie", figures)]).to_dict()
    heights = sorted(note["y"] for note in chart["layout"]["annotations"])
    assert all(high - low > 3 for low, high in zip(heights, heights[1:], strict=False))


def test_missing_year_leaves_a_gap(profile_of: ProfileOf, changed: Changed) -> None:
    profile = profile_of("WK020218")
    profile = dataclasses.replace(profile, figures=changed(profile.figures, lonely_18plus_2016=None))
    assert list(lines(profile)["data"][0]["y"]) == [53.6, None, 60.5]


def test_trend_without_any_value_can_be_drawn(profile_of: ProfileOf) -> None:
    assert len(lines(profile_of("WK0363AE"))["layout"]["annotations"]) == 2


def test_axis_of_lines_starts_at_zero(profile_of: ProfileOf) -> None:
    assert lines(profile_of("WK020218"))["layout"]["yaxis"]["range"][0] == 0


@pytest.mark.parametrize("draw", [bars, lines])
def test_numbers_are_dutch_and_names_are_no_markup(profile_of: ProfileOf, draw: Any) -> None:
    profile = profile_of("WK020218")
    place = dataclasses.replace(profile.place, name="<b>A&B</b>")
    chart = draw(dataclasses.replace(profile, place=place))
    layout = chart["layout"]
    assert layout["separators"] == ",."
    told = [layout.get("title", {}).get("text", ""), *(note["text"] for note in layout.get("annotations", []))]
    assert any("&lt;b&gt;A&amp;B&lt;/b&gt;" in text for text in told)


def test_charts_are_kept_as_svg() -> None:
    assert CHART_CONFIG["toImageButtonOptions"]["format"] == "svg"
    assert CHART_CONFIG["locale"] == "nl"


def test_block_about_the_gemeente_shows_the_gemeente_first(profile_of: ProfileOf) -> None:
    here, references = chart_series(profile_of("WK020218"), (("lonely_16_25", 2024),), of_gemeente=True)
    assert here[0] == "Arnhem"
    assert [name for name, _ in references] == ["Nederland"]
