"""A coalition on paper: who, what they cover, who stands alone, who knows whom, the lessons, and what was learned."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from wijk.approach.alternatives import contributions
from wijk.approach.lessons import LessonOutcome
from wijk.approach.needs import need_label
from wijk.approach.network import read_network
from wijk.approach.network_words import MEASURE_NOTE, network_sentences
from wijk.approach.question import Question, unmet_conditions
from wijk.domain.coalition import Coalition, NetworkMeeting
from wijk.domain.key_figure import Consent, KeyFigure, Tie
from wijk.domain.method import Method
from wijk.views.coalition import contribution_rows, covered_text
from wijk.views.consents import about_names, with_names
from wijk.views.learning_network import (
    balance_text,
    lesson_rows,
    member_rows,
    no_experience_text,
    numbered,
    saved_text,
    tie_rows,
)
from wijk.views.numbers import day_text
from wijk.views.papers.content import Paper, Section, paper_table
from wijk.views.papers.word import paper_word
from wijk.views.people import key_figure_labels, key_figure_rows
from wijk.views.tables import Table

__all__ = ["CoalitionReport", "coalition_word"]

SOURCES = (
    "Bron: sleutelfiguren, banden en behoeften zijn ingevoerd in Wijk; de cijfers achter de voorgestelde behoeften "
    "zijn van CBS en RIVM. Er is geen filter gebruikt."
)
ADVICE = "Het hulpmiddel adviseert, mensen beslissen. Gewichten zijn door de gebruikers gekozen."


@dataclass(frozen=True, slots=True)
class CoalitionReport:
    """What a report is about: ``chosen`` members (rows of ``question``) for an area by its name, gemeente and code.

    ``areas`` are names by CBS code; ``saved`` is the coalition as it was kept, None when it wasn't yet.
    """

    area: str
    question: Question
    chosen: tuple[int, ...]
    ties: Sequence[Tie]
    checks: Sequence[LessonOutcome]
    areas: Mapping[str, str]
    saved: Coalition | None
    meetings: Sequence[NetworkMeeting]


def coalition_word(report: CoalitionReport, method: Method, made_on: date, names: Mapping[str, Consent]) -> bytes:
    """Return the report as a Word document.

    ``names`` are the consents to show, by id of the key figure: empty unless names were chosen for this one report. The
    report says until when they may be in it.
    """
    members = [report.question.people[row] for row in report.chosen]
    shown = {member.id: names[member.id] for member in members if member.id in names}
    opening = [f"Gemaakt op {day_text(made_on)} met Wijk. {ADVICE}", SOURCES, about_names(shown)]
    if report.saved:
        opening.append(f"{report.saved.name}: {saved_text(report.saved)}")
    sections = [
        _section("leden", "Wie doen mee", _member_table(members, method, shown, report.areas)),
        *_covered(report, method),
        _section(
            "fases",
            "Wie staat waar",
            member_rows(members, method),
            _sentences(balance_text(members), no_experience_text(members, method)),
        ),
        _known(members, report.ties),
        *(
            _section(
                f"lessen-{number}",
                f"De lessen als check: {source}",
                lesson_rows(check for check in report.checks if check.lesson.source.name == source),
            )
            for number, source in enumerate(dict.fromkeys(check.lesson.source.name for check in report.checks), 1)
        ),
        *([_section("geleerd", "Wat het netwerk leerde", _meeting_table(report.meetings))] if report.meetings else []),
    ]
    return paper_word(Paper(f"Coalitie {report.area}", report.area, made_on, tuple(opening), tuple(sections)))


def _section(identifier: str, heading: str, rows: Table | None, sentences: Sequence[str] = ()) -> Section:
    """A heading with sentences and a table, on a lying page: the tables have many columns."""
    tables = (paper_table(heading, rows),) if rows else ()
    return Section(identifier, heading, tuple(sentences), tables=tables, wide=True)


def _member_table(
    members: Sequence[KeyFigure], method: Method, shown: Mapping[str, Consent], areas: Mapping[str, str]
) -> Table:
    """The members by their number, with name and contact where those were chosen."""
    numbers = numbered(key_figure_labels(members))
    header, *about = key_figure_rows(members, method, lambda code: areas.get(code, code))
    rows = [["Nummer", *header]]
    rows += [[number, *row] for number, row in zip(numbers.values(), about, strict=True)]
    return with_names(rows, [member.id for member in members], shown)


def _covered(report: CoalitionReport, method: Method) -> list[Section]:
    question = report.question
    brings = contributions(question.covers, question.weight, report.chosen)
    sentences = [f"Gedekt gewicht: {covered_text(brings.value, brings.total)}."]
    unmet = unmet_conditions(question, report.chosen)
    if unmet:
        sentences.append(f"Aan deze voorwaarden voldoet de keuze niet: {'; '.join(unmet)}.")
    sections = [
        _section(
            "gedekt",
            "Wat deze coalitie dekt",
            contribution_rows(question, report.chosen, brings, method, report.areas),
            sentences,
        )
    ]
    if brings.uncovered:
        nobody = set(brings.out_of_reach)
        points = [
            need_label(question.needs[column], method, report.areas)
            + (" (niemand uit de lijst kan dit)" if column in nobody else "")
            for column in brings.uncovered
        ]
        sections.append(Section("niet-gedekt", "Wat niet gedekt is", points=tuple(points), wide=True))
    return sections


def _known(members: Sequence[KeyFigure], ties: Sequence[Tie]) -> Section:
    labels = key_figure_labels(members)
    rows = tie_rows(ties, labels)
    note = [MEASURE_NOTE] if len(rows) > 1 else []
    sentences = [*network_sentences(read_network(list(labels), ties), labels), *note]
    return _section("banden", "Wie kent wie", rows if len(rows) > 1 else None, sentences)


def _meeting_table(meetings: Sequence[NetworkMeeting]) -> Table:
    return [
        ["Datum", "Leervraag", "Ervaring", "Praktijk", "Onderzoek"],
        *(
            [day_text(one.held_on), one.question, one.from_experience, one.from_practice, one.from_research]
            for one in meetings
        ),
    ]


def _sentences(*texts: str) -> list[str]:
    return [text for text in texts if text]
