"""Run inside a copy of the program (`tests/retyped.py`): open every page, make every paper, print what they say.

The last line of what it prints is JSON: by page its texts, and each paper as text; and what each command of ``scripts``
gives, which is what stands behind ``python -m wijk`` in the JSON of its only argument, by name.
"""

import contextlib
import io
import json
import sys
from datetime import date
from pathlib import Path
from typing import Any

from docx import Document
from openpyxl import load_workbook
from streamlit.testing.v1 import AppTest

from pages.parts.coalition.steps import STEPS
from wijk.__main__ import main
from wijk.approach.question import coalition_question
from wijk.domain.coalition_rules import load_coalition_rules
from wijk.domain.initiative import Initiative, PhaseRole
from wijk.domain.key_figure import KeyFigure
from wijk.domain.method import load_method
from wijk.domain.need import Conditions, Need
from wijk.dossier.overview import make_overview
from wijk.figures.diversity import evenness_table
from wijk.figures.joining import make_places
from wijk.figures.profile import make_profile
from wijk.opendata.snapshot import load
from wijk.store.initiatives.example import load_example
from wijk.store.initiatives.queries import add_initiative, list_initiatives
from wijk.store.key_figures.example import load_people_example
from wijk.store.key_figures.queries import add_key_figure, list_key_figures
from wijk.store.opening import open_store
from wijk.views.coalition_report import CoalitionReport, coalition_word
from wijk.views.matrix_excel import about_matrix, matrix_excel
from wijk.views.matrix_svg import matrix_svg

WIJK = "WK020218"
ON = date(2026, 11, 26)
PAGES = ("start", "wijkprofiel", "initiatieven", "fasematrix", "coalitie", "bronnen")
SHOWN = (
    "title",
    "header",
    "subheader",
    "markdown",
    "caption",
    "warning",
    "info",
    "error",
    "success",
    "dataframe",
    "table",
)


def fill() -> None:
    """The example, and what the municipality entered for its own phase and group."""
    store, method = open_store(), load_method()
    assert load_example(store, method) == 14
    assert load_people_example(store, method) == 17
    roles = (PhaseRole("vieren", ("feest",)), PhaseRole("volgen", ("nabellen",)))
    add_initiative(store, Initiative("eigen-1", "Straatfeest", area=WIJK, roles=roles, groups=("gezinnen",)))
    keeper = KeyFigure("eigen-2", "speeltuinbeheerder", groups=("gezinnen",), phases=("vieren",), areas=(WIJK,))
    add_key_figure(store, keeper)


def page(name: str) -> str:
    """All that a page says, what stands in its tables and choices too; of a page with steps, of each in turn."""
    app: Any = AppTest.from_file(str(Path("app.py").resolve()), default_timeout=120)
    app.query_params["gebied"] = WIJK
    app.run()
    if name != "start":
        app.switch_page(f"pages/{name}.py").run()
    told = said(app)
    for step in STEPS if name == "coalitie" else ():
        app.session_state["stap"] = app.query_params["stap"] = step
        app.run().run()
        told += said(app)
    return "\n".join(told).replace("\\", "")


def said(app: Any) -> list[str]:
    """What the page says now."""
    assert not app.exception, [one.value for one in app.exception]
    return [
        *(str(one.value) for kind in SHOWN for one in app.get(kind)),
        *(str(one.proto) for kind in ("html", "bidi_component") for one in app.get(kind)),
        *(
            str(option)
            for kind in ("multiselect", "selectbox", "radio")
            for one in app.get(kind)
            for option in one.options
        ),
        *(str(one.label) for kind in ("multiselect", "selectbox", "radio") for one in app.get(kind)),
    ]


def papers() -> dict[str, str]:
    """The matrix as Excel and SVG, and the report of a coalition, as text."""
    snapshot, method, store = load(), load_method(), open_store()
    places = make_places(snapshot)
    profile = make_profile(snapshot, places, places.by_key[WIJK], method, evenness_table(snapshot))
    initiatives = [one.item for one in list_initiatives(store)]
    found = make_overview(snapshot, profile, method, initiatives, [], ON)
    about = about_matrix(profile, ON, "")
    book = load_workbook(io.BytesIO(matrix_excel(found, about, "in Arnhem", [])))
    rows = [
        [str(cell) for cell in row if cell is not None] for sheet in book for row in sheet.iter_rows(values_only=True)
    ]
    people = [one.item for one in list_key_figures(store, ON)]
    needs = [Need("gezinnen", "vieren", 9), Need("ouderen", "signaleren", 3)]
    question = coalition_question(people, needs, Conditions(size_to=2), load_coalition_rules())
    member = next(row for row, one in enumerate(people) if "gezinnen" in one.groups)
    report = CoalitionReport("Malburgen", question, (member,), (), (), {}, None, [])
    word = Document(io.BytesIO(coalition_word(report, method, ON, {})))
    cells = [cell.text for table in word.tables for row in table.rows for cell in row.cells]
    return {
        "excel": "\n".join(" | ".join(row) for row in rows),
        "svg": matrix_svg(found.matrix, found.group_figures, about, "in Arnhem", []),
        "report": "\n".join([*(one.text for one in word.paragraphs), *cells]),
    }


def script(arguments: list[str]) -> str:
    """What a command prints."""
    sys.argv = ["wijk", *arguments]
    with contextlib.redirect_stdout(io.StringIO()) as printed:
        assert main() == 0, arguments
    return printed.getvalue()


if __name__ == "__main__":
    sys.path.insert(0, str(Path.cwd()))
    scripts = {name: script(arguments) for name, arguments in json.loads(sys.argv[1]).items()}
    fill()
    told: dict[str, Any] = {name: page(name) for name in PAGES} | papers()
    print(json.dumps({"told": told, "scripts": scripts}))
