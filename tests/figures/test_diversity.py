"""Mixed or alike: Shannon evenness by hand and by its properties."""

from math import isnan, log

import pandas as pd
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tests.conftest import ProfileOf
from wijk.figures.diversity import ASPECTS, evenness

counts = st.lists(st.integers(0, 5_000), min_size=2, max_size=6)


def evenness_of(*numbers: float) -> float:
    return float(evenness(pd.DataFrame([numbers]))[0])


@pytest.mark.parametrize(
    ("numbers", "expected"),
    [
        ((50, 50), 1.0),
        ((100, 0), 0.0),
        ((200, 200, 200, 200), 1.0),
        ((75, 25), -(0.75 * log(0.75) + 0.25 * log(0.25)) / log(2)),
        ((50, 25, 25), (0.5 * log(2) + 0.5 * log(4)) / log(3)),
        ((100, 100, 0), log(2) / log(3)),
    ],
)
def test_evenness_by_hand(numbers: tuple[float, ...], expected: float) -> None:
    assert evenness_of(*numbers) == pytest.approx(expected)


def test_households_of_malburgen_by_hand(profile_of: ProfileOf) -> None:
    parts = [number / 4080 for number in (1815, 840, 1425)]
    expected = -sum(part * log(part) for part in parts) / log(3)
    found = {one.aspect: one.evenness for one in profile_of("WK020218").diversity}
    assert found["huishouden"] == pytest.approx(expected)


def test_children_are_taken_off_the_unmarried(profile_of: ProfileOf) -> None:
    numbers = (4695 - 1710, 2560, 1055, 495)
    expected = -sum(number / 7095 * log(number / 7095) for number in numbers) / log(4)
    found = {one.aspect: one.evenness for one in profile_of("WK020218").diversity}
    assert found["burgerlijke staat"] == pytest.approx(expected)


@pytest.mark.parametrize(("base", "known"), [(99, False), (100, True), (101, True)])
def test_evenness_needs_a_base_of_a_hundred(base: int, known: bool) -> None:
    assert isnan(evenness_of(base - 40, 40)) != known


def test_missing_count_gives_no_evenness() -> None:
    assert isnan(evenness_of(200, float("nan"), 300))


def test_negative_difference_counts_as_nobody() -> None:
    assert evenness_of(-5, 100, 100) == pytest.approx(evenness_of(0, 100, 100))


def test_one_kind_is_refused() -> None:
    with pytest.raises(ValueError, match="two kinds"):
        evenness(pd.DataFrame({"only": [100]}))


def test_rows_keep_their_index() -> None:
    table = pd.DataFrame({"a": [100, 1], "b": [100, 1]}, index=["WK1", "WK2"])
    found = evenness(table)
    assert found["WK1"] == pytest.approx(1)
    assert isnan(found["WK2"])


@given(counts)
def test_evenness_is_between_none_and_all(numbers: list[int]) -> None:
    assume(sum(numbers) >= 100)
    assert 0 <= evenness_of(*numbers) <= 1 + 1e-12


@given(counts)
def test_order_of_kinds_does_not_matter(numbers: list[int]) -> None:
    assume(sum(numbers) >= 100)
    turned = numbers[1:] + numbers[:1]
    assert evenness_of(*turned) == pytest.approx(evenness_of(*numbers))
    assert evenness_of(*sorted(numbers)) == pytest.approx(evenness_of(*numbers))


@given(counts, st.integers(2, 50))
def test_size_does_not_matter(numbers: list[int], times: int) -> None:
    assume(sum(numbers) >= 100)
    assert evenness_of(*(number * times for number in numbers)) == pytest.approx(evenness_of(*numbers))


@given(st.integers(2, 6), st.integers(50, 5_000))
def test_equal_kinds_are_wholly_mixed(kinds: int, number: int) -> None:
    assert evenness_of(*[number] * kinds) == pytest.approx(1)


def test_every_aspect_of_every_area_is_between_none_and_all(evenness: pd.DataFrame) -> None:
    assert list(evenness) == list(ASPECTS)
    assert evenness.min().min() >= 0
    assert evenness.max().max() <= 1
    assert (evenness.notna().mean() > 0.5).all()


def test_area_of_2024_only_has_no_evenness(profile_of: ProfileOf) -> None:
    assert all(one.evenness is None and one.position is None for one in profile_of("WK0363TB").diversity)
