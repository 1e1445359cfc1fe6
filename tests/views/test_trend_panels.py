"""Places over the years as small charts: the figures themselves, on one scale, another table behind a break."""

from typing import Any

import plotly.graph_objects as go
import pytest

from wijk.figures.compare import compare_places
from wijk.figures.places import Places
from wijk.figures.trend import Filled, filled_table
from wijk.opendata.snapshot import Snapshot
from wijk.views.comparison_trend import Panel, panel_notes, side_panels, trend_indicators
from wijk.views.side_by_side_charts import figure_charts

LONELY, OLDER, WOZ, INHABITANTS = (
    *(("lonely_18plus", 2020), ("share_65plus", 2024)),
    *(("woz_value", 2024), ("inhabitants", 2024)),
)


@pytest.fixture(scope="module")
def filled(snapshot: Snapshot) -> Filled:
    return filled_table(snapshot)


def panels(snapshot: Snapshot, places: Places, filled: Filled, *codes: str) -> list[Panel]:
    side = compare_places(snapshot, places, [places.by_key[code] for code in codes], [LONELY])
    return side_panels(snapshot.catalogue, side, "lonely_18plus", filled)


def drawn(chart: dict[str, Any]) -> dict[str, Any]:
    """The chart, once plotly found every part of it to be one that it knows."""
    found: dict[str, Any] = go.Figure(chart).to_dict()
    return found


def test_a_line_never_goes_from_one_table_to_another(snapshot: Snapshot, places: Places, filled: Filled) -> None:
    (arnhem, _) = panels(snapshot, places, filled, "GM0202", "GM0518")
    chart = drawn(arnhem.chart)
    own = [trace for trace in chart["data"] if trace["name"] == "Arnhem"]
    assert [list(trace["x"]) for trace in own] == [[2012, 2016, 2020], [2024]]
    for trace in own:
        assert list(trace["y"]) == [arnhem.figures["lonely_18plus", year].value for year in trace["x"]]
    [edge] = [one for one in chart["layout"]["shapes"] if one["type"] == "line"]
    assert 2020 < edge["x0"] == edge["x1"] < 2024
    assert "andere tabel" in [note["text"] for note in chart["layout"]["annotations"]]
    assert any("geen gemeten verandering" in note for note in panel_notes([arnhem]))


def test_a_year_that_hardly_any_area_has_is_greyed_with_its_reason(
    snapshot: Snapshot, places: Places, filled: Filled
) -> None:
    found = panels(snapshot, places, filled, "WK020218", "WK020217")
    chart = drawn(found[0].chart)
    [ground] = [one for one in chart["layout"]["shapes"] if one["type"] == "rect"]
    assert ground["x0"] < 2024 < ground["x1"]
    assert any(note.startswith("Van 2024 is dit bekend voor 0%") for note in panel_notes(found))
    assert found[0].told == "Van 2012 tot 2020 gestegen van 53,6% naar 60,5%."


def test_the_scale_is_the_same_over_the_years_and_the_areas(snapshot: Snapshot, places: Places, filled: Filled) -> None:
    codes = ("WK020218", "WK051836", "GM0363", "BU02020338")
    ranges = {tuple(panel.chart["layout"]["yaxis"]["range"]) for panel in panels(snapshot, places, filled, *codes)}
    years = {tuple(panel.chart["layout"]["xaxis"]["tickvals"]) for panel in panels(snapshot, places, filled, *codes)}
    assert len(ranges) == len(years) == 1


def test_figures_of_one_unit_share_their_axis_and_bars_are_the_figures(snapshot: Snapshot, places: Places) -> None:
    chosen = [places.by_key[code] for code in ("WK020218", "WK051836", "GM0363")]
    side = compare_places(snapshot, places, chosen, [LONELY, OLDER, WOZ, INHABITANTS])
    charts = [drawn(chart) for chart in figure_charts(side)]
    lonely, older, woz, inhabitants = (tuple(chart["layout"]["xaxis"]["range"]) for chart in charts)
    assert lonely == older == (0, 100) and woz == (0, 500) and inhabitants == (0, 1_000_000)
    for chart, row in zip(charts, side.rows, strict=True):
        assert list(chart["data"][0]["x"]) == [figure.value for figure in row.figures]
        assert any("Bron: " in str(note["text"]) for note in chart["layout"]["annotations"])
    marks = [(one["y0"], one["x0"]) for one in charts[0]["layout"]["shapes"]]
    assert [value for _, value in marks] == [51.2, 47.0, 56.8, 47.0, 47.0]
    assert not charts[3]["layout"].get("shapes"), "a count is not compared"


def test_only_figures_with_years_of_one_table_have_a_trend(snapshot: Snapshot, places: Places) -> None:
    chosen = [places.by_key[code] for code in ("GM0202", "GM0363")]
    side = compare_places(snapshot, places, chosen, [WOZ, LONELY, ("lonely_18plus", 2024), OLDER])
    assert [one.id for one in trend_indicators(side)] == ["lonely_18plus"]
