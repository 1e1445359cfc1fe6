"""Names on the coalition page: only behind the passphrase, announced before they go, and never on the page itself."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from streamlit.testing.v1 import AppTest

from tests.databases import NewDatabase
from tests.pages.test_coalitie import fine, opened, press, shown
from tests.store.people import CONSENT, NURSE, PASSPHRASE, SHOP, traces
from wijk.domain.clock import today
from wijk.domain.key_figure import Consent, Tie
from wijk.store.database.connection import Store, connect
from wijk.store.key_figures.consents import consent_ends, give_consent, list_consents
from wijk.store.key_figures.passphrase import VARIABLE
from wijk.store.key_figures.queries import add_key_figure, list_key_figures, list_ties, set_tie

pytestmark = pytest.mark.slow

SOON = Consent(CONSENT.name, CONSENT.contact, today(), CONSENT.purpose, today() + timedelta(days=10))


@pytest.fixture
def store(new_database: NewDatabase, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    """A new database with two people who know each other, of whom one gave consent that ends in ten days."""
    url = new_database("wijk")
    monkeypatch.setenv("WIJK_DATABASE_URL", url)
    monkeypatch.setenv(VARIABLE, PASSPHRASE)
    found = connect(url)
    add_key_figure(found, NURSE)
    add_key_figure(found, SHOP)
    set_tie(found, Tie(NURSE.id, SHOP.id, "sterk"))
    give_consent(found, NURSE.id, SOON, today(), PASSPHRASE)
    yield found


def unlock(app: AppTest, passphrase: str = PASSPHRASE) -> AppTest:
    app.text_input(key="wachtzin").set_value(passphrase)
    return press(app, "Ontgrendel namen")


def about(app: AppTest, identifier: str) -> AppTest:
    return fine(app.selectbox(key="van wie intrekken of wissen").select(identifier).run())


@pytest.mark.usefixtures("store")
def test_the_end_of_a_consent_is_announced_by_role() -> None:
    app = opened()
    [warning] = app.warning
    assert NURSE.label in warning.value.replace("\\", "")
    assert "nog 10 dagen" in warning.value
    assert not traces(shown(app))


@pytest.mark.usefixtures("store")
def test_the_wrong_passphrase_opens_nothing() -> None:
    app = unlock(opened(), "een andere zin")
    assert "Deze wachtzin klopt niet" in shown(app)
    assert "Bekijk namen of leg toestemming vast" not in [one.label for one in app.button]


@pytest.mark.usefixtures("store")
def test_the_right_passphrase_opens_a_window_until_it_is_locked_again() -> None:
    app = unlock(opened())
    assert not traces(shown(app))
    app = press(app, "Bekijk namen")
    assert CONSENT.name in shown(app)
    app = press(app, "Sluit de namen weer af")
    assert not traces(shown(app))
    assert "Bekijk namen of leg toestemming vast" not in [one.label for one in app.button]


@pytest.mark.usefixtures("store")
def test_another_passphrase_of_the_operator_closes_what_was_open(monkeypatch: pytest.MonkeyPatch) -> None:
    app = unlock(opened())
    assert "Bekijk namen of leg toestemming vast" in [one.label for one in app.button]
    monkeypatch.setenv(VARIABLE, "een nieuwe zin")
    app = fine(app.run())
    assert "Bekijk namen of leg toestemming vast" not in [one.label for one in app.button]


def test_where_the_operator_set_no_passphrase_the_page_works_by_role_alone(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(VARIABLE)
    app = opened()
    assert "Namen staan hier uit" in shown(app)
    assert "wachtzin" not in [one.key for one in app.text_input]
    press(about(app, NURSE.id), "Trek de toestemming in")
    assert consent_ends(store, today()) == {}


@pytest.mark.page_flow
def test_a_consent_is_withdrawn_and_the_role_stays(store: Store) -> None:
    app = press(about(opened(), NURSE.id), "Trek de toestemming in")
    assert "De naam is weg. De rol blijft staan" in shown(app)
    assert list_consents(store, today(), PASSPHRASE) == {}
    assert len(list_key_figures(store, today())) == 2


@pytest.mark.page_flow
def test_a_person_is_erased_only_after_it_was_confirmed(store: Store) -> None:
    app = about(opened(), NURSE.id)
    [button] = [one for one in app.button if one.label.startswith("Wis deze persoon")]
    assert button.disabled
    app = fine(app.checkbox(key=f"zeker-wissen-{NURSE.id}").check().run())
    press(app, "Wis deze persoon")
    assert [record.id for record in list_key_figures(store, today())] == [SHOP.id]
    assert list_ties(store) == ()
    assert consent_ends(store, today()) == {}
