"""What a paper says, before it is a file: sections of sentences, lists, tables and pictures, that each writer lays out.

`wijk.views.papers.report` makes a `Paper` of a place; the writers (Word, PDF) know nothing of places. All texts are as
people typed them: a writer passes each through `printable` and never reads signs in it as its own.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from wijk.views.tables import Table

__all__ = ["WORD", "Paper", "PaperTable", "Picture", "Section", "all_sections", "paper_table", "printable"]

# What a browser is told that a document of Word is.
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
# What no file holds: control signs, halves of signs, and those that turn the direction of all that follows.
NOT_ON_PAPER = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture in both forms that writers take; ``alt`` says in words what is to be seen, ``source`` whose it is."""

    png: bytes
    svg: str
    alt: str
    source: str


@dataclass(frozen=True, slots=True)
class PaperTable:
    """Rows of text under a ``header``, each as long as it; ``caption`` says what they are.

    A cell may hold several lines. ``widths`` are how wide the columns are beside each other. ``more`` says how many
    rows are not in it and where they are; empty when it is whole. ``grounds`` are the colours behind the cells of each
    row, "" for none: they repeat what a cell says in words; empty for a plain table.
    """

    caption: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[float, ...]
    more: str = ""
    grounds: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with what stands under it, in this order; all but the heading may be empty.

    ``id`` names the section for who picks from a paper; its Dutch ``heading`` may change. ``source`` is what it rests
    on. ``parts`` have a heading one level lower. One that is ``wide`` stands on a lying page of its own.
    """

    id: str
    heading: str
    sentences: tuple[str, ...] = ()
    points: tuple[str, ...] = ()
    picture: Picture | None = None
    tables: tuple[PaperTable, ...] = ()
    source: str = ""
    parts: tuple["Section", ...] = ()
    wide: bool = False


@dataclass(frozen=True, slots=True)
class Paper:
    """A whole paper: its ``title``, what it says of itself at the top (``opening``), and its sections.

    ``subject`` is the place with its code. ``made_on`` is the day it was made.
    """

    title: str
    subject: str
    made_on: date
    opening: tuple[str, ...]
    sections: tuple[Section, ...]


def paper_table(caption: str, rows: Table, widths: Iterable[float] = (), more: str = "") -> PaperTable:
    """Make a table of rows of text, the first its header; columns are equally wide unless ``widths`` are given."""
    header, *body = rows
    return PaperTable(caption, tuple(header), tuple(map(tuple, body)), tuple(widths) or (1.0,) * len(header), more)


def all_sections(sections: Iterable[Section]) -> Iterator[Section]:
    """Walk sections with their parts, in the order in which they stand."""
    for section in sections:
        yield section
        yield from all_sections(section.parts)


def printable(text: str) -> str:
    """Return a text without the signs that no file holds.

    >>> printable("een \\x07bel")
    'een bel'
    """
    return NOT_ON_PAPER.sub("", text)
