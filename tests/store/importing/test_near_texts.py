"""The nearest texts are those that difflib finds among all of them, whatever is left out first."""

from difflib import get_close_matches

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wijk.store.importing.near_texts import near_texts

TEXTS = st.text("abc1 ", max_size=9)


@pytest.mark.parametrize("least", [0.3, 0.6, 0.75, 0.8, 1.0])
@given(text=TEXTS, known=st.lists(TEXTS.filter(bool), max_size=12))
def test_nothing_near_is_left_out(least: float, text: str, known: list[str]) -> None:
    assert near_texts(text, known, 3, least) == get_close_matches(text, known, 3, least)
