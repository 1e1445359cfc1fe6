"""Days and hours as people write them become parts of the week."""

import pytest

from wijk.domain.times import TIMES
from wijk.store.importing.doubts import CellDoubtError
from wijk.store.initiatives.layout import read_status
from wijk.store.initiatives.times import read_times
from wijk.store.spreadsheets.cell_values import CellError


def understood(text: str) -> tuple[str, ...] | None:
    """The times of a text, whether or not it says more than these."""
    try:
        return read_times(text)
    except CellDoubtError as doubt:
        return doubt.understood


WORKING_DAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag")


@pytest.mark.parametrize(
    ("text", "times"),
    [
        ("dinsdag", ["dinsdag"]),
        ("elke di 10.00-12.00 uur", ["dinsdag-ochtend"]),
        ("dinsdagen 10:00-15:00", ["dinsdag-ochtend", "dinsdag-middag"]),
        ("ma en wo 13:30", ["maandag-middag", "woensdag-middag"]),
        ("di 10.00 - 12.00, do 19.30 - 21.00 uur", ["dinsdag-ochtend", "donderdag-avond"]),
        ("dinsdagavond en zaterdagochtend", ["dinsdag-avond", "zaterdag-ochtend"]),
        ("'s middags op donderdag", ["donderdag-middag"]),
        ("elke eerste woensdag van de maand, 14.00 uur", ["woensdag-middag"]),
        ("1e dinsdag van de maand, max 12 personen", ["dinsdag"]),
        ("weekend", ["zaterdag", "zondag"]),
        ("werkdagen, 's avonds", [f"{day}-avond" for day in WORKING_DAYS]),
        ("maandag t/m vrijdag 9-12 uur", [f"{day}-ochtend" for day in WORKING_DAYS]),
        ("ma-wo 10u00", ["maandag-ochtend", "dinsdag-ochtend", "woensdag-ochtend"]),
        ("maandag; dinsdagochtend", ["maandag", "dinsdag-ochtend"]),
    ],
)
def test_times_are_read_as_people_write_them(text: str, times: list[str]) -> None:
    assert understood(text) == tuple(times)


@pytest.mark.parametrize(
    ("text", "times"),
    [
        ("elke dinsdag 10.00-12.00 in de even weken", ("dinsdag-ochtend",)),
        ("dinsdag 10.00 uur", ("dinsdag-ochtend",)),
        ("dinsdag, 2-3 keer per maand", ("dinsdag",)),
        ("elke eerste woensdag van de maand", ("woensdag",)),
    ],
)
def test_what_a_cell_says_more_than_days_stays_to_be_read(text: str, times: tuple[str, ...]) -> None:
    with pytest.raises(CellDoubtError) as told:
        read_times(text)
    assert (told.value.understood, told.value.asked, told.value.kept) == (times, (), None)


@pytest.mark.parametrize(
    "text", ["dinsdag", "elke dinsdag en donderdag", "maandag t/m vrijdag", "werkdagen, 's avonds"]
)
def test_days_alone_say_no_more(text: str) -> None:
    assert read_times(text)


def test_every_time_is_read_back_by_its_name_and_by_its_id() -> None:
    assert len(TIMES) == 28
    assert [time.id for time in TIMES if not (read_times(time.name) == read_times(time.id) == (time.id,))] == []


@pytest.mark.parametrize(
    "text", ["op afspraak", "7 keer per jaar", "26-05-2026", "niet op maandag", "dagelijks behalve zondag"]
)
def test_a_text_without_a_day_is_told(text: str) -> None:
    with pytest.raises(CellError, match="dagen of dagdelen"):
        read_times(text)


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Open", "open"),
        ("actief", "open"),
        ("ja", "open"),
        ("niet meer actief", "gestopt"),
        ("gestopt per 1 mei", "gestopt"),
        ("nee", "gestopt"),
        ("Tijdelijk gesloten", "tijdelijk dicht"),
        ("bestaat niet", "gestopt"),
        ("loopt niet meer", "gestopt"),
        ("nee, bestaat niet", "gestopt"),
        ("niet meer", "gestopt"),
        ("-", None),
    ],
)
def test_a_status_is_read_as_people_write_it(text: str, status: str | None) -> None:
    assert read_status(text) == status


@pytest.mark.parametrize(
    "text", ["misschien", "nog niet open", "Ja, maar niet meer op maandag", "niet gestopt", "ja, maar gestopt"]
)
def test_an_unclear_status_is_told(text: str) -> None:
    with pytest.raises(CellError, match="tijdelijk dicht"):
        read_status(text)
