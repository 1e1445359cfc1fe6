"""Every gemeente of both years lies in one of the twelve provincies, and so does what lies in it."""

from wijk.figures.places import Places
from wijk.figures.provinces import areas_in_province, gemeenten_in_province, provinces
from wijk.opendata.snapshot import Snapshot

TWELVE = [
    *("Drenthe", "Flevoland", "Fryslân", "Gelderland", "Groningen", "Limburg"),
    *("Noord-Brabant", "Noord-Holland", "Overijssel", "Utrecht", "Zeeland", "Zuid-Holland"),
]


def test_there_are_twelve(places: Places) -> None:
    assert list(provinces(places)) == TWELVE


def test_each_gemeente_is_in_one_and_their_places_with_it(places: Places) -> None:
    found = [gemeenten_in_province(places, province) for province in TWELVE]
    assert not gemeenten_in_province(places, "")
    codes = {code for place in places.gemeenten for code in place.codes}
    assert sum(map(len, found)) == len(codes) > 355
    by_gemeente = {code: province for province, inside in zip(TWELVE, found, strict=True) for code in inside}
    wrong = [
        place.key
        for place in places.by_key.values()
        if place.level in ("wijk", "buurt") and place.province != by_gemeente[f"GM{place.codes[-1][2:6]}"]
    ]
    assert not wrong and places.by_key["NL00"].province == ""


def test_well_known_gemeenten_and_those_that_went_up_in_others(snapshot: Snapshot) -> None:
    known = {
        2020: {"GM0003": "Groningen", "GM0788": "Noord-Brabant", "GM0457": "Noord-Holland", "GM0501": "Zuid-Holland"},
        2024: {"GM0202": "Gelderland", "GM0518": "Zuid-Holland", "GM1961": "Utrecht", "GM1900": "Fryslân"},
    }
    for division, gemeenten in known.items():
        areas = snapshot.areas[division]
        assert {code: areas.at[code, "province"] for code in gemeenten} == gemeenten
        assert (areas["province"] == "").sum() == 1
        inside = areas["province"].groupby(areas["municipality"]).nunique()
        assert (inside == 1).all()


def test_the_areas_of_a_provincie_are_those_of_its_gemeenten(snapshot: Snapshot, places: Places) -> None:
    for division in snapshot.areas:
        for level in ("gemeente", "wijk", "buurt"):
            found = {province: areas_in_province(snapshot, division, level, province) for province in TWELVE}
            assert sum(map(len, found.values())) == (snapshot.areas[division]["level"] == level).sum()
            for province, codes in found.items():
                assert {f"GM{code[2:6]}" for code in codes} <= gemeenten_in_province(places, province)
