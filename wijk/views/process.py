"""How a coalition works, in words: each question with the newest answer, and those before it."""

from collections.abc import Iterable, Mapping, Sequence

from wijk.domain.evaluation import ProcessAnswer, ProcessSaid
from wijk.domain.evaluation_rules import ProcessQuestion
from wijk.views.numbers import day_text
from wijk.views.row_table import RowTable, TableRow
from wijk.views.versions import FieldTexts

__all__ = ["NONE_YET", "process_answer_texts", "process_rows", "said_text"]

SIGNS: Mapping[ProcessSaid, str] = {"ja": "✓", "deels": "◐", "nee": "✕", "weten wij niet": "?"}
COLUMNS = ("Vraag", "Nieuwste antwoord", "Eerder")
NONE_YET = "○ nog geen antwoord"
# Of earlier answers so many stand in the row; the others are counted.
EARLIER = 3


def said_text(said: ProcessSaid) -> str:
    """An answer with its sign: "✓ ja"."""
    return f"{SIGNS[said]} {said}"


def process_rows(questions: Sequence[ProcessQuestion], answers: Iterable[ProcessAnswer]) -> RowTable:
    """Return the questions with the answers to each, the newest first; ``answers`` in the order they were kept."""
    by_question: dict[str, list[ProcessAnswer]] = {}
    for answer in sorted(answers, key=lambda one: one.said_on):
        by_question.setdefault(answer.question, []).insert(0, answer)
    rows = []
    for one in questions:
        answered = by_question.get(one.id, [])
        earlier = answered[1:]
        more = f" en nog {len(earlier) - EARLIER}" if earlier[EARLIER:] else ""
        rows.append(
            TableRow(
                one.id,
                one.question,
                (
                    f"{one.question} ({one.rests_on})",
                    _dated(answered[0], with_note=True) if answered else NONE_YET,
                    "; ".join(_dated(each, with_note=False) for each in earlier[:EARLIER]) + more or "–",
                ),
                (("answer", "Antwoord"),),
            )
        )
    return RowTable("Vragen over hoe wij samenwerken", COLUMNS, rows)


def process_answer_texts(answer: ProcessAnswer) -> FieldTexts:
    """What an answer says, by field."""
    return {
        "said": ("Antwoord", said_text(answer.said) if answer.said else ""),
        "note": ("Waaraan wij dat zien", answer.note),
    }


def _dated(answer: ProcessAnswer, *, with_note: bool) -> str:
    note = f": {answer.note}" if with_note and answer.note else ""
    return f"{said_text(answer.said)}, {day_text(answer.said_on)}{note}"
