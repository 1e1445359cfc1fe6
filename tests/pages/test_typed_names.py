"""Names typed straight into a cell of the matrix: kept where they stand, asked about, undone, never lost."""

from collections.abc import Iterator
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from tests.databases import NewDatabase
from tests.pages.test_coalitie import fine, press, shown
from wijk.domain.clock import today
from wijk.domain.initiative import PhaseRole
from wijk.store.database.connection import Store, connect
from wijk.store.initiatives.queries import list_initiatives, save_initiative

pytestmark = pytest.mark.page_flow

# What a browser sends stands in the state of the grid, which only a browser can fill: here it does so by another key.
SCRIPT = """
import streamlit as st
from pages.parts.matrix.typed_names import ADDED, TypedNames, take_typed_again
from pages.parts.shared.messages import show_said
from pages.parts.shared.snapshot import loaded
from wijk.store.opening import open_store

place, left_out = loaded().places.by_key["WK020218"], st.session_state.get("over", "")
names = TypedNames(open_store({url!r}), loaded().method, place, left_out)
if st.session_state.pop("send", False):
    names.typed("raster")
if st.session_state.pop("back", False):
    ADDED.undo()
show_said()
ADDED.offer()
names.ask()
st.session_state["again"] = take_typed_again()
"""


@pytest.fixture
def url(new_database: NewDatabase) -> str:
    """The address of a new database."""
    return new_database("wijk")


@pytest.fixture
def store(url: str) -> Iterator[Store]:
    """That database."""
    yield connect(url)


@pytest.fixture
def page(url: str) -> AppTest:
    """The part of the page that keeps what is typed."""
    return fine(AppTest.from_string(SCRIPT.format(url=url), default_timeout=60).run())


def send(page: AppTest, typed: Any, left_out: str = "") -> str:
    page.session_state["raster"] = {"typed": typed}
    page.session_state["send"], page.session_state["over"] = True, left_out
    return shown(fine(page.run()))


def kept(store: Store) -> list[str]:
    return [one.item.name for one in list_initiatives(store)]


def test_phase_and_group_follow_from_the_cell(page: AppTest, store: Store) -> None:
    told = send(page, ["ouderen", "signaleren", "  Koffietafel *1* "])
    assert "Bewaard: Koffietafel *1* (Ouderen (65 jaar en ouder), Signaleren)." in told
    [one] = [stored.item for stored in list_initiatives(store)]
    assert (one.name, one.groups, one.roles) == ("Koffietafel *1*", ("ouderen",), (PhaseRole("signaleren"),))
    assert (one.area, one.last_confirmed) == ("WK020218", today())
    assert "U ziet nu alleen formele initiatieven" in send(
        page, ["ouderen", "volgen", "Belcirkel"], "alleen formele initiatieven"
    )


@pytest.mark.parametrize(
    "typed",
    [
        None,
        "x",
        [],
        ["ouderen", "volgen"],
        ["x", "volgen", "a"],
        ["ouderen", "x", "a"],
        ["ouderen", "volgen", " "],
        [1, 2, 3],
    ],
)
def test_what_no_cell_can_send_is_left_alone(page: AppTest, store: Store, typed: Any) -> None:
    send(page, typed)
    assert kept(store) == []


def test_a_person_is_asked_about_before_it_is_kept(page: AppTest, store: Store) -> None:
    asked = send(page, ["ouderen", "volgen", "Koffie bij Jan Jansen, 06-12345678"])
    assert "Dit lijkt op een naam" in asked and kept(store) == []
    press(page, "Weghalen en bewaren")
    assert kept(store) == ["Koffie bij"]
    assert "Dit lijkt op een naam" in send(page, ["ouderen", "volgen", "Bel 06-12345678"])
    told = send(page, ["ouderen", "volgen", "Buurtontbijt"])
    assert "Niet bewaard: Bel 06-12345678." in told and "Dit lijkt op een naam" not in told
    assert kept(store) == ["Koffie bij", "Buurtontbijt"]
    send(page, ["ouderen", "volgen", "Praatlijn 06-12345678"])
    press(page, "Toch bewaren")
    assert kept(store)[-1] == "Praatlijn 06-12345678"


def test_what_was_added_is_undone_one_by_one_save_what_another_changed(page: AppTest, store: Store) -> None:
    for name in ("Een", "Twee", "Drie"):
        send(page, ["ouderen", "volgen", name])
    press(page, "↶ Maak ongedaan: Drie")
    assert kept(store) == ["Een", "Twee"]
    second = list_initiatives(store)[1]
    save_initiative(store, second.item, second.version)
    told = shown(press(page, "↶ Maak ongedaan: Twee"))
    assert "Niet ongedaan gemaakt: Twee (Ouderen (65 jaar en ouder), Volgen). Iemand anders" in told and kept(
        store
    ) == ["Een", "Twee"]
    page.session_state["back"] = True
    assert "Ongedaan gemaakt: Een (Ouderen (65 jaar en ouder), Volgen)." in shown(fine(page.run()))
    assert kept(store) == ["Twee"]
    page.session_state["back"] = True
    fine(page.run())
    assert not page.button and kept(store) == ["Twee"]


def test_what_can_not_be_kept_comes_back_in_its_cell(page: AppTest, store: Store) -> None:
    long = "W" * 4001
    for number in (1, 2):
        assert "De tekst is te lang" in send(page, ["ouderen", "volgen", long])
        assert page.session_state["again"] == ("ouderen", "volgen", long, number)
        # Once: on a page that is opened again, or of another place, nobody typed it.
        assert fine(page.run()).session_state["again"] is None
    assert kept(store) == []
