"""A paper as a Dutch Word document that people edit: real styles and headings, alt texts, and tables that say so."""

import io
from datetime import UTC, datetime, time
from itertools import groupby

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.section import Section as WordSection
from docx.shared import Length, Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.table import Table as WordTable
from docx.text.paragraph import Paragraph

from wijk.views.numbers import day_text
from wijk.views.papers.content import Paper, PaperTable, Picture, Section, printable

__all__ = ["paper_word"]

LANGUAGE = "nl-NL"
SHORT, LONG, MARGIN, NARROW_MARGIN = Mm(210), Mm(297), Mm(20), Mm(14)
TYPEFACE = "Calibri"
# A table of so many rows is not cut by a page.
WHOLE = 8
ACCENT, QUIET = RGBColor(0x1F, 0x4E, 0x79), RGBColor(0x4B, 0x55, 0x63)
HEADER_FILL, LINE = "E8EEF5", "9CA3AF"
# Our own styles, so that who edits changes all of a kind at once.
SOURCE, IN_TABLE, IN_WIDE_TABLE = "Bron", "Tabeltekst", "Tabeltekst klein"
SIZES = {SOURCE: 8.5, IN_TABLE: 9, IN_WIDE_TABLE: 8}


def paper_word(paper: Paper) -> bytes:
    """Return a paper as a document on A4; what people typed is text in it, without signs that Word can't hold."""
    document = Document()
    _prepare(document, paper)
    for number, (wide, sections) in enumerate(groupby(paper.sections, key=lambda one: one.wide)):
        page = document.add_section(WD_SECTION.NEW_PAGE) if number else document.sections[0]
        room = _turn(page, wide)
        if not number:
            _open(document, paper)
        for section in sections:
            _add_section(document, section, 1, room)
    _number_pages(document, paper)
    content = io.BytesIO()
    document.save(content)
    return content.getvalue()


def _prepare(document: WordDocument, paper: Paper) -> None:
    properties = document.core_properties
    properties.title, properties.subject = printable(paper.title), printable(paper.subject)
    properties.author = properties.last_modified_by = "Wijk"
    properties.comments = ""
    properties.language = LANGUAGE
    properties.created = properties.modified = datetime.combine(paper.made_on, time(12), UTC).replace(tzinfo=None)
    styles = document.styles
    for language in styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), LANGUAGE)
    normal = styles["Normal"]
    assert isinstance(normal, ParagraphStyle)
    normal.font.name, normal.font.size = TYPEFACE, Pt(10.5)
    normal.paragraph_format.space_after = Pt(6)
    for name in ("Title", "Heading 1", "Heading 2", "Heading 3"):
        styles[name].font.color.rgb = ACCENT
    caption = styles["Caption"]
    assert isinstance(caption, ParagraphStyle)
    caption.font.color.rgb = QUIET
    caption.paragraph_format.keep_with_next = True
    for name, size in SIZES.items():
        own = styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        assert isinstance(own, ParagraphStyle)
        own.base_style = normal
        own.font.size = Pt(size)
        own.paragraph_format.space_before = Pt(4 if name == SOURCE else 1)
        own.paragraph_format.space_after = Pt(6 if name == SOURCE else 1)
    styles[SOURCE].font.color.rgb = QUIET


def _turn(page: WordSection, wide: bool) -> Length:
    """Give a part of the document its page, lying or standing, and return how wide its text can be."""
    width, height, margin = (LONG, SHORT, NARROW_MARGIN) if wide else (SHORT, LONG, MARGIN)
    page.orientation = WD_ORIENT.LANDSCAPE if wide else WD_ORIENT.PORTRAIT
    page.page_width, page.page_height = width, height
    page.left_margin = page.right_margin = page.top_margin = page.bottom_margin = margin
    return Length(width - 2 * margin)


def _open(document: WordDocument, paper: Paper) -> None:
    document.add_heading(printable(paper.title), 0)
    for told in paper.opening:
        document.add_paragraph(printable(told))


def _add_section(document: WordDocument, section: Section, level: int, room: Length) -> None:
    document.add_heading(printable(section.heading), level)
    leads = bool(section.tables) and not section.points and not section.picture
    for sentence in section.sentences:
        document.add_paragraph(printable(sentence)).paragraph_format.keep_with_next = leads or None
    for point in section.points:
        document.add_paragraph(printable(point), style="List Bullet")
    if section.picture:
        _add_picture(document, section.picture, room)
    for table in section.tables:
        _add_table(document, table, room, IN_WIDE_TABLE if section.wide else IN_TABLE)
    if section.source:
        document.add_paragraph(printable(section.source), style=SOURCE)
    for part in section.parts:
        _add_section(document, part, level + 1, room)


def _add_picture(document: WordDocument, picture: Picture, room: Length) -> None:
    shape = document.add_picture(io.BytesIO(picture.png), width=room)
    about = shape._inline.docPr
    about.set("descr", printable(picture.alt))
    about.set("name", "Kaart")


def _add_table(document: WordDocument, one: PaperTable, room: Length, style: str) -> None:
    document.add_paragraph(printable(one.caption), style="Caption")
    table = document.add_table(1 + len(one.rows), len(one.header), "Table Grid")
    table.alignment, table.autofit = WD_TABLE_ALIGNMENT.LEFT, False
    widths = [Length(int(room * width / sum(one.widths))) for width in one.widths]
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
    grounds = (ground for row in one.grounds for ground in row)
    cells, style_id = iter(table._cells), document.styles[style].style_id
    for number, row in enumerate((one.header, *one.rows)):
        for place, (text, width) in enumerate(zip(row, widths, strict=True)):
            cell = next(cells)
            cell.width = width
            paragraph = cell.paragraphs[0]
            # By its id: looking a style up by name takes longer than all else in a cell.
            paragraph._p.style = style_id
            paragraph.paragraph_format.keep_with_next = number < len(one.rows) <= WHOLE or None
            _write(paragraph, printable(text), is_header=number == 0, is_first=place == 0)
            if ground := HEADER_FILL if number == 0 else next(grounds, ""):
                fill = f'<w:shd {nsdecls("w")} w:val="clear" w:color="auto" w:fill="{ground.removeprefix("#")}"/>'
                cell._tc.get_or_add_tcPr().append(parse_xml(fill))
    _mark(table, one)
    if one.more:
        document.add_paragraph(printable(one.more), style=SOURCE)


def _write(paragraph: Paragraph, text: str, *, is_header: bool, is_first: bool) -> None:
    """Write a cell; of a header all of it stands out, of the first cell of a row its first line."""
    first, *others = text.split("\n") if is_first and not is_header else [text]
    paragraph.add_run(first).bold = is_header or is_first or None
    for line in others:
        paragraph.add_run(f"\n{line}")


def _mark(table: WordTable, one: PaperTable) -> None:
    """Say what a table is about, that its first row repeats on each page, and that a row is not cut by a page."""
    settings = table._tbl.tblPr
    edges = {"top": "single", "left": "nil", "bottom": "single", "right": "nil", "insideH": "single", "insideV": "nil"}
    borders = "".join(
        f'<w:{edge} w:val="{kind}" w:sz="4" w:space="0" w:color="{LINE}"/>' for edge, kind in edges.items()
    )
    # The order of what stands here is fixed: Word repairs a file that has another.
    layout = settings.find(qn("w:tblLayout"))
    layout.addprevious(parse_xml(f"<w:tblBorders {nsdecls('w')}>{borders}</w:tblBorders>"))
    about = OxmlElement("w:tblCaption")
    about.set(qn("w:val"), printable(one.caption))
    settings.append(about)
    for number, row in enumerate(table._tbl.tr_lst):
        about_row = row.get_or_add_trPr()
        about_row.append(OxmlElement("w:cantSplit"))
        if number == 0:
            about_row.append(OxmlElement("w:tblHeader"))


def _number_pages(document: WordDocument, paper: Paper) -> None:
    """Put the place, the day and the page number under each page; the parts after the first follow it."""
    line = document.sections[0].footer.paragraphs[0]
    line.style = SOURCE
    line.add_run(f"{printable(paper.subject)} · {day_text(paper.made_on)} · bladzijde ")
    _add_field(line, "PAGE")
    line.add_run(" van ")
    _add_field(line, "NUMPAGES")


def _add_field(line: Paragraph, name: str) -> None:
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), name)
    field.append(parse_xml(f"<w:r {nsdecls('w')}><w:t>1</w:t></w:r>"))
    line._p.append(field)
