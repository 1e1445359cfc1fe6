"""Forms for one record without a browser: who may only look at a place sees none, and reads who can."""

import pytest

from pages.parts.shared import database
from tests.databases import NewDatabase
from tests.decisions import decision
from tests.pages.row_tables import opened, press_row, said
from tests.pages.test_coalitie import fine
from tests.store.dossier_files.carrying import put
from wijk.domain.actor import Actor, Grant, SignedInRole
from wijk.store.database.connection import connect
from wijk.store.database.record_types import DECISIONS
from wijk.store.opening import open_store

WIJK = "WK020218"
ELSEWHERE = Grant("begeleider", frozenset({"GM0268", "WK026801"}))
# A page and its part, the table with its row that opens a form, or none where the form is there at once.
FORMS = [
    ("evalueren", "successen", None),
    ("evalueren", "werkt-het", ("evalueren-proces", "answer", "wens")),
    ("evalueren", "vijf-pijlers", ("pijler-commitment", "answer", "raad")),
    ("werkplan", "randvoorwaarden", ("opstartstappen", "edit", "intake")),
]


@pytest.mark.parametrize(
    ("actor", "buttons"),
    [
        (Actor("kees@gemeente.nl", "kijker"), 0),
        (Actor("begeleider@nijmegen.nl", "begeleider", (ELSEWHERE, Grant("kijker"))), 0),
        (Actor("wim@gemeente.nl", "WJP'er"), 1),
    ],
)
def test_who_may_only_look_sees_no_form(
    new_database: NewDatabase, monkeypatch: pytest.MonkeyPatch, actor: Actor, buttons: int
) -> None:
    url = new_database("formulieren")
    monkeypatch.setenv("WIJK_DATABASE_URL", url)
    connect(url)
    monkeypatch.setattr(database, "as_visitor", lambda store: store.acting_as(actor))
    wrong = []
    for page, part, row in FORMS:
        app = opened(page, part, WIJK)
        told = "Invullen en wijzigen kan alleen" in said(app)
        if row:
            app = fine(press_row(app, *row).run())
        shown = sum(one.label in ("Succes bewaren", "Bewaar") for one in app.button)
        if (shown, told) != (buttons, not buttons):
            wrong.append((page, part, shown, told))
    assert wrong == []


@pytest.mark.parametrize(("role", "offered"), [("kijker", 0), ("WJP'er", 1)])
def test_what_has_no_action_yet_becomes_a_goal_only_for_who_may_write(
    new_database: NewDatabase, monkeypatch: pytest.MonkeyPatch, role: SignedInRole, offered: int
) -> None:
    url = new_database("gaten")
    monkeypatch.setenv("WIJK_DATABASE_URL", url)
    put(open_store(url), (DECISIONS, decision("prioriteit", area=WIJK)))
    monkeypatch.setattr(database, "as_visitor", lambda store: store.acting_as(Actor("iemand@gemeente.nl", role)))
    app = opened("werkplan", "doelen", WIJK)
    assert [one for one in app.subheader if one.value.startswith("Wat heeft nog geen actie? (")]
    assert sum(one.label == "Maak hiervan een doel" for one in app.button) == offered
