"""Vijf pijlers without a browser: a gemeente asks itself, each answer with its ground and day, and nobody is ranked."""

import io
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import openpyxl
import pytest
from streamlit.testing.v1 import AppTest

from tests.databases import NewDatabase
from tests.pages.row_tables import drawn_rows, opened, press, press_row, said
from tests.pages.test_coalitie import fine
from wijk.domain.clock import today
from wijk.domain.pillars import PillarAnswer, load_pillars
from wijk.domain.preconditions import Precondition
from wijk.figures.places import Places
from wijk.store.checks.conditions import faults_in_precondition
from wijk.store.checks.pillars import faults_in_pillar_answer
from wijk.store.database.conditions_types import PILLAR_ANSWERS
from wijk.store.database.connection import Store, connect
from wijk.store.database.keeper import Keeper
from wijk.store.spreadsheets.about import About
from wijk.views.numbers import day_text
from wijk.views.pillars import pillars_excel

WIJK, GEMEENTE, PART, TABLE = "WK020218", "GM0202", "vijf-pijlers", "pijler-commitment"
KEEPER = Keeper(PILLAR_ANSWERS)
ANSWER = PillarAnswer(GEMEENTE, "raad", "ja", today(), "het raadsbesluit")


@pytest.fixture
def store(new_database: NewDatabase, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    """A new database."""
    url = new_database("pijlers")
    monkeypatch.setenv("WIJK_DATABASE_URL", url)
    yield connect(url)


def page(place: str = WIJK) -> AppTest:
    return opened("evalueren", PART, place)


def answers(store: Store) -> list[PillarAnswer]:
    with store.reading() as connection:
        return [one.item for one in PILLAR_ANSWERS.all(connection)]


def test_the_pillars_are_those_of_the_programme_and_the_questions_ours() -> None:
    pillars = load_pillars()
    assert [one.name for one in pillars.pillars] == [
        *("Bestuurlijk commitment", "Sterk netwerk", "Mensen betrekken", "Duurzame aanpak"),
        "Monitoring en evaluatie",
    ]
    assert "vragen zijn van ons" in pillars.note and "geen score" in pillars.note
    assert all(2 <= len(one.questions) <= 5 for one in pillars.pillars)
    assert all(one.text.endswith("?") for one in pillars.questions)


@pytest.mark.parametrize("place", ["GM0518", WIJK, "WK0363AE", "BU02020338"])
def test_from_any_place_it_says_of_which_gemeente_it_is(store: Store, place: str) -> None:
    assert store
    told = said(page(place))
    assert "Vragen van de gemeente" in told and ("niet alleen over" in told) == (not place.startswith("GM"))
    assert f"Van de {len(load_pillars().questions)} vragen zijn er 0 beantwoord." in told


@pytest.mark.page_flow
def test_an_answer_has_a_ground_and_a_day_and_is_of_the_gemeente(store: Store) -> None:
    app = press_row(page(), TABLE, "answer", "raad")
    identifier = PILLAR_ANSWERS.id_of(ANSWER)
    app = press(app, "Bewaar")
    assert "Kies een antwoord" in said(app)
    app.radio(key=f"wijzig-{identifier}/said").set_value("ja")
    app = press(app, "Bewaar")
    assert "waarop dit antwoord rust" in said(app) and answers(store) == []
    app.text_input(key=f"wijzig-{identifier}/ground").set_value("het raadsbesluit")
    app = press(app, "Bewaar")
    assert answers(store) == [ANSWER] and "vragen is er 1 beantwoord." in said(app)
    assert drawn_rows(app, TABLE)["raad"][1:] == ["✓ ja", "het raadsbesluit", day_text(today())]
    for place in (GEMEENTE, "WK020217", "BU02020338"):
        assert drawn_rows(page(place), TABLE)["raad"][1] == "✓ ja"
    assert drawn_rows(page("GM0518"), TABLE)["raad"][1] == "○ nog geen antwoord"
    press(app, "↶ Maak ongedaan: antwoord bij een pijler")
    assert answers(store) == []


def test_an_open_answer_is_no_answer_to_a_question_of_another_kind(store: Store) -> None:
    KEEPER.add(store, ANSWER)
    app = press_row(page(GEMEENTE), TABLE, "answer", "raad")
    field = f"wijzig-{PILLAR_ANSWERS.id_of(ANSWER)}/ground"
    assert app.text_input(key=field).value == ANSWER.ground
    app.query_params["deel"] = "werkt-het"
    assert "Proces: hoe werken wij samen?" in said(fine(app.run()))
    app.query_params["deel"] = PART
    assert fine(app.run()).text_input(key=field).value == ANSWER.ground


def test_not_knowing_is_an_answer_and_earlier_answers_stay(store: Store) -> None:
    before = replace(ANSWER, said="nee", said_on=today() - timedelta(days=200), ground="geen besluit gevonden")
    KEEPER.add(store, before)
    app = press_row(page(GEMEENTE), TABLE, "answer", "raad")
    identifier = PILLAR_ANSWERS.id_of(ANSWER)
    app.radio(key=f"wijzig-{identifier}/said").set_value("weten wij niet")
    app = press(app, "Bewaar")
    assert drawn_rows(app, TABLE)["raad"][1:3] == ["? weten wij niet", ""]
    assert before in answers(store) and "geen besluit gevonden" in said(app)


@pytest.mark.page_flow
def test_two_who_answer_the_same_choose(store: Store) -> None:
    app = press_row(page(), TABLE, "answer", "raad")
    identifier = PILLAR_ANSWERS.id_of(ANSWER)
    KEEPER.add(store, ANSWER)
    app.radio(key=f"wijzig-{identifier}/said").set_value("deels")
    app.text_input(key=f"wijzig-{identifier}/ground").set_value("het jaarverslag")
    app = press(app, "Bewaar")
    assert "Versie van de ander" in said(app) and answers(store) == [ANSWER]
    press(app, "Bewaar deze keuze")
    assert answers(store) == [replace(ANSWER, said="deels", ground="het jaarverslag")]


def test_only_a_gemeente_answers_and_the_ground_names_nobody() -> None:
    assert faults_in_pillar_answer(ANSWER) == {}
    assert "area" in faults_in_pillar_answer(replace(ANSWER, area=WIJK))
    assert "ground" in faults_in_pillar_answer(replace(ANSWER, ground="Mevrouw Jansen zei het"))
    assert "ground" not in faults_in_pillar_answer(replace(ANSWER, said="weten wij niet", ground=""))


def test_every_place_lies_in_a_gemeente_whose_answers_can_be_kept(places: Places) -> None:
    """Of all gemeenten, wijken and buurten of both years; the gemeente by the digits of the code alone."""
    wrong = []
    for place in places.by_key.values():
        if place.level == "land":
            continue
        gemeente = places.around(place, "gemeente")
        if gemeente is None or f"GM{place.codes[-1][2:6]}" not in gemeente.codes:
            wrong.append(place.key)
        elif faults_in_pillar_answer(replace(ANSWER, area=gemeente.code)):
            wrong.append(gemeente.code)
        elif faults_in_precondition(Precondition("p", place.code, "Een plek")):
            wrong.append(place.code)
    assert len(places.by_key) > 15_000 and wrong == []


def test_the_workbook_has_every_question_in_the_words_of_the_screen() -> None:
    about = About("Pijlers", "Arnhem", GEMEENTE, today())
    made = pillars_excel(load_pillars(), [replace(ANSWER, ground="=1+1")], about)
    rows = list(openpyxl.load_workbook(io.BytesIO(made))["Vijf pijlers"].iter_rows(min_row=3, values_only=True))
    assert len(rows) == len(load_pillars().questions)
    [told] = [row for row in rows if row[2]]
    assert told[2:4] == ("ja", "'=1+1") and told[4].date() == today()
