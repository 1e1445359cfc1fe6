"""Randvoorwaarden without a browser: the start with its days, what is arranged, what was agreed, by two people."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from streamlit.testing.v1 import AppTest

from tests.databases import NewDatabase
from tests.pages.row_tables import drawn_rows, opened, press, press_row, said
from wijk.domain.clock import today
from wijk.domain.start_up import StepHeld, load_start_up
from wijk.store.database.conditions_types import STEPS_HELD
from wijk.store.database.connection import Store
from wijk.store.database.keeper import NEVER_KEPT, Keeper
from wijk.store.opening import open_store
from wijk.views.numbers import day_text

WIJK, PART = "WK020218", "randvoorwaarden"
STEPS, LIST = Keeper(STEPS_HELD), "opstartstappen"


@pytest.fixture
def store(new_database: NewDatabase, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    """A new database."""
    url = new_database("randvoorwaarden")
    monkeypatch.setenv("WIJK_DATABASE_URL", url)
    yield open_store(url)


def page(place: str = WIJK) -> AppTest:
    return opened("werkplan", PART, place)


def step(store: Store, name: str) -> StepHeld:
    record = STEPS.get(store, STEPS_HELD.id_of(StepHeld(WIJK, name)))
    assert record is not None and record.deleted is None
    return record.item


def test_the_address_tells_the_part_which_comes_back_with_the_page(store: Store) -> None:
    assert store
    app = page()
    assert "Goals" not in said(app) and "Er is nog geen actie." not in said(app)
    [row] = app.get("button_group")
    assert [option.content for option in row.proto.options][:2] == ["Doelen en acties", "Randvoorwaarden"]
    del app.query_params["deel"]
    app = app.run()
    assert app.query_params["deel"] == PART and "De start" in said(app)
    app.query_params["deel"] = "onzin"
    assert "De start" in said(app.run())


@pytest.mark.parametrize("place", ["GM0518", WIJK, "WK0363AE", "BU02020338"])
def test_a_start_that_nobody_wrote_down_is_told_as_such(store: Store, place: str) -> None:
    assert store
    told = drawn_rows(page(place), LIST)
    assert list(told) == [one.id for one in load_start_up()] == ["intake", "werksessie_1", "werksessie_2"]
    assert {cells[3] for cells in told.values()} == {"○ nog geen datum"}


def test_a_step_gets_its_day_and_result_and_it_can_be_undone(store: Store) -> None:
    day = today()
    app = press_row(page(), LIST, "edit", "intake")
    identifier = STEPS_HELD.id_of(StepHeld(WIJK, "intake"))
    app.date_input(key=f"wijzig-{identifier}/held_on").set_value(day)
    app = press(app, "Bewaar")
    assert step(store, "intake") == StepHeld(WIJK, "intake", day)
    assert drawn_rows(app, LIST)["intake"][3] == f"◐ gehouden op {day_text(day)}, resultaat niet opgeschreven"
    app = press_row(app, LIST, "edit", "intake")
    app.text_area(key=f"wijzig-{identifier}/outcome").set_value("Wij beginnen in maart.")
    app = press(app, "Bewaar")
    assert drawn_rows(app, LIST)["intake"][3:] == [f"✓ gehouden op {day_text(day)}", "Wij beginnen in maart."]
    app = press(app, "↶ Maak ongedaan: wijziging van opstartstap ‘Intakegesprek’")
    assert step(store, "intake").outcome == ""
    app = press(app, "↶ Maak ongedaan: opstartstap ‘Intakegesprek’ erbij")
    assert drawn_rows(app, LIST)["intake"][3] == "○ nog geen datum"

    STEPS.save(store, StepHeld(WIJK, "werksessie_1", day + timedelta(days=3)), NEVER_KEPT)
    assert drawn_rows(page(), LIST)["werksessie_1"][3].startswith("◇ gepland op ")
    for wrong in (["edit", "onzin"], ["wis", "intake"], "x", None):
        app.session_state["gedrukt"] = {LIST: wrong}
        assert not app.run().exception


def test_of_two_who_both_write_the_first_one_chooses(store: Store) -> None:
    app = press_row(page(), LIST, "edit", "intake")
    identifier = STEPS_HELD.id_of(StepHeld(WIJK, "intake"))
    STEPS.save(store, StepHeld(WIJK, "intake", today()), NEVER_KEPT)
    app.text_area(key=f"wijzig-{identifier}/outcome").set_value("Wij beginnen.")
    app = press(app, "Bewaar")
    assert "iemand anders" in said(app).casefold() and step(store, "intake") == StepHeld(WIJK, "intake", today())
    press(app, "Bewaar deze keuze")
    assert step(store, "intake") == StepHeld(WIJK, "intake", today(), "Wij beginnen.")


def test_what_came_out_names_nobody(store: Store) -> None:
    app = press_row(page(), LIST, "edit", "intake")
    identifier = STEPS_HELD.id_of(StepHeld(WIJK, "intake"))
    app.text_area(key=f"wijzig-{identifier}/outcome").set_value("Mevrouw Jansen doet mee.")
    app = press(app, "Bewaar")
    assert "Haal de naam" in said(app) and STEPS.get(store, identifier) is None
    assert app.text_area(key=f"wijzig-{identifier}/outcome").value == "Mevrouw Jansen doet mee."
