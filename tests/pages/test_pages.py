"""Every page runs without an exception, for places of every kind."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from pages.parts.shared.routing import asked_path
from wijk.store.checks.key_figures import CONSENT_DAYS
from wijk.store.database.records import KEPT_AFTER_DELETION

APP = str(Path(__file__).parents[2] / "app.py")


def run(page: str, place: str = "", **more: str) -> AppTest:
    app = AppTest.from_file(APP, default_timeout=180)
    if place:
        app.query_params["gebied"] = place
    for parameter, value in more.items():
        app.query_params[parameter] = value
    if page != "start":
        app.switch_page(f"pages/{page}.py")
    app.run()
    assert [one.value for one in app.exception] == []
    return app


def texts(app: AppTest) -> str:
    return "\n".join(str(one.value) for one in (*app.title, *app.markdown, *app.caption, *app.warning, *app.info))


def test_start_offers_a_search_and_examples() -> None:
    app = run("start")
    assert app.text_input[0].label == "Zoek een gemeente, wijk of buurt"
    assert [button.label for button in app.button][:2] == [
        "Malburgen\\-Oost \\(Zuid\\), wijk in Arnhem",
        "Moerwijk, wijk in Den Haag",
    ]


def cards(app: AppTest) -> str:
    return "\n".join(str(one.proto.body) for one in app.get("html"))


def test_start_without_a_place_shows_the_six_steps() -> None:
    app = run("start")
    assert [f"</span>{name}</h3>" in cards(app) for name in ("Wijkprofiel", "Fasematrix", "Werkplan")] == [True] * 3
    assert "47,0%" in cards(app)
    assert "kan nog niet" not in texts(app)
    assert "nog niet begonnen" not in cards(app)


@pytest.mark.parametrize("place", ["GM0202", "WK020218", "WK0363AE", "BU02020338", "GM1979"])
def test_start_tells_where_a_place_stands_and_what_is_next(place: str) -> None:
    app = run("start", place)
    assert "**Volgende stap: breng in kaart wat er in dit gebied al is" in texts(app).replace("\\", "")
    assert cards(app).count("nog niet begonnen") == 5
    assert "Zo gaat u te werk" not in [header.value for header in app.header]


def test_start_without_a_usable_database_says_so_below_the_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WIJK_DATABASE_URL", "geen adres")
    app = run("start", "WK020218")
    assert app.title[0].value.replace("\\", "") == "Malburgen-Oost (Zuid), Arnhem"
    assert "De database is niet te openen" in app.error[0].value


def test_start_for_the_land_asks_for_a_place() -> None:
    app = run("start", "NL00")
    assert "Kies een gemeente, wijk of buurt" in texts(app)
    assert "nog niet begonnen" not in cards(app)


def searched(query: str) -> AppTest:
    return run("start").text_input(key="zoek").set_value(query).run()


def labels(app: AppTest) -> list[str]:
    return [button.label.replace("\\", "") for button in app.button]


def test_while_something_is_searched_for_no_example_stands_below_it() -> None:
    app = searched("Malburgen")
    assert labels(app).count("Malburgen-Oost (Zuid), wijk in Arnhem") == 1
    assert "Nederland" not in labels(app)
    assert "Of bekijk een voorbeeld" not in texts(app)


def test_an_example_that_is_pressed_while_the_typing_ends_is_not_lost() -> None:
    app = run("start")
    app.button(key="voorbeeld-GM0363").click()
    app.text_input(key="zoek").set_value("Malburgen").run()
    assert app.title[0].value == "Amsterdam"


def test_a_mistyped_name_is_a_question() -> None:
    app = searched("malburgn")
    assert labels(app)[0] == "Malburgen-Oost (Zuid), wijk in Arnhem"
    assert "Bedoelt u misschien:" in texts(app)


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("6833 AB", "Postcodes kennen wij hier niet"),
        ("centrum", "gebieden. Typ meer van de naam"),
        ("Almere Stad", "dat is een indeling"),
        ("Bos en Lommer", "Geen gebied gevonden met deze naam"),
    ],
)
def test_the_search_says_what_it_does_not_show(query: str, told: str) -> None:
    assert told in texts(searched(query))


@pytest.mark.parametrize(
    ("key", "name"),
    [
        ("WK071501", "Terneuzen Centrum, Terneuzen"),  # of 2020
        ("WK071501-2020", "Terneuzen Centrum, Terneuzen"),
        ("WK071520", "Terneuzen Centrum, Terneuzen"),  # of 2024
        ("WK071501-2024", "Kern Axel, Terneuzen"),
        ("WK057500", "Noordwijk Binnen, Noordwijk"),
        ("WK003402", "Almere Stad, Almere"),
        ("WK003402-2024", "De Werven, Almere"),
        ("WK0363AE", "Burgwallen-Oude Zijde, Amsterdam"),
    ],
)
def test_addresses_of_both_years_lead_to_the_place(key: str, name: str) -> None:
    assert run("wijkprofiel", gebied=key).title[0].value.replace("\\", "") == name


@pytest.mark.parametrize(
    "place",
    ["NL00", "GM0202", "GM0363", "GM0003", "GM1979", "GM0034", "WK020218", "WK036301", "WK0363AE", "BU02020338"],
)
def test_the_profile_shows_every_block_for_every_kind_of_place(place: str) -> None:
    app = run("wijkprofiel", place)
    headers = [header.value for header in app.header]
    assert headers == [
        "Hoe eenzaam?",
        "Wie wonen hier?",
        "Risicogroepen",
        "Wat is sterk?",
        "Rijk of arm, gemengd of eenvormig?",
        "Bewaren en citeren",
    ]
    shown = texts(app)
    assert "nan" not in shown.casefold().split()
    assert "None" not in shown


def test_the_profile_tells_the_estimate_with_its_reference() -> None:
    shown = texts(run("wijkprofiel", "WK020218")).replace("\\", "")
    assert "voelt naar schatting 60,5% van de volwassenen zich eenzaam (2020); in Arnhem is dat 51,2%" in shown


def charts(app: AppTest) -> list[str]:
    return [one.proto.body for one in app.get("html") if 'class="wijk-chart"' in one.proto.body]


def test_there_is_room_for_each_chart_from_the_first_run_on() -> None:
    app = run("wijkprofiel", "WK020218")
    assert len(charts(app)) == 7
    assert charts(app.run()) == charts(app)
    folded = next(one for one in app.expander if one.label.startswith("Meer cijfers"))
    app.session_state[folded.proto.id] = True
    assert len(charts(app.run())) == 9


def test_there_are_charts_where_there_is_no_map() -> None:
    app = run("wijkprofiel", "GM0003", niveau="wijk")
    assert "hebben wij geen grenzen" in texts(app)
    assert len(charts(app)) > 0


def test_a_table_behind_a_door_is_made_when_it_opens() -> None:
    app = run("wijkprofiel", "WK020218")
    assert "Tot 15 jaar |" not in texts(app)
    folds = [one for one in app.expander if "leeftijd" in one.label]
    app.session_state[folds[0].proto.id] = True
    assert "Tot 15 jaar |" in texts(app.run())


def test_the_profile_without_a_place_asks_for_one() -> None:
    assert "Kies eerst een gebied" in texts(run("wijkprofiel"))


def test_the_risk_groups_can_be_ordered_by_size() -> None:
    app = run("wijkprofiel", "WK020218")
    app.radio(key="volgorde").set_value("omvang").run()
    table = next(one.value for one in app.markdown if one.value.startswith("Groep |"))
    assert table.splitlines()[2].startswith("Alleenwonenden | 1\\.820")


def test_sources_lists_every_table() -> None:
    app = run("bronnen")
    labels = " ".join(expander.label for expander in app.expander)
    for table in ("84799NED", "85318NED", "85984NED", "50090NED", "50150NED", "50140NED"):
        assert table in labels


def test_sources_lists_the_methods_and_what_each_phase_rests_on() -> None:
    shown = texts(run("bronnen")).replace("\\", "")
    for name in ("WijkMakers", "Wijkverbindersaanpak", "Acht lessen", "Routewijzer", "Nijmegen", "Bouwman"):
        assert name in shown
    assert "Signaleren | Nijmegen; VWS" in shown


def test_the_privacy_statement_tells_the_terms_of_the_store() -> None:
    shown = texts(run("bronnen"))
    assert f"wat u verwijdert, kunt u {KEPT_AFTER_DELETION.days} dagen terughalen" in shown
    assert "hoogstens twee jaar later" in shown
    assert 2 * 365 <= CONSENT_DAYS <= 2 * 366


@pytest.mark.parametrize(
    ("address", "path"),
    [
        (None, ""),
        ("http://localhost:8501", ""),
        ("http://localhost:8501/", ""),
        ("https://wijk.example.nl/onzin", "onzin"),
        ("https://example.nl/wijk/onzin", "onzin"),
    ],
)
def test_the_path_that_was_asked_for(monkeypatch: pytest.MonkeyPatch, address: str | None, path: str) -> None:
    monkeypatch.setattr("streamlit.runtime.context.ContextProxy.url", address)
    assert asked_path() == path


def test_the_lists_to_choose_from_have_the_names_people_use() -> None:
    app = run("wijkprofiel", "WK051836")
    gemeente, wijk = app.selectbox[:2]
    assert "Den Haag" in gemeente.options and "'s-Gravenhage" not in gemeente.options
    assert "Moerwijk" in wijk.options
    assert not [name for name in wijk.options if name.startswith("Wijk ")]
