"""Dutch dates, numbers and answers as people type them."""

from datetime import date, datetime

import pytest

from wijk.domain.method import Method
from wijk.store.importing.choices import recognise, split_choices, suggestion
from wijk.store.initiatives.layout import read_start
from wijk.store.spreadsheets.cell_values import (
    CellError,
    as_text,
    read_day,
    read_decimal,
    read_number,
    read_yes_no,
    shown,
)
from wijk.store.spreadsheets.sheets import Cell

DAY = date(2026, 9, 24)


@pytest.mark.parametrize(
    "cell",
    [
        "24 september 2026",
        "24 sept. 2026",
        "do 24 september 2026",
        "donderdag 24 September 2026",
        "24-9-2026",
        "24-09-26",
    ]
    + ["24/09/2026", "24.9.2026", "2026-09-24", "2026-09-24T10:00:00", "24-9-2026 10:30", "46289", 46289, DAY]
    + [datetime(2026, 9, 24, 12), "  24-9-2026 ", "24 september 2026".upper(), "24e september 2026"],
)
def test_dates(cell: Cell) -> None:
    assert read_day(cell) == DAY


@pytest.mark.parametrize(
    ("cell", "day"),
    [("maart 2026", date(2026, 3, 1)), ("1 mrt 2026", date(2026, 3, 1)), ("2026", date(2026, 1, 1)), ("-", None)],
)
def test_other_dates(cell: Cell, day: date | None) -> None:
    assert read_day(cell) == day


@pytest.mark.parametrize(
    "cell",
    ["31-2-2026", "13/13/2026", "morgen", "maandag 2026", "24 foo 2026", "1826", True, 3.5, 10**400, "#N/A", "９"],
)
def test_no_dates(cell: Cell) -> None:
    with pytest.raises(CellError):
        read_day(cell)


@pytest.mark.parametrize(
    ("cell", "number"),
    [("25", 25), ("1.250", 1250), ("1 250", 1250), ("1.250.000", 1_250_000), ("25,0", 25), (25, 25), (25.0, 25)]
    + [("-3", -3), ("ca. 30", 30), ("30 personen", 30), ("onbekend", None), ("n.v.t.", None), ("'-3", -3)],
)
def test_numbers(cell: Cell, number: int | None) -> None:
    assert read_number(cell) == number


@pytest.mark.parametrize(
    "cell", ["1,5", 2.5, "10-15", "ca. 30 of 40", ">30", "1.25", "12.50", True, float("inf"), float("nan"), "²"]
)
def test_no_whole_numbers(cell: Cell) -> None:
    with pytest.raises(CellError):
        read_number(cell)


def test_decimals() -> None:
    assert [read_decimal(cell) for cell in ("51,96", "51.96", 51.96, "'-5,9", "?")] == [51.96, 51.96, 51.96, -5.9, None]
    with pytest.raises(CellError):
        read_decimal("1.2.3")


def test_yes_and_no() -> None:
    assert {read_yes_no(cell) for cell in ("ja", "J", "x", "X", "1", 1, True, "✓", "Formeel", "waar")} == {True}
    assert {read_yes_no(cell) for cell in ("nee", "N", "0", 0, False, "informeel", "onwaar")} == {False}
    assert {read_yes_no(cell) for cell in ("", "-", "?", "onbekend", "n.v.t.")} == {None}
    with pytest.raises(CellError):
        read_yes_no("misschien")


def test_where_it_starts() -> None:
    assert [read_start(cell) for cell in ("wens", "Wens van de bewoner", "vanuit aanbod", "-")] == [
        "wens",
        "wens",
        "aanbod",
        None,
    ]
    with pytest.raises(CellError):
        read_start("wens en aanbod")


def test_cells_as_text() -> None:
    assert [as_text(cell) for cell in (None, 5.0, 2.5, True, DAY)] == ["", "5", "2,5", "ja", "24-09-2026"]


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("ouderen", ("ouderen",)),
        ("OUDEREN (65 jaar en ouder)", ("ouderen",)),
        ("65+", ("ouderen",)),
        ("gescheiden of verweduwd", ("gescheiden_verweduwd",)),
        ("Gescheiden_verweduwd", ("gescheiden_verweduwd",)),
        ("verweduwd", ("gescheiden_verweduwd",)),
        ("jongeren; ouderen", ("jongvolwassenen", "ouderen")),
        ("jongeren, ouderen en mantelzorgers", ("jongvolwassenen", "ouderen", "mantelzorgers")),
        ("Ouderen (65 jaar en ouder), Krap bij kas/gezondheid", ("ouderen", "krap_bij_kas", "gezondheid")),
        ("ouderen\r\nouderen", ("ouderen",)),
    ],
)
def test_several_groups_in_one_cell(method: Method, text: str, ids: tuple[str, ...]) -> None:
    assert split_choices(text, method.groups) == (ids, ())


def test_functions_with_commas_in_their_name_are_one_function(method: Method) -> None:
    signalling = method.phases[1].functions
    text = "vindplaats zijn (huisarts, winkel, moskee, school), meldpunt"
    assert split_choices(text, signalling) == (("vindplaats", "meldpunt"), ())


@pytest.mark.published_method
def test_what_is_unclear_is_not_guessed(method: Method) -> None:
    assert recognise("jaar", method.groups) is None
    assert recognise("", method.groups) is None
    assert split_choices("niet voor ouderen; mantelzorgers", method.groups) == (
        ("mantelzorgers",),
        ("niet voor ouderen",),
    )
    assert "Bedoelt u 'Mantelzorgers'?" in suggestion("Mantelzorgres", method.groups)
    assert "Bedoelt u" not in suggestion("fietsers", method.groups)


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (DAY, "24-09-2026"),
        (datetime(2026, 9, 24, 10, 30), "24-09-2026"),
        (0, "0"),
        (0.5, "0,5"),
        (None, ""),
        (False, "nee"),
    ],
)
def test_what_stands_in_a_cell_is_told_the_dutch_way(cell: Cell, text: str) -> None:
    assert shown(cell) == text


@pytest.mark.parametrize("text", ["'=1+1", " a ", "#N/B", "24-9-2026"])
def test_a_text_is_told_as_it_stands(text: str) -> None:
    assert shown(text) == text
