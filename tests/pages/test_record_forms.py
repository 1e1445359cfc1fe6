"""Forms for one record without a browser: who may only look at a place sees none, and reads who can."""

import pytest

from pages.parts.shared import database
from tests.databases import NewDatabase
from tests.pages.row_tables import opened, press_row, said
from tests.pages.test_coalitie import fine
from wijk.domain.actor import Actor, Grant
from wijk.store.database.connection import connect

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
