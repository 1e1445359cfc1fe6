"""The page of a meeting: the script at its side, for places of every kind."""

import os
from pathlib import Path
from typing import get_args

import pytest
from streamlit.testing.v1 import AppTest

from pages.parts.meeting.screen_link import step_address
from pages.parts.meeting.script import tracks
from tests.databases import NewDatabase
from tests.pages.test_coalitie import SCRIPT, fine
from tests.pages.test_pages import run, texts
from wijk.domain.initiative import Initiative, PhaseRole
from wijk.domain.meeting import QuestionKind
from wijk.domain.method import Method
from wijk.store.initiatives.example import load_example
from wijk.store.initiatives.queries import add_initiative
from wijk.store.meetings.live import live_meeting_of
from wijk.store.meetings.queries import list_harvest, list_meetings, list_questions
from wijk.store.meetings.queue import waiting
from wijk.store.meetings.sending import contribute
from wijk.store.opening import open_store
from wijk.views.join_code import shown_code

pytestmark = pytest.mark.slow

TOLD = "Ga verder met: Waarom zijn wij hier? Bij geen bijeenkomst is ingevuld wie er waren."
PAGE = Path(__file__).parents[2] / "pages" / "bijeenkomst.py"


def said(app: AppTest) -> str:
    return texts(app).replace("\\", "")


@pytest.mark.parametrize("place", ["GM0202", "WK020218", "WK0363AE", "BU02020338"])
def test_an_empty_place_begins_with_what_is_not_done(place: str) -> None:
    app = run("bijeenkomst", place)
    assert app.radio[0].label.replace("\\", "") == TOLD
    labels = [label.replace("\\", "") for label in app.radio[0].options]
    assert (labels[0], labels[3]) == ("? 1. Waarom zijn wij hier? (10 min)", "○ 4. Wat is er al? (15 min)")
    assert "✓ gedaan · ○ nog niet · ? weten wij niet" in said(app)
    assert app.subheader[0].value == "Wat ziet u hier van eenzaamheid, en wat wilt u zelf?"


def test_steps_are_walked_and_another_script_can_be_chosen() -> None:
    app = run("bijeenkomst", "WK020218")
    app.button(key="volgende-stap").click().run()
    assert app.subheader[0].value.startswith("Zijn de feiten te herkennen?")
    assert "Vraag uit: Wijkagenda van Den Haag" in said(app)
    app.selectbox(key="draaiboek").select("wijkverbinders").run()
    assert "Er is geen lijst met randvoorwaarden gepubliceerd" in said(app)
    app.selectbox(key="zitting-wijkverbinders").select_index(2).run()
    assert "Werksessie II (2 dagdelen, hier 360 minuten). Resultaat: Een werkplan" in said(app)


def test_what_is_in_the_dossier_is_seen(
    new_database: NewDatabase, monkeypatch: pytest.MonkeyPatch, method: Method
) -> None:
    address = new_database("bijeenkomst")
    monkeypatch.setenv("WIJK_DATABASE_URL", address)
    load_example(open_store(address), method)
    labels = [label.replace("\\", "") for label in run("bijeenkomst", "WK020218").radio[0].options]
    assert labels[3] == "✓ 4. Wat is er al? (15 min)"


def test_without_a_place_it_asks_for_one() -> None:
    assert "Kies eerst een gemeente, wijk of buurt" in texts(run("bijeenkomst"))


def opened(place: str) -> AppTest:
    """The page of a place by itself, as its buttons can be pressed."""
    return fine(AppTest.from_string(SCRIPT.format(place=place, page=str(PAGE)), default_timeout=60).run())


def lead(app: AppTest) -> AppTest:
    """Open a meeting with who is there."""
    app.text_area(key="bijeenkomst-aanwezig").set_value("12 bewoners\n3 wijkteam")
    app.button(key="open-bijeenkomst").click().run()
    return fine(app)


def ask(app: AppTest, kind: str, step: str = "waarom") -> AppTest:
    app.selectbox(key=f"soort-{step}").select(kind).run()
    app.button(key="open-vraag").click().run()
    return fine(app)


def key_of(app: AppTest, kind: str, start: str) -> str:
    return next(str(one.key) for one in getattr(app, kind) if str(one.key).startswith(start))


def test_the_priorities_of_a_filled_dossier_open_with_one_press(method: Method) -> None:
    """A mismatch over all phases has a longer name than fits on a phone: its phases are counted there."""
    store = open_store(os.environ["WIJK_DATABASE_URL"])
    load_example(store, method)
    app = ask(lead(opened("WK020218")), "prioriteiten", "eerst")
    live = live_meeting_of(store, ("WK020218",))
    assert live and live.question and not app.error
    [asked] = [one.item for one in list_questions(store, live.meeting)]
    assert "Gescheiden of verweduwd: scheef (alle fases)" in [one.label for one in asked.options]
    assert "Krap bij kas: kwetsbaar (Signaleren)" in [one.label for one in asked.options]


def test_every_kind_of_question_opens_in_a_full_dossier_and_too_many_choices_are_told(method: Method) -> None:
    store = open_store(os.environ["WIJK_DATABASE_URL"])
    load_example(store, method)
    for number in range(60):
        roles = tuple(PhaseRole(phase.id) for phase in method.phases[number % 3 :][: 1 + number % 4])
        groups = (method.groups[number % len(method.groups)].id,)
        name = f"Koffie {number % 7} {'ontmoetingsactiviteitenmiddag' * 7}"
        add_initiative(store, Initiative(f"k{number}", name, "Stichting", roles, groups, area="GM0202"))
    for place in ("GM0202", "WK020218"):
        app = lead(opened(place))
        step = key_of(app, "selectbox", "soort-").removeprefix("soort-")
        for kind in get_args(QuestionKind):
            ask(app, kind, step)
            assert [one.value for one in app.error] == [], (place, kind)
        live = live_meeting_of(store, (place,))
        assert live
        asked = [one.item for one in list_questions(store, live.meeting)]
        assert [one.kind for one in asked] == list(get_args(QuestionKind))
        assert len({one.label for one in asked[3].options}) == len(asked[3].options) == 8

    app.selectbox(key=f"soort-{step}").select("prioriteiten").run()
    choices = app.multiselect(key=f"keuzes-{step}-prioriteiten")
    shown = choices.options
    assert len(set(shown)) == len(shown)
    for label in shown[8:]:
        choices.select(label)
    app.button(key="open-vraag").click().run()
    assert (len(shown) > 60) == bool([one for one in fine(app).error if "hooguit 60 keuzes" in one.value])


def test_of_two_that_say_the_same_the_one_that_was_chosen_is_taken_away() -> None:
    app = lead(opened("WK020218"))
    for kind in ("idee", "aanbod"):
        ask(app, kind)
        app.text_input(key=key_of(app, "text_input", "hardop-tekst")).set_value("Samen koken")
        app.button(key=key_of(app, "button", "hardop-erbij")).click().run()
    app.button(key="sluit-bijeenkomst").click().run()
    choice = fine(app).selectbox(key=key_of(app, "selectbox", "eruit-"))
    assert sorted(choice.options) == ["Samen koken (Ideeën, met +1)", "Samen koken (Wat wilt u zelf doen?)"]
    choice.select("Samen koken (Ideeën, met +1)").run()
    app.button(key=key_of(app, "button", "haal-eruit-")).click().run()
    store = open_store(os.environ["WIJK_DATABASE_URL"])
    [kept] = list_meetings(store, ("WK020218",))
    assert [one.item.kind for one in list_harvest(store, kept.id)] == ["aanbod"]


def test_a_name_or_a_line_without_a_number_opens_nothing() -> None:
    app = opened("WK020218")
    for typed, told in (("bewoners", "‘bewoners’ is niet te lezen"), ("3 mevrouw Jansen", "Haal de naam")):
        app.text_area(key="bijeenkomst-aanwezig").set_value(typed)
        app.button(key="open-bijeenkomst").click().run()
        assert told in app.error[0].value.replace("\\", "")
        assert app.text_area(key="bijeenkomst-aanwezig").value == typed
    assert list_meetings(open_store(os.environ["WIJK_DATABASE_URL"]), ("WK020218",)) == ()


@pytest.mark.page_flow
def test_a_meeting_from_the_keyboard_alone_ends_in_a_result_that_the_next_opens_with() -> None:
    app = lead(opened("WK020218"))
    assert "Telefoons kunnen dit niet bereiken" in app.warning[0].value.replace("\\", "")
    ask(app, "initiatief")
    app.text_input(key=key_of(app, "text_input", "hardop-tekst")).set_value("Koffietafel van de flat")
    app.selectbox(key=key_of(app, "selectbox", "groep-")).select("ouderen")
    app.selectbox(key=key_of(app, "selectbox", "fase-")).select("signaleren")
    app.button(key=key_of(app, "button", "hardop-erbij")).click().run()
    assert "Koffietafel van de flat (Signaleren, Ouderen (65 jaar en ouder))" in said(app)
    app.text_input(key=key_of(app, "text_input", "hardop-tekst")).set_value("Bij buurvrouw Riet")
    app.button(key=key_of(app, "button", "hardop-erbij")).click().run()
    assert "- Bij buurvrouw Riet" in said(app)
    app.button(key=key_of(app, "button", "weg-")).click().run()
    assert "Bij buurvrouw Riet" not in said(app)

    ask(app, "herkenning")
    hands = [one for one in app.number_input if str(one.key).startswith("hand-")]
    for box, number in zip(hands, (6, 1, 2), strict=True):
        box.set_value(number)
    app.button(key=key_of(app, "button", "handen-bewaren")).click().run()

    ask(app, "prioriteiten")
    hands = [one for one in app.number_input if str(one.key).startswith("hand-")]
    hands[0].set_value(9)
    app.button(key=key_of(app, "button", "handen-bewaren")).click().run()
    app.run()
    app.button(key=key_of(app, "button", "vast-")).click().run()
    assert "★ Dit is een prioriteit" in said(app)

    app.text_area(key=key_of(app, "text_area", "afspraken-")).set_value("Het wijkteam belt de kerk")
    app.text_area(key=key_of(app, "text_area", "vieren-")).set_value("De soep van donderdag")
    app.button(key="sluit-bijeenkomst").click().run()
    assert [one.value for one in app.exception] == []
    result = said(app)
    for line in (
        "bewoners (12) en wijkteam (3)",
        "Het wijkteam belt de kerk",
        "prioriteit sinds",
        "met opgestoken hand 6 van 9 herkennen dit; 1 deels",
        "(en 9 handen)",
        "Een initiatief noemen: Koffietafel van de flat (Signaleren, Ouderen (65 jaar en ouder))",
    ):
        assert line in result, line
    assert "Sinds de vorige bijeenkomst" in app.subheader[1].value.replace("\\", "")
    assert "**Wat vieren wij?**\n\n- De soep van donderdag" in result
    assert "1 nieuw initiatief in de lijst: ‘Koffietafel van de flat’" in result


def test_strangers_are_kept_out_by_another_code_and_a_flood_of_one_phone_goes_at_once() -> None:
    app = ask(lead(opened("WK020218")), "idee")
    store = open_store(os.environ["WIJK_DATABASE_URL"])
    live = live_meeting_of(store, ("WK020218",))
    assert live and live.question
    for number in range(10):
        contribute(store, live.meeting, live.question, "een telefoon", f"Onzin {number}")
    contribute(store, live.meeting, live.question, "een andere", "Samen koken")
    fine(app.run())
    app.button(key=key_of(app, "button", "telefoon-van-")).click().run()
    assert [one.text for one in waiting(store, live.meeting)] == ["Samen koken"]
    assert not [one for one in app.button if str(one.key).startswith("telefoon-van-")]
    app.button(key="nieuwe-code").click().run()
    renewed = live_meeting_of(store, ("WK020218",))
    assert renewed and renewed.code != live.code
    assert shown_code(renewed.code) in said(fine(app))
    app.button(key="sluit-bijeenkomst").click().run()
    assert "Er wacht nog 1 stuk inbreng op u" in fine(app).success[-1].value


def test_the_screen_of_a_step_is_never_the_page_where_unread_texts_wait() -> None:
    steps = [step for track in tracks().values() for session in track.sessions for step in session.steps]
    shown = {step.page: step_address("WK020218", step.page) for step in steps}
    assert shown["bijeenkomst"] == "./bijeenkomst?gebied=WK020218&scherm=zaal"
    assert shown["fasematrix"] == "./fasematrix?gebied=WK020218"


def test_what_looks_like_a_name_is_asked_about_before_anything_is_kept_or_shown() -> None:
    app = lead(opened("WK020218"))
    ask(app, "idee")
    field = key_of(app, "text_input", "hardop-tekst")
    app.text_input(key=field).set_value("Soep bij Jan de Vries")
    app.button(key=key_of(app, "button", "hardop-erbij")).click().run()
    assert "**Dit lijkt op een naam" in fine(app).warning[-1].value
    assert app.text_input(key=field).value == "Soep bij Jan de Vries"
    next(one for one in app.button if one.label == "Weghalen en bewaren").click().run()
    assert "+ Soep bij" in said(fine(app))

    app.text_area(key=key_of(app, "text_area", "afspraken-")).set_value("Bellen met Jan de Vries")
    app.button(key="sluit-bijeenkomst").click().run()
    assert "**Dit lijkt op een naam" in fine(app).warning[-1].value
    next(one for one in app.button if one.label == "Weghalen en bewaren").click().run()
    [kept] = list_meetings(open_store(os.environ["WIJK_DATABASE_URL"]), ("WK020218",))
    assert kept.item.decided == ("Bellen met",)
    assert "Eerdere bijeenkomsten" in [one.value for one in fine(app).header]
    assert "Vries" not in said(app)

    assert "Soep bij" in said(app)
    choice = app.selectbox(key=key_of(app, "selectbox", "eruit-"))
    choice.select(choice.options[0]).run()
    app.button(key=key_of(app, "button", "haal-eruit-")).click().run()
    assert "Weggehaald" in fine(app).success[-1].value
    assert "Soep bij" not in said(app)


def test_what_a_phone_said_is_no_name_is_told_to_the_facilitator_who_reads_it() -> None:
    app = ask(lead(opened("WK020218")), "idee")
    store = open_store(os.environ["WIJK_DATABASE_URL"])
    live = live_meeting_of(store, ("WK020218",))
    assert live and live.question
    contribute(store, live.meeting, live.question, "p1", "Soep met Jan de Vries")
    told = [one.value for one in fine(app.run()).warning]
    assert any("nummer van iemand: Jan de Vries" in one.replace("\\", "") for one in told), told
