"""The part for the operator: not there without a passphrase, closed without giving it, and able to go back."""

import gc
from collections.abc import Iterator
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from pages.parts.shared import edition_in_use
from tests.editions import AREA, edition_with
from tests.pages.test_edition_in_use import settled
from wijk.opendata.edition_log import log_entries
from wijk.opendata.editions import FOLDER_VARIABLE, SHIPPED, current, switch_to
from wijk.store.common.operator import VARIABLE

pytestmark = pytest.mark.slow

PAGE = str(Path(__file__).parents[2] / "pages" / "bronnen.py")
# The page with what app.py does before it: a press on a button is lost when a test runs that whole.
SCRIPT = """
import runpy
import streamlit as st
from pages.parts.shared.edition_in_use import take_edition
st.session_state.setdefault("gebied", {place!r})
take_edition()
runpy.run_path({page!r})
"""
PASSPHRASE = "groene kikker leest"


@pytest.fixture(autouse=True)
def own_editions(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """An empty folder of editions, a passphrase, and no memory of either for the tests after.

    What a switch sets apart from the collection is looked after in a process of its own (test_memory_of_editions): of
    one with all that tests load, it takes seconds.
    """
    monkeypatch.setattr(edition_in_use, "set_apart", gc.freeze)
    monkeypatch.setenv(FOLDER_VARIABLE, str(tmp_path / "editions"))
    monkeypatch.setenv(VARIABLE, PASSPHRASE)
    for kept in (edition_in_use._first, edition_in_use._in_use):
        kept.clear()
    yield
    for kept in (edition_in_use._first, edition_in_use._in_use):
        kept.clear()


def sources(place: str = AREA) -> AppTest:
    return settled(AppTest.from_string(SCRIPT.format(place=place, page=PAGE), default_timeout=60).run())


def opened(app: AppTest, passphrase: str = PASSPHRASE) -> AppTest:
    app.text_input(key="wachtzin-beheerder").set_value(passphrase)
    next(button for button in app.button if "beheerder" in button.label).click()
    return settled(app.run())


def told(app: AppTest) -> str:
    shown = (*app.markdown, *app.caption, *app.error, *app.success)
    return "\n".join(str(one.value) for one in shown).replace("\\", "")


def headers(app: AppTest) -> list[str]:
    return [str(one.value) for one in (*app.header, *app.subheader)]


def test_without_a_passphrase_of_the_operator_there_is_no_such_part(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(VARIABLE)
    assert "Voor de beheerder" not in headers(sources())
    monkeypatch.setenv(VARIABLE, "   ")
    assert "Voor de beheerder" not in headers(sources())


def test_without_giving_it_nothing_is_shown() -> None:
    app = sources()
    assert "Voor de beheerder" in headers(app)
    assert "Logboek van de cijfers" not in headers(app)
    app = opened(app, "verkeerd")
    assert "Deze wachtzin klopt niet." in told(app)
    assert "Logboek van de cijfers" not in headers(app)


def test_of_the_shipped_edition_there_is_nothing_to_go_back_to() -> None:
    app = opened(sources())
    assert "In gebruik is de uitgave die bij het programma meegeleverd is." in told(app)
    assert "Er is nog niet gekeken of er nieuwere cijfers zijn." in told(app)
    assert "Er is nog niets gebeurd." in told(app)
    assert "Terug naar de uitgave daarvoor" not in headers(app)


def test_an_edition_tells_what_changed_and_can_be_left_again(tmp_path: Path) -> None:
    switch_to(edition_with(71.5, tmp_path))
    app = opened(sources())
    assert "In gebruik is de uitgave van 26 november 2026, 13.00 uur." in told(app)
    assert "In Arnhem kregen 1 cijfer een andere waarde." not in told(app)
    assert "In Arnhem kreeg 1 cijfer een andere waarde." in told(app)
    assert "26 november 2026, 13.00 uur: Nieuwe uitgave gemaakt." in told(app)
    button = app.button(key="terug")
    assert button.disabled
    app.checkbox(key="zeker-terug").check().run()
    app.button(key="terug").click()
    app = settled(app.run())
    assert "Weer in gebruik: de uitgave die bij het programma meegeleverd is." in told(app)
    assert current().name == SHIPPED
    assert log_entries()[0].happened == "teruggezet"
    assert "niet aangemeld" in " ".join(log_entries()[0].lines)


def test_a_damaged_edition_is_told_to_the_operator(tmp_path: Path) -> None:
    edition = edition_with(71.5, tmp_path)
    switch_to(edition)
    (edition.folder / "links.parquet").write_bytes(b"half")
    app = opened(sources())
    assert f"De uitgave {edition.name} is niet te gebruiken" in told(app)
    assert "In gebruik is de uitgave die bij het programma meegeleverd is." in told(app)
