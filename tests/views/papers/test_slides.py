"""The slides of a place read back: titles, charts that are the snapshot's figures, words for pictures, and all fits."""

import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from pptx import Presentation

from tests.store.people import CONSENT, traces
from tests.views.papers.dossiers import DAY, HOSTILE, PLAIN, FactsOf
from tests.views.papers.ooxml import package_faults
from tests.views.test_side_by_side_files import WIDTHS
from wijk.dossier.report import ReportFacts
from wijk.opendata.snapshot import Snapshot
from wijk.views.papers.offered import OFFERS
from wijk.views.papers.paper_map import map_alt
from wijk.views.papers.powerpoint import slides_pptx
from wijk.views.papers.slides import NativeChart, Slide, SlideTable

DATA = Path(__file__).parents[3] / "data"
POINTS = 12_700
FULL, AMSTERDAM, MOERWIJK = "WK020218", "GM0363", "WK051836"
OFFER = next(one for one in OFFERS if one.extension == "pptx")


def deck(facts: ReportFacts, **names: Any) -> Any:
    content = OFFER.make(facts, names)
    assert package_faults(content) == []
    return Presentation(io.BytesIO(content))


def lines_needed(text: str, size: float, width: float, *, bold: bool) -> int:
    """The lines that a text takes in Arial, where a word that is too long is broken as PowerPoint does."""
    lines, used = 1, 0.0
    for word in text.split():
        length = sum(WIDTHS[bold].get(sign, 1000) for sign in word) / 1000 * size
        space = 0.278 * size if used else 0.0
        if used + space + length <= width:
            used += space + length
        else:
            lines += 1 if used else 0
            lines += int(length // width)
            used = length % width
    return lines


def overfull(where: str, frame: Any, width: float, height: float) -> Iterator[str]:
    """A frame of which the paragraphs together are higher than it is."""
    high = 0.0
    for paragraph in frame.paragraphs:
        indent = int(paragraph._p.pPr.get("marL", 0)) / POINTS if paragraph._p.pPr is not None else 0
        for run in paragraph.runs:
            size = run.font.size.pt if run.font.size else 18
            high += lines_needed(run.text, size, width - indent, bold=bool(run.font.bold)) * size * 1.15
    if high > height + 1:
        yield f"{where}: {high:.0f} in {height:.0f}: {frame.text[:60]!r}"


def faults(presentation: Any) -> Iterator[str]:
    for number, slide in enumerate(presentation.slides, 1):
        if not (slide.shapes.title is not None and slide.shapes.title.text_frame.text.strip()):
            yield f"{number}: no title"
        if not slide._element.xpath(".//a:fld[@type='slidenum']"):
            yield f"{number}: no number"
        if not slide.notes_slide.notes_text_frame.text.strip():
            yield f"{number}: no notes"
        for part in (slide._element, slide.notes_slide._element):
            runs = part.xpath(".//a:r[a:t[normalize-space()]]")
            yield from (
                f"{number}: {one.text!r} has no language" for one in runs if one.xpath("string(a:rPr/@lang)") != "nl-NL"
            )
        for shape in slide.shapes:
            described = shape._element.xpath("string(.//p:cNvPr/@descr)")
            if not described and not shape.has_text_frame:
                yield f"{number}: {shape.name} has no words"
            right, bottom = shape.left + shape.width, shape.top + shape.height
            if min(shape.left, shape.top) < 0 or right > 960 * POINTS + 1 or bottom > 540 * POINTS + 1:
                yield f"{number}: {shape.name} falls off"
            if shape.has_text_frame:
                yield from overfull(f"{number}", shape.text_frame, shape.width / POINTS, shape.height / POINTS)
            elif shape.has_table:
                if not shape.table.first_row:
                    yield f"{number}: a table without a header"
                for row in shape.table.rows:
                    for column, cell in zip(shape.table.columns, row.cells, strict=True):
                        room = (column.width / POINTS - 6, row.height / POINTS - 6)
                        yield from overfull(f"{number}, table", cell.text_frame, *room)


def charts(presentation: Any) -> list[Any]:
    return [shape.chart for slide in presentation.slides for shape in slide.shapes if shape.has_chart]


def texts(presentation: Any) -> str:
    told = []
    for slide in presentation.slides:
        told.append(slide.notes_slide.notes_text_frame.text)
        for shape in slide.shapes:
            told += [shape.text_frame.text] if shape.has_text_frame else []
            told += [cell.text for row in shape.table.rows for cell in row.cells] if shape.has_table else []
    return "\n".join(told)


@pytest.mark.published_method
def test_a_full_dossier_is_about_a_dozen_slides_with_the_figures_of_the_snapshot(facts_of: FactsOf) -> None:
    facts = facts_of(FULL, PLAIN)
    assert facts.map is not None
    presentation = deck(facts)
    assert list(faults(presentation)) == []
    titles = [slide.shapes.title.text_frame.text for slide in presentation.slides]
    assert 8 <= len(titles) <= 12 and titles[0] == "Verslag Malburgen-Oost (Zuid), Arnhem"
    assert len(set(titles)) == len(titles)
    assert presentation.core_properties.language == "nl-NL"
    pictures = [shape for slide in presentation.slides for shape in slide.shapes if shape.shape_type == 13]
    assert [one._element.xpath("string(.//p:cNvPr/@descr)") for one in pictures] == [map_alt(facts.map)]
    published = pd.read_parquet(DATA / "figures_2020.parquet").set_index("code")
    lonely, ages, phases = charts(presentation)
    assert [one.name for one in lonely.plots[0].series] == ["Malburgen-Oost (Zuid)", "Arnhem", "Nederland"]
    for series, code in zip(lonely.plots[0].series, ("WK020218", "GM0202", "NL00"), strict=True):
        columns = ["lonely_18plus:2020", "severely_lonely_18plus:2020"]
        assert list(series.values) == pytest.approx([round(one, 1) for one in published[columns].T[code].tolist()]), (
            code
        )
    assert all(one.plots[0].data_labels.number_format == '0.0"%"' for one in (lonely, ages))
    assert [list(one.values) for one in phases.plots[0].series] == [[0, 3, 3, 0, 3, 0], [0, 1, 1, 0, 1, 0]]
    told = texts(presentation)
    for word in (
        "Koffietafel 4",
        "Wandelclub actie 3",
        "◐ bezig",
        "● gedekt",
        "50090NED",
        "6 van 9 herkennen",
        "schatting",
    ):
        assert word in told, word


@pytest.mark.parametrize("code", [AMSTERDAM, "GM0060"])
def test_hostile_names_stand_as_they_are_and_nothing_overflows(facts_of: FactsOf, code: str) -> None:
    presentation = deck(facts_of(code, HOSTILE, initiatives=60, goals=8, actions=40))
    assert list(faults(presentation)) == []
    told = texts(presentation)
    assert "<script>" in told and "#typst" in told and "acties: zie de Actielijst in Excel." in told


def test_a_place_with_nothing_has_a_short_deck_that_says_so(facts_of: FactsOf) -> None:
    presentation = deck(facts_of(MOERWIJK))
    assert list(faults(presentation)) == []
    titles = [slide.shapes.title.text_frame.text for slide in presentation.slides]
    assert "Wat er nog niet is" in titles and 5 <= len(titles) <= 8
    assert "Er is nog geen initiatief" in texts(presentation)


def test_a_missing_figure_is_no_bar(facts_of: FactsOf, snapshot: Snapshot) -> None:
    known = snapshot.figures[2020]["lonely_18plus:2020"]
    code = next(one for one in known.index if one.startswith("WK0518") and pd.isna(known[one]))
    for chart in charts(deck(facts_of(code))):
        for series in chart.plots[0].series:
            assert 0 not in series.values
    told = texts(deck(facts_of(code)))
    assert "niet bekend" in told


def test_titles_and_texts_of_any_length_fit() -> None:
    long = "Een heel lange naam van een plek " * 7
    word = "w" * 300
    slides = [Slide("titel", text, text, (text,), notes=("x",)) for text in (long, word)]
    slides += [
        Slide(f"s{number}", text, text, (text,) * 9, source=text, table=table, chart=chart)
        for number, (text, table, chart) in enumerate(
            [
                (long, None, None),
                (word, SlideTable(word, ((long, word), *((word, long),) * 60), (1.0, 3.0)), None),
                (word, None, NativeChart((long, word), ((long, (1.0, None)),), "0", None, "x")),
            ]
        )
    ]
    for first in range(2):
        content = slides_pptx([slides[first], *slides[2:]], long, DAY)
        assert package_faults(content) == []
        presentation = Presentation(io.BytesIO(content))
        assert list(faults(presentation)) == []
        assert "w" * 300 in texts(presentation), "the notes have it whole"


def test_names_only_when_chosen_for_this_paper(facts_of: FactsOf) -> None:
    facts = facts_of(FULL, PLAIN)
    assert not traces(texts(deck(facts)))
    shown = texts(deck(facts, k1=CONSENT))
    assert CONSENT.name in shown and "31 december 2026" in shown
