"""Reads papers back as a screen reader or an editor finds them: Word by python-docx, PDF by its tags with pypdf."""

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from docx import Document
from docx.oxml.ns import qn
from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject

__all__ = ["ReadPdf", "ReadWord", "read_pdf", "read_word", "without_spaces"]

FOOTER = re.compile(r"·\d+[a-z]+\d{4}Bladzijde\d+van\d+$")
# Where each thing stands among the settings of a table: Word repairs a file that has another order.
TABLE_ORDER = ("tblStyle", "tblW", "jc", "tblBorders", "tblLayout", "tblLook", "tblCaption")


@dataclass
class ReadWord:
    """What a document holds; ``headings`` with their level (0 the title), ``faults`` what a reader would object to."""

    title: str
    language: str
    headings: list[tuple[int, str]]
    paragraphs: list[str]
    tables: list[list[list[str]]]
    alts: list[str]
    faults: list[str] = field(default_factory=list)


@dataclass
class ReadPdf:
    """What a PDF holds: its tags in order with the alt text of figures, and all its text without spaces."""

    title: str
    language: str
    marked: bool
    pages: int
    lying: list[int]
    tags: list[str]
    alts: list[str]
    text: str


def read_word(content: bytes) -> ReadWord:
    """Read a document, and what is wrong with its headings, tables, pictures and pages."""
    document = Document(io.BytesIO(content))
    faults, headings = [], []
    for one in document.paragraphs:
        name = one.style.name if one.style and one.style.name else ""
        if name == "Title" or name.startswith("Heading"):
            headings.append((0 if name == "Title" else int(name[-1]), one.text))
    levels = [level for level, _ in headings]
    faults += ["a heading skips a level" for one, other in zip(levels, levels[1:], strict=False) if other > one + 1]
    for table in document.tables:
        first = table.rows[0]._tr
        if first.trPr is None or first.trPr.find(qn("w:tblHeader")) is None:
            faults.append("a table does not repeat its header")
        order = [child.tag.rpartition("}")[2] for child in table._tbl.tblPr]
        if order != sorted(order, key=TABLE_ORDER.index):
            faults.append(f"settings of a table in the order {order}")
        if not table._tbl.tblPr.xpath("w:tblCaption/@w:val"):
            faults.append("a table without a name")
    alts = [str(shape._inline.docPr.get("descr", "")) for shape in document.inline_shapes]
    if any(not alt for alt in alts):
        faults.append("a picture without words")
    footer = document.sections[0].footer._element.xml
    if "PAGE" not in footer or "NUMPAGES" not in footer:
        faults.append("no page numbers")
    languages = {one.get(qn("w:val")) for one in document.styles.element.iter(qn("w:lang"))}
    return ReadWord(
        document.core_properties.title,
        ", ".join(sorted(filter(None, [document.core_properties.language, *languages - {"nl-NL"}]))),
        headings,
        [one.text for one in document.paragraphs],
        [[[cell.text for cell in row.cells] for row in table.rows] for table in document.tables],
        alts,
        faults,
    )


def read_pdf(content: bytes, subject: str = "") -> ReadPdf:
    """Read a PDF by its tags; ``subject`` is what stands in the footer of each page, which is left out of the text."""
    reader = PdfReader(io.BytesIO(content))
    root: Any = reader.root_object
    tags: list[str] = []
    alts: list[str] = []
    for tag, alt in _tags(root["/StructTreeRoot"]):
        tags.append(tag)
        if tag == "Figure":
            alts.append(alt)
    return ReadPdf(
        str(reader.metadata.title) if reader.metadata else "",
        str(root.get("/Lang", "")),
        bool(root["/MarkInfo"]["/Marked"]) and b"pdfuaid" in content,
        len(reader.pages),
        [number for number, page in enumerate(reader.pages) if page.mediabox.width > page.mediabox.height],
        tags,
        alts,
        "".join(_without_footer(page.extract_text(), subject) for page in reader.pages),
    )


def without_spaces(text: str) -> str:
    """A text without what lines and pages break it with."""
    return re.sub(r"[\s\u00ad\u200b-\u200f\u2010-]+", "", text)


def _without_footer(page: str, subject: str) -> str:
    return FOOTER.sub("", without_spaces(page)).removesuffix(without_spaces(subject))


def _tags(node: Any) -> Iterator[tuple[str, str]]:
    found = node.get_object() if isinstance(node, IndirectObject) else node
    if isinstance(found, ArrayObject):
        for one in found:
            yield from _tags(one)
    elif isinstance(found, DictionaryObject):
        if "/S" in found:
            yield str(found["/S"])[1:], str(found.get("/Alt", ""))
        if "/K" in found:
            yield from _tags(found["/K"])
