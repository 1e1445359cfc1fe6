"""Searching: what people type, mistyped or by another name, leads to the place they mean and to nothing else."""

import pytest

from wijk.figures.names import normalised
from wijk.figures.places import Place, Places
from wijk.figures.search import near_places, search_places


def hits(places: Places, query: str, limit: int = 50) -> tuple[Place, ...]:
    return search_places(places, query, limit=limit).found


def first(places: Places, query: str) -> Place:
    return hits(places, query)[0]


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ("Den Haag", "GM0518"),
        ("den haag", "GM0518"),
        ("'s-Gravenhage", "GM0518"),
        ("s gravenhage", "GM0518"),
        ("Den Bosch", "GM0796"),
        ("'s-Hertogenbosch", "GM0796"),
        ("hertogenb", "GM0796"),
        ("Moerwijk", "WK051836"),
        ("MOERW", "WK051836"),
        ("Malburgen-Oost (Zuid)", "WK020218"),
        ("malburgen oost zuid", "WK020218"),
        ("zuid malburgen", "WK020218"),
        ("sudwest", "GM1900"),
        ("SÚDWEST-FRYSLÂN", "GM1900"),
        ("zuidwest friesland", "GM1900"),
        ("WK020218", "WK020218"),
        ("wk0363ae", "WK036300"),
        ("gm0518", "GM0518"),
        ("BU02021887", "BU02021887"),
        ("moerwijk den haag", "WK051836"),
        ("Nederland", "NL00"),
        ("Arnhem", "GM0202"),
        ("Rijswijk", "GM0603"),
        ("Hengelo", "GM0164"),
    ],
)
def test_search_finds(places: Places, query: str, code: str) -> None:
    assert first(places, query).code == code


@pytest.mark.parametrize("query", ["Den Haag", "Moerwijk", "Malburgen-Oost (Zuid)", "sudwest", "Hengelo", "Rijswijk"])
def test_a_place_is_hit_once(places: Places, query: str) -> None:
    found = hits(places, query)
    assert len({hit.key for hit in found}) == len(found)
    assert [hit.code for hit in found].count(found[0].code) == 1


@pytest.mark.parametrize("query", ["", "   ", "-", "!?", "zzqqxx"])
def test_search_without_an_answer_is_empty(places: Places, query: str) -> None:
    search = search_places(places, query)
    assert (search.found, search.near, search.more) == ((), (), 0)


def test_search_gives_no_more_than_its_limit_and_counts_the_rest(places: Places) -> None:
    few, many = search_places(places, "centrum", limit=7), search_places(places, "centrum", limit=10_000)
    assert len(few.found) == 7
    assert few.found == many.found[:7]
    assert few.more == len(many.found) - 7 > 100
    assert many.more == 0


def test_gemeente_alone_does_not_make_a_hit(places: Places) -> None:
    found = hits(places, "arnhem")
    assert found and all("arnhem" in normalised(hit.name) for hit in found)


def test_every_place_is_found_by_its_code(places: Places) -> None:
    for place in list(places.by_key.values())[::2000]:
        assert place in hits(places, place.code)


@pytest.mark.parametrize(
    ("query", "code"),
    [("WK02021", "WK020210"), ("Arnem", "GM0202"), ("Moerwik", "WK051836"), ("sgravenhage", "GM0518")],
)
def test_mistyped_place_is_near(places: Places, query: str, code: str) -> None:
    assert code in [place.code for place in near_places(places, query)]


def test_nothing_is_near_to_nonsense(places: Places) -> None:
    assert near_places(places, "zzzzqqqq") == []


def test_at_most_five_places_are_near(places: Places) -> None:
    assert len(near_places(places, "WK9999")) == 5


def test_a_gemeente_by_its_spoken_name_stands_alone(places: Places) -> None:
    search = search_places(places, "Den Haag")
    assert [place.code for place in search.found] == ["GM0518"]
    assert (search.near, search.more) == ((), 0)


@pytest.mark.parametrize("query", ["Haag", "den", "hout", "rijn"])
def test_a_word_is_found_where_it_begins(places: Places, query: str) -> None:
    found = hits(places, query)
    assert found
    names = [f" {normalised(place.name)} den haag den bosch" for place in found]
    assert all(f" {query.lower()}" in name for name in names)


@pytest.mark.parametrize("query", ["Bouwlust", "Oude Pijp", "Terneuzen Centrum"])
def test_a_place_of_both_divisions_is_found_once(places: Places, query: str) -> None:
    found = hits(places, query)
    assert found[0].divisions == (2020, 2024)
    assert [place.name for place in found].count(found[0].name) == 1


def test_of_two_places_with_one_name_that_of_2020_comes_first(places: Places) -> None:
    found = [place for place in hits(places, "Geuzenveld") if place.level == "wijk"]
    assert [place.divisions for place in found[:2]] == [(2020,), (2024,)]


def test_the_name_of_2020_still_leads_to_the_place(places: Places) -> None:
    assert hits(places, "Bouwlust en Vrederust")[0].key == "WK051833"


def test_an_article_does_not_matter(places: Places) -> None:
    assert "Oude Pijp" in [place.name for place in hits(places, "de Pijp")]


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ("malburgn", "WK020218"),
        ("mablurgen", "WK020218"),
        ("klarendl arnhem", "WK020207"),
        ("arnhem klarendl", "WK020207"),
        ("den hag", "GM0518"),
        ("kanaaleneiland", "BU03440831"),
    ],
)
def test_a_mistyped_name_is_the_first_near_one(places: Places, query: str, code: str) -> None:
    search = search_places(places, query)
    assert search.found == ()
    assert search.near[0].code == code


@pytest.mark.parametrize("query", ["Schilderswijk", "schilderswijk den haag", "SCHILDERSWIJK DEN HAAG"])
def test_the_place_people_mean_comes_first_under_another_kind_of_area(places: Places, query: str) -> None:
    assert first(places, query).name == "Wijk 29 Schildersbuurt"


def test_what_was_found_is_not_near_as_well(places: Places) -> None:
    search = search_places(places, "Schilderswijk")
    assert search.found
    assert not set(search.found) & set(search.near)


@pytest.mark.parametrize("query", ["1234AB", "1234 ab", "6833", " 6833 "])
def test_a_postcode_is_told_apart(places: Places, query: str) -> None:
    search = search_places(places, query)
    assert search.postcode
    assert (search.found, search.near) == ((), ())


@pytest.mark.parametrize("query", ["0202", "1234ABC", "wijk 36", "683"])
def test_other_numbers_are_no_postcode(places: Places, query: str) -> None:
    assert not search_places(places, query).postcode


def test_one_word_may_be_a_part_of_a_word_where_no_word_begins_so(places: Places) -> None:
    found = hits(places, "oerwij")
    assert found[0].code == "WK051836"
    assert all("oerwij" in normalised(place.name) for place in found)


def test_more_words_are_no_parts_of_words(places: Places) -> None:
    assert [place.code for place in search_places(places, "den hag").near] == ["GM0518"]
