"""Which level a CBS code stands for."""

import pytest

from wijk.domain.area import level_of


@pytest.mark.parametrize(
    ("code", "level"),
    [
        ("NL00", "land"),
        ("GM0518", "gemeente"),
        ("WK020218", "wijk"),
        ("WK0363AE", "wijk"),
        ("WK051899", "wijk"),
        ("BU02021887", "buurt"),
        ("BU0363AA01", "buurt"),
    ],
)
def test_code_has_level(code: str, level: str) -> None:
    assert level_of(code) == level


@pytest.mark.parametrize(
    "code", ["", "NL01", "GM518", "GM0518 ", "GM0518\n", "wk020218", "WK02021", "WK0363ae", "PV27"]
)
def test_other_text_has_no_level(code: str) -> None:
    assert level_of(code) is None
