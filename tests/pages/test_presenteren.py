"""Presenting: what the page sends for every kind of place, its switch, and choosing screens."""

import json
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from pages.parts.shared.present_switch import PRESENTING
from tests.pages.test_coalitie import SCRIPT
from tests.pages.test_pages import APP, run, texts
from tests.pages.test_statements import A_READING, statements
from wijk.domain.initiative import Initiative, PhaseRole
from wijk.domain.method import load_method
from wijk.domain.presentation import SCREENS, Presentation, ScreenNote
from wijk.store.database.connection import Store, database_url
from wijk.store.database.store_reading import reading_at_once
from wijk.store.initiatives.example import load_example
from wijk.store.initiatives.queries import add_initiative
from wijk.store.opening import open_store
from wijk.store.presentations.queries import presentation_of, save_presentation

pytestmark = pytest.mark.slow

WIJK = "WK020218"
HOSTILE = "</script><img src=x onerror=alert(1)>"


@pytest.fixture
def store() -> Store:
    return open_store(database_url())


def sent(app: AppTest) -> dict[str, Any]:
    [component] = app.get("bidi_component")
    found: dict[str, Any] = json.loads(component.proto.json)
    return found


def presenting(place: str, **more: str) -> AppTest:
    app = AppTest.from_file(APP, default_timeout=180)
    for name, value in {"gebied": place, **more}.items():
        app.query_params[name] = value
    app.run()
    app.switch_page("pages/presenteren.py")
    for name, value in {"gebied": place, **more}.items():
        app.query_params[name] = value
    app.run()
    assert [one.value for one in app.exception] == []
    return app


@pytest.mark.parametrize("place", [WIJK, "BU02020338", "GM0363", "GM0518", "WK0363AE", "WK003402"])
def test_every_kind_of_place_has_its_screens_and_no_pickers(place: str) -> None:
    app = presenting(place)
    data = sent(app)
    # What it opens with is there once something went well.
    told = [f'data-screen="{screen}"' in data["html"] for screen in SCREENS]
    assert told == [False] + [True] * (len(SCREENS) - 1)
    assert data["place"][:4] == place[:4] and "nan" not in data["html"].split()
    assert [*app.selectbox, *app.text_input, *app.radio, *app.title, *app.button] == []


@pytest.mark.parametrize("place", ["", "NL00"])
def test_without_a_place_it_asks_for_one(place: str) -> None:
    app = run("presenteren", place)
    assert "Kies eerst een gemeente, wijk of buurt" in texts(app)
    assert not app.get("bidi_component")


def test_what_was_entered_is_there_at_the_next_look_and_stays_text(store: Store) -> None:
    app = presenting(WIJK)
    before = sent(app)
    load_example(store, load_method())
    add_initiative(store, Initiative("h", HOSTILE, roles=(PhaseRole("signaleren"),), groups=("ouderen",), area=WIJK))
    after = sent(app.run())
    assert before["version"] != after["version"]
    assert "<img" not in after["html"] and "&lt;img src=x" in after["html"]
    assert "verzonnen voorbeeld" in after["html"] and "verzonnen voorbeeld" not in before["html"]
    with statements() as seen:
        assert sent(app.run())["version"] == after["version"]
    # What was entered, the meetings, and which of these is open now.
    assert len(seen) <= A_READING + A_READING + A_READING


def test_the_speaker_has_notes_that_the_wall_never_shows(store: Store) -> None:
    chosen = Presentation(WIJK, ("vieren",), ("wie",), (ScreenNote("vieren", "Taart uit de tas", 4),))
    save_presentation(store, chosen)
    wall, speaker = sent(presenting(WIJK)), sent(presenting(WIJK, spreker="1"))
    assert "Taart uit de tas" not in wall["html"] and "Taart uit de tas" in speaker["html"]
    assert wall["version"] == speaker["version"]
    for data in (wall, speaker):
        assert 'data-screen="wie"' not in data["html"]
        assert data["html"].index('"vieren"') < data["html"].index('"waarom"')
    assert wall["speaker"] == f"./presenteren?gebied={WIJK}&spreker=1"


def preparing() -> AppTest:
    app = AppTest.from_string(SCRIPT.format(place=WIJK, page=str(Path(APP).parent / PRESENTING)), default_timeout=60)
    app.query_params["kiezen"] = "1"
    app.run()
    assert [one.value for one in app.exception] == []
    return app


def kept(store: Store) -> Presentation | None:
    with reading_at_once(store) as reading:
        found = presentation_of(reading, (WIJK,))
        return found.item if found else None


def saved(app: AppTest) -> AppTest:
    button = next(one for one in app.button if one.label == "Schermen bewaren")
    button.click().run()
    assert [one.value for one in app.exception] == []
    return app


def field(app: AppTest, kind: str, name: str) -> Any:
    return next(one for one in app.get(kind) if str(one.key).endswith(f"/{name}"))


@pytest.mark.page_flow
def test_screens_are_left_out_moved_and_get_a_note(store: Store) -> None:
    app = preparing()
    field(app, "checkbox", "tonen-wie").set_value(False)
    field(app, "number_input", "plaats-vieren").set_value(1)
    field(app, "number_input", "minuten-waarom").set_value(8)
    field(app, "text_input", "notitie-waarom").set_value("Welkom heten")
    saved(app)
    found = kept(store)
    assert found is not None
    assert (found.order[:2], found.left_out) == (("vieren", "sinds"), ("wie",))
    assert found.notes == (ScreenNote("waarom", "Welkom heten", 8),)
    assert field(app, "number_input", "plaats-vieren").value == 1
    assert "De schermen zijn bewaard" in "".join(one.value for one in app.success)


def test_a_name_in_a_note_is_asked_about_and_a_telephone_number_refused(store: Store) -> None:
    app = preparing()
    field(app, "text_input", "notitie-waarom").set_value("Vraag het aan Jan de Vries")
    saved(app)
    assert "Jan de Vries" in "".join(one.value for one in app.warning).replace("\\", "")
    assert kept(store) is None
    field(app, "text_input", "notitie-waarom").set_value("Bel 026-1234567")
    saved(app)
    assert kept(store) is None and any("telefoonnummer" in one.value for one in app.error)


@pytest.mark.page_flow
def test_two_who_choose_at_once_are_asked_and_nothing_is_lost(store: Store) -> None:
    app = preparing()
    save_presentation(store, Presentation(WIJK, left_out=("vieren",)))
    field(app, "text_input", "notitie-waarom").set_value("Welkom heten")
    saved(app)
    assert any("Iemand anders heeft deze schermen net gewijzigd" in one.value for one in app.error)
    assert kept(store) == Presentation(WIJK, left_out=("vieren",))
    app.button(key="presentatie-keuze").click().run()
    found = kept(store)
    assert found is not None
    assert (found.left_out, found.notes) == (("vieren",), (ScreenNote("waarom", "Welkom heten"),))


@pytest.mark.parametrize(
    "page", ["start", "wijkprofiel", "vergelijken", "initiatieven", "fasematrix", "coalitie", "bronnen"]
)
def test_every_page_of_a_place_has_the_switch(page: str) -> None:
    [switch] = [one for one in run(page, WIJK).get("page_link") if one.proto.label == "Presenteren"]
    assert switch.proto.query_string == f"gebied={WIJK}"


def test_without_a_place_there_is_no_switch() -> None:
    assert [one for one in run("wijkprofiel").get("page_link") if one.proto.label == "Presenteren"] == []
