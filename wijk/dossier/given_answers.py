"""What a script answers beforehand about a file that it imports, checked: nothing in it is passed over."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from wijk.domain.area import AREA_CODE
from wijk.domain.group_words import OTHER_GROUP
from wijk.store.common.errors import FileError
from wijk.store.common.texts import words
from wijk.store.importing.choices import Choice
from wijk.store.importing.doubts import EVERYONE, NONE
from wijk.store.importing.layout import ImportContext
from wijk.store.importing.locating import KEEP_POINT, POINT
from wijk.store.importing.questions import APART, ONE_ANSWER, PLACE, SAME_NAME, TOGETHER, Answers, Question

__all__ = ["GivenAnswer", "GivenAnswers", "answers_to", "check_answered", "check_columns", "read_answers"]

KEYS = ("header", "columns", "answers", "persons", "rest")
KEYS_OF_AN_ANSWER = ("column", "value", "answer")
PERSONS: Mapping[Any, bool | None] = {"keep": True, "remove": False, None: None}
EXAMPLE = (
    'Een bestand met antwoorden is JSON als {"header": 1, "columns": {"Kolom": "veld of null"}, "answers": [{"column": '
    '"Doelgroep", "value": "55+", "answer": ["ouderen"]}], "persons": "remove", "rest": true}; alles mag ook weg.'
)
HEADER = '"header" is het nummer van de rij met kolomnamen, of 0 als er geen kolomnamen zijn.'
MOST_LISTED = 30


@dataclass(frozen=True, slots=True)
class GivenAnswer:
    """The ids that answer what a value in a column means."""

    column: str
    value: str
    ids: tuple[str, ...]

    def is_about(self, question: Question) -> bool:
        """Whether this answers a question, capitals and accents aside."""
        asked = words(question.column), words(question.value)
        return (words(self.column), words(self.value)) == asked


@dataclass(frozen=True, slots=True)
class GivenAnswers:
    """What was answered beforehand; None: not answered.

    ``columns`` gives by column the field or None, ``header`` is the row number of the column names (0: there are none),
    ``persons`` tells whether what looks personal is kept, ``rest`` whether what is not taken over goes into the note.
    """

    columns: Mapping[str, str | None] = field(default_factory=dict)
    values: Sequence[GivenAnswer] = ()
    header: int | None = None
    persons: bool | None = None
    rest: bool | None = None


def read_answers(document: Any) -> GivenAnswers:
    """Return the answers in a JSON document. Raises FileError with an example for whatever else stands in it."""
    _require_keys(document, KEYS)
    columns, header, rest = document.get("columns", {}), document.get("header"), document.get("rest")
    _require(isinstance(columns, dict), '"columns" is geen lijst van kolommen met hun veld.')
    for name, target in columns.items():
        _require(target is None or isinstance(target, str), f"Het veld van de kolom '{name}' is geen tekst of null.")
    _require(header is None or (type(header) is int and header >= 0), HEADER)
    _require(rest is None or isinstance(rest, bool), '"rest" is true of false.')
    persons = document.get("persons")
    _require(persons is None or persons in list(PERSONS), '"persons" is "keep" of "remove".')
    given = document.get("answers", [])
    _require(isinstance(given, list), '"answers" is geen lijst.')
    return GivenAnswers(columns, tuple(map(_answer, given)), header, PERSONS[persons], rest)


def check_columns(given: GivenAnswers, names: Sequence[str], context: ImportContext) -> None:
    """Raise FileError when a column is not in the file, by the names it goes by, or its field is none of ours."""
    for name, target in given.columns.items():
        if name not in names:
            raise FileError(f"De kolom '{name}' staat niet in dit bestand. De kolommen zijn: {_listed(names)}.")
        if target is not None and target not in context.targets:
            raise FileError(f"'{target}' is geen veld van een initiatief. Kies uit: {_listed(context.targets)}.")


def answers_to(questions: Iterable[Question], given: GivenAnswers) -> Answers:
    """Return what was given as answer to these questions, by what it is kept by."""
    found = {question: answer.ids for question in questions for answer in given.values if answer.is_about(question)}
    return {question.key: ids for question, ids in found.items() if question.about != PLACE}


def check_answered(given: GivenAnswers, questions: Sequence[Question], context: ImportContext) -> None:
    """Raise FileError when something was answered that is not asked, or with what can be no answer to it."""
    for answer in given.values:
        asked = [question for question in questions if answer.is_about(question)]
        if not asked:
            told = _listed(f"'{question.value}' in '{question.column}'" for question in questions if question.value)
            rest = f" Gevraagd wordt naar: {told}." if told else " Over dit bestand wordt niets gevraagd."
            raise FileError(f"Er wordt niet gevraagd naar '{answer.value}' in de kolom '{answer.column}'.{rest}")
        for question in asked:
            _check_answer(answer, question, context)


def _check_answer(answer: GivenAnswer, question: Question, context: ImportContext) -> None:
    about = f"Het antwoord op '{answer.value}' in de kolom '{answer.column}'"
    if question.about == PLACE:
        raise FileError("Waar rijen zonder gebied bij horen, kiest u met --place en de code van een gemeente of wijk.")
    if not answer.ids or (question.about in ONE_ANSWER and len(answer.ids) > 1):
        raise FileError(f"{about} moet {'één' if question.about in ONE_ANSWER else 'minstens één'} keuze zijn.")
    possible = _possible(question.about, context)
    for one in answer.ids:
        if one not in possible if possible else not _is_area(one, context):
            told = f"Kies uit: {_listed(possible)}." if possible else "Schrijf een CBS-code als WK020218."
            raise FileError(f"{about} kan niet '{one}' zijn. {told}")


def _possible(about: str, context: ImportContext) -> tuple[str, ...]:
    """The ids that can answer a question; none where it asks for an area."""
    terms: Mapping[str, Sequence[Choice]] = {
        "groups": context.method.groups,
        "roles": context.method.phases,
        "elements": context.method.elements,
        "copings": context.method.copings,
    }
    others: Mapping[str, tuple[str, ...]] = {
        "groups": (EVERYONE, OTHER_GROUP),
        SAME_NAME: (APART, TOGETHER),
        POINT: (NONE, KEEP_POINT),
        "area": (),
    }
    return (*(term.id for term in terms.get(about, ())), *others.get(about, (NONE,)))


def _is_area(code: str, context: ImportContext) -> bool:
    known = context.areas.known
    return bool(AREA_CODE.fullmatch(code)) if known is None else code in known


def _answer(given: Any) -> GivenAnswer:
    _require_keys(given, KEYS_OF_AN_ANSWER)
    lacking = [key for key in KEYS_OF_AN_ANSWER if key not in given]
    _require(not lacking, f"In een antwoord ontbreekt {_listed(lacking)}.")
    ids = [given["answer"]] if isinstance(given["answer"], str) else given["answer"]
    texts = isinstance(given["column"], str) and isinstance(given["value"], str)
    _require(
        texts and isinstance(ids, list) and all(isinstance(one, str) for one in ids),
        f"Het antwoord op '{given['value']}' is geen tekst of lijst van teksten.",
    )
    return GivenAnswer(given["column"], given["value"], tuple(ids))


def _require_keys(document: Any, keys: Sequence[str]) -> None:
    _require(isinstance(document, dict), "Het bestand met antwoorden is anders opgebouwd.")
    unknown = [key for key in document if key not in keys]
    _require(not unknown, f"{_listed(unknown)} is hier niet bekend; er kan staan: {_listed(keys)}.")


def _require(fine: bool, sentence: str) -> None:
    if not fine:
        raise FileError(f"{sentence} {EXAMPLE}")


def _listed(names: Iterable[str]) -> str:
    every = list(names)
    return ", ".join(every[:MOST_LISTED]) + (" en meer" if len(every) > MOST_LISTED else "")
