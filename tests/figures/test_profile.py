"""The profile as a whole: no gemeente is empty, and every figure has its references."""

import pytest

from tests.conftest import ProfileOf
from wijk.figures.places import Places
from wijk.opendata.snapshot import Snapshot


@pytest.mark.slow
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
    profile = profile_of("WK0363TB")
    assert profile.gemeente is not None
    assert profile.gemeente["inhabitants", 2024].code == "GM0363"
    assert profile.gemeente["inhabitants", 2024].value
