"""Opening a dossier file on Start: it is looked at first, asked about where it differs, added, and taken back."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from pages.parts.shared.form_folds import OPENED
from pages.parts.start import dossier_import
from tests.databases import NewDatabase, store_in_memory
from tests.pages.test_pages import texts
from tests.store.dossier_files.carrying import changed_part, file_of, put
from tests.store.people import CONSENT
from wijk.domain.initiative import Initiative
from wijk.domain.key_figure import KeyFigure
from wijk.domain.plan import Goal
from wijk.store.database.connection import Store, connect
from wijk.store.database.record_types import GOALS, INITIATIVES, KEY_FIGURES
from wijk.store.initiatives.queries import list_initiatives

WIJK = "WK020218"
SCRIPT = f"""
from pages.parts.shared.messages import show_said
from pages.parts.shared.snapshot import loaded
from pages.parts.start.dossier_file import show_dossier_file
show_said()
show_dossier_file(loaded().places.by_key["{WIJK}"])
"""
COFFEE = Initiative("a", "Koffie", area=WIJK, note="elke dinsdag")
GOAL = Goal("g", WIJK, "Samen eten", date(2026, 9, 24))

pytestmark = pytest.mark.page_flow


@dataclass(frozen=True)
class Sent:
    """What a browser sent."""

    content: bytes
    file_id: str = "bestand"

    def getvalue(self) -> bytes:
        return self.content


@pytest.fixture
def store(new_database: NewDatabase, monkeypatch: pytest.MonkeyPatch) -> Store:
    url = new_database("page")
    monkeypatch.setenv("WIJK_DATABASE_URL", url)
    return connect(url)


@pytest.fixture
def sent() -> Callable[..., bytes]:
    return lambda *records, names=None: file_of(put(store_in_memory(), *records), names)


Open = Callable[[bytes], AppTest]


@pytest.fixture
def opened(store: Store, monkeypatch: pytest.MonkeyPatch) -> Open:  # noqa: ARG001
    """Start with a file chosen; a key that changes is a box that is empty again."""

    def open_file(content: bytes) -> AppTest:
        def asked(_label: str, key: str) -> Any:
            return Sent(content) if key == "dossierbestand-0" else None

        monkeypatch.setattr(dossier_import, "ask_for_file", asked)
        app = AppTest.from_string(SCRIPT, default_timeout=60)
        app.session_state[OPENED] = {"start/dossierbestand"}
        return app.run()

    return open_file


def press(app: AppTest, label: str) -> AppTest:
    [button] = [one for one in app.button if one.label == label]
    app = button.click().run()
    assert [one.value for one in app.exception] == []
    return app


def labels(app: AppTest) -> list[str]:
    return [one.label for one in app.button]


def radio(app: AppTest, start: str) -> Any:
    [found] = [one for one in app.radio if one.label.startswith(start)]
    return found


def said(app: AppTest) -> str:
    return "\n".join(one.value for one in app.success)


def names_in(store: Store) -> dict[str, str]:
    return {one.item.name: one.item.note for one in list_initiatives(store)}


def test_a_file_is_looked_at_chosen_about_added_and_taken_back(
    store: Store, sent: Callable[..., bytes], opened: Open
) -> None:
    put(store, (INITIATIVES, COFFEE))
    tea = Initiative("t", "Thee", area=WIJK)
    app = opened(sent((INITIATIVES, replace(COFFEE, note="elke woensdag")), (INITIATIVES, tea), (GOALS, GOAL)))
    assert "Initiatieven | 1 | 0 | 1" in texts(app) and "Doelen | 1 | 0 | 0" in texts(app)
    assert names_in(store) == {"Koffie": "elke dinsdag"}, "nothing is kept before people press"
    app = radio(app, "Wat wilt u hiermee doen?").set_value("Ik kies per veld").run()
    app = radio(app, "Wat wilt u bewaren bij Toelichting?").set_value("Versie van de ander").run()
    app = press(app, "Voeg dit dossier toe")
    assert names_in(store) == {"Koffie": "elke woensdag", "Thee": ""}
    assert "2 regels toegevoegd, 1 gewijzigd" in said(app)
    app = press(app, "Maak het openen van het dossierbestand ongedaan")
    assert names_in(store) == {"Koffie": "elke dinsdag"} and "3 regels zijn weer zoals eerst" in said(app)


def test_what_stands_here_already_leaves_nothing_to_add(store: Store, sent: Callable[..., bytes], opened: Open) -> None:
    put(store, (INITIATIVES, COFFEE))
    app = opened(sent((INITIATIVES, COFFEE)))
    assert "Er is niets toe te voegen" in texts(app) and "Voeg dit dossier toe" not in labels(app)


def test_a_file_of_a_place_that_is_not_here_is_asked_about(
    store: Store, sent: Callable[..., bytes], opened: Open
) -> None:
    content = changed_part(
        sent((INITIATIVES, replace(COFFEE, area="WK009999"))),
        "manifest.json",
        lambda told: {**told, "place": {**told["place"], "code": "WK009999"}},
    )
    app = opened(content)
    assert "WK009999" in app.warning[0].value and "Voeg dit dossier toe" not in labels(app)
    app = radio(app, "Hoort bij").set_value(WIJK).run()
    press(app, "Voeg dit dossier toe")
    assert [one.item.area for one in list_initiatives(store)] == [WIJK]


def test_what_looks_like_a_person_in_a_text_is_asked_about_once(
    store: Store, sent: Callable[..., bytes], opened: Open
) -> None:
    app = opened(sent((INITIATIVES, replace(COFFEE, note="Bel Jan de Vries, 06 9876 5432"))))
    assert "Voeg dit dossier toe" not in labels(app)
    app = radio(app, "Wat wilt u daarmee doen?").set_value("Weghalen").run()
    press(app, "Voeg dit dossier toe")
    assert "06" not in names_in(store)["Koffie"]


@pytest.mark.usefixtures("store")
def test_names_wait_for_the_passphrase(sent: Callable[..., bytes], opened: Open) -> None:
    nurse = KeyFigure("k", "wijkverpleegkundige", areas=(WIJK,))
    app = opened(sent((KEY_FIGURES, nurse), names={"k": CONSENT}))
    assert any("wachtzin" in one.value for one in app.info) and CONSENT.name not in texts(app)
    assert "niet bekend" not in said(press(app, "Voeg dit dossier toe"))


@pytest.mark.usefixtures("store")
def test_what_is_no_dossier_file_is_told_in_dutch(opened: Open) -> None:
    app = opened(b"geen zip")
    assert "Dit is geen dossierbestand" in app.error[0].value
