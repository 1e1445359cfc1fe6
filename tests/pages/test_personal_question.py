"""A name or telephone number in a meeting, a coalition or a reason is asked about before it is kept, as everywhere."""

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from tests.pages import test_fasematrix as matrix
from tests.pages.test_coalitie import field, filled, opened, press, shown, store
from tests.pages.test_saved_coalitions import coalition, saved, type_over
from wijk.domain.method import load_method
from wijk.store.coalitions.queries import list_coalitions, list_meetings, save_meeting
from wijk.store.database.connection import Store
from wijk.store.initiatives.example import load_example
from wijk.store.matrix.decisions import list_decisions

pytestmark = pytest.mark.slow

__all__ = ["filled", "saved", "store"]

NAMED = "Praten met Jan Jansen (dinsdag)"
LEFT = {"Toch bewaren": NAMED, "Weghalen": "Praten met (dinsdag)"}
QUESTION = "Dit lijkt op een naam, telefoonnummer of e-mailadres"
answers = pytest.mark.parametrize("answer", LEFT)


def asked(app: AppTest, button: str, kept: Callable[[], object]) -> AppTest:
    """Press the button that keeps, and see that a question comes first and nothing is kept."""
    before = kept()
    press(app, button)
    assert QUESTION in shown(app) and "‘Jan Jansen’" in shown(app)
    assert kept() == before
    return app


@answers
def test_a_new_meeting(saved: Store, answer: str) -> None:
    app = opened()
    field(app, "text_input", "bijeenkomst-c1/question").set_value(NAMED)
    press(asked(app, "Bijeenkomst bewaren", lambda: list_meetings(saved, "c1")), answer)
    assert LEFT[answer] in [one.item.question for one in list_meetings(saved, "c1")]
    assert QUESTION not in shown(app)
    assert field(app, "text_input", "bijeenkomst-c1/question").value == ""


@answers
def test_a_changed_meeting(saved: Store, answer: str) -> None:
    app = type_over(press(opened(), "Wijzig of verwijder: 1 oktober 2026"), "m1", from_practice=NAMED)
    press(asked(app, "Wijziging bewaren", lambda: list_meetings(saved, "c1")), answer)
    assert [one.item.from_practice for one in list_meetings(saved, "c1")] == [LEFT[answer]]
    app = type_over(press(opened(), "Wijzig of verwijder: 1 oktober 2026"), "m1", question="Wie nog meer?")
    press(app, "Wijziging bewaren")
    assert [one.item.question for one in list_meetings(saved, "c1")] == ["Wie nog meer?"]


def test_what_was_typed_since_is_kept_and_a_new_name_is_asked_about(saved: Store) -> None:
    app = type_over(press(opened(), "Wijzig of verwijder: 1 oktober 2026"), "m1", from_practice=NAMED)
    asked(app, "Wijziging bewaren", lambda: list_meetings(saved, "c1"))
    type_over(app, "m1", from_research="bel 026-1234567")
    press(app, "Toch bewaren")
    assert "‘026-1234567’" in shown(app)
    type_over(app, "m1", question="Wie nog meer?")
    press(app, "Toch bewaren")
    [kept] = [one.item for one in list_meetings(saved, "c1")]
    assert (kept.question, kept.from_practice, kept.from_research) == ("Wie nog meer?", NAMED, "bel 026-1234567")


def test_my_version_of_a_meeting_does_not_bring_in_what_was_taken_out(saved: Store) -> None:
    app = type_over(press(opened(), "Wijzig of verwijder: 1 oktober 2026"), "m1", from_practice=NAMED)
    asked(app, "Wijziging bewaren", lambda: list_meetings(saved, "c1"))
    [there] = list_meetings(saved, "c1")
    save_meeting(saved, there.item, there.version)
    press(app, "Weghalen")
    press(asked(app, "Bewaar deze keuze", lambda: list_meetings(saved, "c1")), "Weghalen")
    assert [one.item.from_practice for one in list_meetings(saved, "c1")] == [LEFT["Weghalen"]]


@answers
def test_a_changed_coalition(saved: Store, answer: str) -> None:
    app = type_over(press(opened(), "Wijzig of verwijder deze coalitie"), "c1", reason=NAMED)
    press(asked(app, "Wijziging bewaren", lambda: coalition(saved)), answer)
    assert coalition(saved).item.reason == LEFT[answer]


@answers
def test_a_new_coalition(filled: Store, answer: str) -> None:
    app = press(press(opened(), "Reken uit"), "Kies coalitie 1")
    app.text_input(key="coalitie/name").set_value("Malburgen")
    app.text_input(key="coalitie/reason").set_value(NAMED)
    press(asked(app, "Coalitie bewaren", lambda: list_coalitions(filled)), answer)
    assert [one.item.reason for one in list_coalitions(filled)] == [LEFT[answer]]


@answers
def test_the_reason_of_a_decision_about_a_mismatch(store: Store, answer: str) -> None:
    load_example(store, load_method())
    app = matrix.opened()
    app.selectbox(key="bespreken").select_index(0).run()
    app.radio(key="besluit").set_value("weerlegd").run()
    [reason] = [one for one in app.text_input if one.label.startswith("Waarom?")]
    reason.set_value(NAMED).run()
    press(asked(app, "Besluit bewaren", lambda: list_decisions(store)), answer)
    assert [one.item.reason for one in list_decisions(store)] == [LEFT[answer]]
    [reason] = [one for one in app.text_input if one.label.startswith("Waarom?")]
    reason.set_value(f"{LEFT[answer]}, al een jaar").run()
    press(app, "Besluit bewaren")
    assert [one.item.reason for one in list_decisions(store)] == [f"{LEFT[answer]}, al een jaar"]
