"""Searching and choosing places: what people type finds the place once, and equal names are told apart."""

from collections import Counter

import pytest

from wijk.figures.places import Place, Places, find_places, fold, near_places
from wijk.opendata.snapshot import Snapshot


def first(places: Places, query: str) -> Place:
    return find_places(places, query)[0]


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
        ("wk0363ae", "WK0363AE"),
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
    hits = find_places(places, query, limit=50)
    assert len({hit.key for hit in hits}) == len(hits)
    assert [hit.code for hit in hits].count(hits[0].code) == 1


@pytest.mark.parametrize("query", ["", "   ", "-", "!?", "zzqqxx"])
def test_search_without_an_answer_is_empty(places: Places, query: str) -> None:
    assert find_places(places, query) == []


def test_search_gives_no_more_than_its_limit(places: Places) -> None:
    assert len(find_places(places, "centrum", limit=7)) == 7


def test_gemeente_alone_does_not_make_a_hit(places: Places) -> None:
    assert all("arnhem" in fold(hit.name) for hit in find_places(places, "arnhem", limit=100))


def test_every_place_is_found_by_its_code(places: Places) -> None:
    for place in list(places.by_key.values())[::2000]:
        assert place in find_places(places, place.code)


@pytest.mark.parametrize(
    ("text", "folded"),
    [("Súdwest-Fryslân", "sudwest fryslan"), ("'s-Gravenhage", "s gravenhage"), ("  A  (B) ", "a b"), ("", "")],
)
def test_fold(text: str, folded: str) -> None:
    assert fold(text) == folded


def test_labels_are_unique(places: Places) -> None:
    labels = Counter(place.label for place in places.by_key.values())
    assert [label for label, count in labels.items() if count > 1] == []


def test_label_names_level_and_gemeente(places: Places) -> None:
    assert places.by_key["WK020218"].label == "Malburgen-Oost (Zuid), wijk in Arnhem"
    assert places.by_key["GM0518"].label == "'s-Gravenhage, gemeente"
    assert places.by_key["NL00"].label == "Nederland"


def test_equal_names_in_one_gemeente_are_told_apart_by_wijk_and_code(places: Places) -> None:
    buurten = [place for place in places.by_key.values() if place.level == "buurt"]
    named = Counter((place.name, place.municipality_name) for place in buurten)
    shared = [place for place in buurten if named[place.name, place.municipality_name] > 1]
    assert len(shared) > 100
    assert all(f", {place.district_name}, {place.code}" in place.label for place in shared)


def test_place_of_one_division_carries_its_year(places: Places) -> None:
    assert places.by_key["GM0457"].label == "Weesp, gemeente (indeling 2020)"
    assert places.by_key["GM1979"].label == "Eemsdelta, gemeente (indeling 2024)"


def test_every_area_is_a_place(places: Places, snapshot: Snapshot) -> None:
    areas = {(code, year) for year, frame in snapshot.areas.items() for code in frame.index}
    assert set(places.keys) == areas


@pytest.mark.parametrize("code", ["GM0164", "GM0417", "GM0603", "GM0687", "GM0888", "GM0971"])
def test_gemeente_that_only_gained_a_suffix_is_one_place(places: Places, code: str) -> None:
    assert places.by_key[code].divisions == (2020, 2024)


def test_no_name_has_a_double_space(places: Places) -> None:
    assert not [place for place in places.by_key.values() if place.name != " ".join(place.name.split())]


def test_code_alone_gives_the_place_of_2020_first(places: Places) -> None:
    found = places.get("BU00340101")
    assert found is not None
    assert found.key == "BU00340101-2020"


@pytest.mark.parametrize("year", [2020, 2024])
def test_code_with_year_gives_the_place_of_that_division(places: Places, year: int) -> None:
    found = places.get(f"BU00340101-{year}")
    assert found is not None
    assert found.divisions == (year,)


@pytest.mark.parametrize("key", ["WK020299", "", "BU00340101-2022", "Arnhem"])
def test_unknown_key_gives_none(places: Places, key: str) -> None:
    assert places.get(key) is None


def test_area_of_the_other_division_is_no_place(places: Places) -> None:
    with pytest.raises(KeyError):
        places.at("GM1979", 2020)


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


def test_gemeenten_are_sorted_the_dutch_way(places: Places) -> None:
    names = [place.name for place in places.gemeenten]
    assert names.index("Gouda") < names.index("'s-Gravenhage") < names.index("Groningen")
    assert len(names) == 342 + 18


def test_inside_gives_wijken_and_buurten_by_name(places: Places) -> None:
    wijken = places.inside("GM0202")
    assert {place.level for place in wijken} == {"wijk"}
    assert [fold(place.name) for place in wijken] == sorted(fold(place.name) for place in wijken)
    assert places.by_key["BU02021887"] in places.inside(places.by_key["BU02021887"].district)
    assert places.inside("BU02021887") == []
