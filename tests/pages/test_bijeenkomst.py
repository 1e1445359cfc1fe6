"""The page of a meeting: the script at its side, for places of every kind."""

import pytest
from streamlit.testing.v1 import AppTest

from tests.databases import NewDatabase
from tests.pages.test_pages import run, texts
from wijk.domain.method import Method
from wijk.store.initiatives.example import load_example
from wijk.store.opening import open_store


def said(app: AppTest) -> str:
    return texts(app).replace("\\", "")


@pytest.mark.parametrize("place", ["GM0202", "WK020218", "WK0363AE", "BU02020338"])
def test_an_empty_place_begins_with_what_is_not_done(place: str) -> None:
    app = run("bijeenkomst", place)
    assert "**Ga verder met: Wat is er al? Er is nog geen initiatief in dit gebied.**" in said(app)
    labels = [label.replace("\\", "") for label in app.radio[0].options]
    assert labels[0] == "? 1. Waarom zijn wij hier? (10 minuten, weten wij niet)"
    assert labels[3] == "○ 4. Wat is er al? (15 minuten, nog niet)"
    assert app.subheader[0].value == "Wat is er al?"


def test_steps_are_walked_and_another_script_can_be_chosen() -> None:
    app = run("bijeenkomst", "WK020218")
    app.button(key="volgende-stap").click().run()
    assert app.subheader[0].value.startswith("Zijn er matches en mismatches")
    assert "Vraag uit: Routewijzer, stap 3" in said(app)
    app.selectbox(key="draaiboek").select("wijkverbinders").run()
    assert "Er is geen lijst met randvoorwaarden gepubliceerd" in said(app)
    assert "Werksessie II (2 dagdelen, hier 360 minuten). Resultaat: Een werkplan" in said(app)


def test_what_is_in_the_dossier_is_seen(
    new_database: NewDatabase, monkeypatch: pytest.MonkeyPatch, method: Method
) -> None:
    address = new_database("bijeenkomst")
    monkeypatch.setenv("WIJK_DATABASE_URL", address)
    load_example(open_store(address), method)
    labels = [label.replace("\\", "") for label in run("bijeenkomst", "WK020218").radio[0].options]
    assert labels[3] == "✓ 4. Wat is er al? (15 minuten, gedaan)"


def test_without_a_place_it_asks_for_one() -> None:
    assert "Kies eerst een gemeente, wijk of buurt" in texts(run("bijeenkomst"))
