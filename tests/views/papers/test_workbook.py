"""The workbook of a place read back: numbers and days as such, tables with headers, nothing run as a formula."""

import io
from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest
from openpyxl import load_workbook

from tests.store.people import traces
from tests.views.papers.dossiers import DAY, HOSTILE, PLAIN, FactsOf
from tests.views.papers.ooxml import package_faults
from wijk.domain.method import Method
from wijk.store.spreadsheets.about import About
from wijk.store.spreadsheets.writing import SheetToWrite, workbook_bytes
from wijk.views.papers.workbook import SUPPLY, place_workbook
from wijk.views.plan import state_text

FULL, MOERWIJK = "WK020218", "WK051836"
SHEETS = ["Actielijst", "Fasematrix", "Mismatches", "Matches", "Zeker niets", SUPPLY, "Over dit bestand"]


def read(content: bytes) -> Any:
    assert package_faults(content) == []
    return load_workbook(io.BytesIO(content))


def rows(book: Any, name: str) -> list[dict[str, Any]]:
    _, header, *found = book[name].iter_rows(values_only=True)
    return [dict(zip(header, row, strict=True)) for row in found]


def faults(book: Any) -> list[str]:
    """Sheets that don't print or read well, and cells that a spreadsheet would run."""
    found = []
    for sheet in book:
        head = 2 if sheet.title != "Over dit bestand" else 1
        found += [] if sheet.freeze_panes == f"A{head + 1}" else [f"{sheet.title}: header not frozen"]
        found += [] if sheet.print_title_rows == f"$1:${head}" else [f"{sheet.title}: {sheet.print_title_rows}"]
        fits = sheet.page_setup.orientation == "landscape" and sheet.sheet_properties.pageSetUpPr.fitToPage
        found += [] if fits else [f"{sheet.title}: wider than the paper"]
        if sheet.max_row > head:
            [table] = sheet.tables.values()
            found += [] if table.headerRowCount == 1 else [f"{sheet.title}: a table without a header"]
        for line in sheet.iter_rows(min_row=head):
            high = sheet.row_dimensions[line[0].row].height or 15
            for cell in line:
                width = sheet.column_dimensions[cell.column_letter].width
                if isinstance(cell.value, str) and len(cell.value) > width:
                    needed = 15 * -(-len(cell.value) // int(width))
                    right = cell.alignment.wrap_text and high >= min(needed, 409)
                    found += [] if right else [f"{sheet.title} {cell.coordinate}: {cell.value[:40]!r} is cut off"]
        for line in sheet.iter_rows():
            found += [f"{sheet.title} {cell.coordinate}: {cell.value!r}" for cell in line if cell.data_type == "f"]
    return found


def test_a_full_dossier_has_real_numbers_and_days_in_the_words_of_the_screen(facts_of: FactsOf) -> None:
    facts = facts_of(FULL, PLAIN)
    book = read(place_workbook(facts))
    assert book.sheetnames == SHEETS and faults(book) == []
    assert (book.properties.creator, book.properties.language) == ("Wijk", "nl-NL")
    actions = rows(book, "Actielijst")
    assert [one["Wat"] for one in actions] == [one.what for one in facts.story.actions]
    for shown, one in zip(actions, facts.story.actions, strict=True):
        assert shown["Begint op"] == datetime.combine(one.starts_on or date.max, datetime.min.time())
        assert (shown["Uren"], shown["Geld in euro"]) == (one.hours, one.euros)
        assert state_text(one.state).endswith(shown["Stand"])
    assert {type(one["Omvang"]) for one in rows(book, "Fasematrix")} >= {int}


def test_what_there_is_stands_by_group_and_phase_with_function_place_and_day(facts_of: FactsOf, method: Method) -> None:
    groups, phases = ({one.id: one.name for one in kind} for kind in (method.groups, method.phases))
    facts = facts_of(FULL, PLAIN)
    supply = rows(read(place_workbook(facts)), SUPPLY)
    assert len(supply) == len(facts.here) + len(facts.wider) == 12
    assert {(one["Doelgroep"], one["Fase"]) for one in supply} == {
        (groups["ouderen"], phases["signaleren"]),
        (groups["eenouder"], phases["bespreken"]),
        (groups["alleenwonenden"], phases["aanpakken"]),
    }
    found = {one["Initiatief"]: one for one in supply}
    first = found["Koffietafel 4"]
    assert (first["Gebied"], first["Waar"]) == ("Arnhem", "voor een groter gebied")
    assert found["Belcirkel 1"]["Waar"] == "hier"
    assert all(isinstance(one["Laatst bevestigd"], datetime) and one["Stand"] for one in supply)


def test_an_initiative_for_everyone_without_a_phase_is_in_it_too(facts_of: FactsOf) -> None:
    facts = facts_of(FULL, PLAIN)
    bare = replace(facts.here[0], name="Buurvrouw", groups=(), roles=(), last_confirmed=None)
    [shown] = [
        one
        for one in rows(read(place_workbook(replace(facts, here=(bare,), wider=()))), SUPPLY)
        if one["Initiatief"] == "Buurvrouw"
    ]
    assert (shown["Fase"], shown["Laatst bevestigd"]) == ("niet ingevuld", None) and "iedereen" in shown["Doelgroep"]


def test_hostile_names_are_texts_and_no_person_is_in_it(facts_of: FactsOf) -> None:
    facts = facts_of(FULL, HOSTILE, initiatives=40, actions=30)
    called = replace(facts.here[0], name="Koffie, bel 06-12345678 of a@b.nl")
    book = read(place_workbook(replace(facts, here=(called, *facts.here[1:]))))
    assert faults(book) == []
    texts = [str(cell) for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row if cell]
    told = "\n".join(texts)
    assert "'=1+1" in told and "<script>" in told
    assert "12345678" not in told and "a@b" not in told and not traces(told)


def test_a_place_with_nothing_has_the_same_sheets(facts_of: FactsOf) -> None:
    book = read(place_workbook(facts_of(MOERWIJK)))
    assert book.sheetnames == SHEETS and faults(book) == []
    assert rows(book, "Actielijst") == [] == rows(book, SUPPLY)


@pytest.mark.parametrize("header", [("Naam", "naam"), ("Naam", ""), ("Naam", None)])
def test_columns_that_are_called_the_same_or_nothing_are_filtered_and_no_table(header: tuple[str | None, ...]) -> None:
    content = workbook_bytes([SheetToWrite("Blad", [header, ("a", "b")])], About("Iets", "Wijk", "", DAY))
    book = read(content)
    assert not book["Blad"].tables and book["Blad"].auto_filter.ref == "A1:B2"
