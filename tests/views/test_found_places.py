"""Found places in words: what was asked, how many fit, what isn't known; volume beside how much more often."""

import pytest

from wijk.domain.method import Method
from wijk.figures.find_places import Clearly, Enough, Found
from wijk.figures.place_columns import PlaceColumns, place_columns
from wijk.figures.places import Places
from wijk.opendata.snapshot import Snapshot
from wijk.views.sentences.found_places import condition_text, found_sentence

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
        "Gemiddelde WOZ-waarde (2024): duidelijk minder dan in Nederland",
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
