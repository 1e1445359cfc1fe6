"""The five pillars in words: each question with its newest answer, what that rests on and of which day; no score."""

from collections.abc import Iterable, Mapping

from wijk.domain.pillars import Pillar, PillarAnswer, Pillars
from wijk.figures.wording import cut_short, decimal
from wijk.store.spreadsheets.about import About
from wijk.store.spreadsheets.sheets import Cell
from wijk.store.spreadsheets.writing import SheetToWrite, workbook_bytes
from wijk.views.numbers import day_text
from wijk.views.process import NONE_YET, said_text
from wijk.views.row_table import RowTable, TableRow
from wijk.views.tables import Table
from wijk.views.versions import FieldTexts

__all__ = [
    "PILLARS",
    "answered_text",
    "earlier_table",
    "newest_answers",
    "pillar_answer_label",
    "pillar_answer_texts",
    "pillar_rows",
    "pillars_excel",
]

PILLARS = "Vijf pijlers"
COLUMNS = ("Vraag", "Antwoord", "Waarop dat rust", "Datum")
SHORT = 80


def newest_answers(answers: Iterable[PillarAnswer]) -> Mapping[str, PillarAnswer]:
    """Return by question (id) the answer of the last day; ``answers`` in the order they were kept."""
    return {one.question: one for one in sorted(answers, key=lambda one: one.said_on)}


def answered_text(pillars: Pillars, newest: Mapping[str, PillarAnswer]) -> str:
    """How many questions have an answer, which says nothing of how well it goes."""
    questions = [one.id for one in pillars.questions]
    answered = sum(question in newest for question in questions)
    is_or_are = "is" if answered == 1 else "zijn"
    return f"Van de {decimal(len(questions))} vragen {is_or_are} er {decimal(answered)} beantwoord."


def pillar_rows(pillar: Pillar, newest: Mapping[str, PillarAnswer]) -> RowTable:
    """The questions of one pillar with the newest answer to each."""
    rows = []
    for question in pillar.questions:
        answer = newest.get(question.id)
        told = (said_text(answer.said), answer.ground, day_text(answer.said_on)) if answer else (NONE_YET, "", "")
        rows.append(TableRow(question.id, question.text, (question.text, *told), (("answer", "Beantwoord"),)))
    return RowTable(pillar.name, COLUMNS, rows)


def earlier_table(pillars: Pillars, answers: Iterable[PillarAnswer]) -> Table:
    """The answers that newer ones took the place of, the newest first; only the header where there are none."""
    listed = sorted(answers, key=lambda one: one.said_on, reverse=True)
    newest = newest_answers(reversed(listed))
    texts = {question.id: question.text for question in pillars.questions}
    rows = [
        [texts.get(one.question, one.question), said_text(one.said), one.ground, day_text(one.said_on)]
        for one in listed
        if one != newest[one.question]
    ]
    return [list(COLUMNS), *rows]


def pillar_answer_label(answer: PillarAnswer, pillars: Pillars) -> str:
    """An answer in a message: its question."""
    texts = {question.id: question.text for question in pillars.questions}
    return cut_short(texts.get(answer.question, answer.question), SHORT)


def pillar_answer_texts(answer: PillarAnswer) -> FieldTexts:
    """What an answer says, by field."""
    return {
        "said": ("Antwoord", said_text(answer.said) if answer.said else ""),
        "ground": ("Waarop dat rust", answer.ground),
    }


def pillars_excel(pillars: Pillars, answers: Iterable[PillarAnswer], about: About) -> bytes:
    """All questions with their newest answer, in the words of the screen."""
    newest = newest_answers(answers)
    rows: list[list[Cell]] = [["Pijler", *COLUMNS]]
    for pillar in pillars.pillars:
        for question in pillar.questions:
            answer = newest.get(question.id)
            told: list[Cell] = [answer.said, answer.ground, answer.said_on] if answer else [None, None, None]
            rows.append([pillar.name, question.text, *told])
    return workbook_bytes([SheetToWrite(PILLARS, rows, f"{about.title}. {pillars.note}")], about)
