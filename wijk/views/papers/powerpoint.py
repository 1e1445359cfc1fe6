"""Slides as a presentation of PowerPoint: real titles, lists, tables and charts to edit, and notes to speak by.

Every text is as large as fits and no larger; what doesn't fit on a slide stands whole in its notes.
"""

import io
from collections.abc import Sequence
from datetime import date, datetime, time
from typing import Any

from wijk.views import colours
from wijk.views.papers.content import Picture, printable
from wijk.views.papers.slide_chart import put_chart
from wijk.views.papers.slide_fit import CELL_PAD, fit_list, fit_table
from wijk.views.papers.slide_master import LIST_LAYOUT, TITLE_LAYOUT, TITLE_ONLY, new_presentation, put_slide_number
from wijk.views.papers.slides import Slide, SlideTable
from wijk.views.papers.typed import more_text
from wijk.views.slide_parts import LANGUAGE, POINTS, Room, describe, fill, place, put_line, write

__all__ = ["slides_pptx"]

# In points, on a slide of 960 by 540: the edges, and from where to where the parts stand.
LEFT, RIGHT, TITLE, MESSAGE, CONTENT, SOURCE, BOTTOM = 44, 916, 26, 82, 156, 490, 526
GUTTER = 24
# What a chart has of the width where a map stands beside it.
NARROW = 0.37
# Sizes of text from the largest to the smallest.
TITLE_SIZES, MESSAGE_SIZES, LIST_SIZES, SOURCE_SIZES = (30, 18), (20, 14), (20, 12), (11, 8)
TABLE_SIZES, MATRIX_SIZES = (18, 12), (18, 9)
# Signs of what a file says about itself, which PowerPoint limits.
MOST_ABOUT = 255
# How the states of the matrix look: the ground and the ink, which both stand out from each other.
STATES = {
    "gedekt": (colours.BLUES[4], colours.PAPER),
    "kwetsbaar": (colours.HALF, colours.INK),
    "leeg": (colours.PAPER, colours.WARM),
    "niet ingevuld": (colours.PALE, colours.INK),
}


def slides_pptx(slides: Sequence[Slide], subject: str, made_on: date) -> bytes:
    """Return the slides, the first of which is the title, as a PowerPoint file about ``subject``."""
    presentation = new_presentation()
    about = presentation.core_properties
    about.title, about.subject = (printable(text)[:MOST_ABOUT] for text in (slides[0].title, subject))
    about.author = about.last_modified_by = "Wijk"
    about.language = LANGUAGE
    about.created = about.modified = datetime.combine(made_on, time())
    for number, slide in enumerate(slides):
        _add(presentation, slide, opening=number == 0)
    content = io.BytesIO()
    presentation.save(content)
    return content.getvalue()


def _add(presentation: Any, slide: Slide, *, opening: bool) -> None:
    listed = bool(slide.points) and not opening
    layout = presentation.slide_layouts[TITLE_LAYOUT if opening else LIST_LAYOUT if listed else TITLE_ONLY]
    made = presentation.slides.add_slide(layout)
    if opening:
        _title_slide(made, slide)
    else:
        _body(made, slide)
    if slide.source:
        room = (LEFT, SOURCE, RIGHT - LEFT - 40, BOTTOM - SOURCE)
        _write(made.shapes.add_textbox(0, 0, 0, 0), slide.source, room, SOURCE_SIZES, ink=colours.QUIET)
    put_slide_number(made, layout, (RIGHT - 30, SOURCE + 16, 30, 16))
    _notes(made, slide)


def _body(made: Any, slide: Slide) -> None:
    """The title, the message, and under it what shows it: one thing, or two beside each other."""
    title = (LEFT, TITLE, RIGHT - LEFT, MESSAGE - TITLE - 6)
    _write(made.shapes.title, slide.title, title, TITLE_SIZES, bold=True, ink=colours.ACCENT)
    if slide.message:
        room = (LEFT, MESSAGE, RIGHT - LEFT, CONTENT - MESSAGE - 10)
        _write(made.shapes.add_textbox(0, 0, 0, 0), slide.message, room, MESSAGE_SIZES)
    shown = [part for part in (slide.chart, slide.picture, slide.table) if part is not None]
    rooms = _beside(len(shown) + bool(slide.points), NARROW if slide.picture else 0.5)
    for part, part_room in zip(shown, rooms, strict=False):
        if isinstance(part, Picture):
            _picture(made, part, part_room)
        elif isinstance(part, SlideTable):
            _table(made, part, part_room)
        else:
            put_chart(made, part, part_room)
    if slide.points:
        _points(made.placeholders[1], slide.points, rooms[-1])


def _title_slide(made: Any, slide: Slide) -> None:
    title = (LEFT, 130, RIGHT - LEFT, 130)
    _write(made.shapes.title, slide.title, title, (44, 22), bold=True, ink=colours.ACCENT)
    frame = place(made.placeholders[1], (LEFT, 276, RIGHT - LEFT, 190))
    fits = fit_list([printable(one) for one in (slide.message, *slide.points)], RIGHT - LEFT, 190, 18, 10)
    for number, text in enumerate(fits.texts):
        paragraph = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
        put_line(paragraph, text, fits.size, ink=colours.QUIET)


def _write(
    shape: Any, text: str, room: Room, sizes: tuple[int, int], *, bold: bool = False, ink: str = colours.INK
) -> None:
    write(shape, printable(text), room, sizes[0], bold=bold, smallest=sizes[1], ink=ink)


def _beside(many: int, narrow: float) -> list[Room]:
    """One room or two beside each other, between the message and the source; ``narrow`` is the part of the first."""
    whole, height = RIGHT - LEFT, SOURCE - CONTENT - 10
    if many < 2:
        return [(LEFT, CONTENT, whole, height)] * many
    first = (whole - GUTTER) * narrow
    return [(LEFT, CONTENT, first, height), (LEFT + first + GUTTER, CONTENT, whole - GUTTER - first, height)]


def _points(shape: Any, texts: Sequence[str], room: Room) -> None:
    """A list in the room for content of the slide, so that it stands in the outline."""
    frame = place(shape, room)
    indent = 16
    fits = fit_list([printable(one) for one in texts], room[2] - indent, room[3], *LIST_SIZES)
    for number, text in enumerate(fits.texts):
        paragraph = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
        put_line(paragraph, text, fits.size)
        paragraph.space_before = 0
        paragraph.space_after = round(fits.size * POINTS * 0.4)
        about = paragraph._p.get_or_add_pPr()
        about.set("marL", str(indent * POINTS))
        about.set("indent", str(-indent * POINTS))


def _picture(made: Any, picture: Picture, room: Room) -> None:
    left, top, width, height = room
    shape = made.shapes.add_picture(io.BytesIO(picture.png), 0, 0)
    scale = min(width * POINTS / shape.width, height * POINTS / shape.height)
    shape.width, shape.height = round(shape.width * scale), round(shape.height * scale)
    shape.left = round((left + width) * POINTS) - shape.width
    shape.top = round(top * POINTS + (height * POINTS - shape.height) / 2)
    describe(shape, "Kaart", printable(picture.alt))


def _table(made: Any, table: SlideTable, room: Room) -> None:
    left, top, width, height = room
    rows = [tuple(printable(cell) for cell in row) for row in table.rows]
    fits = fit_table(rows, table.shares, width, height - 18, *(MATRIX_SIZES if table.states else TABLE_SIZES))
    frame = made.shapes.add_table(
        len(fits.rows),
        len(fits.widths),
        *(round(part * POINTS) for part in (left, top, width, sum(fits.heights))),
    )
    describe(frame, "Tabel", f"Tabel: {printable(table.caption)}")
    for column, each in enumerate(fits.widths):
        frame.table.columns[column].width = round(each * POINTS)
    for number, (row, high) in enumerate(zip(fits.rows, fits.heights, strict=True)):
        frame.table.rows[number].height = round(high * POINTS)
        states = table.states[number - 1] if table.states and number else ("",) * len(row)
        for column, (text, state) in enumerate(zip(row, states, strict=True)):
            _cell(frame.table.cell(number, column), text, fits.size, state, head=number == 0, first=column == 0)
    if fits.left:
        under = (left, top + sum(fits.heights) + 4, width, 16.0)
        more = more_text(fits.left, *table.what, table.where)
        _write(made.shapes.add_textbox(0, 0, 0, 0), more, under, (11, 8), ink=colours.QUIET)


def _cell(cell: Any, text: str, size: int, state: str, *, head: bool, first: bool) -> None:
    from pptx.enum.text import MSO_ANCHOR

    ground, ink = STATES.get(state, (colours.ACCENT if head else colours.PAPER, colours.PAPER if head else colours.INK))
    fill(cell, ground)
    cell.margin_left = cell.margin_right = cell.margin_top = cell.margin_bottom = round(CELL_PAD * POINTS)
    cell.vertical_anchor = MSO_ANCHOR.MIDDLE
    cell.text_frame.word_wrap = True
    for number, line in enumerate(text.split("\n")):
        paragraph = cell.text_frame.paragraphs[0] if number == 0 else cell.text_frame.add_paragraph()
        put_line(paragraph, line, size, bold=head or first, ink=ink)


def _notes(made: Any, slide: Slide) -> None:
    """What the speaker reads: all texts of the slide whole, what to ask, and the source."""
    pictured = [slide.picture.source] if slide.picture else []
    charted = [slide.chart.alt] if slide.chart else []
    told = [slide.message, *slide.points, *charted, *slide.notes, slide.source, *pictured]
    frame = made.notes_slide.notes_text_frame
    for number, text in enumerate(dict.fromkeys(printable(one) for one in [slide.title, *told] if one)):
        paragraph = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
        run = paragraph.add_run()
        run.text = text
        run._r.get_or_add_rPr().set("lang", LANGUAGE)
