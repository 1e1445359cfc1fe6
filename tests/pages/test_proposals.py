"""The part Voorstellen of the page Initiatieven, as Streamlit runs it, on a database of its own."""

import time

import pytest
from streamlit.testing.v1 import AppTest

from tests.databases import NewDatabase
from tests.pages.test_pages import run, texts
from wijk.domain.initiative import Initiative, PhaseRole
from wijk.store.database.connection import Store, connect
from wijk.store.database.record_types import INITIATIVES
from wijk.store.initiatives.proposals import list_own_words, proposal_answers
from wijk.store.initiatives.queries import add_initiative, list_initiatives

pytestmark = pytest.mark.slow

SOUP = Initiative("soep", "Eettafel <b>Noord</b>", "Gemeente", note="Samen eten voor *65-plussers*.", area="WK020218")


@pytest.fixture
def store(new_database: NewDatabase, monkeypatch: pytest.MonkeyPatch) -> Store:
    url = new_database("wijk")
    monkeypatch.setenv("WIJK_DATABASE_URL", url)
    return connect(url)


def opened() -> AppTest:
    """The page with the part opened by the button that tells that there is something to do."""
    return press(run("initiatieven", "WK020218"), "Bekijk de voorstellen")


def press(app: AppTest, label: str) -> AppTest:
    button = next(one for one in app.button if one.label == label)
    return button.click().run()


def item(store: Store, identifier: str) -> Initiative:
    return next(record.item for record in list_initiatives(store) if record.id == identifier)


@pytest.mark.page_flow
def test_nothing_counts_until_a_row_is_accepted_and_undo_gives_back_what_was(store: Store) -> None:
    add_initiative(store, SOUP)
    app = opened()
    assert item(store, "soep") == SOUP
    app = press(app, "Overnemen")
    after = item(store, "soep")
    assert after.roles == (PhaseRole("aanpakken"),)
    assert (after.groups, after.elements, after.formal) == (("ouderen",), ("ontmoeten",), True)
    assert "Er zijn nu geen voorstellen." in texts(app)
    app = press(app, "Laatste antwoord ongedaan maken (1 initiatief)")
    assert item(store, "soep") == SOUP
    assert "Overnemen" in [one.label for one in app.button]


def test_what_is_switched_off_is_not_accepted_and_stays_proposed(store: Store) -> None:
    add_initiative(store, SOUP)
    app = opened()
    [choices] = [one for one in app.button_group if str(one.key).startswith("voorstel-soep")]
    app = choices.set_value(["groups:ouderen"]).run()
    app = press(app, "Overnemen")
    assert (item(store, "soep").roles, item(store, "soep").groups) == ((), ("ouderen",))
    [choices] = [one for one in app.button_group if str(one.key).startswith("voorstel-soep")]
    assert choices.value == ["phases:aanpakken", "elements:ontmoeten"]


@pytest.mark.page_flow
def test_a_word_is_accepted_in_all_its_rows_and_in_no_other(store: Store) -> None:
    for number in range(5):
        add_initiative(store, Initiative(f"e{number}", f"Eettafel {number}", area="WK020218"))
    add_initiative(store, Initiative("w", "Wandelgroep ouderen", area="WK020218"))
    app = opened()
    [words] = [one for one in app.selectbox if one.label == "Per woord"]
    assert "eettafel: Aanpakken (5 rijen)" in words.options
    app = words.select_index(words.options.index("eettafel: Aanpakken (5 rijen)")).run()
    app = press(app, "‘Aanpakken’ overnemen bij alle 5 rijen met ‘eettafel’")
    assert [item(store, f"e{number}").roles for number in range(5)] == [(PhaseRole("aanpakken"),)] * 5
    assert item(store, "w").roles == ()


@pytest.mark.page_flow
def test_a_rejected_row_does_not_come_back(store: Store) -> None:
    add_initiative(store, SOUP)
    press(opened(), "Niet overnemen")
    assert item(store, "soep") == SOUP
    assert set(proposal_answers(store)["soep"].rejected) == {"phases:aanpakken", "groups:ouderen", "elements:ontmoeten"}
    assert "Er zijn nu geen voorstellen." in texts(opened())


def test_what_people_typed_is_shown_as_they_typed_it_with_the_words_in_bold(store: Store) -> None:
    add_initiative(store, SOUP)
    shown = [one.value for one in opened().markdown]
    [row] = [text for text in shown if "Noord" in text]
    assert row.startswith("**Eettafel** \\<b\\>Noord\\<\\/b\\>") or row.startswith("**Eettafel** \\<b\\>Noord\\</b\\>")
    assert "**Samen eten**" in row and "**65\\-plussers**" in row and "\\*" in row


@pytest.mark.page_flow
def test_an_own_word_counts_at_once_and_can_be_taken_away(store: Store) -> None:
    add_initiative(store, Initiative("p", "Prakkiesploeg", area="WK020218"))
    app = opened()
    assert "Er zijn nu geen voorstellen." in texts(app)
    next(one for one in app.text_input if one.label == "Woord").set_value("prakkie")
    next(one for one in app.multiselect if one.label == "Betekent").set_value(["groups:ouderen"])
    app = press(app, "Woord bewaren")
    assert [record.item.text for record in list_own_words(store)] == ["prakkie"]
    app = press(app, "Overnemen")
    assert item(store, "p").groups == ("ouderen",)
    app = press(app, "Weghalen")
    assert list_own_words(store) == ()


def test_nine_hundred_rows_stay_quick_on_pages_of_twenty_five(store: Store) -> None:
    with store.writing() as connection:
        INITIATIVES.add_all(
            connection,
            [
                Initiative(f"i{number}", f"Eettafel {number}", note=f"Samen eten en wandelen {number}", area="WK020218")
                for number in range(900)
            ],
        )
    app = opened()
    assert sum(one.label == "Overnemen" for one in app.button) == 25
    start = time.process_time()
    app = press(app, "Volgende bladzij")
    assert time.process_time() - start < 3
    assert "bladzij 2 van 36" in texts(app)
    app = press(app, "Alles overnemen bij alle 900 rijen")
    assert all(record.item.roles for record in list_initiatives(store))
    press(app, "Laatste antwoord ongedaan maken (900 initiatieven)")
    assert not any(record.item.roles for record in list_initiatives(store))
