"""What a room said of a figure, in words: phones and hands apart, dated, with its own words."""

import csv
from datetime import date

import pytest

from pages.parts.profile.recognised import room_figures
from tests.conftest import ProfileOf
from wijk.domain.meeting import Recognition
from wijk.views.captions import figure_label
from wijk.views.downloads import profile_csv
from wijk.views.recognition import recognition_lines, recognition_text

DAY = date(2026, 11, 15)


def said(*counts: int, words: tuple[str, ...] = (), indicator: str = "lonely_18plus", year: int = 2020) -> Recognition:
    numbers = (*counts, *[0] * (6 - len(counts)))
    names = ("recognised", "partly", "unrecognised", "hands_recognised", "hands_partly", "hands_unrecognised")
    by_name = dict(zip(names, numbers, strict=True))
    return Recognition("r", "WK020218", "m", indicator, year, DAY, words=words, **by_name)


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
        (
            said(6, 1, 2, 1, 2, 0),
            "met de telefoon 6 van 9, met opgestoken hand 1 van 3 herkennen dit; met de telefoon 1 deels, met "
            "opgestoken hand 2 deels (15 november 2026)",
        ),
        (said(words=("klopt voor de ouderen",)), "“klopt voor de ouderen” (15 november 2026)"),
    ],
)
def test_counts_are_told_apart_and_never_summed(one: Recognition, told: str) -> None:
    assert recognition_text(one) == told


def test_it_stands_beside_its_own_figure_with_its_year_and_the_latest_first(profile_of: ProfileOf) -> None:
    catalogue = profile_of("WK020218").catalogue
    keys = [("lonely_18plus", 2024), ("lonely_18plus", 2020), ("severely_lonely_18plus", 2020)]
    mine, other = said(1, 0, 0), said(1, 0, 0, indicator="inhabitants")
    name = figure_label(catalogue["lonely_18plus"], 2020)
    assert recognition_lines(catalogue, (mine, other), keys) == (
        f"De zaal over {name}: 1 van 1 herkent dit (15 november 2026).",
    )
    assert recognition_lines(catalogue, (mine,) * 5, keys)[2:] == (
        "En nog 3 keer eerder: zie de bijeenkomsten van dit gebied.",
    )
    assert recognition_lines(catalogue, (), keys) == ()
    # A story asks by what rooms said: of a figure that a newer edition left out too.
    gone = said(1, 0, 0, indicator="gone")
    assert recognition_lines(catalogue, (gone,), [("gone", 2020)]) == ()


@pytest.mark.parametrize("place", ["WK020218", "GM0363", "BU02020338", "WK0363AE"])
def test_a_room_is_asked_about_known_figures_of_the_profile_and_estimates_say_so(
    profile_of: ProfileOf, place: str
) -> None:
    profile = profile_of(place)
    found = room_figures(profile)
    assert found
    for key, text in found.items():
        figure = profile.figures[key]
        assert figure.value is not None and f"({key[1]})" in text
        assert ("naar schatting" in text) == figure.indicator.estimate


def test_the_figures_as_a_file_tell_it_beside_the_figure_and_have_no_column_without(profile_of: ProfileOf) -> None:
    profile = profile_of("WK020218")
    assert b"wat de zaal" not in profile_csv(profile, DAY)
    told = said(6, 0, 3, words=("=SOM(A1)",))
    header, *rows = list(csv.reader(profile_csv(profile, DAY, (told,)).decode("utf-8-sig").splitlines(), delimiter=";"))
    assert header[-1] == "wat de zaal hiervan zei"
    [row] = [row for row in rows if row[-1]]
    assert row[3:5] == [profile.catalogue["lonely_18plus"].name, "2020"]
    assert row[-1] == "6 van 9 herkennen dit; “=SOM(A1)” (15 november 2026)"
    assert {len(one) for one in rows} == {len(header)}
