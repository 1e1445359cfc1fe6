"""A comparison to take along: the workbook has every figure with its source, and on the slide every text fits."""

import dataclasses
import io
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from fontTools.agl import AGL2UV
from matplotlib import get_data_path
from pptx import Presentation

from wijk.figures.compare import MOST, SideBySide, compare_places
from wijk.figures.places import Place, Places
from wijk.opendata.snapshot import Snapshot
from wijk.views.comparison_choice import MOST_FIGURES
from wijk.views.place_names import full_name
from wijk.views.side_by_side_excel import side_excel
from wijk.views.side_by_side_slide import side_slide

ON = date(2026, 9, 24)
KEYS = (
    *(("lonely_18plus", 2020), ("severely_lonely_18plus", 2020), ("share_65plus", 2024), ("woz_value", 2024)),
    *(("inhabitants", 2024), ("lonely_18plus", 2024), ("difficulty_making_ends_meet_18plus", 2020)),
    ("income_per_inhabitant", 2024),
)
POINTS = 12_700


def metrics(name: str) -> dict[str, int]:
    """The widths of the signs of Helvetica, which Arial shares, as Adobe published them."""
    content = (Path(get_data_path()) / "fonts" / "pdfcorefonts" / f"{name}.afm").read_text(encoding="latin-1")
    rows = [line.split(";") for line in content.splitlines() if line.startswith("C ")]
    widths = {row[2].split()[1]: int(row[1].split()[1]) for row in rows}
    return {chr(AGL2UV[one]): width for one, width in widths.items() if one in AGL2UV}


WIDTHS = {bold: metrics("Helvetica-Bold" if bold else "Helvetica") for bold in (True, False)}


def lines_needed(text: str, size: float, width: float, *, bold: bool) -> int:
    lines, used = 1, 0.0
    for word in text.split():
        length = sum(WIDTHS[bold].get(sign, 1000) for sign in word) / 1000 * size
        assert length <= width, f"{word} is wider than its place"
        space = 0.278 * size if used else 0.0
        if used + space + length > width:
            lines, used = lines + 1, length
        else:
            used += space + length
    return lines


def overfull(frame: Any, width: float, height: float) -> Iterator[str]:
    """The texts of a frame that take more room than it has, in points."""
    for paragraph in frame.paragraphs:
        for run in paragraph.runs:
            size = run.font.size.pt
            lines = lines_needed(run.text, size, width, bold=bool(run.font.bold))
            if lines * size * 1.15 > height or not run.text:
                yield f"{run.text} at {size} in {width} by {height}"


def slide_of(side: SideBySide, place: Place) -> Any:
    presentation = Presentation(io.BytesIO(side_slide(side, place, ON)))
    assert len(presentation.slides) == 1
    assert presentation.slide_width and presentation.slide_height
    assert round(presentation.slide_width / presentation.slide_height, 2) == 1.78
    assert presentation.core_properties.title == presentation.slides[0].shapes.title.text_frame.text
    return presentation.slides[0]


def longest(places: Places) -> list[Place]:
    """The places with the longest names that there are, of eight gemeenten."""
    found: dict[str, Place] = {}
    for place in sorted(places.by_key.values(), key=lambda one: -len(full_name(one))):
        found.setdefault(place.municipality, place)
    return list(found.values())[:MOST]


@pytest.mark.parametrize("many", [1, MOST_FIGURES])
def test_every_text_fits_on_the_slide_whatever_its_length(snapshot: Snapshot, places: Places, many: int) -> None:
    chosen = longest(places)
    side = compare_places(snapshot, places, chosen, KEYS[:many])
    slide = slide_of(side, chosen[0])
    wrong = []
    for shape in slide.shapes:
        inside = (
            shape.left >= 0 and shape.left + shape.width <= 960 * POINTS and shape.top + shape.height <= 540 * POINTS
        )
        wrong += [] if inside else [f"{shape.name} falls off"]
        if shape.has_text_frame:
            wrong += overfull(shape.text_frame, shape.width / POINTS, shape.height / POINTS)
        elif shape.has_table:
            for row in shape.table.rows:
                for column, cell in zip(shape.table.columns, row.cells, strict=True):
                    wrong += overfull(cell.text_frame, column.width / POINTS - 6, row.height / POINTS)
    assert not wrong


def test_the_slide_tells_what_the_page_does(snapshot: Snapshot, places: Places) -> None:
    chosen = [places.by_key[code] for code in ("WK020218", "GM0518")]
    side = compare_places(snapshot, places, chosen, KEYS)
    slide = slide_of(side, chosen[0])
    texts = [shape.text_frame.text for shape in slide.shapes if shape.has_text_frame]
    assert texts[0] == "Malburgen-Oost (Zuid), Arnhem naast Den Haag"
    assert texts[1].startswith("Eenzaam (18 jaar en ouder) is in Malburgen-Oost (Zuid) 60,5% (2020, schatting)")
    assert "Bron: RIVM" in texts[2] and "WK020218, GM0518" in texts[2] and "24 september 2026" in texts[2]
    [table] = [shape.table for shape in slide.shapes if shape.has_table]
    cells = [[cell.text_frame.text for cell in row.cells] for row in table.rows]
    assert [row[:2] for row in cells[1:]] == [
        ["Malburgen-Oost (Zuid), Arnhem", "60,5%"],
        ["Den Haag", "56,8%"],
        ["Gemeente Arnhem", "51,2%"],
        ["Nederland", "47,0%"],
    ]
    [bars] = [shape for shape in slide.shapes if shape.name == "Balken"]
    lonely = [bar for bar in bars.shapes if "Eenzaam 18+ (2020): " in bar.name and "Sterk" not in bar.name]
    assert [round(bar.width / lonely[0].width, 2) for bar in lonely] == [
        round(value / 60.5, 2) for value in (60.5, 56.8, 51.2, 47.0)
    ]
    described = [
        one.get("descr") for one in slide.shapes._spTree.xpath(".//p:graphicFrame//p:cNvPr | .//p:grpSp//p:cNvPr")
    ]
    assert len(described) > 20 and all(described)


def rows_of(content: bytes) -> dict[str, list[tuple[Any, ...]]]:
    book = openpyxl.load_workbook(io.BytesIO(content))
    return {sheet.title: [tuple(cell.value for cell in row) for row in sheet.rows] for sheet in book}


def test_the_workbook_has_every_figure_with_unit_year_and_source(snapshot: Snapshot, places: Places) -> None:
    chosen = [places.by_key[code] for code in ("WK020218", "WK020217", "GM0518")]
    sheets = rows_of(side_excel(compare_places(snapshot, places, chosen, KEYS), ON))
    assert list(sheets) == ["Naast elkaar", "Cijfers", "Verschillen", "Verloop", "Over dit bestand"]
    header, *figures = sheets["Cijfers"]
    assert len(figures) == len(KEYS) * (len(chosen) + 2), "Arnhem and Nederland stand beside them"
    first = dict(zip(header, figures[0], strict=True))
    assert (first["Code"], first["Waarde"], first["Eenheid"], first["Jaar"]) == ("WK020218", 60.5, "%", 2020)
    assert (first["Soort"], first["Tabel"], first["Indeling"]) == ("schatting", "50090NED", 2020)
    missing = [dict(zip(header, row, strict=True)) for row in figures if row[4] is None]
    assert missing and all(one["Waarom niet bekend"] for one in missing)
    [_, wide, *lines] = sheets["Naast elkaar"]
    assert wide[2] == "Eenzaam 18+ (2020), %, schatting"
    assert [line[2] for line in lines] == [60.5, 53.4, 56.8, 51.2, 47.0]
    assert lines[0][7] == "niet bekend"
    assert {row[2] for row in sheets["Verloop"][1:]} >= {"Eenzaam (18 jaar en ouder)", "Inwoners"}
    told = {row[7] for row in sheets["Verschillen"][2:]}
    assert {"ongeveer gelijk", "duidelijk meer", "niet bekend", "aantallen vergelijken wij niet"} <= told


def test_a_name_is_never_run_as_a_formula(snapshot: Snapshot, places: Places) -> None:
    chosen = [dataclasses.replace(places.by_key["GM0202"], name='=HYPERLINK("x")'), places.by_key["GM0518"]]
    sheets = rows_of(side_excel(compare_places(snapshot, places, chosen, KEYS[:1]), ON))
    cells = [cell for rows in sheets.values() for row in rows for cell in row if isinstance(cell, str)]
    assert any("HYPERLINK" in cell for cell in cells)
    assert not [cell for cell in cells if cell.startswith("=")]
