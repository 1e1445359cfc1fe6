"""The page Vergelijken without a browser: every part, for places of every kind."""

import pytest

from tests.pages.test_pages import run, texts


def test_without_a_place_it_asks_for_one() -> None:
    assert "Kies eerst een gemeente" in texts(run("vergelijken", deel="aanbod"))


@pytest.mark.parametrize("place", ["GM0202", "WK020218", "BU02020338", "GM0363"])
def test_supply_counts_what_nobody_answered_apart(place: str) -> None:
    told = texts(run("vergelijken", place, deel="aanbod")).replace("\\", "")
    assert "0 initiatieven in de inventarisatie" in told
    assert "dat is onbekend, niet niets" in told
