"""Priorities on the page of the matrix: at most three, each to take back, and told in Dutch."""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests.databases import NewDatabase
from tests.decisions import decision
from tests.pages.test_coalitie import SCRIPT, fine, press, shown
from tests.pages.test_pages import run
from wijk.domain.decision import Decision
from wijk.domain.method import load_method
from wijk.store.database.connection import Store, connect
from wijk.store.initiatives.example import load_example
from wijk.store.matrix.decisions import end_decision, list_decisions, make_decision

pytestmark = pytest.mark.page_flow

PAGE = Path(__file__).parents[2] / "pages" / "fasematrix.py"
WIJK = "WK020218"


@pytest.fixture
def store(new_database: NewDatabase, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    """A new database with the example's initiatives."""
    url = new_database("wijk")
    monkeypatch.setenv("WIJK_DATABASE_URL", url)
    found = connect(url)
    load_example(found, load_method())
    yield found


def opened() -> AppTest:
    return fine(AppTest.from_string(SCRIPT.format(place=WIJK, page=str(PAGE)), default_timeout=60).run())


def put(store: Store, group: str, phase: str) -> None:
    make_decision(store, decision("prioriteit", group=group, phases=(phase,)))


def choose_first(app: AppTest) -> AppTest:
    box = app.selectbox(key="prioriteit")
    box.select_index(0)
    return press(app, "Maak dit een prioriteit")


def held(store: Store) -> list[Decision]:
    return [one.item for one in list_decisions(store, WIJK) if one.item.ended_on is None]


def marks(store: Store) -> list[str]:
    return [one.mark for one in held(store)]


def starred(app: AppTest) -> list[tuple[str, str]]:
    [grid] = app.get("bidi_component")
    return [
        (row["group"], cell["phase"])
        for row in json.loads(grid.proto.json)["rows"]
        for cell in row["cells"]
        if "★ eerst".replace(" ", "\N{NO-BREAK SPACE}") in cell["lines"]
    ]


def test_a_mismatch_becomes_a_priority_stars_its_cells_and_leaves_the_list(store: Store) -> None:
    app = opened()
    assert starred(app) == []
    before = app.selectbox(key="prioriteit").options
    app = choose_first(app)
    assert marks(store) == ["prioriteit"]
    [found] = held(store)
    assert starred(app) == [(found.group, phase) for phase in found.phases]
    assert before[0] not in app.selectbox(key="prioriteit").options
    assert "Prioriteit gekozen: " in shown(app)


def test_a_fourth_priority_is_refused_in_dutch_and_one_can_be_taken_back(store: Store) -> None:
    for phase in ("voorkomen", "aanpakken", "volgen"):
        put(store, "eenouder", phase)
    app = choose_first(opened())
    assert len(held(store)) == 3
    assert "U kunt hooguit 3 prioriteiten kiezen. Beëindig er eerst een, of ruil er een." in shown(app)
    one, *_ = (button for button in app.button if button.label == "Geen prioriteit meer")
    app = fine(one.click().run())
    assert len(held(store)) == len(starred(app)) == 2
    choose_first(app)
    assert len(held(store)) == 3


def test_in_a_full_list_one_can_be_exchanged(store: Store) -> None:
    for phase in ("voorkomen", "aanpakken", "volgen"):
        put(store, "eenouder", phase)
    app = opened()
    app.selectbox(key="ruilen").select_index(1)
    app = choose_first(app)
    assert len(held(store)) == 3
    assert ("aanpakken",) not in [one.phases for one in held(store)]
    assert "Vervallen: Eenoudergezinnen: Aanpakken." in shown(app)
    assert "geruild met een andere prioriteit" in shown(app)


def test_choosing_nothing_says_what_to_do(store: Store) -> None:
    app = press(opened(), "Maak dit een prioriteit")
    assert "Kies eerst een mismatch in de lijst." in shown(app)
    assert marks(store) == []


def test_what_somebody_else_took_back_meanwhile_is_simply_gone(store: Store) -> None:
    put(store, "eenouder", "volgen")
    app = opened()
    [seen] = list_decisions(store, WIJK)
    end_decision(store, seen, date(2026, 9, 25), "opgelost")
    app = press(app, "Geen prioriteit meer")
    assert starred(app) == []
    assert marks(store) == []
    assert "Er is nog geen prioriteit" in shown(app)


@pytest.mark.usefixtures("store")
@pytest.mark.parametrize("page", ["fasematrix", "coalitie"])
def test_nederland_is_no_example_where_a_gemeente_must_be_chosen(page: str) -> None:
    app = fine(run(page, "NL00"))
    assert not [button.label for button in app.button if "Nederland" in button.label]
    assert [button.label for button in app.button if "Amsterdam" in button.label]


@pytest.mark.usefixtures("store")
def test_the_words_of_the_method_are_explained_on_the_page() -> None:
    told = shown(opened())
    method = load_method()
    for word in ("mismatch", "match", "gebroken keten", "kwetsbaar", "klein en dichtbij"):
        assert method.meaning(word) in told
    for phase in method.phases:
        assert phase.explanation in told
    assert "Anderhalf keer zo vaak: het aandeel van de groep is hier anderhalf keer zo groot als in Arnhem." in told
    assert "controletermijn" not in told
