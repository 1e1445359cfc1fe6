"""Charts show the figures themselves, all three areas, with Dutch numbers and labels."""

import dataclasses
import re
from typing import Any

import plotly.graph_objects as go
import pytest

from tests.conftest import Changed, ProfileOf
from wijk.domain.indicator import load_catalogue
from wijk.figures.compare import compare_places
from wijk.figures.places import Places
from wijk.figures.profile import Profile
from wijk.figures.trend import filled_table
from wijk.opendata.snapshot import Snapshot
from wijk.views.captions import chart_labels, chart_series, chart_title, no_mark
from wijk.views.chart_frame import Chart, chart_config
from wijk.views.charts import AXIS_END, bar_chart
from wijk.views.charts_over_years import Behind, trend_chart
from wijk.views.comparison_trend import side_panels

AGES = tuple((band, 2020) for band in ("share_0_15", "share_15_25", "share_25_45", "share_45_65", "share_65plus"))
YEARS = (("lonely_18plus", 2012), ("lonely_18plus", 2016), ("lonely_18plus", 2020))


def checked(chart: Chart) -> dict[str, Any]:
    """The chart, once plotly found every part of it to be one that it knows."""
    found: dict[str, Any] = go.Figure(chart).to_dict()
    return found


def bars(profile: Profile, keys: tuple[tuple[str, int], ...] = AGES) -> dict[str, Any]:
    here, references = chart_series(profile, keys, of_gemeente=False)
    chart = bar_chart(here, references, chart_labels(here[1]), "Leeftijd: hier, 2020", "Bron: CBS.")
    return checked(chart)


def lines(profile: Profile) -> dict[str, Any]:
    here, references = chart_series(profile, YEARS, of_gemeente=False)
    return checked(trend_chart([here, *references], "Eenzaamheid: hier", "Bron: RIVM.", Behind()))


def notes(chart: dict[str, Any]) -> list[dict[str, Any]]:
    """The notes inside a chart."""
    return [note for note in chart["layout"]["annotations"] if "name" not in note]


def around(chart: dict[str, Any], name: str) -> dict[str, Any]:
    """The text above a chart ("kop") or below it ("bron")."""
    [note] = [note for note in chart["layout"]["annotations"] if note.get("name") == name]
    return dict(note)


def test_bars_are_the_figures_and_marks_those_of_both_references(profile_of: ProfileOf) -> None:
    profile = profile_of("WK020218")
    assert profile.gemeente and profile.netherlands
    traces = bars(profile)["data"]
    assert [trace["name"] for trace in traces] == ["Malburgen-Oost (Zuid)", "Arnhem", "Nederland"]
    for trace, figures in zip(traces, (profile.figures, profile.gemeente, profile.netherlands), strict=True):
        assert list(trace["x"]) == [figures[key].value for key in AGES]


def plain(note: dict[str, Any]) -> str:
    return re.sub("<(?!br)[^>]*>", "", note["text"])


def test_bar_is_labelled_directly_in_dutch_with_all_three_numbers(profile_of: ProfileOf) -> None:
    chart = bars(profile_of("WK020218"))
    assert plain(notes(chart)[4]) == "65 jaar en ouder   17,9%   | 15,4%   ◇ 19,5%"
    assert "<b>17,9%</b>" in notes(chart)[4]["text"]
    assert [note["y"] for note in notes(chart)] == list(chart["data"][0]["y"])


def test_missing_bar_says_so_and_has_no_length(profile_of: ProfileOf, changed: Changed) -> None:
    profile = profile_of("WK020218")
    profile = dataclasses.replace(profile, figures=changed(profile.figures, share_0_15_2020=None))
    chart = bars(profile)
    assert plain(notes(chart)[0]) == "Tot 15 jaar   niet bekend   | 15,6%   ◇ 15,7%"
    assert chart["data"][0]["x"][0] == 0


def test_missing_reference_has_no_mark(profile_of: ProfileOf, changed: Changed) -> None:
    profile = profile_of("WK020218")
    assert profile.gemeente
    profile = dataclasses.replace(profile, gemeente=changed(profile.gemeente, share_0_15_2020=None))
    here, gemeente, land = bars(profile)["data"]
    assert (len(here["y"]), len(gemeente["y"]), len(land["y"])) == (5, 4, 5)
    assert here["y"][0] not in gemeente["y"]


@pytest.mark.parametrize("keys", [AGES, (("severely_lonely_18plus", 2020),), (("owner_occupied", 2024),)])
def test_the_axis_of_all_bars_is_the_same_and_can_be_read(
    profile_of: ProfileOf, keys: tuple[tuple[str, int], ...]
) -> None:
    axis = bars(profile_of("WK020218"), keys)["layout"]["xaxis"]
    assert list(axis["range"]) == [0, AXIS_END] == [0, 100]
    assert (list(axis["tickvals"]), list(axis["ticktext"])) == (
        [0, 25, 50, 75, 100],
        ["0", "25%", "50%", "75%", "100%"],
    )
    assert axis.get("visible") is not False


def test_numbers_that_do_not_fit_on_a_telephone_stand_under_their_label(profile_of: ProfileOf) -> None:
    keys = (("sense_of_control_18plus", 2020), ("volunteers_18plus", 2020))
    short, long = bars(profile_of("WK020218")), bars(profile_of("WK020218"), keys)
    assert [plain(note).split("<br>")[0] for note in notes(long)] == ["Regie over het eigen leven", "Vrijwilligerswerk"]
    assert not any("<br>" in note["text"] for note in notes(short))


def test_chart_of_the_land_has_no_reference(profile_of: ProfileOf) -> None:
    assert len(bars(profile_of("NL00"))["data"]) == 1


def test_chart_where_nothing_is_known_can_be_drawn(profile_of: ProfileOf) -> None:
    chart = bars(profile_of("WK0363TB"))
    assert set(chart["data"][0]["x"]) == {0}


def test_lines_are_the_estimates_of_three_years(profile_of: ProfileOf) -> None:
    traces = lines(profile_of("WK020218"))["data"]
    assert [list(trace["y"]) for trace in traces] == [[53.6, 57.0, 60.5], [41.3, 46.9, 51.2], [39.6, 43.4, 47.0]]
    assert all(list(trace["x"]) == [2012, 2016, 2020] for trace in traces)


def test_line_is_named_at_its_end(profile_of: ProfileOf) -> None:
    chart = lines(profile_of("WK020218"))
    assert [note["text"] for note in notes(chart)] == ["<b>60,5%</b>", "<b>51,2%</b>", "<b>47,0%</b>"]
    named = [around(chart, "kop")["text"].index(name) for name in ("Malburgen-Oost (Zuid)", "Arnhem", "Nederland")]
    assert named == sorted(named)


def test_years_lie_on_an_axis_of_time_that_the_lines_fill(profile_of: ProfileOf) -> None:
    axis = lines(profile_of("WK020218"))["layout"]["xaxis"]
    start, end = axis["range"]
    assert start < 2012
    assert end > 2020
    assert (2020 - 2012) / (end - start) > 0.9
    assert (list(axis["tickvals"]), axis["tickangle"]) == ([2012, 2016, 2020], 0)


def test_labels_stand_over_the_bars_at_the_left_edge(profile_of: ProfileOf) -> None:
    chart = bars(profile_of("WK020218"))
    assert {(note["xref"], note["x"], note["xanchor"]) for note in notes(chart)} == {("paper", 0, "left")}
    assert chart["layout"]["margin"]["l"] < 10


def test_marks_at_the_edge_are_whole(profile_of: ProfileOf) -> None:
    chart = bars(profile_of("WK020218"))
    assert all(trace["cliponaxis"] is False for trace in chart["data"] if trace["type"] == "scatter")
    assert chart["layout"]["margin"]["r"] >= 13


@pytest.mark.parametrize("draw", [bars, lines])
def test_title_and_source_are_inside_and_leave_room(profile_of: ProfileOf, draw: Any) -> None:
    chart = draw(profile_of("WK020218"))
    above, below = around(chart, "kop"), around(chart, "bron")
    assert above["text"].startswith(("<b>Leeftijd: hier, 2020</b><br>", "<b>Eenzaamheid: hier</b><br>"))
    assert below["text"] in ("Bron: CBS.", "Bron: RIVM.")
    assert chart["layout"]["margin"]["t"] == above["yshift"] > 40
    assert chart["layout"]["margin"]["b"] == -below["yshift"] > 15


def test_long_texts_wrap_to_the_width_of_a_telephone(profile_of: ProfileOf) -> None:
    figures = [profile_of("WK020218").figures[key] for key in YEARS]
    chart = bar_chart(
        ("Een naam van een wijk", figures), [("Nog een naam", figures)], ["a"] * 3, "woord " * 20, "b " * 60
    )
    drawn = checked(chart)
    assert around(drawn, "kop")["text"].count("<br>") == 3
    assert around(drawn, "bron")["text"].count("<br>") == 1
    assert drawn["layout"]["margin"]["t"] > 4 * 18


def test_labels_carry_their_year_only_where_years_differ(profile_of: ProfileOf) -> None:
    figures = profile_of("WK020218").figures
    mixed = [figures["low_income", 2022], figures["owner_occupied", 2024]]
    assert chart_labels(mixed) == ["Laag inkomen (2022)", "Koopwoningen (2024)"]
    assert chart_labels([figures["lonely_18plus", 2020]]) == ["Eenzaam"]
    assert chart_title("Inkomen", "Arnhem", mixed) == "Inkomen: Arnhem, 2022 en 2024"


def test_short_names_lose_their_ages_only() -> None:
    catalogue = load_catalogue()
    names = {"share_married": "Gehuwd", "share_65plus": "65 jaar en ouder", "lonely_18_65": "Eenzaam"}
    assert {identifier: catalogue[identifier].short_name for identifier in names} == names


def test_a_reference_without_a_mark_is_explained(profile_of: ProfileOf) -> None:
    money = (("low_income", 2022), ("high_income", 2022), ("owner_occupied", 2024))
    here, references = chart_series(profile_of("WK020218"), money, of_gemeente=False)
    assert no_mark(here[1], references) == (
        "Bij laag inkomen en hoog inkomen staat geen teken voor Nederland: dat cijfer staat niet in ons bestand."
    )
    here, references = chart_series(profile_of("WK020218"), AGES, of_gemeente=False)
    assert no_mark(here[1], references) == ""


def test_labels_of_equal_lines_do_not_overlap(profile_of: ProfileOf) -> None:
    figures = [profile_of("WK020218").figures[key] for key in YEARS]
    chart = checked(trend_chart([("een", figures), ("twee", figures), ("drie", figures)], "Titel", "Bron", Behind()))
    heights = sorted(note["y"] for note in notes(chart))
    assert len(heights) == 3
    assert all(high - low > 3 for low, high in zip(heights, heights[1:], strict=False))


def test_missing_year_leaves_a_gap(profile_of: ProfileOf, changed: Changed) -> None:
    profile = profile_of("WK020218")
    profile = dataclasses.replace(profile, figures=changed(profile.figures, lonely_18plus_2016=None))
    assert list(lines(profile)["data"][0]["y"]) == [53.6, None, 60.5]


def test_trend_without_any_value_can_be_drawn(profile_of: ProfileOf) -> None:
    assert len(notes(lines(profile_of("WK0363TB")))) == 2


def test_axis_of_lines_is_that_of_the_bars(profile_of: ProfileOf) -> None:
    assert list(lines(profile_of("WK020218"))["layout"]["yaxis"]["range"]) == [0, AXIS_END]


def test_a_break_parts_the_lines_and_is_named_and_a_year_can_be_greyed(profile_of: ProfileOf) -> None:
    here, references = chart_series(profile_of("GM0202"), (*YEARS, ("lonely_18plus", 2024)), of_gemeente=False)
    chart = checked(trend_chart([here, *references], "Titel", "Bron", Behind((2024,), (2012,))))
    assert list(chart["data"][0]["x"]) == [2012, 2016, 2020, None, 2024]
    assert chart["data"][0]["y"][3] is None
    band, line = chart["layout"]["shapes"]
    assert (band["type"], band["x0"] < 2012 < band["x1"]) == ("rect", True)
    assert (line["type"], 2020 < line["x0"] == line["x1"] < 2024) == ("line", True)
    assert around(chart, "breuk")["text"] == "andere tabel"
    told = [(note["x"], note["text"]) for note in notes(chart)]
    assert (2020, "<b>51,2%</b>") in told and (2024, "<b>50,7%</b>") in told


def test_a_break_and_a_greyed_year_look_the_same_on_two_pages(
    snapshot: Snapshot, places: Places, profile_of: ProfileOf
) -> None:
    """Line, ground and name of the lines of the profile and of the small charts of a comparison."""
    here, references = chart_series(profile_of("GM0202"), (*YEARS, ("lonely_18plus", 2024)), of_gemeente=False)
    profile = checked(trend_chart([here, *references], "Titel", "Bron", Behind((2024,), (2024,))))
    chosen = [places.by_key[code] for code in ("WK020218", "WK020217")]
    side = compare_places(snapshot, places, chosen, [("lonely_18plus", 2020)])
    [panel, _] = side_panels(snapshot.catalogue, side, "lonely_18plus", filled_table(snapshot))
    comparison = checked(panel.chart)
    looks = [
        {(one["type"], repr(sorted(one.items(), key=str))) for one in chart["layout"]["shapes"]}
        | {("name", repr(sorted(around(chart, "breuk").items(), key=str)))}
        for chart in (profile, comparison)
    ]
    assert looks[0] == looks[1] and {kind for kind, _ in looks[0]} == {"rect", "line", "name"}


@pytest.mark.parametrize("draw", [bars, lines])
def test_numbers_are_dutch_and_names_are_no_markup(profile_of: ProfileOf, draw: Any) -> None:
    profile = profile_of("WK020218")
    place = dataclasses.replace(profile.place, name="<b>A&B</b>")
    chart = draw(dataclasses.replace(profile, place=place))
    layout = chart["layout"]
    assert layout["separators"] == ",."
    assert "&lt;b&gt;A&amp;B&lt;/b&gt;" in around(chart, "kop")["text"]


def test_charts_are_kept_as_svg_under_a_name_of_their_own() -> None:
    config = chart_config("Eenzaamheid van 2012 tot 2020", "WK020218")
    assert config["toImageButtonOptions"] == {"format": "svg", "filename": "WK020218-eenzaamheid-van-2012-tot-2020"}
    assert config["locale"] == "nl"
    assert chart_config("Wie kent wie")["toImageButtonOptions"]["filename"] == "wie-kent-wie"


def test_block_about_the_gemeente_shows_the_gemeente_first(profile_of: ProfileOf) -> None:
    here, references = chart_series(profile_of("WK020218"), (("lonely_16_25", 2024),), of_gemeente=True)
    assert here[0] == "Arnhem"
    assert [name for name, _ in references] == ["Nederland"]
