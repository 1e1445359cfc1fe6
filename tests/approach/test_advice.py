"""Every coalition that was shown is advice."""

import pytest

from wijk.approach.advice import advice_for

SHOWN = (("a", "b"), ("a", "c"), ("b", "c"))


@pytest.mark.parametrize(
    ("chosen", "advised"),
    [
        (["b", "a"], ("a", "b")),
        (["c", "b"], ("b", "c")),
        (["a"], ("a", "b")),
        (["a", "b", "c"], ("a", "b")),
        ([], ("a", "b")),
    ],
)
def test_a_choice_is_held_against_the_advice_it_follows_else_against_the_best(
    chosen: list[str], advised: tuple[str, ...]
) -> None:
    assert advice_for(SHOWN, chosen) == advised


def test_without_a_computation_there_is_no_advice() -> None:
    assert advice_for((), ["a"]) == ()
