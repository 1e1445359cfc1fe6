"""Hostile text in every field of every kind of record is text on every page of a place, and in every file it offers."""

import csv
import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import openpyxl
import pytest
from streamlit.elements.widgets.button import ButtonMixin
from streamlit.testing.v1 import AppTest

from pages.parts.coalition.steps import STEPS
from pages.parts.key_figures.inventory import FOLDS, LIST
from pages.parts.shared.form_folds import OPENED
from tests.databases import NewDatabase
from tests.pages.test_every_export import PAGES, SCRIPT
from tests.pages.test_pages import run
from wijk.domain.ability import AbilityMeasure, ItemTally
from wijk.domain.coalition import Coalition, Member, NetworkMeeting
from wijk.domain.decision import CELL, Decision
from wijk.domain.draft import Draft
from wijk.domain.evaluation import Evaluation, MonthCount, ProcessAnswer, StandstillAnswer, Success
from wijk.domain.event import Event
from wijk.domain.initiative import Initiative, PhaseRole
from wijk.domain.key_figure import KeyFigure
from wijk.domain.meeting import Harvest, Meeting, Option, Presence, Question, Recognition
from wijk.domain.pillars import PillarAnswer
from wijk.domain.plan import Action, Goal
from wijk.domain.preconditions import Agreement, Precondition
from wijk.domain.presentation import Presentation, ScreenNote
from wijk.domain.start_up import StepHeld
from wijk.domain.training import TrainingSession
from wijk.store.database import calendar_types, conditions_types, evaluation_types, record_types
from wijk.store.opening import open_store

pytestmark = pytest.mark.slow

WIJK, DAY = "WK020218", date(2026, 9, 24)
NASTY = "=1+1 <img src=x onerror=alert(1)> **vet** [a](javascript:b) :red[c] $d$ `e`"
MARKUP = ("**vet**", "](javascript", ":red[", "$d$", "`e`")
STARTS = ("=", "+", "-", "@", "\t", "\r")
# Kinds that are drawn as Markdown, and those whose label is.
TOLD = ("title", "header", "subheader", "markdown", "caption", "info", "success", "warning", "error")
LABELLED = ("expander", "button", "checkbox", "radio", "selectbox", "multiselect", "text_input", "tabs", "toggle")
TEXTS: dict[str, Any] = dict.fromkeys(
    ("organisation", "address", "costs", "sign_up", "recognition", "note", "languages"), NASTY
)
GROUP, PHASE = "ouderen", "signaleren"
RECORDS: tuple[tuple[str, Any], ...] = (
    ("INITIATIVES", replace(Initiative("i", NASTY, roles=(PhaseRole(PHASE),), groups=(GROUP,), area=WIJK), **TEXTS)),
    ("DECISIONS", Decision("d", WIJK, CELL, GROUP, ("volgen",), "prioriteit", DAY, NASTY)),
    ("DECISIONS", Decision("e", WIJK, CELL, "eenouder", ("volgen",), "zeker niets", DAY, NASTY)),
    (
        "KEY_FIGURES",
        KeyFigure(
            *("k", NASTY, NASTY, (GROUP,), (PHASE,), (WIJK,)),
            knows_area=NASTY,
            motivation=NASTY,
            standing=NASTY,
            affinity=NASTY,
            note=NASTY,
        ),
    ),
    ("DRAFTS", Draft(WIJK, members=("k",))),
    ("COALITIONS", Coalition("c", NASTY, DAY, (Member("k", NASTY),), reason=NASTY, area=WIJK)),
    ("NETWORK_MEETINGS", NetworkMeeting("n", "c", DAY, NASTY, NASTY, NASTY, NASTY)),
    ("MEETINGS", Meeting("m", WIJK, DAY, "", (Presence(NASTY, 3),), (NASTY,), (NASTY,))),
    ("QUESTIONS", Question("q", "m", "keuze", NASTY, (Option("o0", NASTY), Option("o1", "Nee")), asked_on=DAY)),
    ("HARVESTS", Harvest("h", "m", WIJK, "q", "idee", NASTY, DAY, support=2)),
    ("HARVESTS", Harvest("j", "m", WIJK, "q", "aanbod", NASTY, DAY)),
    ("RECOGNITIONS", Recognition("r", WIJK, "m", "lonely_18plus", 2020, DAY, 6, 2, 1, words=(NASTY,))),
    ("GOALS", Goal("g", WIJK, NASTY, DAY)),
    ("ACTIONS", Action("a", WIJK, "g", NASTY, (NASTY,), DAY, condition=NASTY, phase=PHASE, group=GROUP)),
    ("ACTIONS", Action("b", WIJK, "g", NASTY, (NASTY,), DAY, condition=NASTY, phase=PHASE, group=GROUP, state="bezig")),
    ("PRECONDITIONS", Precondition("p", WIJK, NASTY, "geregeld", (NASTY,), DAY, NASTY)),
    ("PRECONDITIONS", Precondition("s", WIJK, NASTY)),
    ("AGREEMENTS", Agreement("a", WIJK, DAY, (NASTY,), (Precondition("p", WIJK, NASTY, remark=NASTY),))),
    ("TRAINING_SESSIONS", TrainingSession("t", WIJK, DAY, NASTY)),
    ("ABILITY_MEASURES", AbilityMeasure("g", WIJK, NASTY, DAY, (ItemTally("zien", (0, 1, 3, 4, 2)),))),
    ("PILLAR_ANSWERS", PillarAnswer("GM0202", "raad", "deels", DAY, NASTY)),
    ("PILLAR_ANSWERS", PillarAnswer("GM0202", "raad", "ja", date(2026, 9, 1), NASTY)),
    ("STEPS_HELD", StepHeld(WIJK, "intake", DAY, NASTY)),
    ("EVALUATIONS", Evaluation("v", WIJK, "stoppen", DAY, NASTY, "b", learned=NASTY, who=(NASTY,))),
    ("EVALUATIONS", Evaluation("w", WIJK, "werkt", DAY, NASTY, "", "i", learned=NASTY, who=(NASTY,))),
    ("PROCESS_ANSWERS", ProcessAnswer(WIJK, "wens", "deels", DAY, NASTY)),
    ("STANDSTILLS", StandstillAnswer("x", WIJK, "hervatten", DAY, 12, "b")),
    ("MONTH_COUNTS", MonthCount(WIJK, NASTY[:50], date(2026, 9, 1), 3, "b")),
    ("MONTH_COUNTS", MonthCount(WIJK, "deelnemers", date(2026, 9, 1), 3)),
    ("SUCCESSES", Success("y", WIJK, NASTY, DAY, (NASTY,), "b")),
    ("EVENTS", Event("z", WIJK, NASTY, DAY, place=NASTY, who=(NASTY,), repeats="wekelijks")),
    ("PRESENTATIONS", Presentation(WIJK, notes=(ScreenNote("waarom", NASTY),))),
)
VISITS: tuple[tuple[str, dict[str, Any]], ...] = (
    ("wijkprofiel", {}),
    ("vergelijken", {"vergelijken-deel": "aanbod"}),
    ("fasematrix", {}),
    *(("werkplan", {"weergave": view}) for view in ("Tabel", "Bord", "Tijdlijn", "Mijn afspraken")),
    *(("werkplan", {"werkplan-laatste-deel": part}) for part in ("randvoorwaarden", "wijkverbinders", "kalender")),
    ("werkplan", {"werkplan-laatste-deel": "kalender", "kalender-weergave": "Het jaar in één tabel"}),
    ("evalueren", {"evalueren-laatste-deel": "vijf-pijlers"}),
    ("evalueren", {"oordeel over": "actie-b"}),
    ("evalueren", {"oordeel over": "initiatief-i"}),
    *(("evalueren", {"evalueren-laatste-deel": part}) for part in ("tellingen", "successen", "acht-lessen")),
    ("evalueren", {"evalueren-laatste-deel": "tellingen", "evalueren-telling-van": "actie-b"}),
    ("bijeenkomst", {}),
    ("presenteren", {}),
    ("initiatieven", {"deel": "Bewaren en terugzetten"}),
    ("initiatieven", {}),
    *(("coalitie", {"stap": step, LIST: True, OPENED: {f"{FOLDS}bestand"}}) for step in STEPS),
)


def drawn(app: AppTest) -> Iterator[tuple[str, str]]:
    """What is drawn as Markdown or HTML, with its kind."""
    for kind in TOLD:
        yield from ((kind, str(getattr(one, "value", ""))) for one in app.get(kind))
    for kind in LABELLED:
        yield from ((kind, str(getattr(one, "label", ""))) for one in app.get(kind))
    yield from (("radio", option) for one in app.radio for option in one.options)
    yield from (("html", str(one.proto.body)) for one in app.get("html"))


def wrong_in(kind: str, text: str) -> bool:
    if kind == "html":
        return "<img src=x" in text
    return any(sign in text for sign in MARKUP) or bool(re.search(r"(?<!\\)<img", text))


def wrong_in_file(content: bytes | str) -> list[str]:
    """The cells that a spreadsheet would work out, and markup in a file that is drawn."""
    raw = content.encode() if isinstance(content, str) else content
    if raw.startswith(b"%PDF"):
        return [name for name in ("/JavaScript", "/Launch") if name.encode() in raw]
    if not raw.startswith(b"PK"):
        text = raw.decode("utf-8-sig")
        if text.lstrip().startswith("<"):
            return ["markup"] if "<img src=x" in text else []
        cells = [cell for row in csv.reader(io.StringIO(text), delimiter=";") for cell in row]
        return [cell for cell in cells if cell.startswith(STARTS) and NASTY[:4] in cell]
    with zipfile.ZipFile(io.BytesIO(raw)) as parts:
        names = parts.namelist()
        if "xl/workbook.xml" not in names:
            return [name for name in names if name.endswith(".xml") and b"<img src=x" in parts.read(name)]
    book = openpyxl.load_workbook(io.BytesIO(raw))
    return [str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]


def test_hostile_text_is_text_everywhere(new_database: NewDatabase, monkeypatch: pytest.MonkeyPatch) -> None:
    url = new_database("hostile")
    monkeypatch.setenv("WIJK_DATABASE_URL", url)
    store = open_store(url)
    modules = (record_types, conditions_types, evaluation_types, calendar_types)
    kinds = {name: value for module in modules for name, value in vars(module).items()}
    with store.writing() as connection:
        for kind, item in RECORDS:
            kinds[kind].add(connection, item)
    files: dict[str, bytes | str] = {}
    offer = ButtonMixin._download_button

    def read(self: Any, label: str, data: Any, *rest: Any, **more: Any) -> bool:
        files[label] = data() if callable(data) else data
        return offer(self, label, data, *rest, **more)

    monkeypatch.setattr(ButtonMixin, "_download_button", read)
    wrong: list[tuple[str, str, str]] = []
    met: dict[str, int] = {}
    apps = [("start", run("start", WIJK))]
    for page, state in VISITS:
        app = AppTest.from_string(SCRIPT.format(page=str(PAGES / f"{page}.py")), default_timeout=60)
        for key, value in state.items():
            app.session_state[key] = value
        apps.append((page, app.run()))
    for page, app in apps:
        assert [one.value for one in app.exception] == [], page
        texts = list(drawn(app))
        met[page] = met.get(page, 0) + sum("onerror" in text for _, text in texts)
        wrong += [(page, kind, text[:300]) for kind, text in texts if wrong_in(kind, text)]
    assert wrong == []
    assert {page for page, many in met.items() if many} >= {
        *("wijkprofiel", "fasematrix", "werkplan", "evalueren", "bijeenkomst", "coalitie")
    }
    assert {label: found for label, content in files.items() if (found := wrong_in_file(content))} == {}
    assert len(files) > 15
