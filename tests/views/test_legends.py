"""The legend: numbers for every class, the references marked, and unknown recognisable without colour."""

import pandas as pd
import pytest

from wijk.domain.indicator import load_catalogue
from wijk.figures.classes import Classes, classify
from wijk.views.legends import class_labels, legend_html
from wijk.views.maps import palette

SHARE = load_catalogue()["share_65plus"]


def classes(*values: float | None) -> Classes:
    return classify(pd.Series(values, dtype=float), SHARE)


def test_labels_by_hand() -> None:
    assert class_labels(Classes((20.0, 40.0), pd.Series([0, 1, 2])), SHARE) == [
        "minder dan 20,0%",
        "20,0% tot 40,0%",
        "40,0% of meer",
    ]


def test_references_stand_in_the_class_of_their_value_as_shown() -> None:
    shown = Classes((20.0, 40.0), pd.Series([0, 1, 2]))
    assert class_labels(shown, SHARE, [("Arnhem", 39.96), ("Nederland", 7.0)]) == [
        "minder dan 20,0% (Nederland: 7,0%)",
        "20,0% tot 40,0%",
        "40,0% of meer (Arnhem: 40,0%)",
    ]
    assert class_labels(shown, SHARE, [("Arnhem", 21.0), ("Nederland", 22.0)])[1] == (
        "20,0% tot 40,0% (Arnhem: 21,0%, Nederland: 22,0%)"
    )


def test_reference_beside_a_single_class() -> None:
    assert class_labels(classes(12.0, 12.0), SHARE, [("Nederland", 19.5)]) == [
        "overal gelijk: 12,0% (Nederland: 19,5%)"
    ]


def test_a_name_in_the_legend_is_escaped() -> None:
    html = legend_html(classes(10.0, 60.0), SHARE, [("<b>Arnhem</b>", 20.0)])
    assert "&lt;b&gt;Arnhem" in html and "<b>" not in html


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
def test_every_class_has_its_own_text_and_colour(count: int) -> None:
    edges = tuple(10.0 * number for number in range(1, count))
    assert len(set(class_labels(Classes(edges, pd.Series([0])), SHARE))) == count
    assert len(set(palette(count))) == count


def test_unknown_has_a_word_and_no_colour_of_the_scale() -> None:
    html = legend_html(classes(10.0, 60.0, None), SHARE)
    assert "swatch-unknown" in html
    assert html.count("niet bekend") == 1


def test_unknown_is_left_out_when_everything_is_known() -> None:
    assert "niet bekend" in legend_html(classes(10.0, None, 60.0), SHARE)
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
