"""Places side by side as one slide of PowerPoint: a real table with a bar in each cell, a sentence and the source."""

import io
from collections.abc import Sequence
from datetime import date
from typing import Any

from wijk.figures.compare import SideBySide
from wijk.figures.places import Place
from wijk.figures.wording import listed
from wijk.views import colours
from wijk.views.numbers import day_text
from wijk.views.sentences.one_beside_others import beside_sentence
from wijk.views.side_by_side_table import mark_names, missing_sentences, scale_text, side_sources, table_data
from wijk.views.slide_parts import POINTS, describe, fill, put_text, rgb, write

__all__ = ["side_slide"]

# In points: the slide, its edge, and from where to where its parts stand.
WIDTH, HEIGHT, EDGE = 960, 540, 36
TITLE, SENTENCE, TABLE, FOOT = 18, 62, 106, 470
NAME_WIDTH, HEADER_HEIGHT, TALLEST_ROW, PAD = 205, 48, 44, 3
BAR_HEIGHT, MARK_HEIGHT = 7, 13
TITLE_ONLY = 5
MOST_GEMEENTEN = 2


def side_slide(side: SideBySide, place: Place, made_on: date) -> bytes:
    """The comparison as a presentation of one slide, told of one place."""
    # Here, because it would slow the start of every page.
    from pptx import Presentation
    from pptx.util import Emu

    presentation = Presentation()
    presentation.slide_width, presentation.slide_height = Emu(WIDTH * POINTS), Emu(HEIGHT * POINTS)
    slide = presentation.slides.add_slide(presentation.slide_layouts[TITLE_ONLY])
    title = _title(side)
    presentation.core_properties.title, presentation.core_properties.author = title, "Wijk"
    presentation.core_properties.language = "nl-NL"
    write(slide.shapes.title, title, (EDGE, TITLE, WIDTH - 2 * EDGE, SENTENCE - TITLE), 28, bold=True)
    sentence = slide.shapes.add_textbox(0, 0, 0, 0)
    write(sentence, beside_sentence(side, place), (EDGE, SENTENCE, WIDTH - 2 * EDGE, TABLE - SENTENCE - 4), 17)
    _table(slide, side, title)
    foot = slide.shapes.add_textbox(0, 0, 0, 0)
    write(foot, _foot(side, made_on), (EDGE, FOOT, WIDTH - 2 * EDGE, HEIGHT - FOOT - 8), 11)
    content = io.BytesIO()
    presentation.save(content)
    return content.getvalue()


def _title(side: SideBySide) -> str:
    first, *others = (row["name"] for row in table_data(side)["rows"])
    return f"{first} naast {listed(others) if len(others) < 3 else f'{len(others)} andere gebieden'}"


def _foot(side: SideBySide, made_on: date) -> str:
    gemeente, netherlands = mark_names(side)
    marks = f"Streep: {gemeente}; ruit: {netherlands}." if gemeente else f"Ruit: {netherlands}."
    missing = " ".join(missing_sentences(side))
    codes = f"Codes van het CBS: {', '.join(place.area for place in side.places)}."
    made = f"Gemaakt op {day_text(made_on)} met Wijk."
    return " ".join(text for text in (marks, scale_text(side), side_sources(side), codes, made, missing) if text)


def _table(slide: Any, side: SideBySide, title: str) -> None:
    data = table_data(side)
    references = data["references"] if len(data["references"]) <= MOST_GEMEENTEN + 1 else data["references"][-1:]
    rows = [*data["rows"], *references]
    height = min((FOOT - TABLE - HEADER_HEIGHT - 6) // len(rows), TALLEST_ROW)
    width = (WIDTH - 2 * EDGE - NAME_WIDTH) // len(data["columns"])
    total = NAME_WIDTH + width * len(data["columns"])
    frame = slide.shapes.add_table(
        len(rows) + 1,
        len(data["columns"]) + 1,
        *(part * POINTS for part in (EDGE, TABLE, total, HEADER_HEIGHT + height * len(rows))),
    )
    describe(frame, "Tabel", f"Tabel: {title}. Elk gebied een rij, elk cijfer een kolom.")
    table = frame.table
    for column, each in enumerate((NAME_WIDTH, *(width for _ in data["columns"]))):
        table.columns[column].width = each * POINTS
    header = ["Gebied", *(f"{one['name']} {one['note']}".strip() for one in data["columns"])]
    _row(table, 0, header, HEADER_HEIGHT, (NAME_WIDTH, width), heading=True)
    for number, row in enumerate(rows, start=1):
        _row(table, number, [row["name"], *(cell["text"] for cell in row["cells"])], height, (NAME_WIDTH, width))
    bars = slide.shapes.add_group_shape()
    for number, row in enumerate(rows):
        for column, cell in enumerate(row["cells"]):
            corner = EDGE + NAME_WIDTH + width * column + PAD, TABLE + HEADER_HEIGHT + height * (number + 1)
            named = f"{row['name']}, {data['columns'][column]['name']}: {cell['text']}"
            _bar(bars, cell, corner, width - 3 * PAD, named)
    describe(bars, "Balken", "Balken bij de tabel, met een streep voor de gemeente en een ruit voor Nederland.")


def _row(
    table: Any, number: int, texts: Sequence[str], height: int, widths: tuple[int, int], *, heading: bool = False
) -> None:
    table.rows[number].height = height * POINTS
    for column, text in enumerate(texts):
        cell = table.cell(number, column)
        cell.margin_left = cell.margin_right = PAD * POINTS
        cell.margin_top, cell.margin_bottom = POINTS, 0
        fill(cell, colours.PAPER if number % 2 or heading else colours.PALE)
        bold = heading or not column
        room = height - 1 if bold else height - MARK_HEIGHT
        put_text(cell.text_frame, text, widths[bool(column)] - 2 * PAD, room, 14, bold=bold)


def _bar(group: Any, cell: dict[str, Any], corner: tuple[float, float], width: float, named: str) -> None:
    """A bar with its marks at the bottom of a cell, whose lower left ``corner`` is given in points."""
    from pptx.enum.shapes import MSO_SHAPE

    left, bottom = corner
    top = bottom - MARK_HEIGHT + (MARK_HEIGHT - BAR_HEIGHT) / 2
    if "bar" in cell:
        size = max(width * cell["bar"] / 100, 1)
        _shape(group, MSO_SHAPE.RECTANGLE, (left, top, size, BAR_HEIGHT), colours.ACCENT, named)
    gemeente, netherlands = cell.get("marks", (None, None))
    if gemeente is not None:
        at = left + width * gemeente / 100 - 1.5
        _shape(group, MSO_SHAPE.RECTANGLE, (at, bottom - MARK_HEIGHT, 3, MARK_HEIGHT - 1), colours.INK, "Gemeente")
    if netherlands is not None:
        at = left + width * netherlands / 100 - 4
        _shape(group, MSO_SHAPE.DIAMOND, (at, bottom - MARK_HEIGHT + 2, 9, 9), colours.WARM, "Nederland")


def _shape(group: Any, kind: Any, room: tuple[float, float, float, float], colour: str, named: str) -> None:
    made = group.shapes.add_shape(kind, *(round(part * POINTS) for part in room))
    fill(made, colour)
    made.line.color.rgb = rgb(colours.PAPER)
    made.line.width = POINTS // 2
    made.shadow.inherit = False
    describe(made, named, named)
