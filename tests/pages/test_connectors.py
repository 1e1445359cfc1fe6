"""Wijkverbinders without a browser: sessions, and answers before and after of which nobody can be picked out."""

import io
import json
import zipfile
from collections.abc import Iterator
from datetime import timedelta

import openpyxl
import pytest
from streamlit.testing.v1 import AppTest

from tests.databases import NewDatabase
from tests.pages.row_tables import drawn_rows, opened, press, press_row, said
from wijk.domain.ability import AbilityMeasure, ItemTally, load_abilities
from wijk.domain.clock import today
from wijk.domain.training import TrainingSession
from wijk.store.backup.copy import write_backup
from wijk.store.database.conditions_types import ABILITY_MEASURES, TRAINING_SESSIONS
from wijk.store.database.connection import Store, connect
from wijk.store.database.keeper import Keeper
from wijk.store.spreadsheets.about import About
from wijk.views.abilities import NOT_SHOWN, RULE
from wijk.views.numbers import day_text
from wijk.views.training import training_excel

pytestmark = pytest.mark.page_flow

WIJK, PART = "WK020218", "wijkverbinders"
SESSIONS, MEASURES = Keeper(TRAINING_SESSIONS), Keeper(ABILITY_MEASURES)
OPEN = "vouwen die open waren"


@pytest.fixture
def store(new_database: NewDatabase, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    """A new database."""
    url = new_database("wijkverbinders")
    monkeypatch.setenv("WIJK_DATABASE_URL", url)
    yield connect(url)


def page(fold: str = "", place: str = WIJK) -> AppTest:
    app = opened("werkplan", PART, place)
    if fold:
        app.session_state[OPEN] = {f"werkplan/{fold}"}
        app = app.run()
    return app


def measures(store: Store) -> list[AbilityMeasure]:
    with store.reading() as connection:
        return [one.item for one in ABILITY_MEASURES.all(connection)]


@pytest.mark.parametrize("place", ["GM0518", WIJK, "WK0363AE", "BU02020338"])
def test_with_nothing_it_says_how_to_begin(store: Store, place: str) -> None:
    assert store
    told = said(page(place=place))
    assert "Er is nog geen training of intervisie opgeschreven." in told and "van ons" in told
    assert RULE not in told, "a rule without a figure"


def test_a_session_is_added_changed_and_taken_away_and_all_of_it_undone(store: Store) -> None:
    app = page("training")
    app.text_input(key="training-erbij/subject").set_value("Een gesprek beginnen")
    app.number_input(key="training-erbij/took_part").set_value(9)
    app = press(app, "Voeg toe")
    assert "1 training." in said(app)
    [(identifier, cells)] = drawn_rows(app, "trainingen").items()
    assert cells == [day_text(today()), "training", "Een gesprek beginnen", "9"]
    app = press_row(app, "trainingen", "edit", identifier)
    app.number_input(key=f"wijzig-{identifier}/took_part").set_value(None)
    app = press(app, "Bewaar")
    assert drawn_rows(app, "trainingen")[identifier][3] == "niet bekend"
    SESSIONS.add(store, TrainingSession("s", WIJK, today() - timedelta(days=9), "Terugkijken", "intervisie", 5))
    app = press(press_row(app, "trainingen", "edit", identifier), "Verwijder")
    assert list(drawn_rows(app, "trainingen")) == ["s"]
    for _ in range(3):
        app = press(app, "↶ Maak ongedaan")
    assert list(drawn_rows(app, "trainingen")) == ["s"] and "1 intervisie." in said(app)


def test_answers_are_filled_in_per_time_typed_and_pasted(store: Store) -> None:
    app = page("groep")
    app.text_input(key="groep-erbij/name").set_value("Groep voorjaar")
    app = press(app, "Voeg toe")
    [group] = measures(store)
    assert drawn_rows(app, "groepen")[group.id] == ["Groep voorjaar", "nog niet ingevuld", "nog niet ingevuld"]

    app = press_row(app, "groepen", "before", group.id)
    items = [item.id for item in load_abilities().items]
    app.text_input(key=f"wijzig-{group.id}/before/{items[0]}").set_value("0 1 3 4 2")
    app.text_input(key=f"wijzig-{group.id}/before/{items[1]}").set_value("veel")
    app = press(app, "Bewaar")
    assert "vijf aantallen" in said(app) and measures(store) == [group]
    app.text_input(key=f"wijzig-{group.id}/before/{items[1]}").set_value("1 1 1 0 0")
    app = press(app, "Bewaar")
    [kept] = measures(store)
    assert kept.before == (ItemTally(items[0], (0, 1, 3, 4, 2)), ItemTally(items[1])) and kept.after == ()
    assert "Signaleren | 3,7 \\(10 mensen\\) | niet bekend" in "\n".join(str(one.value) for one in app.markdown)

    app = press_row(app, "groepen", "after", group.id)
    lines = "\n".join("0\t0\t0\t5\t5" for _ in items)
    app.text_area(key=f"wijzig-{group.id}/after/plakken").set_value(lines)
    app = press(app, "Bewaar")
    [kept] = measures(store)
    assert {one.counts for one in kept.after} == {(0, 0, 0, 5, 5)} and len(kept.before) == 2
    assert "▲ hoger na afloop" in said(app) and RULE in said(app)
    press(app, "↶ Maak ongedaan: wijziging van groep ‘Groep voorjaar’")
    assert measures(store)[0].after == ()


def test_two_who_fill_in_another_time_of_one_group_lose_nothing(store: Store) -> None:
    MEASURES.add(store, AbilityMeasure("g", WIJK, "Groep voorjaar"))
    app = press_row(page(), "groepen", "after", "g")
    first = load_abilities().items[0].id
    tally = (ItemTally(first, (0, 5, 5, 0, 0)),)
    MEASURES.save(store, AbilityMeasure("g", WIJK, "Groep voorjaar", today(), tally), 1)
    app.text_input(key=f"wijzig-g/after/{first}").set_value("0 0 0 5 5")
    app = press(press(app, "Bewaar"), "Bewaar deze keuze")
    [kept] = measures(store)
    assert kept.before == tally and kept.after == (ItemTally(first, (0, 0, 0, 5, 5)),)
    assert not app.exception


def test_answers_of_fewer_than_five_are_in_no_file(store: Store) -> None:
    """Neither the workbook of the page nor a backup holds what three people answered, nor how many they were."""
    app = page("groep")
    app.text_input(key="groep-erbij/name").set_value("=Kleine groep")
    app = press(app, "Voeg toe")
    [group] = measures(store)
    app = press_row(app, "groepen", "before", group.id)
    for item in load_abilities().items:
        app.text_input(key=f"wijzig-{group.id}/before/{item.id}").set_value("1 0 0 0 2")
    app = press(app, "Bewaar")
    assert NOT_SHOWN in said(app) and "mensen)" not in said(app)
    app = press_row(app, "groepen", "before", group.id)
    assert {one.value for one in app.text_input if "/before/" in str(one.key)} == {""}

    backup = json.loads(zipfile.ZipFile(io.BytesIO(write_backup(store))).read("wijk.json"))
    [held] = backup["ability_measures"]
    assert {tuple(one["counts"]) for one in held["item"]["before"]} == {()}
    made = training_excel([], measures(store), load_abilities(), About("Training", "Wijk", WIJK, today()))
    rows = list(openpyxl.load_workbook(io.BytesIO(made))["Vaardigheid"].iter_rows(min_row=3, values_only=True))
    assert {row[2] for row in rows} == {NOT_SHOWN} and {row[3] for row in rows} == {"niet bekend"}
    assert {row[0] for row in rows} == {"'=Kleine groep"}


def test_a_group_and_a_subject_name_nobody(store: Store) -> None:
    app = page("groep")
    app.text_input(key="groep-erbij/name").set_value("Groep van mevrouw Jansen")
    assert "Haal de naam" in said(press(app, "Voeg toe")) and measures(store) == []
    app = page("training")
    app.text_input(key="training-erbij/subject").set_value("Bel 06-12345678")
    assert "Haal de naam" in said(press(app, "Voeg toe"))
    with store.reading() as connection:
        assert TRAINING_SESSIONS.all(connection) == ()
