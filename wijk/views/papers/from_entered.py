"""The sections of a report about what people entered and decided, from what there is to what a room recognised."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from wijk.approach.coverage import State
from wijk.approach.priorities import priority_cells
from wijk.domain.initiative import Initiative
from wijk.dossier.report import ReportFacts
from wijk.figures.wording import counted
from wijk.views.captions import first_upper
from wijk.views.colours import BLUES
from wijk.views.decisions import told_lines
from wijk.views.finding_words import group_name, phase_names
from wijk.views.initiative_tables import freshness_text
from wijk.views.matrix import FIRST, SYMBOLS, legend, no_mismatch_text, summarise, words_used
from wijk.views.matrix_grid import grid_texts
from wijk.views.meetings import meeting_name, present_text
from wijk.views.papers.content import PaperTable, Section, paper_table
from wijk.views.papers.typed import more_text, typed, typed_points
from wijk.views.recognition import recognition_lines
from wijk.views.route import initiatives_text, made_up_text, matrix_counted
from wijk.views.story.from_figures import WIJKAGENDA
from wijk.views.tables import Table

__all__ = [
    "annex_of_initiatives",
    "decisions_section",
    "matrix_section",
    "mismatches_section",
    "recognition_section",
    "supply_section",
]

# Of how many initiatives the report shows them all, else how many in each list; in the annex.
ALL_ROWS, MOST_ROWS, MOST_IN_ANNEX = 40, 15, 100
# Lines of decisions, mismatches and what rooms said.
MOST_LINES = 12
# Signs of a name in a cell of the matrix, so that all of it stands on one page.
NAME = 26
MEETINGS = 3
NOT_RECOGNISED = "Er is in een bijeenkomst nog niet gevraagd of mensen de cijfers herkennen."
LIST_HEADER = ("Initiatief", "Organisatie", "Fases", "Voor wie", "Bevestigd")
LIST_WIDTHS = (3.2, 1.9, 2.2, 2.2, 2.7)
# What lies behind a cell of the matrix; its state stands in it in a word and a sign.
GROUNDS: Mapping[State, str] = {"gedekt": BLUES[1], "kwetsbaar": BLUES[0]}


def supply_section(facts: ReportFacts) -> Section:
    """What there is by name: what is of the place, then what is there for a larger area."""
    counts = facts.story.counts
    told = [initiatives_text(counts, facts.story.profile.place.level), made_up_text(counts)]
    most = ALL_ROWS if _shows_all(facts) else MOST_ROWS
    tables = []
    for caption, ones in (("Wat er hier is", facts.here), ("Wat er voor een groter gebied is", facts.wider)):
        if ones:
            tables.append(_list(facts, caption, ones, most, "de bijlage"))
    return Section("aanbod", "Wat is er al?", tuple(filter(None, told)), tables=tuple(tables))


def annex_of_initiatives(facts: ReportFacts) -> Section | None:
    """All initiatives where the report itself shows only the first; None where it shows them all."""
    if _shows_all(facts):
        return None
    ones = [*facts.here, *facts.wider]
    table = _list(facts, "Alle initiatieven", ones, MOST_IN_ANNEX, "het Excel-bestand")
    return Section("bijlage-initiatieven", "Bijlage: initiatieven", tables=(table,), wide=True)


def _shows_all(facts: ReportFacts) -> bool:
    return len(facts.here) + len(facts.wider) <= ALL_ROWS


def matrix_section(facts: ReportFacts) -> Section:
    """The whole matrix on one page, with what its signs mean."""
    story, matrix = facts.story, facts.story.overview.whole
    grid = grid_texts(matrix, story.overview.group_figures, priority_cells(story.decisions))
    rows: Table = [["Doelgroep", *grid["phases"]]]
    for row in grid["rows"]:
        rows.append([f"{row['name']}{row['more']}\n{row['short']}", *map(_cell, row["cells"])])
    rows.append([grid["general"]["name"], *map(str, grid["general"]["cells"])])
    grounds = [("", *(GROUNDS.get(cell["state"], "") for cell in row["cells"])) for row in grid["rows"]]
    plain = paper_table("Doelgroepen en fases", rows, (1.4, *[1.0] * len(grid["phases"])))
    table = replace(plain, grounds=(*grounds, ("",) * len(rows[0])))
    signs = [f"{SYMBOLS[state]} {state}: {meaning}." for state, meaning in legend(matrix).items()]
    source = " ".join([*signs, *words_used(matrix), f"Fases en groepen: {facts.method.label}."])
    return Section(
        "matrix", "De fasematrix", (matrix_counted(story.counts),), tables=(table,), source=source, wide=True
    )


def mismatches_section(facts: ReportFacts) -> Section:
    """What does not fit, largest first, without what people refuted; and what nobody filled in."""
    story, matrix = facts.story, facts.story.overview.whole
    lines = [one.reason for one in story.standing]
    if lines:
        many = counted(len(lines), "mismatch", "mismatches")
        told = f"Er {'is' if len(lines) == 1 else 'zijn'} {many}: iets wat niet past bij wat een groep nodig heeft."
    else:
        told = no_mismatch_text(matrix, story.overview.mismatches)
    sentences = (told, summarise(matrix, story.standing).unknown)
    return Section(
        "mismatches", "Wat past hier niet?", sentences, typed_points(lines, MOST_LINES, "de pagina Fasematrix")
    )


def decisions_section(facts: ReportFacts) -> Section:
    """The decisions that hold, priorities first, and what the last meetings agreed and celebrated."""
    lines = told_lines(facts.story.decisions, facts.remarks, facts.method)
    parts = []
    for one in [each.item for each in facts.meetings.held][:MEETINGS]:
        said = [*(f"Afgesproken: {text}" for text in one.decided), *(f"Gevierd: {text}" for text in one.celebrated)]
        present = (first_upper(f"{typed(present_text(one.present))}."),) if one.present else ()
        heading = f"Bijeenkomst van {meeting_name(one)}"
        parts.append(
            Section(f"bijeenkomst-{one.id}", heading, present, typed_points(said, MOST_LINES, "de pagina Bijeenkomst"))
        )
    told = () if lines else ("Er is nog geen besluit genomen.",)
    heading = "Wat besloten de mensen aan tafel?"
    return Section("besluiten", heading, told, typed_points(lines, MOST_LINES, "de pagina Start"), parts=tuple(parts))


def recognition_section(facts: ReportFacts) -> Section:
    """What rooms said of the figures."""
    found = facts.story.recognitions
    keys = [(one.indicator, one.year) for one in found if one.year]
    lines = recognition_lines(facts.story.profile.catalogue, found, keys)
    told = () if lines else (NOT_RECOGNISED,)
    source = WIJKAGENDA if lines else ""
    return Section(
        "herkenning",
        "Wat herkennen mensen hier?",
        told,
        typed_points(lines, MOST_LINES, "de pagina Wijkprofiel"),
        source=source,
    )


def _list(facts: ReportFacts, caption: str, ones: Sequence[Initiative], most: int, where: str) -> PaperTable:
    rows = [list(LIST_HEADER), *(_row(facts, one) for one in ones[:most])]
    more = more_text(len(ones) - most, "initiatief", "initiatieven", where)
    return paper_table(caption, rows, LIST_WIDTHS, more)


def _row(facts: ReportFacts, one: Initiative) -> list[str]:
    own = one.area in facts.story.profile.place.known_as
    area = "" if own else f"\n({facts.area_names.get(one.area, one.area)})"
    return [
        typed(one.name) + area,
        typed(one.organisation) or "–",
        phase_names((role.phase for role in one.roles), facts.method) or "niet ingevuld",
        ", ".join(group_name(group, facts.method) for group in one.groups) or "iedereen",
        freshness_text(one, facts.on),
    ]


def _cell(cell: Mapping[str, Any]) -> str:
    """Two lines at most: who is there, or what is there in general; and the state, with a star for a priority."""
    names = ", ".join(typed(name, NAME) for name in cell["names"]) or cell["beside"]
    star = f"{FIRST[:1]} " if cell["first"] else ""
    state = f"{star}{SYMBOLS[cell['state']]} {cell['state']}"
    return f"{names}\n{state}" if names else state
