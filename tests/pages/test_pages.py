"""Every page runs without an exception, for places of every kind."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

APP = str(Path(__file__).parents[2] / "app.py")


def run(page: str, place: str = "") -> AppTest:
    app = AppTest.from_file(APP, default_timeout=60)
    if place:
        app.query_params["gebied"] = place
    app.run()
    if page != "start":
        app.switch_page(f"pages/{page}.py").run()
    assert [one.value for one in app.exception] == []
    return app


def texts(app: AppTest) -> str:
    return "\n".join(str(one.value) for one in (*app.title, *app.markdown, *app.caption, *app.warning, *app.info))


def test_start_offers_a_search_and_examples() -> None:
    app = run("start")
    assert app.text_input[0].label == "Zoek een gemeente, wijk of buurt"
    assert [button.label for button in app.button][:2] == [
        "Malburgen\\-Oost \\(Zuid\\), wijk in Arnhem",
        "Wijk 36 Moerwijk, wijk in 's\\-Gravenhage",
    ]


@pytest.mark.parametrize(
    "place",
    ["NL00", "GM0202", "GM0363", "GM0003", "GM1979", "GM0034", "WK020218", "WK036301", "WK0363AE", "BU02020338"],
)
def test_the_profile_shows_every_block_for_every_kind_of_place(place: str) -> None:
    app = run("wijkprofiel", place)
    headers = [header.value for header in app.header]
    assert headers == [
        "Wie wonen hier?",
        "Rijk of arm?",
        "Gemengd of eenvormig?",
        "Eenzaamheid",
        "Risicogroepen",
        "Wat mensen doen en kunnen",
        "Bewaren en citeren",
    ]
    shown = texts(app)
    assert "nan" not in shown.casefold().split()
    assert "None" not in shown


def test_the_profile_tells_the_estimate_with_its_reference() -> None:
    shown = texts(run("wijkprofiel", "WK020218")).replace("\\", "")
    assert "voelt naar schatting 60,5% van de volwassenen zich eenzaam (2020); in Arnhem is dat 51,2%" in shown


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
