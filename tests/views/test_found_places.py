"""Found places in words: what was asked, how many fit, what isn't known; volume beside how much more often."""

import pytest

from wijk.domain.alike_themes import load_alike_themes
from wijk.domain.method import Method
from wijk.figures.alike import alike
from wijk.figures.alike import alike_table as measured
from wijk.figures.find_places import Clearly, Enough, Found, find_places
from wijk.figures.place_columns import PlaceColumns, place_columns
from wijk.figures.places import Places
from wijk.opendata.snapshot import Snapshot
from wijk.views.sentences.found_places import alike_sentence, alike_table, condition_text, found_sentence, found_table

CONDITIONS = (
    Clearly("alleenwonenden"),
    Clearly("woz_value", 2024, "minder", "nederland"),
    Enough("alleenwonenden", 500),
)


@pytest.fixture(scope="module")
def wijken(snapshot: Snapshot, places: Places) -> PlaceColumns:
    return place_columns(snapshot, places, "wijk")


def test_conditions_are_told(method: Method, snapshot: Snapshot) -> None:
    assert [condition_text(one, method, snapshot.catalogue) for one in CONDITIONS] == [
        "Alleenwonenden: duidelijk meer dan in de gemeente",
        "Gemiddelde WOZ-waarde: duidelijk minder dan in Nederland",
        "Alleenwonenden: ten minste 500",
    ]


@pytest.mark.parametrize(
    ("found", "told"),
    [
        (Found((), 3_000, 0), "0 van de 3.000 wijken voldoen aan alles."),
        (
            Found((), 3_000, 1),
            "0 van de 3.000 wijken voldoen aan alles. Van 1 gebied is dat niet te zeggen: daar ontbreekt een cijfer.",
        ),
    ],
)
def test_how_many_fit_and_of_how_many_that_is_unknown(found: Found, told: str) -> None:
    assert found_sentence(found, "wijk") == told


def test_the_table_shows_volume_beside_how_often(wijken: PlaceColumns, method: Method, snapshot: Snapshot) -> None:
    found = find_places(wijken, method, CONDITIONS)
    header, *rows = found_table(found, CONDITIONS, method, snapshot.catalogue)
    assert len(rows) == len(found.places) > 10 and {len(row) for row in rows} == {len(header)}
    assert [one.place.key for one in found.places] == sorted(one.place.key for one in found.places)
    for one, row in zip(found.places, rows, strict=True):
        assert one.place.area in row[0] and "×" in row[1] and "×" not in row[3]


def test_likeness_is_told_with_what_differs_and_what_is_unknown(
    wijken: PlaceColumns, places: Places, snapshot: Snapshot
) -> None:
    found = alike(measured(wijken, load_alike_themes(snapshot.catalogue)), "WK020218", 50)
    place = places.by_key["WK020218"]
    for one in found:
        said = alike_sentence(place, one, snapshot.catalogue)
        assert said.startswith(one.place.name[:1]) or "lijkt op Malburgen-Oost (Zuid)" in said
        assert ("Duidelijk anders" in said) == bool(one.unlike)
        assert ("Niet bekend" in said) == bool(one.unknown)
        assert "eenza" not in said
    assert len(alike_table(found, snapshot.catalogue)) == 51
