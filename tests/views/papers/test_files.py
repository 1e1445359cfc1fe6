"""A report read back from Word and PDF: all of it, under headings, in tables with a header, nothing read as markup."""

import io
import time
from dataclasses import replace
from datetime import timedelta

import pandas as pd
import pytest
from docx import Document
from pypdf import PdfReader

from tests.databases import NewDatabase
from tests.store.people import CONSENT, traces
from tests.views.papers.dossiers import DAY, HOSTILE, PLAIN, FactsOf, fill_matrix
from tests.views.papers.ooxml import package_faults
from tests.views.papers.reading import read_pdf, read_word, without_spaces
from wijk.domain.method import Method
from wijk.figures.places import Places
from wijk.opendata.snapshot import Snapshot
from wijk.store.opening import open_store
from wijk.views.papers.content import Paper, PaperTable, Section, all_sections, paper_table, printable
from wijk.views.papers.pdf import paper_pdf
from wijk.views.papers.report import report_of
from wijk.views.papers.word import paper_word

# Malburgen, Amsterdam, Den Haag, and a wijk and a buurt in which nearly nothing is known.
FULL, AMSTERDAM, DEN_HAAG = "WK020218", "GM0363", "GM0518"


pytestmark = pytest.mark.slow


def unknown_places(places: Places, snapshot: Snapshot) -> list[str]:
    """Of each division a buurt of which no figure about loneliness or people is known."""
    known = snapshot.figures[2020].get("lonely_18plus:2020")
    assert known is not None
    found: dict[tuple[int, ...], str] = {}
    for place in places.by_key.values():
        if place.level == "buurt" and pd.isna(known.get(place.code_in(2020), float("nan"))):
            found.setdefault(place.divisions, place.key)
    return list(found.values())


def tables_of(paper: Paper) -> list[PaperTable]:
    return [table for one in all_sections(paper.sections) for table in one.tables]


def check(paper: Paper) -> None:
    """Both files say all of the paper, and a screen reader finds its way in both."""
    sections = list(all_sections(paper.sections))
    content = paper_word(paper)
    word = read_word(content)
    assert word.faults == [] == package_faults(content)
    assert (word.title, word.language) == (printable(paper.title), "nl-NL")
    assert [text for _, text in word.headings] == list(
        map(printable, [paper.title, *(one.heading for one in sections)])
    )
    told = "\n".join(word.paragraphs)
    tables = [[list(map(printable, row)) for row in (one.header, *one.rows)] for one in tables_of(paper)]
    assert word.tables == tables
    pdf = read_pdf(paper_pdf(paper), printable(paper.subject))
    assert (pdf.title, pdf.language, pdf.marked) == (printable(paper.title), "nl-NL", True)
    assert pdf.tags.count("Table") == pdf.tags.count("THead") == len(tables)
    assert pdf.tags.count("TH") == sum(len(table[0]) for table in tables)
    assert pdf.tags.count("TR") == sum(map(len, tables))
    assert pdf.tags.count("H1") == len(paper.sections) and "Title" in pdf.tags
    assert pdf.tags.count("H2") == len(sections) - len(paper.sections)
    for one in sections:
        for text in map(printable, (one.heading, *one.sentences, *one.points, one.source)):
            assert text in told, text
            if text.isascii():
                assert without_spaces(text) in pdf.text, text
    assert pdf.alts == word.alts == [one.picture.alt for one in sections if one.picture]


@pytest.mark.parametrize(
    ("code", "words"),
    [(FULL, PLAIN), (FULL, HOSTILE), (AMSTERDAM, HOSTILE), (DEN_HAAG, ()), (AMSTERDAM, ())],
)
def test_both_files_say_all_of_it(facts_of: FactsOf, code: str, words: tuple[str, ...]) -> None:
    check(report_of(facts_of(code, words)))


def test_a_place_of_which_nothing_is_known_has_a_report(facts_of: FactsOf, places: Places, snapshot: Snapshot) -> None:
    found = unknown_places(places, snapshot)
    assert len(found) >= 2
    for code in found:
        paper = report_of(facts_of(code))
        check(paper)
        assert "niet bekend" in " ".join(paper.sections[0].sentences)
        assert len(read_pdf(paper_pdf(paper)).lying) == 1


def test_what_leads_up_to_a_table_stays_with_it() -> None:
    """Wherever on a page it comes."""
    table = paper_table("Onderschrift", [["Kop"], *([f"rij {number}"] for number in range(8))])
    whole = Section("b", "Opschrift", ("Eerste zin.", "Tweede zin."), tables=(table,))
    for lines in range(18, 34):
        before = Section("a", "Vooraf", tuple(f"Regel {number}." for number in range(lines)))
        paper = Paper("Verslag", "Proef", DAY, (), (before, whole))
        pages = [page.extract_text() for page in PdfReader(io.BytesIO(paper_pdf(paper))).pages]
        found = [
            number
            for word in ("Opschrift", "Eerste", "Tweede", "Onderschrift", "rij 7")
            for number, page in enumerate(pages)
            if word in page
        ]
        assert len(found) == 5 and len(set(found)) == 1, (lines, found)
    parts = {one.text: one for one in Document(io.BytesIO(paper_word(paper))).paragraphs}
    for text in ("Eerste zin.", "Tweede zin."):
        assert parts[text].paragraph_format.keep_with_next
    assert not parts["Regel 0."].paragraph_format.keep_with_next


@pytest.mark.published_method
def test_a_full_report_is_four_to_eight_pages_with_the_matrix_on_one(facts_of: FactsOf) -> None:
    pdf = read_pdf(paper_pdf(report_of(facts_of(FULL, PLAIN, initiatives=40, goals=5, actions=25))))
    assert 4 <= pdf.pages <= 8 and len(pdf.lying) == 1


@pytest.mark.parametrize("code", [FULL, DEN_HAAG])
def test_a_matrix_with_long_names_in_every_cell_stands_on_one_page(
    facts_of: FactsOf, new_database: NewDatabase, method: Method, code: str
) -> None:
    store = open_store(new_database("full-matrix"))
    fill_matrix(store, code, ["Inloophuis voor alle generaties", "W" * 200], method)
    pdf = read_pdf(paper_pdf(report_of(facts_of(code, store=store))))
    assert len(pdf.lying) == 1 and pdf.text.count("●gedekt") > len(method.groups) * len(method.phases)


def test_a_report_of_much_takes_little_time(facts_of: FactsOf) -> None:
    start = time.process_time()
    paper = report_of(facts_of(FULL, PLAIN, initiatives=1_000, goals=20, actions=300))
    assert paper_word(paper) and paper_pdf(paper)
    assert time.process_time() - start < 10


def test_names_are_in_it_only_when_chosen_and_while_their_consent_holds(facts_of: FactsOf) -> None:
    facts = facts_of(FULL, PLAIN)
    for names, there in (
        ({}, False),
        ({"k1": CONSENT}, True),
        ({"k1": replace(CONSENT, valid_until=DAY - timedelta(days=1))}, False),
        ({"k1": replace(CONSENT, given_on=CONSENT.valid_until)}, False),
        ({"somebody-else": CONSENT}, False),
    ):
        paper = report_of(facts, names)
        assert ("geen namen" in paper.opening[1]) is not there
        assert bool(traces(repr(paper))) is there
    shown = report_of(facts, {"k1": CONSENT})
    assert "31 december 2026" in shown.opening[1]
    assert without_spaces(CONSENT.name) in read_pdf(paper_pdf(shown)).text
    assert any(CONSENT.name in row for table in read_word(paper_word(shown)).tables for row in table)


def test_the_same_paper_gives_the_same_pdf(facts_of: FactsOf) -> None:
    paper = report_of(facts_of(FULL, PLAIN))
    assert paper_pdf(paper) == paper_pdf(paper)
