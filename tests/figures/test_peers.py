"""A position among peers is told only from five areas, and counts the others."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import ProfileOf
from wijk.figures.peers import PeerPosition, Peers, areas_within, peer_position, peers_of
from wijk.figures.places import Places
from wijk.opendata.snapshot import Snapshot


def listed(*values: float | None) -> pd.Series:
    return pd.Series(values, index=[f"WK{number}" for number in range(len(values))], dtype=float)


def test_position_counts_lower_and_higher_areas() -> None:
    values = listed(3, 1, 2, 5, 4)
    assert peer_position(values, "WK0", Peers(values.index, "Arnhem")) == PeerPosition(2, 2, 4, "Arnhem")


def test_equal_areas_are_neither_lower_nor_higher() -> None:
    values = listed(3, 3, 3, 5, 1)
    assert peer_position(values, "WK0", Peers(values.index, "Arnhem")) == PeerPosition(1, 1, 4, "Arnhem")


def test_missing_areas_do_not_count() -> None:
    values = listed(3, None, 1, 2, 4, 5)
    assert peer_position(values, "WK0", Peers(values.index, "Arnhem")) == PeerPosition(2, 2, 4, "Arnhem")


@pytest.mark.parametrize("values", [(3, 1, 2, 4), (3, 1, 2, 4, None), (None, 1, 2, 3, 4, 5)])
def test_no_position_under_five_known_areas_or_without_a_value(values: tuple[float | None, ...]) -> None:
    known = listed(*values)
    assert peer_position(known, "WK0", Peers(known.index, "Arnhem")) is None


@given(st.lists(st.integers(0, 20), min_size=5, max_size=30))
def test_lower_and_higher_never_exceed_the_others(values: list[int]) -> None:
    known = listed(*values)
    found = peer_position(known, "WK0", Peers(known.index, "Arnhem"))
    assert found is not None
    assert found.peers == len(values) - 1
    assert found.lower + found.higher + values.count(values[0]) - 1 == found.peers


def test_wijk_is_compared_within_its_gemeente(snapshot: Snapshot, places: Places) -> None:
    peers = peers_of(snapshot, places.by_key["WK020218"])
    assert peers.within == "Arnhem"
    assert set(peers.codes.str[:6]) == {"WK0202"}


def test_gemeente_with_fewer_than_five_wijken_is_compared_with_nederland(snapshot: Snapshot, places: Places) -> None:
    sizes = snapshot.areas[2020].query("level == 'wijk'").groupby("municipality").size()
    small = sizes.index[sizes < 5]
    assert len(small) == 120
    for code in small:
        for wijk in areas_within(snapshot, 2020, "wijk", code):
            assert peers_of(snapshot, places.at(wijk, 2020)).within == "Nederland"


def test_gemeente_of_five_wijken_is_its_own_measure(snapshot: Snapshot, places: Places) -> None:
    sizes = snapshot.areas[2020].query("level == 'wijk'").groupby("municipality").size()
    code = sizes.index[sizes == 5][0]
    wijk = areas_within(snapshot, 2020, "wijk", code)[0]
    assert peers_of(snapshot, places.at(wijk, 2020)).within == places.at(code, 2020).name


def test_malburgen_is_second_of_arnhem(profile_of: ProfileOf) -> None:
    assert profile_of("WK020218").lonely_position == PeerPosition(20, 0, 23, "Arnhem")


def test_estimates_within_three_points_are_alike() -> None:
    values = listed(32.8, 29.8, 29.9, 35.7, 35.8)
    found = peer_position(values, "WK0", Peers(values.index, "Arnhem"), margin=3.0)
    assert found == PeerPosition(1, 1, 4, "Arnhem")
    assert found is not None
    assert found.alike == 2


def test_land_has_no_position(profile_of: ProfileOf) -> None:
    assert profile_of("NL00").lonely_position is None
