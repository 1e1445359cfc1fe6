"""What a search says beside what it found."""

import pytest

from wijk.figures.places import Places
from wijk.figures.search import Search, search_places
from wijk.views.search_results import division_text, near_text, search_text


def test_a_postcode_is_answered_with_how_to_search() -> None:
    assert search_text(Search(postcode=True)).startswith("Postcodes kennen wij hier niet. Zoek op de naam")


def test_nothing_found_says_what_to_try() -> None:
    assert search_text(Search()).startswith("Geen gebied gevonden met deze naam.")
    assert near_text(Search()) == ""


@pytest.mark.parametrize(("more", "told"), [(1, "Er is nog 1 gebied."), (1200, "Er zijn nog 1.200 gebieden.")])
def test_what_is_not_shown_is_counted(places: Places, more: int, told: str) -> None:
    assert search_text(Search((places.by_key["NL00"],), more)).startswith(told)


def test_all_shown_needs_no_words(places: Places) -> None:
    search = search_places(places, "Moerwijk")
    assert search_text(search) == ""


def test_a_near_name_is_a_question_only_where_nothing_was_found(places: Places) -> None:
    place = places.by_key["WK020218"]
    assert near_text(Search(near=(place,))) == "Bedoelt u misschien:"
    assert search_text(Search(near=(place,))) == ""
    assert near_text(Search((place,), near=(place,))) == "Lijkt erop:"


def test_a_division_is_explained_where_a_place_carries_one(places: Places) -> None:
    assert division_text([places.by_key["WK020218"]], places) == ""
    told = division_text([places.by_key["WK020218"], places.by_key["GM1979"]], places)
    assert "dat is een indeling" in told
    assert "2020" in told and "2024" in told
