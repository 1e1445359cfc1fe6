"""What was evaluated as files to take along: judgements, counts, successes and answers, in the words of the screen."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from wijk.domain.evaluation import Evaluation, MonthCount, ProcessAnswer, Success
from wijk.store.spreadsheets.about import About
from wijk.store.spreadsheets.sheets import Cell
from wijk.store.spreadsheets.writing import SheetToWrite, csv_bytes, workbook_bytes
from wijk.views.evaluating import KNOWLEDGE_TEXT

__all__ = ["EvaluatedNames", "EvaluationRows", "WHOLE_NAME", "counts_csv", "evaluation_excel"]

WHOLE_NAME, GONE = "Het hele dossier", "Is er niet meer"
Rows = list[list[Cell]]


@dataclass(frozen=True, slots=True)
class EvaluatedNames:
    """What actions, initiatives, kinds of counts and questions (by id) are called."""

    actions: Mapping[str, str]
    initiatives: Mapping[str, str]
    kinds: Mapping[str, str]
    questions: Mapping[str, str]

    def about(self, action: str, initiative: str = "") -> str:
        """What something is about."""
        if action:
            return self.actions.get(action) or self.initiatives.get(initiative, GONE)
        return self.initiatives.get(initiative, GONE) if initiative else WHOLE_NAME


@dataclass(frozen=True, slots=True)
class EvaluationRows:
    """What was evaluated of a place."""

    evaluations: Sequence[Evaluation]
    counts: Sequence[MonthCount]
    successes: Sequence[Success]
    answers: Sequence[ProcessAnswer]


def counts_csv(counts: Sequence[MonthCount], names: EvaluatedNames, about: About) -> bytes:
    """The counts as CSV for a Dutch Excel; reading it back gives the same."""
    return csv_bytes(_counts(counts, names), about)


def evaluation_excel(rows: EvaluationRows, names: EvaluatedNames, about: About) -> bytes:
    """All of it as an Excel workbook, a sheet for each; what is not known is an empty cell."""
    sheets = (
        SheetToWrite("Oordelen", _evaluations(rows.evaluations, names), about.title),
        SheetToWrite("Tellingen", _counts(rows.counts, names), about.title),
        SheetToWrite("Successen", _successes(rows.successes, names), about.title),
        SheetToWrite("Proces", _answers(rows.answers, names), about.title),
    )
    return workbook_bytes(sheets, about)


def _evaluations(evaluations: Sequence[Evaluation], names: EvaluatedNames) -> Rows:
    rows: Rows = [["Waarover", "Datum", "Oordeel", "Waarom", "Geleerd", "Soort kennis", "Door wie", "Loopt door"]]
    for one in sorted(evaluations, key=lambda each: each.judged_on, reverse=True):
        rows.append(
            [
                names.about(one.action, one.initiative),
                one.judged_on,
                one.judgement,
                one.reason,
                one.learned,
                "; ".join(KNOWLEDGE_TEXT[each] for each in one.knowledge),
                "; ".join(one.who),
                "ja" if one.goes_on else "",
            ]
        )
    return rows


def _counts(counts: Sequence[MonthCount], names: EvaluatedNames) -> Rows:
    rows: Rows = [["Waarover", "Wat is geteld", "Maand", "Aantal"]]
    for one in sorted(counts, key=lambda each: (names.about(each.action, each.initiative), each.kind, each.month)):
        about = names.about(one.action, one.initiative)
        rows.append([about, names.kinds.get(one.kind, one.kind), one.month, one.number])
    return rows


def _successes(successes: Sequence[Success], names: EvaluatedNames) -> Rows:
    rows: Rows = [["Datum", "Succes", "Door wie", "Bij welke actie"]]
    for one in sorted(successes, key=lambda each: each.noted_on, reverse=True):
        rows.append([one.noted_on, one.text, "; ".join(one.who), names.about(one.action) if one.action else ""])
    return rows


def _answers(answers: Sequence[ProcessAnswer], names: EvaluatedNames) -> Rows:
    rows: Rows = [["Datum", "Vraag", "Antwoord", "Waaraan wij dat zien"]]
    for one in sorted(answers, key=lambda each: each.said_on, reverse=True):
        rows.append([one.said_on, names.questions.get(one.question, one.question), one.said, one.note])
    return rows
