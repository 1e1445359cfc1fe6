"""Which area of 2020 is the same place in 2024: a kept code does not prove a kept boundary."""

import pandas as pd
import pytest

from wijk.opendata.links import same_size
from wijk.opendata.snapshot import Snapshot


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [(1000, 1020, True), (1000, 1021, False), (10, 11, True), (10, 11.1, False), (1000, None, False), (0, 1, True)],
)
def test_same_size_is_two_percent_or_one_hectare(one: float, other: float | None, same: bool) -> None:
    assert same_size(pd.Series([one], dtype=float), pd.Series([other], dtype=float))[0] == same


def test_same_buurten_agree_in_land_area(snapshot: Snapshot) -> None:
    same = snapshot.links[snapshot.links["same"] & snapshot.links["code_2020"].str.startswith("BU")]
    old = same["code_2020"].map(snapshot.areas[2020]["land_hectares"])
    new = same["code_2024"].map(snapshot.areas[2024]["land_hectares"])
    assert ((old - new).abs() <= (old * 0.02).clip(lower=1)).all()
    assert same["code_2020"].is_unique and same["code_2024"].is_unique


def test_847_buurten_kept_their_code_but_not_their_boundary(snapshot: Snapshot) -> None:
    kept = snapshot.areas[2020].index.intersection(snapshot.areas[2024].index)
    kept = kept[kept.str.startswith("BU")]
    linked = snapshot.links[snapshot.links["same"] & (snapshot.links["code_2020"] == snapshot.links["code_2024"])]
    assert len(kept) == 12_305
    assert len(kept.difference(pd.Index(linked["code_2020"]))) == 847


def test_at_least_545_buurten_are_recovered_by_name_231_of_them_in_amsterdam(snapshot: Snapshot) -> None:
    links = snapshot.links
    moved = links[links["same"] & (links["code_2020"] != links["code_2024"]) & links["code_2020"].str.startswith("BU")]
    assert len(moved) >= 545
    assert moved["code_2020"].str.startswith("BU0363").sum() == 231
    names = [frame["name"] for frame in snapshot.areas.values()]
    assert list(moved["code_2020"].map(names[0])) == list(moved["code_2024"].map(names[1]))


def test_gemeente_that_vanished_points_to_its_successor(snapshot: Snapshot) -> None:
    old, new = snapshot.areas[2020], snapshot.areas[2024]
    gone = old.index[(old["level"] == "gemeente") & ~old.index.isin(new.index)]
    assert len(gone) == 18
    assert set(gone) <= set(snapshot.links["code_2020"])
