"""Numbers, singular and plural, and lists the Dutch way."""

import pytest

from wijk.figures.wording import counted, decimal, listed, quoted


@pytest.mark.parametrize(("value", "text"), [(0, "0"), (1.375, "1,38"), (2.5, "2,5"), (2.0, "2"), (12345, "12.345")])
def test_decimal(value: float, text: str) -> None:
    assert decimal(value) == text


@pytest.mark.parametrize(("number", "text"), [(0, "0 plekken"), (1, "1 plek"), (1200, "1.200 plekken")])
def test_counted(number: int, text: str) -> None:
    assert counted(number, "plek", "plekken") == text


@pytest.mark.parametrize(
    ("names", "text"), [([], ""), (["A"], "A"), (["A", "B"], "A en B"), (["A", "B", "C"], "A, B en C")]
)
def test_listed(names: list[str], text: str) -> None:
    assert listed(names) == text


@pytest.mark.parametrize(
    ("count", "text"),
    [(1, "‘0’"), (3, "‘0’, ‘1’ en ‘2’"), (4, "‘0’, ‘1’, ‘2’ en 1 ander"), (5, "‘0’, ‘1’, ‘2’ en 2 andere")],
)
def test_quoted(count: int, text: str) -> None:
    assert quoted([str(number) for number in range(count)]) == text
