"""Every file of what was entered holds this place's answers only, says so, and is read back without loss."""

import csv
import io
from datetime import date, datetime
from typing import Any

import pytest
from openpyxl import load_workbook

from tests.approach.examples import GEMEENTE, WIJK, initiative
from wijk.domain.answers import CellConfirmation
from wijk.domain.coalition_rules import load_coalition_rules
from wijk.domain.key_figure import KeyFigure, Tie
from wijk.domain.method import Method
from wijk.domain.need import Need
from wijk.dossier.exports import answers_in, initiatives_in, key_figures_in, ties_between
from wijk.figures.places import Places
from wijk.opendata.snapshot import Snapshot
from wijk.store.coalitions.needs_exchange import export_needs_csv, read_needs
from wijk.store.initiatives.exchange import read_initiatives
from wijk.store.initiatives.writing import export_confirmations_csv, export_csv, export_xlsx
from wijk.store.key_figures.exchange import export_people_csv, export_people_xlsx, export_ties_csv, read_people
from wijk.store.key_figures.tie_rows import read_tie_rows
from wijk.store.spreadsheets.reading import read_sheets
from wijk.views.export_names import about_entered, file_name

ON = date(2026, 11, 1)
BUURT = "BU02021887"
HERE, IN_IT, AROUND, BESIDE, FAR = (
    initiative("a", area=WIJK),
    initiative("b", area=BUURT),
    initiative("c", area=GEMEENTE),
    initiative("d", area="WK020217"),
    initiative("e", area="WK051836"),
)
EVERYTHING = [HERE, IN_IT, AROUND, BESIDE, FAR]
ANSWERS = [CellConfirmation(str(one.area), "ouderen", "volgen", ON) for one in EVERYTHING]
PEOPLE = [
    KeyFigure("p1", "kapper", areas=(WIJK,)),
    KeyFigure("p2", "imam", areas=("WK051836",)),
    KeyFigure("p3", "bakker", areas=(BUURT,)),
]
TIES = [Tie("p1", "p2", "licht"), Tie("p1", "p3", "sterk")]


def lines(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";"))


def about_sheet(content: bytes) -> dict[str, Any]:
    sheet = load_workbook(io.BytesIO(content))["Over dit bestand"]
    return {str(name): value for name, value in sheet.iter_rows(values_only=True)}


def test_a_place_exports_what_is_in_it_and_nothing_else(snapshot: Snapshot, places: Places) -> None:
    wijk, gemeente, country = (places.by_key[key] for key in (WIJK, GEMEENTE, "NL00"))
    assert initiatives_in(snapshot, wijk, EVERYTHING) == [HERE, IN_IT]
    assert initiatives_in(snapshot, gemeente, EVERYTHING) == [HERE, IN_IT, AROUND, BESIDE]
    assert initiatives_in(snapshot, country, EVERYTHING) == initiatives_in(snapshot, None, EVERYTHING) == EVERYTHING
    assert answers_in(snapshot, wijk, ANSWERS) == ANSWERS[:2]
    assert answers_in(snapshot, gemeente, ANSWERS) == ANSWERS[:4]
    assert answers_in(snapshot, None, ANSWERS) == ANSWERS
    people = key_figures_in(snapshot, wijk, PEOPLE)
    assert [one.id for one in people] == ["p1", "p3"]
    assert ties_between(people, TIES) == TIES[1:]


def test_every_file_says_its_place_code_day_filter_and_source(method: Method, places: Places) -> None:
    about = about_entered("Initiatieven", places.by_key["WK051836"], ON)
    files = [
        export_csv([HERE], method, about),
        export_confirmations_csv(ANSWERS[:1], method, about),
        export_people_csv(PEOPLE, method, about),
        export_ties_csv(TIES, method, about),
        export_needs_csv([Need("ouderen", "volgen", 3)], about),
    ]
    for content in files:
        first, header, *rows = lines(content)
        for part in ("Moerwijk, Den Haag (WK051836)", "01-11-2026", "filter: geen", "bron: Ingevoerd in Wijk"):
            assert part in first[0]
        assert len(first) == 1 and len(header) > 1 and rows
    for content in (export_xlsx([HERE], ANSWERS[:1], method, about), export_people_xlsx(PEOPLE, TIES, method, about)):
        told = about_sheet(content)
        assert told["Gebied"] == "Moerwijk, Den Haag"
        assert (told["Code"], told["Gemaakt op"]) == ("WK051836", datetime(2026, 11, 1))
        assert told["Filter"] and told["Bron"]


def test_what_a_file_says_of_itself_is_no_row_when_it_is_read_back(method: Method, places: Places) -> None:
    about = about_entered("Initiatieven", places.by_key[WIJK], ON)
    kept, answers = (HERE, AROUND), tuple(ANSWERS[:2])
    assert read_initiatives(export_csv(kept, method, about), method) == (kept, (), ())
    assert read_initiatives(export_xlsx(kept, answers, method, about), method) == (kept, answers, ())
    assert read_people(export_people_csv(PEOPLE, method, about), method) == (tuple(PEOPLE), (), ())
    assert read_people(export_people_xlsx(PEOPLE, TIES, method, about), method) == (tuple(PEOPLE), tuple(TIES), ())
    ties, faults = read_tie_rows(read_sheets(export_ties_csv(TIES, method, about)))
    assert ([row.tie for row in ties], faults) == (TIES, ())
    needs = (Need("ouderen", "volgen", 3),)
    assert read_needs(export_needs_csv(needs, about), method, load_coalition_rules()) == (needs, ())


@pytest.mark.parametrize(
    ("key", "name"), [("WK051836", "coalitie-WK051836.docx"), ("NL00", "coalitie.docx"), (None, "coalitie.docx")]
)
def test_a_file_is_named_after_its_place(places: Places, key: str | None, name: str) -> None:
    assert file_name("coalitie", places.by_key[key] if key else None, "docx") == name


def test_cells_with_nothing_in_them_are_empty(method: Method) -> None:
    book = load_workbook(io.BytesIO(export_xlsx([HERE], ANSWERS, method, None)))
    values = [cell.value for sheet in book for row in sheet.iter_rows() for cell in row]
    assert HERE.name in values and None in values and "" not in values
