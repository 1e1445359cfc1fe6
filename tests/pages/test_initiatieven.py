"""The page Initiatieven as Streamlit runs it, on a database of its own."""

from dataclasses import replace
from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from pages.parts.shared.area_choice import areas_in
from tests.databases import NewDatabase
from tests.pages.test_pages import run, texts
from wijk.domain.clock import today
from wijk.domain.initiative import Initiative, PhaseRole
from wijk.store.database.connection import Store, connect
from wijk.store.database.record_types import INITIATIVES
from wijk.store.initiatives.queries import add_initiative, list_initiatives
from wijk.views.numbers import day_text

pytestmark = pytest.mark.slow


@pytest.fixture
def store(new_database: NewDatabase, monkeypatch: pytest.MonkeyPatch) -> Store:
    url = new_database("wijk")
    monkeypatch.setenv("WIJK_DATABASE_URL", url)
    return connect(url)


def test_an_empty_list_offers_the_example(store: Store) -> None:
    app = run("initiatieven")
    [button] = [one for one in app.button if one.label == "Laad een voorbeeld (verzonnen)"]
    button.click().run()
    assert len(list_initiatives(store)) == 14
    assert "verzonnen initiatieven" in app.success[0].value


def test_the_page_runs_with_and_without_a_place_and_tells_the_count(store: Store) -> None:
    add_initiative(store, Initiative("k", "Koffie", roles=(PhaseRole("signaleren"),), area="WK020218"))
    for place in ("", "NL00", "GM0202", "WK020218", "BU02020338"):
        assert "1 initiatief, het laatst" in texts(run("initiatieven", place))


def test_a_place_elsewhere_leaves_an_initiative_out_says_so_and_shows_it_when_asked(store: Store) -> None:
    add_initiative(store, Initiative("k", "Koffie", area="WK020218"))
    for place in ("WK051836", "GM0363", "GM1979"):
        app = run("initiatieven", place)
        assert "Geen initiatieven gevonden" in texts(app)
        assert "1 initiatief is niet in " in texts(app)
        next(button for button in app.button if button.label == "Overal tonen").click().run()
        assert "1 initiatief, het laatst" in texts(app)
        assert "1 initiatief is niet in " not in texts(app)


@pytest.mark.page_flow
def test_what_has_no_area_is_in_no_list_until_the_page_was_told_where_it_belongs(store: Store) -> None:
    with store.writing() as connection:
        record = INITIATIVES.add(connection, Initiative("k", "Koffie", "De Kring", area="GM0202"))
        INITIATIVES.overwrite(connection, replace(record, item=replace(record.item, area="")))
    add_initiative(store, Initiative("t", "Thee", area="WK020218"))
    for place in ("WK051836", "GM0202", "NL00"):
        assert "2 initiatieven, het laatst" not in texts(run("initiatieven", place))
    app = run("initiatieven", "WK051836")
    assert "Er staat 1 initiatief zonder gebied" in texts(app)
    keep = next(button for button in app.button if button.label == "Bewaar")
    assert "Kies eerst de gemeente" in keep.click().run().error[0].value
    [box] = [box for box in app.selectbox if box.label == "Gemeente" and str(box.key).startswith("hoort-bij")]
    box.select("GM0518")
    next(button for button in app.button if button.label == "Bewaar").click().run()
    assert "Bij welke gemeente" not in str([one.value for one in app.subheader])
    assert [(one.id, one.item.area) for one in list_initiatives(store)] == [("k", "GM0518"), ("t", "WK020218")]


def test_a_buurt_of_the_earlier_division_is_found_in_its_new_gemeente(store: Store) -> None:
    add_initiative(store, Initiative("k", "Koffie", area="BU00100202"))
    add_initiative(store, Initiative("t", "Thee", area="WK020218"))
    shown = texts(run("initiatieven", "GM1979"))
    assert "1 van de 2 initiatieven" in shown
    assert "1 initiatief is niet in " in shown


def test_of_two_with_one_name_the_one_that_is_chosen_opens_and_it_stays_where_it_is(store: Store) -> None:
    """Noordenveld has two wijken Norg; a list on screen gives back the label, of equals always the last."""
    norg = [code for code, name in areas_in("GM1699").items() if name.endswith(" Norg") and code.startswith("WK")]
    assert len(norg) == 2
    for number, area in enumerate(norg):
        add_initiative(store, Initiative(f"r{number}", "Repair Café", "De Kring", area=area, address=f"Brink {number}"))
    app = run("initiatieven", "GM1699")
    [box] = [one for one in app.selectbox if one.label == "Openen om te bekijken of te wijzigen"]
    [label] = [one for one in box.options if "Brink 0" in one]
    assert label.startswith("Repair Café – De Kring (Brink 0, ")
    box.select(label).run()
    for _ in range(2):
        app.run()
        [address] = [one.value for one in app.text_input if one.label == "Adres"]
        values = [one.value for one in app.selectbox if one.label == "Gebied" and "snel" not in str(one.key)]
        assert (address, values) == ("Brink 0", [norg[0]])


def test_quick_add_takes_the_chosen_wijk(store: Store) -> None:
    app = run("initiatieven", "WK020218")
    app.text_input(key="snel-naam").set_value("Soepgroep")
    app.multiselect(key="snel-fases").set_value(["volgen", "signaleren"])
    next(button for button in app.button if button.label == "Voeg toe").click().run()
    [record] = list_initiatives(store)
    assert record.item.area == "WK020218"
    assert record.item.roles == (PhaseRole("signaleren"), PhaseRole("volgen"))
    assert app.text_input(key="snel-naam").value == ""
    assert "Bewaard: Soepgroep" in app.success[0].value.replace("\\", "")


@pytest.mark.page_flow
def test_what_is_added_by_hand_is_confirmed_today_and_the_day_can_be_changed(store: Store) -> None:
    app = run("initiatieven", "WK020218")
    assert app.text_input(key="snel-bevestigd").value == day_text(today())
    add(app, "Vandaag", ["volgen"])
    app.text_input(key="snel-bevestigd").set_value("1-9-2026")
    add(app, "Eerder", ["volgen"])
    assert app.text_input(key="snel-bevestigd").value == day_text(today())
    app.text_input(key="snel-bevestigd").set_value("")
    add(app, "Onbekend", ["volgen"])
    app.text_input(key="snel-bevestigd").set_value("ooit")
    app.text_input(key="snel-naam").set_value("Ooit")
    next(button for button in app.button if button.label == "Voeg toe").click().run()
    assert "datum" in app.error[0].value
    days = {one.item.name: one.item.last_confirmed for one in list_initiatives(store)}
    assert days == {"Vandaag": today(), "Eerder": date(2026, 9, 1), "Onbekend": None}


def add(app: AppTest, name: str, phases: list[str]) -> str:
    """Add an initiative; gives what is said."""
    app.text_input(key="snel-naam").set_value(name)
    app.multiselect(key="snel-fases").set_value(phases)
    next(button for button in app.button if button.label == "Voeg toe").click().run()
    return app.success[0].value.replace("\\", "")


def test_quick_add_warns_of_an_initiative_of_that_name_and_adds_it_all_the_same(store: Store) -> None:
    add_initiative(store, Initiative("k", "Wandelclub De Brug", organisation="Buurthuis", area="WK020218"))
    app = run("initiatieven", "WK020218")
    assert "Let op" not in add(app, "Soepgroep", ["volgen"])
    told = add(app, "wandelclub de brug", ["volgen"])
    assert "er stond al een initiatief 'Wandelclub De Brug' van Buurthuis." in told
    assert len(list_initiatives(store)) == 3


def test_quick_add_without_a_phase_says_that_it_stands_in_no_cell(store: Store) -> None:
    told = add(run("initiatieven", "WK020218"), "Soep *groep*", [])
    assert "Bewaard: Soep *groep*." in told
    assert "zonder fase staat het in geen enkel vakje" in told
    assert len(list_initiatives(store)) == 1


def test_quick_add_asks_for_no_persons(store: Store) -> None:
    assert "geen naam, telefoonnummer of e-mailadres van een persoon" in texts(run("initiatieven", "WK020218"))
    assert list_initiatives(store) == ()


def test_a_filter_that_finds_nothing_says_so(store: Store) -> None:
    add_initiative(store, Initiative("k", "Koffie", area="GM0202"))
    app = run("initiatieven")
    app.text_input(key="filter-tekst").set_value("thee").run()
    assert "Geen initiatieven gevonden" in app.info[0].value


def test_a_database_that_can_not_be_opened_gives_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WIJK_DATABASE_URL", "geen adres")
    app = run("initiatieven")
    assert "De database is niet te openen" in app.error[0].value
