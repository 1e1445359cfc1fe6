"""What a room said of a figure, in words: phones and hands apart, dated, with its own words."""

from datetime import date

import pytest

from tests.conftest import ProfileOf
from wijk.domain.meeting import Recognition
from wijk.views.recognition import askable_figures, recognition_text, recognitions_of

DAY = date(2026, 11, 15)


def said(*counts: int, words: tuple[str, ...] = (), indicator: str = "lonely_18plus", year: int = 2020) -> Recognition:
    return Recognition("r", "WK020218", "m", indicator, year, DAY, *counts, words=words)


@pytest.mark.parametrize(
    ("one", "told"),
    [
        (
            said(6, 0, 3, words=("geldt vooral voor de flats",)),
            "6 van 9 herkennen dit; “geldt vooral voor de flats” (15 november 2026)",
        ),
        (said(1, 2, 0), "1 van 3 herkent dit; 2 deels (15 november 2026)"),
        (said(0, 0, 4), "0 van 4 herkennen dit (15 november 2026)"),
        (said(0, 0, 0, 10, 1, 3), "met opgestoken hand 10 van 14 herkennen dit; 1 deels (15 november 2026)"),
        (
            said(6, 1, 2, 1, 0, 0),
            "met de telefoon 6 van 9, met opgestoken hand 1 van 1 herkennen dit; 1 deels (15 november 2026)",
        ),
        (said(words=("klopt voor de ouderen",)), "“klopt voor de ouderen” (15 november 2026)"),
    ],
)
def test_counts_are_told_apart_and_never_summed(one: Recognition, told: str) -> None:
    assert recognition_text(one) == told


def test_it_stands_beside_its_own_figure_only() -> None:
    mine, other, earlier = said(1, 0, 0), said(1, 0, 0, indicator="inhabitants"), said(1, 0, 0, year=2016)
    assert recognitions_of((mine, other, earlier), [("lonely_18plus", 2020)]) == (mine,)


def test_a_room_is_asked_about_figures_that_are_known_with_their_year_and_estimates_say_so(
    profile_of: ProfileOf,
) -> None:
    for place in ("WK020218", "GM0363", "BU02020338", "WK0363AE"):
        profile = profile_of(place)
        found = askable_figures(profile)
        assert found
        for (indicator, year), text in found.items():
            figure = profile.figures[indicator, year]
            assert figure.value is not None and f"({year})" in text
            assert ("naar schatting" in text) == figure.indicator.estimate
