"""Papers that people edit: sentences and tables as a Dutch Word document, with headings a screen reader finds."""

import io
import re
from collections.abc import Sequence
from dataclasses import dataclass

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Mm, Pt

from wijk.views.tables import Table

__all__ = ["WORD", "Section", "word_document"]

# What a browser is told that a document is.
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

LANGUAGE = "nl-NL"
NOT_IN_WORD = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Section:
    """A heading, sentences under it, then points of a list and a table, the first row its header.

    ``widths`` are those of its columns in centimetres; without them all are as wide.
    """

    heading: str
    sentences: Sequence[str] = ()
    points: Sequence[str] = ()
    table: Table | None = None
    widths: Sequence[float] = ()


def word_document(title: str, opening: Sequence[str], sections: Sequence[Section]) -> bytes:
    """Return a document on lying A4; what people typed is text in it, without signs that Word can't hold."""
    document = Document()
    _prepare(document, title)
    document.add_heading(_text(title), 0)
    for sentence in opening:
        document.add_paragraph(_text(sentence))
    for section in sections:
        document.add_heading(_text(section.heading), 1)
        for sentence in section.sentences:
            document.add_paragraph(_text(sentence))
        for point in section.points:
            document.add_paragraph(_text(point), style="List Bullet")
        if section.table:
            _add_table(document, section.table, section.widths)
    content = io.BytesIO()
    document.save(content)
    return content.getvalue()


def _prepare(document: WordDocument, title: str) -> None:
    page = document.sections[0]
    page.orientation = WD_ORIENT.LANDSCAPE
    page.page_width, page.page_height = Mm(297), Mm(210)
    page.left_margin = page.right_margin = page.top_margin = page.bottom_margin = Mm(18)
    document.core_properties.title = _text(title)
    document.core_properties.author = "Wijk"
    document.core_properties.comments = ""
    document.core_properties.language = LANGUAGE
    normal = document.styles["Normal"]
    normal.font.size = Pt(11)
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), LANGUAGE)
    normal.element.get_or_add_rPr().append(language)


def _add_table(document: WordDocument, rows: Table, widths: Sequence[float]) -> None:
    table = document.add_table(len(rows), len(rows[0]), "Table Grid")
    for line, row in zip(table.rows, rows, strict=True):
        for cell, text in zip(line.cells, row, strict=True):
            cell.text = _text(text)
    for cell in table.rows[0].cells:
        for run in cell.paragraphs[0].runs:
            run.bold = True
    for column, width in zip(table.columns, widths, strict=False):
        for cell in column.cells:
            cell.width = Cm(width)
    repeat = OxmlElement("w:tblHeader")
    table.rows[0]._tr.get_or_add_trPr().append(repeat)
    document.add_paragraph()


def _text(text: str) -> str:
    return NOT_IN_WORD.sub("", text)
