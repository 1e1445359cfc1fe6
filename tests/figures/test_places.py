"""Choosing places: each is listed once, and equal names are told apart."""

from collections import Counter

import pytest

from wijk.figures.names import normalised, spoken_name
from wijk.figures.places import Places
from wijk.opendata.snapshot import Snapshot


def test_labels_are_unique(places: Places) -> None:
    labels = Counter(place.label for place in places.by_key.values())
    assert [label for label, count in labels.items() if count > 1] == []


def test_label_names_level_and_gemeente(places: Places) -> None:
    assert places.by_key["WK020218"].label == "Malburgen-Oost (Zuid), wijk in Arnhem"
    assert places.by_key["GM0518"].label == "Den Haag, gemeente"
    assert places.by_key["NL00"].label == "Nederland"


def test_equal_names_in_one_gemeente_are_told_apart_by_wijk_and_code(places: Places) -> None:
    buurten = [place for place in places.by_key.values() if place.level == "buurt"]
    named = Counter((place.name, place.now_in or place.municipality_name) for place in buurten)
    shared = [place for place in buurten if named[place.name, place.now_in or place.municipality_name] > 1]
    assert len(shared) > 100
    assert all(f", {spoken_name(place.district_name)}, {place.codes[-1]}" in place.label for place in shared)


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
    assert places.get("WK071501") is places.at("WK071501", 2020)
    assert places.get("WK0363AE") is places.at("WK0363AE", 2024)


@pytest.mark.parametrize("code", ["WK071501", "WK003402", "WK057500", "BU00340101", "WK015001"])
@pytest.mark.parametrize("year", [2020, 2024])
def test_code_with_year_gives_the_place_of_that_division(places: Places, code: str, year: int) -> None:
    assert places.get(f"{code}-{year}") is places.at(code, year)


def test_every_code_of_both_years_leads_to_its_place(places: Places, snapshot: Snapshot) -> None:
    lost = [
        (code, year)
        for year, frame in snapshot.areas.items()
        for code in frame.index
        if not (place := places.get(f"{code}-{year}")) or place.code_in(year) != code or places.get(place.key) != place
    ]
    assert lost == []


def test_only_a_code_that_was_another_place_carries_its_year(places: Places, snapshot: Snapshot) -> None:
    wrong = [
        place.key
        for place in places.by_key.values()
        if ("-" in place.key) != (place.divisions == (2024,) and place.area in snapshot.areas[2020].index)
    ]
    assert wrong == []


def test_a_place_of_both_divisions_is_listed_once_in_its_gemeente(places: Places) -> None:
    names = [place.name for place in places.inside("GM0150")]
    assert len(names) == len(set(names)) == 15


def test_wijken_of_a_gemeente_that_went_up_in_another_are_listed_in_both(places: Places) -> None:
    tuikwerd = places.at("WK001004", 2020)
    assert tuikwerd.now_in == "Eemsdelta"
    assert tuikwerd in places.inside("GM0010") and tuikwerd in places.inside("GM1979")
    assert places.around(tuikwerd, "gemeente") is places.by_key["GM1979"]


def test_buurten_lie_in_the_wijk_of_their_own_year(places: Places) -> None:
    stad, werven = places.by_key["WK003402"], places.by_key["WK003402-2024"]
    assert (stad.name, werven.name) == ("Wijk 02 Almere Stad", "De Werven")
    assert not {one.key for one in places.inside(stad.key)} & {one.key for one in places.inside(werven.key)}


@pytest.mark.parametrize("key", ["WK020299", "", "BU00340101-2022", "Arnhem", "WK071501-", "WK071501-x"])
def test_unknown_key_gives_none(places: Places, key: str) -> None:
    assert places.get(key) is None


def test_area_of_the_other_division_is_no_place(places: Places) -> None:
    with pytest.raises(KeyError):
        places.at("GM1979", 2020)


def test_gemeenten_are_sorted_the_dutch_way(places: Places) -> None:
    names = [place.name for place in places.gemeenten]
    assert names.index("De Wolden") < names.index("'s-Gravenhage") < names.index("Deurne")
    assert len(names) == 342 + 18


def test_inside_gives_wijken_and_buurten_by_name(places: Places) -> None:
    wijken = places.inside("GM0202")
    assert {place.level for place in wijken} == {"wijk"}
    assert [normalised(place.name) for place in wijken] == sorted(normalised(place.name) for place in wijken)
    assert places.by_key["BU02021887"] in places.inside(places.by_key["BU02021887"].district)
    assert places.inside("BU02021887") == []


def test_what_was_entered_under_either_code_is_of_the_place(places: Places, snapshot: Snapshot) -> None:
    assert places.by_key["WK036300"].known_as == ("WK036300", "WK0363AE")
    assert places.by_key["WK071501"].known_as == ("WK071501", "WK071520")
    assert places.by_key["WK071519"].known_as == ("WK071519",)  # WK071501 is Terneuzen Centrum
    owners = Counter(code for place in places.by_key.values() for code in place.known_as)
    assert [code for code, count in owners.items() if count > 1] == []
    assert set(owners) >= {code for frame in snapshot.areas.values() for code in frame.index}
