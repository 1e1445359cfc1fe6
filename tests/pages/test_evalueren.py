"""Evalueren without a browser: judging, stopping by two doors, standstills, by two people, hostile, and quickly."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
import streamlit as st
from sqlalchemy import update
from streamlit.testing.v1 import AppTest

from pages.parts.evaluation.count_grid import CountsOf, take_typed
from pages.parts.evaluation.records import DONE
from tests.databases import NewDatabase
from tests.pages import row_tables
from tests.pages.row_tables import drawn_rows, press, said
from tests.pages.test_coalitie import fine
from tests.pages.test_pages import run, texts
from wijk.domain.clock import now, today
from wijk.domain.evaluation import Evaluation, MonthCount, Success
from wijk.domain.initiative import Initiative
from wijk.domain.meeting import Meeting
from wijk.domain.plan import Action, Goal
from wijk.store.database.connection import Store, connect
from wijk.store.database.evaluation_types import STANDSTILLS
from wijk.store.database.record_types import ACTIONS, GOALS, INITIATIVES, MEETINGS
from wijk.store.database.records import RecordType, Stored, new_id
from wijk.store.database.store_reading import reading_at_once
from wijk.store.evaluations.queries import COUNTS, JUDGED, PROCESS, WENT_WELL, Evaluated, evaluated_of
from wijk.store.initiatives.queries import add_initiative, get_initiative
from wijk.store.plans.queries import add_action, add_goal, get_action, plan_of
from wijk.views.numbers import day_text

WIJK, PAGE = "WK020218", "evalueren"
FILE = Path(__file__).parents[2] / "pages" / "evalueren.py"
WORKS, LIST, QUESTIONS = "werkt-het", "evalueren-lijst", "evalueren-proces"
LONG_AGO = timedelta(weeks=12)


@pytest.fixture
def store(new_database: NewDatabase, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    """A database with an action that goes on and an initiative."""
    url = new_database("evalueren")
    monkeypatch.setenv("WIJK_DATABASE_URL", url)
    found = connect(url)
    add_goal(found, Goal("g", WIJK, "Samen eten", today()))
    add_action(found, Action("a", WIJK, "g", "Elke week koken", ("kerk",), state="bezig"))
    add_initiative(found, Initiative("i", "Het koor", "Stichting Zang", area=WIJK))
    yield found


def page(part: str = WORKS, place: str = WIJK) -> AppTest:
    return row_tables.opened(PAGE, part, place)


def press_row(app: AppTest, table: str, *given: str) -> AppTest:
    """Press a button of a row; what it opens stands above the list, where a browser draws it at once."""
    return fine(row_tables.press_row(app, table, *given).run())


def evaluated(store: Store, area: str = WIJK) -> Evaluated:
    with reading_at_once(store) as reading:
        return evaluated_of(reading, (area,))


def judgements(store: Store) -> list[Evaluation]:
    return [one.item for one in evaluated(store).evaluations.living]


def age(store: Store, *kinds: RecordType[Any]) -> None:
    """Make everything of these kinds as old as twelve weeks."""
    with store.writing() as connection:
        for kind in kinds:
            connection.execute(update(kind.table).values(changed=now() - LONG_AGO))


def judge(app: AppTest, key: str, judgement: str, reason: str) -> AppTest:
    app = press_row(app, LIST, "judge", key)
    app.radio(key=f"oordeel-{key}/judgement").set_value(judgement)
    app.text_area(key=f"oordeel-{key}/reason").set_value(reason)
    return press(app, "Oordeel bewaren")


@pytest.mark.parametrize("place", ["GM0518", "WK0363AE", "BU02020338"])
def test_an_empty_place_says_how_to_begin_and_what_the_figure_cannot_show(place: str) -> None:
    told = said(run(PAGE, place))
    assert "Er loopt nog geen actie of initiatief." in told and "niets: hervatten" not in told
    assert "van ons: er is geen lijst gepubliceerd" in told and "NIDI 69" in told


@pytest.mark.parametrize("place", ["", "NL00"])
def test_without_a_place_it_asks_for_one(place: str) -> None:
    assert "Kies eerst een gemeente, wijk of buurt" in texts(run(PAGE, place))


@pytest.mark.page_flow
def test_a_judgement_is_dated_has_its_history_and_can_be_undone(store: Store) -> None:
    app = page()
    assert "zijn er nog geen beoordeeld" in said(app)
    rows = drawn_rows(app, LIST)
    assert rows["actie-a"] == ["Elke week koken (actie)", "○ nog geen oordeel", "kerk", "Bespreek samen: werkt het?"]
    assert rows["initiatief-i"][0] == "Het koor (initiatief)"

    app = press_row(app, LIST, "judge", "actie-a")
    app = press(app, "Oordeel bewaren")
    assert "Kies werkt, bijstellen, stoppen." in said(app) and "Schrijf op waarom" in said(app)
    assert judgements(store) == []
    app.radio(key="oordeel-actie-a/judgement").set_value("bijstellen")
    app.text_area(key="oordeel-actie-a/reason").set_value("Mannen komen niet.")
    app.text_area(key="oordeel-actie-a/learned").set_value("Vraag het aan de man zelf.")
    app.checkbox(key="oordeel-actie-a/knowledge-ervaring").set_value(True)
    app.text_input(key="oordeel-actie-a/who").set_value("wijkteam, bewoners")
    app = press(app, "Oordeel bewaren")
    [kept] = judgements(store)
    assert replace(kept, id="") == Evaluation(
        *("", WIJK, "bijstellen", today(), "Mannen komen niet.", "a"),
        learned="Vraag het aan de man zelf.",
        knowledge=("ervaring",),
        who=("wijkteam", "bewoners"),
    )
    newest = f"↻ bijstellen, {day_text(today())}: Mannen komen niet."
    assert drawn_rows(app, LIST)["actie-a"][1] == newest
    # The next one begins with the same roles, and the first stays below it.
    app = judge(app, "actie-a", "werkt", "Nu wel, met soep.")
    assert [one.who for one in judgements(store)] == [("wijkteam", "bewoners")] * 2
    told = said(app)
    assert told.index("Nu wel, met soep.") < told.index("Mannen komen niet.") and "Alle oordelen (2)" in told
    assert "Uit: ervaring van mensen zelf" in told
    app = press(app, "↶ Maak ongedaan: oordeel")
    assert drawn_rows(app, LIST)["actie-a"][1] == newest
    app = press(app, "Sluiten")
    assert "Alle oordelen" not in said(app)


@pytest.mark.page_flow
def test_stopping_asks_by_two_doors_and_does_nothing_by_itself(store: Store) -> None:
    app = judge(page(), "actie-a", "stoppen", "Er komt niemand.")
    action = get_action(store, "a")
    assert action and action.item.state == "bezig"
    assert "Gezegd is dat ‘Elke week koken’ stopt, maar het loopt nog. Is het voorbij?" in said(app)
    app = press(app, "✕ Zet de actie op gestopt")
    action = get_action(store, "a")
    assert action and action.item.state == "gestopt" and "Is het voorbij?" not in said(app)
    app = press(app, "↶ Maak ongedaan: stoppen van de actie")
    action = get_action(store, "a")
    assert action and action.item.state == "bezig" and "Is het voorbij?" in said(app)
    app = press(app, "▶ Laat het doorlopen")
    [kept] = judgements(store)
    assert kept.goes_on and kept.judgement == "stoppen" and "Is het voorbij?" not in said(app)
    app = press(app, "↶ Maak ongedaan: toch laten doorlopen")
    assert not judgements(store)[0].goes_on

    app = judge(app, "initiatief-i", "stoppen", "De dirigent is weg.")
    app = press_row(app, LIST, "end-initiative", "initiatief-i")
    koor = get_initiative(store, "i")
    assert koor and koor.item.status == "gestopt"
    app = press(app, "↶ Maak ongedaan: stoppen van het initiatief")
    koor = get_initiative(store, "i")
    assert koor and koor.item.status is None


def test_a_standstill_is_asked_about_once_and_the_answer_is_kept(store: Store) -> None:
    age(store, GOALS, ACTIONS, INITIATIVES)
    app = page()
    assert "Hier gebeurde 12 weken niets: hervatten, wijzigen of stoppen? De laatste wijziging" in said(app)
    assert drawn_rows(app, LIST)["actie-a"][3] == "! Hier gebeurde 12 weken niets: hervatten, wijzigen of stoppen?"
    app = press(app, "▶ Hervatten")
    [answer] = [one.item for one in evaluated(store).standstills.living]
    assert (answer.said, answer.said_on, answer.weeks, answer.action) == ("hervatten", today(), 12, "")
    assert "De laatste wijziging" not in said(app), "not asked again the next day"
    # Of the action it is asked apart.
    app = press_row(app, LIST, "hervatten", "actie-a")
    assert drawn_rows(app, LIST)["actie-a"][3] == "Bespreek samen: werkt het?"
    app = press(app, "↶ Maak ongedaan: antwoord ‘hervatten’")
    assert drawn_rows(app, LIST)["actie-a"][3].startswith("! Hier gebeurde 12 weken")
    app = press_row(app, LIST, "stoppen", "actie-a")
    assert "Is het voorbij?" in said(app)
    app = press(app, "▶ Laat het doorlopen")
    assert "Is het voorbij?" not in said(app)
    # Whatever of it is kept later, wakes it up.
    age(store, STANDSTILLS)
    assert "De laatste wijziging" in said(page())
    JUDGED.add(store, Evaluation("e", WIJK, "werkt", today(), "Ja", "a"))
    assert "De laatste wijziging" not in said(page())


def test_a_dossier_that_people_ended_is_not_asked_about_until_something_happens(store: Store) -> None:
    age(store, GOALS, ACTIONS, INITIATIVES)
    press(page(), "✕ Stoppen")
    with store.writing() as connection:
        connection.execute(update(STANDSTILLS.table).values(said_on=today() - LONG_AGO))
    age(store, STANDSTILLS)
    assert "De laatste wijziging" not in said(page())
    # Something happened after that, and then nothing for long.
    with store.writing() as connection:
        connection.execute(update(STANDSTILLS.table).values(said_on=today() - 2 * LONG_AGO))
    assert "De laatste wijziging" in said(page())


def test_of_many_successes_it_says_where_the_older_ones_are(store: Store) -> None:
    WENT_WELL.begin(store, [Success(f"s{number}", WIJK, f"Succes {number}", today()) for number in range(102)])
    app = page("successen")
    assert len(drawn_rows(app, "evalueren-successen")) == 100
    assert "En 2 oudere. Die staan in ‘Evaluatie als Excel’, onder Tellingen." in said(app)
    app.query_params["deel"] = "tellingen"
    assert "Evaluatie als Excel" in [one.proto.label for one in fine(app.run()).get("download_button")]


@pytest.mark.page_flow
def test_process_questions_are_answered_by_the_day(store: Store) -> None:
    app = press_row(page(), QUESTIONS, "answer", "wens")
    [radio] = [one for one in app.radio if (one.key or "").startswith("wijzig-")]
    radio.set_value("deels")
    app = press(app, "Bewaar")
    assert drawn_rows(app, QUESTIONS)["wens"][1] == f"◐ deels, {day_text(today())}"
    [kept] = evaluated(store).answers.living
    earlier = replace(kept.item, said="nee", said_on=date(2025, 9, 24), note="Nog niet gevraagd")
    PROCESS.add(store, earlier)
    assert drawn_rows(page(), QUESTIONS)["wens"][2] == "✕ nee, 24 september 2025"


@pytest.mark.page_flow
def test_of_two_who_change_one_judgement_each_chooses(store: Store) -> None:
    JUDGED.add(store, Evaluation("e", WIJK, "werkt", today(), "Het is druk", "a"))
    app = press_row(page(), LIST, "judge", "actie-a")
    app = fine(app.button(key="oordeel-wijzig-e").click().run())
    JUDGED.save(store, replace(judgements(store)[0], learned="Soep helpt"), 1)
    app.text_area(key="wijzig-e/reason").set_value("Het is heel druk")
    app = press(app, "Bewaar")
    assert "Iemand anders heeft dit intussen gewijzigd" in said(app)
    press(app, "Bewaar deze keuze")
    assert judgements(store) == [Evaluation("e", WIJK, "werkt", today(), "Het is heel druk", "a", learned="Soep helpt")]


def test_what_names_a_person_is_not_kept(store: Store) -> None:
    app = judge(page(), "actie-a", "werkt", "Mevrouw Jansen kookt goed")
    assert "Haal de naam" in said(app) and judgements(store) == []
    assert app.text_area(key="oordeel-actie-a/reason").value == "Mevrouw Jansen kookt goed"


def test_a_thousand_initiatives_are_found_and_drawn_quickly(store: Store) -> None:
    with store.writing() as connection:
        GOALS.add_all(connection, [Goal(f"g{n}", WIJK, f"Doel {n}", today()) for n in range(60)])
        actions = [Action(f"a{n}", WIJK, f"g{n % 60}", f"Actie {n}", state="bezig") for n in range(300)]
        ACTIONS.add_all(connection, actions)
        INITIATIVES.add_all(connection, [Initiative(f"i{n}", f"Initiatief {n}", area=WIJK) for n in range(1_000)])
    for n in range(40):
        JUDGED.add(store, Evaluation(f"e{n}", WIJK, "werkt", today(), "Ja", f"a{n}"))
    app = page()
    assert len(drawn_rows(app, LIST)) == 20 and len(app.button) < 30
    assert "1.302 gevonden; bladzijde 1 van 66" in said(app)
    app = press(app, "Volgende")
    assert "bladzijde 2 van 66" in said(app)
    app.text_input(key="evalueren-zoek").set_value("initiatief 999")
    app = fine(app.run())
    assert list(drawn_rows(app, LIST)) == ["initiatief-i999"] and "bladzijde 1 van 1" in said(app)
    timed = "import time\nstart = time.thread_time()\n" + row_tables.SCRIPT.format(place=WIJK, page=str(FILE))
    app = AppTest.from_string(timed + "st.session_state['took'] = time.thread_time() - start\n", default_timeout=60)
    took = min(fine(app.run()).session_state["took"] for _ in range(4))
    assert took < 0.06, took


@pytest.mark.page_flow
def test_successes_are_noted_changed_and_open_the_next_meeting(store: Store) -> None:
    app = page("successen")
    assert "Er is nog geen succes genoteerd." in said(app)
    app.text_input(key="succes-erbij/text").set_value("Elke week eten er twaalf mensen mee")
    app.text_input(key="succes-erbij/who").set_value("kok")
    app.selectbox(key="succes-erbij/action").set_value("a")
    app = press(app, "Succes bewaren")
    [kept] = [one.item for one in evaluated(store).successes.living]
    told = Success(kept.id, WIJK, "Elke week eten er twaalf mensen mee", today(), ("kok",), "a")
    assert kept == told and app.text_input(key="succes-erbij/text").value == ""
    row = [day_text(today()), told.text, "kok", "Elke week koken"]
    assert drawn_rows(app, "evalueren-successen") == {kept.id: row}
    assert f"**Dit ging goed**\n\n- {told.text} (kok)" in said(run("bijeenkomst", WIJK)), "nothing was before"
    with store.writing() as connection:
        MEETINGS.add(connection, Meeting("m", WIJK, today() - timedelta(days=3)))
    assert f"Sinds de vorige keer: dit ging goed**\n\n- {told.text} (kok)" in said(run("bijeenkomst", WIJK))
    app = press_row(app, "evalueren-successen", "edit", kept.id)
    app.text_input(key=f"wijzig-{kept.id}/text").set_value("Bel 026-1234567")
    app = press(app, "Bewaar")
    assert "Haal de naam, het telefoonnummer" in said(app)
    app.text_input(key=f"wijzig-{kept.id}/text").set_value("Veertien mensen")
    app = press(app, "Bewaar")
    assert drawn_rows(app, "evalueren-successen")[kept.id][1] == "Veertien mensen"
    app = press(app, "↶ Maak ongedaan: wijziging van succes")
    assert drawn_rows(app, "evalueren-successen")[kept.id][1] == told.text


def typed(store: Store, **cells: tuple[str, int]) -> CountsOf:
    """Type in cells of the dossier, by month and kind, over what was seen of each; as a browser tells it."""
    kept = {(one.item.kind, one.item.month): one for one in evaluated(store).counts.living}
    counts = CountsOf("k", "Het hele dossier", MonthCount(WIJK, "", date(2026, 1, 1), 0), kept)
    known = {f"{month}-{kind}": (kind, date(2026, month, 1)) for month in (1, 2) for kind in ("deelnemers", "signalen")}
    told = {
        cell.replace("_", "-").removeprefix("m"): {"text": text, "seen": seen, "stamp": new_id()}
        for cell, (text, seen) in cells.items()
    }
    take_typed(store, counts, known, {"deelnemers": "Deelnemers", "signalen": "Signalen"}, {"key": "k", "cells": told})
    return counts


def numbers(store: Store) -> dict[tuple[str, int], int]:
    return {(one.item.kind, one.item.month.month): one.item.number for one in evaluated(store).counts.living}


def told_of(cell: str) -> str:
    found: str = st.session_state["telling-fout-k"][cell]
    return found


@pytest.mark.page_flow
def test_a_number_is_kept_as_it_is_typed_and_of_two_the_first_stays(store: Store) -> None:
    st.session_state.clear()
    typed(store, m1_deelnemers=("12", 0), m1_signalen=("0", 0), m2_deelnemers=("veel", 0))
    assert numbers(store) == {("deelnemers", 1): 12, ("signalen", 1): 0}
    assert "‘veel’ is niet bewaard. Schrijf een heel getal" in told_of("2-deelnemers")
    # Typed again before the page was drawn: what this browser kept itself is no other.
    typed(store, m1_deelnemers=("13", 0))
    assert numbers(store)["deelnemers", 1] == 13 and told_of("1-deelnemers") == ""
    # Another browser was first.
    there = next(one for one in evaluated(store).counts.living if one.item.number == 13)
    COUNTS.save(store, replace(there.item, number=20), there.version)
    typed(store, m1_deelnemers=("14", there.version))
    assert numbers(store)["deelnemers", 1] == 20
    assert "door die ander staat hier nu 20. Uw ‘14’ is niet bewaard." in told_of("1-deelnemers")
    typed(store, m1_deelnemers=("14", there.version + 1), m1_signalen=("", 1))
    assert numbers(store) == {("deelnemers", 1): 14}, "emptied is not known, and no 0"
    DONE.undo()
    assert numbers(store) == {("deelnemers", 1): 14, ("signalen", 1): 0}
    DONE.undo()
    assert numbers(store)["deelnemers", 1] == 20
    elsewhere = {"key": "k", "cells": {"9-x": {"text": "3", "seen": 0, "stamp": "s"}}}
    for wrong in ("x", elsewhere, {"key": "z", "cells": {}}):
        take_typed(store, CountsOf("k", "", MonthCount(WIJK, "", today(), 0), {}), {}, {}, wrong)
    assert numbers(store)["deelnemers", 1] == 20


@pytest.mark.page_flow
def test_a_pasted_table_is_kept_at_once_and_can_be_undone(store: Store) -> None:
    first = COUNTS.save(store, MonthCount(WIJK, "deelnemers", date(2025, 1, 1), 1), 0)
    app = page("tellingen")
    app.session_state["vouwen die open waren"] = {"evalueren/tellingen"}
    app = fine(app.run())
    app.text_area(key="tellingen-geplakt").set_value("\tjan 2025\tfeb 2025\nDeelnemers\t12\t14\nSignalen\tx\t3")
    app = fine(app.run())
    told = said(app)
    assert "1 cel is niet gelezen. De andere kunt u gewoon bewaren." in told
    assert "Gelezen voor ‘Het hele dossier’: 2 nieuwe getallen, 1 ander getal, 0 al gelijk." in told
    app = press(app, "Bewaar 3 getallen")
    assert numbers(store) == {("deelnemers", 1): 12, ("deelnemers", 2): 14, ("signalen", 2): 3}
    assert app.text_area(key="tellingen-geplakt").value == ""
    app = press(app, "↶ Maak ongedaan: 3 tellingen uit een tabel")
    assert [one.item for one in evaluated(store).counts.living] == [first.item]


def test_counts_are_of_what_is_chosen_and_own_kinds_get_a_row(store: Store) -> None:
    COUNTS.save(store, MonthCount(WIJK, "signalen", date(2026, 1, 1), 5, "a"), 0)
    app = page("tellingen")
    app.text_input(key="eigen-soort-typen").set_value("Bezoekjes")
    app = press(app, "Regel erbij")
    data = [json.loads(one.proto.json) for one in app.get("bidi_component")]
    [grid] = [one for one in data if "months" in one]
    assert [row["name"] for row in grid["rows"]][-1] == "Bezoekjes" and grid["rows"][1]["says"] == "niet bekend"
    app.selectbox(key="evalueren-telling-van").set_value("actie-a")
    app.selectbox(key="evalueren-telling-jaar").set_value(2026)
    [grid] = [json.loads(one.proto.json) for one in fine(app.run()).get("bidi_component")]
    assert grid["name"] == "Elke week koken" and grid["rows"][1]["says"] == "Samen 5 (van 1 maand bekend)."


@pytest.mark.page_flow
def test_a_lesson_that_is_not_seen_becomes_a_goal_once(store: Store) -> None:
    app = page("acht-lessen")
    rows = drawn_rows(app, "evalueren-lessen")
    assert list(rows) == [f"les{n}" for n in range(1, 9)]
    assert rows["les1"][2] == "? weten wij niet" and "1 initiatief" in rows["les1"][3]
    assert "het zijn lessen, geen bewijs" in said(app) and "geen optelling" in said(app)
    app = press_row(app, "evalueren-lessen", "goal", "les1")
    found = [one.item for one in dossier_goals(store) if one.item.source == "les"]
    assert [(one.origin, one.text) for one in found] == [("les1", "Zorg voor plekken om elkaar te ontmoeten")]
    press_row(app, "evalueren-lessen", "goal", "les1")
    assert len(dossier_goals(store)) == 2, "no second goal of the same lesson"
    press(app, "↶ Maak ongedaan: doel")
    assert len(dossier_goals(store)) == 1


def dossier_goals(store: Store) -> tuple[Stored[Goal], ...]:
    with reading_at_once(store) as reading:
        return plan_of(reading, (WIJK,)).goals.living


def test_the_work_plan_shows_the_newest_judgement(store: Store) -> None:
    JUDGED.add(store, Evaluation("e", WIJK, "bijstellen", today(), "Te laat op de dag", "a"))
    [plan] = [json.loads(one.proto.json) for one in run("werkplan", WIJK).get("bidi_component")]
    assert plan["goals"][0]["rows"][0]["judged"] == f"↻ bijstellen, {day_text(today())}"
