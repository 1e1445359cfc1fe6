"""The map: values in the order of the geometry file, five colours at most, and nothing from another host."""

import dataclasses
import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wijk.domain.indicator import load_catalogue
from wijk.figures.choropleth import make_choropleth
from wijk.opendata.snapshot import DATA_FOLDER, Snapshot, geometry_file
from wijk.views.maps import ASSETS, PALETTE, Colouring, colouring_layer, offline_map, palette

BOUNDS = (5.0, 51.0, 6.0, 52.0)


def script_of(colouring: Colouring) -> str:
    base = offline_map("leaflet", "script", "geometry.json", "wijken.json")
    base.add_child(colouring_layer(colouring))
    return str(base.get_root().render())


def sent(colouring: Colouring) -> tuple[list[int | None], list[int]]:
    found = re.search(r'wijkMap\.colour\("([^"]*)", \[([^\]]*)\]', script_of(colouring))
    assert found is not None
    values = [int(text) if text else None for text in found[1].split(",")]
    return values, [int(edge) for edge in found[2].split(",") if edge]


def colouring(values: list[float], edges: list[float], decimals: int = 1, selected: str = "WK020218") -> Colouring:
    return Colouring(values, edges, decimals, "%", selected, BOUNDS)


def test_values_are_sent_as_whole_numbers_and_missing_as_nothing() -> None:
    values, edges = sent(colouring([60.5, float("nan"), 0.0], [50.0, 55.5]))
    assert values == [605, None, 0]
    assert edges == [500, 555]


@given(st.lists(st.integers(0, 1000), min_size=1, max_size=40), st.sampled_from([0, 1, 2]))
def test_every_value_comes_over_exactly(numbers: list[int], decimals: int) -> None:
    values, _ = sent(colouring([number / 10**decimals for number in numbers], [], decimals))
    assert values == numbers


@pytest.mark.parametrize(("level", "municipality"), [("wijk", "GM0202"), ("buurt", "GM0344"), ("gemeente", "")])
def test_values_follow_the_order_of_the_geometry_file(snapshot: Snapshot, level: str, municipality: str) -> None:
    indicator = load_catalogue()["lonely_18plus"]
    name: object = level
    shown = make_choropleth(snapshot, indicator, 2020, name, municipality or None)  # type: ignore[arg-type]
    path = DATA_FOLDER / "geometry" / geometry_file(2020, level, municipality)
    codes = [feature["properties"]["c"] for feature in json.loads(path.read_text(encoding="utf-8"))["features"]]
    drawn = shown.table.reindex(shown.drawn["code"])
    values, edges = sent(colouring(drawn["value"].tolist(), list(shown.classes.edges)))
    published = snapshot.figures[2020]["lonely_18plus:2020"].reindex(codes)
    assert values == [None if value != value else round(value * 10) for value in published]
    for value, number in zip(values, drawn["class"], strict=True):
        assert number == (-1 if value is None else sum(edge <= value for edge in edges))


@pytest.mark.parametrize("count", [1, 2, 3, 4, 5])
def test_palette_runs_from_light_to_dark(count: int) -> None:
    colours = palette(count)
    light = [sum(int(colour[place : place + 2], 16) for place in (1, 3, 5)) for colour in colours]
    assert len(colours) == count
    assert light == sorted(light, reverse=True)
    assert set(colours) <= set(PALETTE)


def test_unknown_is_no_colour_of_the_scale() -> None:
    assert "'#ffffff'" in (ASSETS / "map.js").read_text(encoding="utf-8")
    assert "#ffffff" not in PALETTE


def test_nothing_is_loaded_from_another_host() -> None:
    html = script_of(colouring([1.0], []))
    loaded = re.findall(r'(?:src|href)="([^"]+)"', html)
    assert loaded == ["leaflet/leaflet.js", "script/names.js", "script/map.js", "leaflet/leaflet.css"]
    assert "//" not in "".join(loaded)


def test_quotes_in_an_address_stay_text() -> None:
    html = offline_map("leaflet", "script", "a'b\"</script>.json", "b</script>.json").get_root().render()
    assert ".json" in html and "</script>.json" not in html


def test_chosen_area_and_bounds_are_sent() -> None:
    html = script_of(colouring([1.0], [], selected="BU02021887"))
    assert '"BU02021887"' in html
    assert "[5.0, 51.0, 6.0, 52.0]" in html


def test_the_wijk_around_the_buurten_is_sent_with_where_it_is_drawn() -> None:
    html = script_of(dataclasses.replace(colouring([1.0], [], selected=""), around="WK020218"))
    assert '"geometry.json", "wijken.json"' in html
    assert re.search(r'\[5.0, 51.0, 6.0, 52.0\],\s+"WK020218"\)', html)
