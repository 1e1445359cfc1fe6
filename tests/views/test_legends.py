"""The legend: words and numbers for every class, and unknown recognisable without colour."""

import pandas as pd
import pytest

from wijk.domain.indicator import load_catalogue
from wijk.figures.classes import UNKNOWN, Classes, classify
from wijk.views.legends import class_labels, class_word, legend_html
from wijk.views.maps import palette

SHARE = load_catalogue()["share_65plus"]


def classes(*values: float | None) -> Classes:
    return classify(pd.Series(values, dtype=float), SHARE)


def test_labels_by_hand() -> None:
    assert class_labels(Classes((20.0, 40.0), pd.Series([0, 1, 2])), SHARE) == [
        "laag: minder dan 20,0%",
        "midden: 20,0% tot 40,0%",
        "hoog: 40,0% of meer",
    ]


def test_equal_values_are_called_equal() -> None:
    assert class_labels(classes(12.0, 12.0), SHARE) == ["overal gelijk: 12,0%"]


def test_one_area_is_not_called_everywhere() -> None:
    assert class_labels(classes(12.0, None), SHARE) == ["één gebied: 12,0%"]


def test_values_too_near_to_tell_apart_are_not_called_equal() -> None:
    lonely = load_catalogue()["lonely_18plus"]
    near = classify(pd.Series([47.1, 47.6]), lonely)
    assert near.count == 1
    assert class_labels(near, lonely) == ["overal ongeveer gelijk: 47,1% tot 47,6%"]


@pytest.mark.parametrize("count", [1, 2, 3, 4, 5])
def test_every_class_has_its_own_word_and_colour(count: int) -> None:
    assert len({class_word(number, count) for number in range(count)}) == count
    assert len(set(palette(count))) == count


def test_unknown_has_a_word_and_no_colour_of_the_scale() -> None:
    assert class_word(UNKNOWN, 5) == "niet bekend"
    html = legend_html(classes(10.0, 60.0, None), SHARE)
    assert "swatch-unknown" in html
    assert html.count("niet bekend") == 1


def test_unknown_is_left_out_when_everything_is_known() -> None:
    assert "niet bekend" not in legend_html(classes(10.0, 60.0), SHARE)


def test_legend_has_the_colour_of_every_class_in_order() -> None:
    shown = classes(*range(101))
    html = legend_html(shown, SHARE)
    places = [html.index(colour) for colour in palette(shown.count)]
    assert places == sorted(places)
    assert html.count("background:") == shown.count == 5


def test_legend_of_nothing_known_claims_nothing() -> None:
    html = legend_html(classes(None, None), SHARE)
    assert "niet bekend" in html
    assert "overal gelijk" not in html
    assert "background:" not in html
