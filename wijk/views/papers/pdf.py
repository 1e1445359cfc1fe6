"""A paper as a PDF that a screen reader can read: tagged, titled, in Dutch, with an alt text at each picture."""

from itertools import groupby
from typing import Any

from wijk.views.numbers import day_text
from wijk.views.papers.content import Paper, PaperTable, Section, printable
from wijk.views.papers.typesetting import typeset

__all__ = ["paper_pdf"]


def paper_pdf(paper: Paper) -> bytes:
    """Return a paper as a PDF on A4 (PDF/UA); the same paper gives the same bytes."""
    day = paper.made_on
    data = {
        "title": printable(paper.title),
        "subject": printable(paper.subject),
        "made_on": day_text(day),
        "day": [day.year, day.month, day.day],
        "opening": list(map(printable, paper.opening)),
        "groups": [
            {"wide": wide, "sections": list(map(_section, ones))}
            for wide, ones in groupby(paper.sections, key=lambda one: one.wide)
        ],
    }
    return typeset("paper.typ", data, "pdf")


def _section(one: Section) -> dict[str, Any]:
    picture = one.picture and {"svg": one.picture.svg, "alt": printable(one.picture.alt)}
    return {
        "heading": printable(one.heading),
        "sentences": list(map(printable, one.sentences)),
        "points": list(map(printable, one.points)),
        "picture": picture,
        "tables": list(map(_table, one.tables)),
        "source": printable(one.source),
        "parts": list(map(_section, one.parts)),
        "wide": one.wide,
    }


def _table(one: PaperTable) -> dict[str, Any]:
    return {
        "caption": printable(one.caption),
        "header": list(map(printable, one.header)),
        "rows": [list(map(printable, row)) for row in one.rows],
        "widths": list(one.widths),
        "more": printable(one.more),
        "grounds": [list(row) for row in one.grounds],
    }
