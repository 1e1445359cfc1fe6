"""The profile as a whole: no gemeente is empty, and a place of one division points to its counterpart."""

import pytest

from tests.conftest import ProfileOf
from wijk.figures.places import Places
from wijk.figures.profile import counterparts
from wijk.opendata.snapshot import Snapshot


@pytest.mark.parametrize("division", [2020, 2024])
def test_no_gemeente_gives_an_empty_profile(
    snapshot: Snapshot, places: Places, profile_of: ProfileOf, division: int
) -> None:
    areas = snapshot.areas[division]
    gemeenten = areas.index[areas["level"] == "gemeente"]
    assert len(gemeenten) == {2020: 355, 2024: 342}[division]
    for code in gemeenten:
        profile = profile_of(places.at(code, division).key)
        assert profile.figure("inhabitants", division).value
        lonely = profile.figure("lonely_18plus", 2020).value
        assert lonely is not None or any(2020 in place.divisions for place in profile.elsewhere)
        assert 2024 in profile.place.divisions or any(2024 in place.divisions for place in profile.elsewhere)


@pytest.mark.parametrize(
    ("key", "codes"),
    [
        ("GM1979", {"GM0003", "GM0010", "GM0024"}),
        ("GM0003", {"GM1979"}),
        ("GM0457", {"GM0363"}),
        ("GM0788", {"GM0757", "GM0824", "GM0855", "GM0865"}),
        ("GM1992", {"GM0501", "GM0530", "GM0614"}),
        ("WK0363AE", {"WK036300"}),
        ("WK020218", set()),
        ("NL00", set()),
    ],
)
def test_counterparts(snapshot: Snapshot, places: Places, key: str, codes: set[str]) -> None:
    place = places.get(key)
    assert place is not None
    assert {other.code for other in counterparts(snapshot, places, place)} == codes


def test_every_place_of_one_division_has_a_counterpart_in_the_other(snapshot: Snapshot, places: Places) -> None:
    alone = [place for place in places.by_key.values() if len(place.divisions) == 1]
    for place in alone[::150]:
        others = counterparts(snapshot, places, place)
        assert others
        assert all(set(other.divisions) - set(place.divisions) for other in others)


def test_most_overlapping_counterpart_comes_first(snapshot: Snapshot, places: Places) -> None:
    links = snapshot.links[snapshot.links["code_2020"].str.startswith("WK")]
    links = links[links["code_2020"].map(lambda code: places.at(code, 2020).divisions == (2020,))]
    split = links[links.duplicated("code_2020", keep=False)]
    code = split["code_2020"].iloc[0]
    largest = split[split["code_2020"] == code].sort_values("share")["code_2024"].iloc[-1]
    assert counterparts(snapshot, places, places.at(code, 2020))[0].code == largest


def test_gemeente_and_land_are_the_references(profile_of: ProfileOf) -> None:
    profile = profile_of("WK020218")
    assert profile.gemeente is not None and profile.netherlands is not None
    assert profile.gemeente["lonely_18plus", 2020].value == 51.2
    assert profile.netherlands["lonely_18plus", 2020].value == 47.0
    assert profile.reference is profile.gemeente


def test_gemeente_has_nederland_as_its_reference(profile_of: ProfileOf) -> None:
    profile = profile_of("GM0518")
    assert profile.gemeente is None
    assert profile.reference is profile.netherlands


def test_land_has_no_reference(profile_of: ProfileOf) -> None:
    assert profile_of("NL00").reference == {}


def test_wijk_of_2024_only_is_compared_in_2024(profile_of: ProfileOf) -> None:
    profile = profile_of("WK0363AE")
    assert profile.gemeente is not None
    assert profile.gemeente["inhabitants", 2024].code == "GM0363"
    assert profile.gemeente["inhabitants", 2024].value


def test_moved_boundary_is_told(snapshot: Snapshot, places: Places, profile_of: ProfileOf) -> None:
    old, new = (snapshot.areas[year]["land_hectares"] for year in (2020, 2024))
    both = [place.code for place in places.by_key.values() if place.level == "wijk" and len(place.divisions) == 2]
    grown = [code for code in both if new[code] > old[code] * 1.5]
    equal = [code for code in both if new[code] == old[code]]
    assert profile_of(grown[0]).redrawn
    assert not profile_of(equal[0]).redrawn
    assert not profile_of("NL00").redrawn
