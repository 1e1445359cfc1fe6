"""The papers on the start page: made when they are asked for, with names only for one that was ticked."""

import io
import os
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import openpyxl
import pytest
from docx import Document
from pptx import Presentation
from pypdf import PdfReader
from streamlit.elements.widgets.button import ButtonMixin
from streamlit.testing.v1 import AppTest

from pages.parts.key_figures.names import GIVEN
from tests.databases import NewDatabase
from tests.pages.test_pages import run
from tests.store.people import CONSENT, PASSPHRASE, traces
from tests.views.papers.dossiers import PLAIN, fill_dossier
from wijk.domain.clock import today
from wijk.domain.key_figure import Consent
from wijk.store.database.connection import Store, connect
from wijk.store.key_figures.consents import give_consent, withdraw_consent
from wijk.store.key_figures.passphrase import VARIABLE
from wijk.store.opening import open_store
from wijk.views.papers.offered import OFFERS

pytestmark = pytest.mark.slow

WIJK = "WK020218"
# A test can't press a button on the page that opens first: it sends no presses there.
SCRIPT = f"""
from pages.parts.shared.snapshot import loaded
from pages.parts.start.papers import show_papers
show_papers(loaded().places.by_key[{WIJK!r}])
"""


# How the keys of buttons for papers begin; Start has other files too.
PAPERS = ("papier-", "met-namen-")
# The name of a file, and what makes it.
Made = tuple[str, Callable[[], bytes]]


@pytest.fixture
def store(new_database: NewDatabase, monkeypatch: pytest.MonkeyPatch) -> Store:
    """The database of the page, with nothing in it."""
    url = new_database("papers")
    monkeypatch.setenv("WIJK_DATABASE_URL", url)
    monkeypatch.setenv(VARIABLE, PASSPHRASE)
    return connect(url)


@pytest.fixture
def offered(store: Store, monkeypatch: pytest.MonkeyPatch) -> dict[str, Made]:  # noqa: ARG001 - its database
    """The papers that the page offers, by the key of the button; none is made by that."""
    given: dict[str, Made] = {}
    offer = ButtonMixin._download_button

    def keep(self: Any, label: str, data: Any, file_name: str, *rest: Any, **more: Any) -> bool:
        if str(more["key"]).startswith(PAPERS):
            given[more["key"]] = (file_name, data)
        return offer(self, label, data, file_name, *rest, **more)

    monkeypatch.setattr(ButtonMixin, "_download_button", keep)
    return given


def opened(**state: Any) -> AppTest:
    app = AppTest.from_string(SCRIPT, default_timeout=60)
    for key, value in state.items():
        app.session_state[key] = value
    return app.run()


def text_in(name: str, content: bytes) -> str:
    if name.endswith("pdf"):
        return " ".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages)
    if name.endswith("docx"):
        document = Document(io.BytesIO(content))
        cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
        return "\n".join([*(one.text for one in document.paragraphs), *cells])
    if name.endswith("pptx"):
        shapes = [shape for slide in Presentation(io.BytesIO(content)).slides for shape in slide.shapes]
        rows = [row for shape in shapes if shape.has_table for row in shape.table.rows]
        cells = [cell.text for row in rows for cell in row.cells]
        return "\n".join([*(shape.text_frame.text for shape in shapes if shape.has_text_frame), *cells])
    book = openpyxl.load_workbook(io.BytesIO(content))
    return "\n".join(str(cell) for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row)


def test_each_paper_is_made_when_it_is_asked_for_and_not_before(offered: dict[str, Made]) -> None:
    app = run("start", WIJK)
    assert [one.id for one in OFFERS] == [key.removeprefix("papier-") for key in offered]
    assert len({name for name, _ in offered.values()}) == len(OFFERS) and not app.exception
    place = "malburgen-oost-zuid-arnhem-WK020218"
    # What is kept after the page was drawn is in it too.
    fill_dossier(open_store(os.environ["WIJK_DATABASE_URL"]), WIJK, PLAIN)
    for one, (name, make) in zip(OFFERS, offered.values(), strict=True):
        assert name == f"{one.file}-{place}-{today().isoformat()}.{one.extension}"
        text = text_in(name, make())
        assert not traces(text), name
        assert any(word in text for word in (*PLAIN, "Belcirkel"))


def test_names_come_with_one_paper_and_only_once_ticked(offered: dict[str, Made], store: Store) -> None:
    fill_dossier(store, WIJK, PLAIN)
    consent = Consent(CONSENT.name, CONSENT.contact, today(), CONSENT.purpose, today() + timedelta(days=10))
    give_consent(store, "k1", consent, today(), PASSPHRASE)
    assert not opened().button
    app = opened(**{GIVEN: PASSPHRASE})
    app.button(key="papier-met-namen").click().run()
    assert app.checkbox[0].value is False and not [key for key in offered if key.startswith("met-namen")]
    app.button(key="papier-met-namen").click()
    app.checkbox[0].check().run()
    named = {key: made for key, made in offered.items() if key.startswith("met-namen")}
    assert set(named) == {"met-namen-word", "met-namen-pdf", "met-namen-slides"}
    for name, make in named.values():
        text = " ".join(text_in(name, make()).split())
        assert CONSENT.name in text and CONSENT.contact in text
    assert not traces("\n".join(str(one.value) for one in app.markdown))
    withdraw_consent(store, "k1")
    name, make = named["met-namen-word"]
    assert not traces(text_in(name, make()))
    give_consent(store, "k1", consent, today(), PASSPHRASE)
    # The same press outside that window gives none.
    name, make = offered["papier-word"]
    assert not traces(text_in(name, make()))
