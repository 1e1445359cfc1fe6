"""Every file that a page of a place offers holds what is of that place, and nothing of another one.

Marked records stand in the place, in a buurt of it, beside it and far from it; each file is made and read as text. A
file that is offered somewhere in `pages/` and is not walked here is red.
"""

import ast
import io
import re
import zipfile
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader
from streamlit.elements.widgets.button import ButtonMixin
from streamlit.testing.v1 import AppTest

from pages.parts.coalition.steps import STEPS
from pages.parts.key_figures.inventory import FOLDS, LIST
from pages.parts.shared.form_folds import OPENED
from tests.databases import NewDatabase
from tests.decisions import decision
from wijk.domain.draft import Draft
from wijk.domain.evaluation import Evaluation, MonthCount, Success
from wijk.domain.event import Event
from wijk.domain.initiative import Initiative, PhaseRole
from wijk.domain.key_figure import KeyFigure, Tie
from wijk.domain.pillars import PillarAnswer
from wijk.domain.plan import Action, Goal
from wijk.domain.preconditions import Precondition
from wijk.domain.training import TrainingSession
from wijk.store.calendar.queries import KEPT_EVENTS
from wijk.store.coalitions.drafts import save_draft
from wijk.store.database.conditions_types import PILLAR_ANSWERS, PRECONDITIONS, TRAINING_SESSIONS
from wijk.store.database.keeper import Keeper
from wijk.store.evaluations.queries import COUNTS, JUDGED, WENT_WELL
from wijk.store.initiatives.queries import add_initiative
from wijk.store.key_figures.queries import add_key_figure, set_tie
from wijk.store.matrix.decisions import make_decision
from wijk.store.opening import open_store
from wijk.store.plans.queries import add_action, add_goal
from wijk.views.papers.offered import OFFERS

pytestmark = pytest.mark.slow

PAGES = Path(__file__).parents[2] / "pages"
SCRIPT = """
import runpy
import streamlit as st
st.session_state.setdefault("gebied", "WK020218")
runpy.run_path({page!r})
"""
CARRIED = """
from pages.parts.shared.snapshot import loaded
from pages.parts.start.dossier_file import show_dossier_file
from pages.parts.start.dossier_overview import show_dossiers_in
show_dossier_file(loaded().places.by_key["WK020218"])
show_dossiers_in(loaded().places.by_key["GM0202"])
"""
HERE = {"merkhier": "WK020218", "merkerin": "BU02021885"}
ELSEWHERE = {"merknaast": "WK020217", "merkver": "WK051836"}
AREAS = HERE | ELSEWHERE
PAPERS = """
from pages.parts.shared.snapshot import loaded
from pages.parts.start.papers import show_papers
show_papers(loaded().places.by_key["WK020218"])
"""
# Those of a whole gemeente, or of areas that were chosen beside one another: they name no initiative and nobody.
WIDER_FILES = {"Deze lijst als CSV", "Aanbod als Excel", "Lijst als Excel", "Lijst als CSV", "Vijf pijlers als Excel"}
# Those of everything (the log of deeds among them), of one person, of the user's own file, and of the rows that the
# user's filters left on the screen.
OTHER_FILES = {
    "Lijst om rond te sturen",
    "Reservekopie maken",
    "Alles als CSV",
    "Alles wat over deze sleutelfiguur bewaard is, als bestand",
    "Rijen die niet worden overgenomen, als CSV",
    "Verslag met namen, als Word",
    "Dossier met namen",
}


@pytest.fixture
def made(new_database: NewDatabase, monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """The text of each file that the pages offer, by the label of its button; each is made as it is offered."""
    url = new_database("exports")
    monkeypatch.setenv("WIJK_DATABASE_URL", url)
    store = open_store(url)
    for name, area in AREAS.items():
        role = (PhaseRole("signaleren"),)
        add_initiative(store, Initiative(name, name, roles=role, groups=("ouderen",), area=area))
        add_key_figure(store, KeyFigure(name, name, groups=("ouderen",), phases=("volgen",), areas=(area,)))
        make_decision(store, decision("zeker niets", group="eenouder", area=area, reason=name))
        make_decision(store, decision("prioriteit", group="mantelzorgers", area=area, reason=name))
        add_goal(store, Goal(name, area, name, date(2026, 9, 24)))
        add_action(store, Action(name, area, name, name))
        COUNTS.save(store, MonthCount(area, name, date(2026, 9, 1), 3), 0)
        JUDGED.add(store, Evaluation(name, area, "werkt", date(2026, 9, 24), name, name))
        WENT_WELL.add(store, Success(name, area, name, date(2026, 9, 24)))
        KEPT_EVENTS.add(store, Event(name, area, name, date(2026, 9, 24), repeats="wekelijks"))
        Keeper(PRECONDITIONS).add(store, Precondition(name, area, name))
        Keeper(TRAINING_SESSIONS).add(store, TrainingSession(name, area, date(2026, 9, 24), name))
    Keeper(PILLAR_ANSWERS).add(store, PillarAnswer("GM0202", "raad", "ja", date(2026, 9, 24), "raadsbesluit"))
    for other in ("merkerin", *ELSEWHERE):
        set_tie(store, Tie("merkhier", other, "sterk"))
    for name in ("merkhier", "merkver"):
        save_draft(store, Draft(AREAS[name], members=(name,)), None)
    files: dict[str, str] = {}
    offer = ButtonMixin._download_button

    def read(self: Any, label: str, data: Any, *rest: Any, **more: Any) -> bool:
        files[label] = text_of(data() if callable(data) else data)
        return offer(self, label, data, *rest, **more)

    monkeypatch.setattr(ButtonMixin, "_download_button", read)
    AppTest.from_string(PAPERS, default_timeout=60).run()
    AppTest.from_string(CARRIED, default_timeout=60).run()
    visit("wijkprofiel")
    visit("vergelijken", **{"vergelijken-deel": "aanbod"})
    visit("vergelijken", **{"vergelijken-deel": "naast"})
    asked = "alleenwonenden-meer-gemeente"
    visit("vergelijken", **{"vergelijken-deel": "vinden", "vergelijken-voorwaarden": asked})
    visit("fasematrix")
    visit("werkplan")
    visit("evalueren", **{"evalueren-laatste-deel": "tellingen"})
    for part in ("randvoorwaarden", "wijkverbinders", "kalender"):
        visit("werkplan", **{"werkplan-laatste-deel": part})
    visit("evalueren", **{"evalueren-laatste-deel": "vijf-pijlers"})
    visit("initiatieven", deel="Bewaren en terugzetten")
    for step in STEPS:
        visit("coalitie", stap=step, **{LIST: True, OPENED: {f"{FOLDS}bestand"}})
    return files


def visit(page: str, **state: Any) -> None:
    app = AppTest.from_string(SCRIPT.format(page=str(PAGES / f"{page}.py")), default_timeout=60)
    for key, value in state.items():
        app.session_state[key] = value
    app.run()
    assert [one.value for one in app.exception] == []


def text_of(content: bytes | str) -> str:
    """What stands in a file, also in the parts of one of Excel or Word."""
    if isinstance(content, str):
        return content
    if content.startswith(b"%PDF"):
        return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages)
    if not content.startswith(b"PK"):
        return content.decode("utf-8-sig")
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        return "".join(parts.read(name).decode("utf-8", "replace") for name in parts.namelist())


def offered() -> set[str]:
    """The labels of all files that are offered in pages/."""
    calls = [
        node
        for path in PAGES.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "download_button"
    ]
    labels = {call.args[0] for call in calls}
    told = {ast.literal_eval(one) for one in labels if isinstance(one, ast.Constant)}
    assert [ast.unparse(one) for one in labels if not isinstance(one, ast.Constant)] == ["offer.label"]
    return told | {one.label for one in OFFERS}


def told(text: str, marked: dict[str, str]) -> set[str]:
    """The marks and codes of these places that stand in a file."""
    return {word for word in (*marked, *marked.values()) if re.search(rf"\b{word}\b", text)}


def test_no_file_of_a_place_holds_what_is_of_another(made: dict[str, str]) -> None:
    assert offered() > OTHER_FILES and made.keys() >= offered() - OTHER_FILES
    wider = {label: text for label, text in made.items() if label in WIDER_FILES}
    assert wider.keys() == WIDER_FILES and not [label for label, text in wider.items() if "merk" in text]
    of_the_place = {label: text for label, text in made.items() if label not in OTHER_FILES | WIDER_FILES}
    assert {label: found for label, text in of_the_place.items() if (found := told(text, ELSEWHERE))} == {}
    assert [label for label, text in of_the_place.items() if not told(text, HERE)] == []
    assert told(made["Reservekopie maken"], AREAS) == {*AREAS, *AREAS.values()}
