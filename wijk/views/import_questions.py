"""What an import asks, in words: one question for all rows that have it, and the answers to choose from."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from wijk.domain.group_words import OTHER_GROUP, OTHER_GROUP_NAME
from wijk.domain.method import Method
from wijk.figures.wording import counted
from wijk.store.importing.choices import Choice
from wijk.store.importing.doubts import EVERYONE, NONE
from wijk.store.importing.locating import KEEP_POINT, POINT
from wijk.store.importing.questions import APART, SAME_NAME, TOGETHER, Question
from wijk.views.numbers import number

__all__ = [
    "SAME_NAME_ANSWERS",
    "POINT_ANSWERS",
    "same_name_text",
    "asked_text",
    "choices_of",
    "heading",
    "options_of",
    "proposal_text",
]

Escape = Callable[[str], str]
# How much of a text of a file is shown in a question.
MOST = 80
SAME_NAME_ANSWERS = {APART: "elk een eigen initiatief", TOGETHER: "samen één initiatief"}
POINT_ANSWERS = {NONE: "niet op de kaart", KEEP_POINT: "toch op de kaart"}
_HEADINGS = {
    "groups": "Voor wie is dit?",
    "area": "Welk gebied is dit?",
    "areas": "Welk gebied is dit?",
    "roles": "Welke fase is dit?",
    "phases": "Welke fase is dit?",
    "elements": "Welk werkzaam element is dit?",
    "copings": "Welke manier van omgaan is dit?",
    POINT: "Deze punten liggen niet in Nederland",
    SAME_NAME: "Is dit hetzelfde?",
}


def heading(about: str, column: str) -> str:
    """What questions about a field are put under."""
    asked = _HEADINGS.get(about, "Wat is dit?")
    return asked if about == SAME_NAME else f"{column}: {asked[0].lower()}{asked[1:]}"


def asked_text(question: Question, escaped: Escape = str) -> str:
    """What is asked about, with how many rows have it; ``escaped`` makes what stands in a file safe to show."""
    return f"‘{escaped(question.value[:MOST])}’ ({counted(question.count, 'rij', 'rijen')})"


def same_name_text(question: Question, escaped: Escape = str) -> str:
    """Rows that are called the same, with how many and in what they differ."""
    called = f"‘{escaped(question.value[:MOST])}’"
    if question.beside:
        return f"{called} staat er al, op een andere plek ({_rows(question.rows)})"
    where = f", verschil in {escaped(_listed(question.differs))}" if question.differs else ""
    return f"{number(question.count)} keer {called} ({_rows(question.rows)}){where}"


def options_of(about: str, method: Method) -> Mapping[str, str]:
    """The answers that a question about a part of the method can have, by id; areas are not in it."""
    terms: Mapping[str, Sequence[Choice]] = {
        "groups": method.groups,
        "roles": method.phases,
        "phases": method.phases,
        "elements": method.elements,
        "copings": method.copings,
    }
    named = {term.id: term.name for term in terms.get(about, ())}
    if about == "groups":
        return {**named, EVERYONE: "iedereen", OTHER_GROUP: OTHER_GROUP_NAME}
    return {**named, NONE: "geen van deze"}


def proposal_text(question: Question, name: Callable[[str], str]) -> str:
    """What stands where nothing is chosen yet: what we would choose, if anything."""
    proposal = ", ".join(map(name, question.proposal))
    return f"Voorstel: {proposal}" if proposal else "Nog niet gekozen"


def choices_of(question: Question, options: Iterable[str]) -> list[str]:
    """The answers to choose from, what it most likely means first."""
    return list(dict.fromkeys((*question.guesses, *options, *(question.answer or ()))))


def _rows(rows: Sequence[int]) -> str:
    shown = ", ".join(map(str, rows[:4]))
    more = f" en nog {number(len(rows) - 4)}" if len(rows) > 4 else ""
    return f"{'rij' if len(rows) == 1 else 'rijen'} {shown}{more}"


def _listed(names: Sequence[str]) -> str:
    return ", ".join(names[:3]) + (" en meer" if len(names) > 3 else "")
