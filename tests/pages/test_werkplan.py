"""The work plan without a browser: from a gap to a goal, an action and an initiative, by two people, hostile or not."""

import csv
import io
import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from streamlit.testing.v1 import AppTest

from tests.databases import NewDatabase
from tests.decisions import decision
from tests.pages.test_coalitie import fine
from tests.pages.test_pages import run, texts
from wijk.domain.initiative import Initiative, PhaseRole
from wijk.domain.meeting import Harvest, Meeting
from wijk.domain.method import load_method
from wijk.domain.plan import STATES, Action, Goal
from wijk.store.database.connection import Store, connect
from wijk.store.database.record_types import HARVESTS, MEETINGS
from wijk.store.database.store_reading import reading_at_once
from wijk.store.initiatives.example import load_example
from wijk.store.initiatives.queries import add_initiative, delete_initiative, list_initiatives
from wijk.store.matrix.decisions import make_decision
from wijk.store.plans.queries import add_action, add_goal, delete_goal, get_action, plan_of, save_action
from wijk.store.spreadsheets.about import About
from wijk.views.plan_files import action_list_csv, action_list_excel

WIJK, DAY = "WK020218", date(2026, 9, 24)
PAGE = Path(__file__).parents[2] / "pages" / "werkplan.py"
# What a browser presses in the table or on the board comes by another key; the page tells its processor time.
SCRIPT = """
import runpy
import time
import streamlit as st
from pages.parts.plan.board import do_deed
from pages.parts.shared.database import dossier_now, opened_store
from pages.parts.shared.snapshot import loaded
st.session_state.setdefault("gebied", {place!r})
if "deed" in st.session_state:
    do_deed(opened_store(), dossier_now(loaded().places.by_key[{place!r}]).plan, st.session_state.pop("deed"))
start = time.thread_time()
runpy.run_path({page!r})
st.session_state["took"] = time.thread_time() - start
"""
HOSTILE = (
    '<script>alert("x")</script> **vet** [a](javascript:b)',
    "=1+1",
    "Robert'); DROP TABLE goals;--",
    "‮omgekeerd | `x`",
)
GOAL = Goal("g", WIJK, "Samen eten", DAY)


@pytest.fixture
def store(new_database: NewDatabase, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    """A new database."""
    url = new_database("werkplan")
    monkeypatch.setenv("WIJK_DATABASE_URL", url)
    yield connect(url)


def opened(place: str = WIJK, view: str = "") -> AppTest:
    app = AppTest.from_string(SCRIPT.format(place=place, page=str(PAGE)), default_timeout=60)
    if view:
        app.session_state["weergave"] = view
    return fine(app.run())


def press(app: AppTest, label: str) -> AppTest:
    found = [one for one in app.button if one.label.replace("\\", "").startswith(label)]
    return fine(found[0].click().run())


def deed(app: AppTest, *given: Any) -> AppTest:
    app.session_state["deed"] = list(given)
    return fine(app.run())


def said(app: AppTest) -> str:
    told = [texts(app), *(str(one.value) for one in (*app.success, *app.error, *app.subheader))]
    return "\n".join(told).replace("\\", "").replace("\N{WORD JOINER}", "")


def drawn(app: AppTest) -> dict[str, Any]:
    [found] = app.get("bidi_component")
    parsed: dict[str, Any] = json.loads(found.proto.json)
    return parsed


def actions(store: Store, area: str = WIJK) -> list[Action]:
    with reading_at_once(store) as reading:
        return [one.item for one in plan_of(reading, (area,)).actions.living]


def goals(store: Store, area: str = WIJK) -> list[Goal]:
    with reading_at_once(store) as reading:
        return [one.item for one in plan_of(reading, (area,)).goals.living]


@pytest.mark.parametrize("place", ["GM0518", "GM0202", WIJK, "WK0363AE", "BU02020338"])
def test_an_empty_place_says_how_to_begin(place: str) -> None:
    app = run("werkplan", place)
    told = said(app)
    assert "Er is nog geen actie." in told and "Er is nog geen prioriteit, mismatch of idee" in told
    assert [one.label for one in app.text_input][-1] == "Doel, in uw eigen woorden"


@pytest.mark.parametrize("place", ["", "NL00"])
def test_without_a_place_it_asks_for_one(place: str) -> None:
    assert "Kies eerst een gemeente, wijk of buurt" in texts(run("werkplan", place))


@pytest.mark.page_flow
def test_from_a_priority_to_an_action_in_own_words(store: Store) -> None:
    make_decision(store, decision("prioriteit", group="ouderen", phases=("volgen",)))
    app = opened()
    assert "★ Prioriteit: Ouderen (65 jaar en ouder): Volgen" in said(app)
    app = press(app, "Maak hiervan een doel")
    [goal] = goals(store)
    assert (goal.source, goal.origin) == ("prioriteit", "vakje|ouderen|volgen")
    assert "Doel is er: actie erbij" in [one.label for one in app.button]

    words = app.text_input(key=f"wijzig-{goal.id}/text")
    assert words.value == "Er is iets voor Ouderen (65 jaar en ouder) in de fase Volgen"
    words.set_value("eenzaamheid -5%").run()
    assert "Dat is in deze wijk niet te meten: zie Evalueren." in said(app)
    app = press(app, "Doel bewaren")
    assert [one.text for one in goals(store)] == ["eenzaamheid -5%"], "it asks and does not stop"

    app.text_input(key="actie-erbij/what").set_value("Elke week bellen")
    app.text_input(key="actie-erbij/who").set_value("wijkteam, katholieke kerk")
    app.number_input(key="actie-erbij/hours").set_value(12.5)
    app = press(app, "Voeg toe")
    [action] = actions(store)
    assert (action.what, action.who, action.hours, action.euros) == (
        *("Elke week bellen", ("wijkteam", "katholieke kerk")),
        *(12.5, None),
    )
    assert (action.group, action.phase) == ("ouderen", "volgen"), "the cell of its goal"
    told = said(app)
    assert "Nog open: Wanneer?" in told and "Samen: 12,5 uur, geld niet bekend." in told
    assert "alles wat om een actie vraagt heeft er een" in told
    # The row stays open for the next, under the same goal.
    assert app.text_input(key="actie-erbij/what").value == "" and app.selectbox(key="actie-erbij/goal").value == goal.id
    app = press(app, "↶ Maak ongedaan")
    assert actions(store) == []


def test_ideas_and_what_a_meeting_agreed_stand_at_the_top(store: Store) -> None:
    with store.writing() as connection:
        MEETINGS.add(connection, Meeting("m", WIJK, DAY, decided=("Het wijkteam belt de kerk",)))
        HARVESTS.add(connection, Harvest("h", "m", WIJK, "q", "idee", "Een *bankje* bij de flat", DAY))
    app = opened()
    assert "Op 24 september 2026 spraken wij in de bijeenkomst af:\n- Het wijkteam belt de kerk" in said(app)
    assert "Idee van de zaal: Een *bankje* bij de flat" in said(app)
    press(app, "Maak hiervan een doel")
    assert [(one.text, one.source, one.origin) for one in goals(store)] == [("Een *bankje* bij de flat", "idee", "h")]


@pytest.mark.page_flow
def test_the_row_follows_when_its_goal_goes_or_the_place_changes(store: Store) -> None:
    add_goal(store, GOAL)
    add_goal(store, replace(GOAL, id="h", text="Elders", area="WK020217"))
    app = deed(opened(), "add", "g")
    assert app.selectbox(key="actie-erbij/goal").value == "g"
    app.session_state["gebied"] = "WK020217"
    app = fine(app.run())
    assert (app.selectbox(key="actie-erbij/goal").value, app.selectbox(key="actie-erbij/goal").options) == (
        "h",
        ["Elders"],
    )
    delete_goal(store, "h", 1)
    assert "Voeg een actie toe" not in [one.value for one in fine(app.run()).header]


def test_who_is_a_role_and_never_a_name(store: Store) -> None:
    add_goal(store, GOAL)
    app = opened()
    app.text_input(key="actie-erbij/what").set_value("Koken")
    app.text_input(key="actie-erbij/who").set_value("Fatima")
    app = press(app, "Voeg toe")
    assert "‘Fatima’ lijkt op een naam" in said(app) and actions(store) == []
    assert app.text_input(key="actie-erbij/what").value == "Koken", "nothing typed is lost"


@pytest.mark.page_flow
def test_a_move_and_a_start_are_one_press_and_can_be_undone(store: Store) -> None:
    add_goal(store, GOAL)
    add_action(store, Action("a", WIJK, "g", "Koken", ("kerk",), phase="volgen", group="ouderen"))
    app = opened(view="Bord")
    assert [one["state"] for one in drawn(app)["states"]] == list(STATES)
    app = deed(app, "move", "a", "voorgesteld", "afgesproken")
    assert actions(store)[0].state == "afgesproken" and "staat nu op afgesproken" in said(app)
    for wrong in (["move", "a", "afgesproken", "voorbij"], ["move", "b", "bezig", "klaar"], ["wis"], "x", None, [1, 2]):
        app = deed(app, *wrong) if isinstance(wrong, list) else deed(app, wrong)
    app = deed(app, "move", "a", "voorgesteld", "gestopt")
    assert actions(store)[0].state == "afgesproken" and "Iemand anders was eerder" in said(app)

    app = deed(app, "start", "a")
    [initiative] = [one.item for one in list_initiatives(store)]
    assert (initiative.name, initiative.organisation, initiative.groups) == ("Koken", "kerk", ("ouderen",))
    assert initiative.roles == (PhaseRole("volgen"),) and actions(store)[0].initiative == initiative.id
    app = press(app, "↶ Maak ongedaan: start van ‘Koken’")
    assert list_initiatives(store) == () and actions(store)[0].state == "afgesproken"
    press(app, "↶ Maak ongedaan: ‘Koken’ naar afgesproken")
    assert actions(store)[0].state == "voorgesteld"


@pytest.mark.page_flow
def test_all_that_one_did_is_undone_one_by_one_and_what_another_did_in_between_stays(store: Store) -> None:
    add_goal(store, GOAL)
    app = opened()
    app.text_input(key="actie-erbij/what").set_value("Koken")
    app = press(app, "Voeg toe")
    [action] = actions(store)
    for name in ("Soep koken", "Samen soep koken"):
        app = deed(app, "edit", action.id)
        app.text_input(key=f"wijzig-{action.id}/what").set_value(name)
        app = press(app, "Bewaar")
    app = deed(app, "move", action.id, "voorgesteld", "afgesproken")
    app = press(app, "↶ Maak ongedaan: ‘Samen soep koken’ naar afgesproken")
    app = press(app, "↶ Maak ongedaan: wijziging van actie ‘Samen soep koken’")
    assert [(one.what, one.state) for one in actions(store)] == [("Soep koken", "voorgesteld")]
    kept = get_action(store, action.id)
    assert kept is not None
    save_action(store, replace(kept.item, who=("kerk",)), kept.version)
    app = press(app, "↶ Maak ongedaan: wijziging van actie ‘Soep koken’")
    assert "Iemand anders wijzigde dit intussen" in said(app) and actions(store)[0].who == ("kerk",)
    app = press(app, "↶ Maak ongedaan: actie ‘Koken’ erbij")
    assert "Iemand anders wijzigde dit intussen" in said(app) and len(actions(store)) == 1

    app.text_input(key="actie-erbij/what").set_value("Bellen")
    app = press(app, "Voeg toe")
    called = next(one.id for one in actions(store) if one.what == "Bellen")
    app = deed(app, "edit", called)
    app.number_input(key=f"wijzig-{called}/hours").set_value(3.0)
    app = press(press(press(app, "Bewaar"), "↶ Maak ongedaan: wijziging"), "↶ Maak ongedaan: actie ‘Bellen’ erbij")
    assert [one.what for one in actions(store)] == ["Soep koken"]


def test_an_own_goal_without_an_action_is_still_open(store: Store) -> None:
    add_goal(store, GOAL)
    add_goal(store, replace(GOAL, id="h", text="Samen *wandelen*"))
    add_action(store, Action("a", WIJK, "g", "Koken"))
    app = opened()
    assert "Doel: Samen *wandelen*" in said(app) and "alles wat om een actie vraagt heeft er een" not in said(app)
    app = press(app, "Doel is er: actie erbij")
    assert app.selectbox(key="actie-erbij/goal").value == "h"


def test_an_action_whose_initiative_was_deleted_can_start_anew(store: Store) -> None:
    add_goal(store, GOAL)
    for number in "ij":
        add_initiative(store, Initiative(number, "Koken", area=WIJK))
        add_action(store, Action(f"a{number}", WIJK, "g", "Bellen", initiative=number, state="bezig"))
    delete_initiative(store, "i", 1)
    app = opened(view="Tabel")
    [goal] = drawn(app)["goals"]
    assert {one["id"]: (bool(one["start"]), bool(one["became"])) for one in goal["rows"]} == {
        "ai": (True, False),
        "aj": (False, True),
    }
    deed(app, "start", "ai")
    assert sorted(one.item.name for one in list_initiatives(store)) == ["Bellen", "Koken"]


def test_what_may_be_there_already_is_asked(store: Store) -> None:
    add_initiative(store, Initiative("i", "koken", area=WIJK))
    add_goal(store, GOAL)
    for identifier in ("a", "b"):
        add_action(store, Action(identifier, WIJK, "g", "Koken"))
    app = deed(opened(), "start", "a")
    assert "lijkt op wat al bij de initiatieven staat" in said(app) and len(list_initiatives(store)) == 1
    app = press(app, "Ja, het is ‘koken’")
    assert [one.initiative for one in actions(store)] == ["i", ""]
    app = press(deed(app, "start", "b"), "Nee, maak een nieuw initiatief")
    assert len(list_initiatives(store)) == 2


@pytest.mark.page_flow
def test_two_who_change_one_action_choose_field_by_field(store: Store) -> None:
    add_goal(store, GOAL)
    add_action(store, Action("a", WIJK, "g", "Koken"))
    app = deed(opened(), "edit", "a")
    app.text_input(key="wijzig-a/what").set_value("Soep koken")
    save_action(store, Action("a", WIJK, "g", "Koken", ("kerk",)), 1)
    app = press(app, "Bewaar")
    assert "Wijzig: Koken" in said(app) and [one.what for one in actions(store)] == ["Koken"]
    app = press(app, "Bewaar deze keuze")
    assert [(one.what, one.who) for one in actions(store)] == [("Soep koken", ("kerk",))]
    press(app, "↶ Maak ongedaan: wijziging van actie ‘Soep koken’")
    assert [(one.what, one.who) for one in actions(store)] == [("Koken", ("kerk",))]


@pytest.mark.page_flow
def test_what_is_deleted_comes_back(store: Store) -> None:
    add_goal(store, GOAL)
    add_action(store, Action("a", WIJK, "g", "Koken"))
    app = press(deed(opened(view="Verwijderd"), "edit", "a"), "Verwijder deze actie")
    assert actions(store) == []
    app = press(app, "Haal terug: Koken")
    assert [one.what for one in actions(store)] == ["Koken"]
    app = press(deed(app, "goal", "g"), "Verwijder dit doel met zijn acties")
    assert goals(store) == []
    press(app, "Haal terug: Samen eten")
    assert len(actions(store)) == len(goals(store)) == 1


def test_hostile_texts_are_text_everywhere(store: Store) -> None:
    for number, text in enumerate(HOSTILE):
        add_goal(store, replace(GOAL, id=f"g{number}", text=text))
        add_action(
            store, Action(f"a{number}", WIJK, f"g{number}", text, (text,), DAY, condition=text, state=STATES[number])
        )
    for view in ("Tabel", "Bord", "Tijdlijn", "Mijn afspraken"):
        app = opened(view=view)
        if view == "Mijn afspraken":
            app = fine(app.selectbox(key="afspraken-van").select("=1+1").run())
            assert "Afspraken van =1+1" in said(app)
        shown = "\n".join(str(one.value) for one in (*app.markdown, *app.subheader))
        assert "<script>" not in shown and "**vet**" not in shown and "](javascript" not in shown
        assert all("<script>" not in str(one.proto.body) for one in app.get("html"))
    listed = {one.id: one for one in goals(store)}
    about = About("Actielijst", "Wijk", WIJK, DAY)
    rows = list(
        csv.reader(
            io.StringIO(action_list_csv(listed, actions(store), load_method(), about).decode("utf-8-sig")),
            delimiter=";",
        )
    )
    assert [cell for row in rows for cell in row if cell.startswith(("=", "+", "-", "@"))] == []


def test_the_list_has_real_numbers_and_days_and_nothing_for_what_is_not_known(store: Store) -> None:
    add_goal(store, GOAL)
    add_goal(store, Goal("h", WIJK, "Nog leeg", DAY))
    add_action(
        store, Action("a", WIJK, "g", "=Koken", ("kerk",), DAY, None, 2.5, None, phase="volgen", group="ouderen")
    )
    listed = {one.id: one for one in goals(store)}
    made = action_list_excel(listed, actions(store), load_method(), About("Actielijst", "Wijk", WIJK, DAY))
    sheet = openpyxl.load_workbook(io.BytesIO(made))["Actielijst"]
    title, header, first, second = sheet.iter_rows(values_only=True)
    found = dict(zip(header, first, strict=True))
    assert found["Begint op"].date() == DAY and found["Klaar op"] is None
    assert (found["Uren"], found["Geld in euro"]) == (2.5, None)
    assert found["Wat"] == "'=Koken" and found["Doelgroep"] == "Ouderen (65 jaar en ouder)"
    assert second[:3] == ("Nog leeg", "Eigen doel", "nog geen actie")


@pytest.mark.slow
@pytest.mark.parametrize("view", ["Tabel", "Bord", "Tijdlijn"])
def test_three_hundred_actions_take_little(store: Store, view: str) -> None:
    load_example(store, load_method())
    for number in range(20):
        add_goal(store, replace(GOAL, id=f"g{number}", text=f"Doel {number}"))
    for number in range(300):
        start = DAY + timedelta(days=3 * number)
        add_action(
            store,
            Action(
                f"a{number}",
                WIJK,
                f"g{number % 20}",
                f"Actie {number} voor de hele buurt",
                (f"rol {number % 9}", "wijkteam"),
                start,
                start + timedelta(days=40),
                2.5 if number % 3 else None,
                phase="volgen",
                group="ouderen",
                state=STATES[number % 5],
            ),
        )
    app = opened(view=view)
    taken = []
    for _ in range(5):
        fine(app.run())
        taken.append(app.session_state["took"])
    assert min(taken) < 0.06
    if view != "Tijdlijn":
        parts = drawn(app).get("goals") or drawn(app)["states"]
        assert sum(len(one.get("rows", one.get("cards"))) for one in parts) == 300
    saved = get_action(store, "a1")
    assert saved is not None
    save_action(store, replace(saved.item, what="Door een ander gewijzigd"), saved.version)
    fine(app.run())
    if view != "Tijdlijn":
        assert "Door een ander gewijzigd" in json.dumps(drawn(app))
