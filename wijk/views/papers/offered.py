"""The papers that a place can have: what each is called, what its file is called, and what makes it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from wijk.domain.key_figure import Consent
from wijk.dossier.report import ReportFacts
from wijk.store.spreadsheets.writing import EXCEL
from wijk.views.export_names import dated_file_name
from wijk.views.papers.content import WORD, Paper
from wijk.views.papers.paper_map import paper_map
from wijk.views.papers.report import report_of
from wijk.views.papers.slides import slides_of
from wijk.views.papers.workbook import WHAT, place_workbook

__all__ = ["NAMED", "OFFERS", "Offer", "file_name_of"]

Names = Mapping[str, Consent]
PDF = "application/pdf"
POWERPOINT = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
# In points: as wide as the text of a page, and no higher than leaves room for the figures under it.
MAP_WIDTH, MAP_HEIGHT = 480, 300
# As large as a slide has room for beside a chart, with its size of text.
SLIDE_MAP = (534.0, 316.0, 11.5)


@dataclass(frozen=True, slots=True)
class Offer:
    """A paper: its ``label`` (Dutch), the first word of its file name with its ``extension`` and ``mime`` type.

    ``make`` gives the file from the facts of a place and the names to show, which only those ``named`` can hold.
    """

    id: str
    label: str
    file: str
    extension: str
    mime: str
    make: Callable[[ReportFacts, Names], bytes]
    named: bool = False


def file_name_of(offer: Offer, facts: ReportFacts) -> str:
    """The name of the file, with place and day."""
    return dated_file_name(offer.file, facts.story.profile.place, facts.on, offer.extension)


def _report(facts: ReportFacts, names: Names) -> Paper:
    drawn = paper_map(facts.map, MAP_WIDTH, MAP_HEIGHT) if facts.map else None
    return report_of(facts, names, drawn)


def _word(facts: ReportFacts, names: Names) -> bytes:
    from wijk.views.papers.word import paper_word  # here, as below: it would slow the start of every page

    return paper_word(_report(facts, names))


def _pdf(facts: ReportFacts, names: Names) -> bytes:
    from wijk.views.papers.pdf import paper_pdf

    return paper_pdf(_report(facts, names))


def _slides(facts: ReportFacts, names: Names) -> bytes:
    from wijk.views.papers.powerpoint import slides_pptx

    paper = report_of(facts, names)
    drawn = paper_map(facts.map, *SLIDE_MAP) if facts.map else None
    return slides_pptx(slides_of(facts, paper, drawn), paper.subject, facts.on)


def _wall(facts: ReportFacts, names: Names) -> bytes:  # noqa: ARG001 - it hangs on a wall: never with names
    from wijk.views.papers.wall import wall_pdf

    return wall_pdf(facts)


def _workbook(facts: ReportFacts, names: Names) -> bytes:  # noqa: ARG001 - roles only
    return place_workbook(facts)


OFFERS = (
    Offer("word", "Verslag (Word)", "verslag", "docx", WORD, _word, named=True),
    Offer("pdf", "Verslag (PDF)", "verslag", "pdf", PDF, _pdf, named=True),
    Offer("slides", "PowerPoint", "presentatie", "pptx", POWERPOINT, _slides, named=True),
    Offer("wand", "Praatplaat voor aan de wand (PDF, A3)", "praatplaat", "pdf", PDF, _wall),
    Offer("werkboek", f"{WHAT} (Excel)", "werkboek", "xlsx", EXCEL, _workbook),
)
NAMED = tuple(one for one in OFFERS if one.named)
