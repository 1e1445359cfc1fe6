"""A Lerend Netwerk as text: who stands where, who knows whom, and the lessons as a check."""

from collections.abc import Iterable, Mapping, Sequence

from wijk.approach.lessons import LessonAnswer, LessonOutcome
from wijk.approach.membership import MemberCell, balance_of, member_matrix, without_group
from wijk.approach.network import NetworkReading
from wijk.domain.coalition import Coalition, NetworkMeeting
from wijk.domain.key_figure import KeyFigure, Tie
from wijk.domain.method import Method
from wijk.figures.decimals import percent
from wijk.figures.wording import as_sentence, counted, decimal, listed
from wijk.views.numbers import day_text
from wijk.views.tables import Table

__all__ = [
    "balance_text",
    "chosen_text",
    "lesson_rows",
    "meeting_lines",
    "meeting_name",
    "member_lines",
    "member_rows",
    "no_experience_text",
    "numbered",
    "position_rows",
    "saved_text",
    "tie_rows",
]

NOBODY, ONLY, MORE = "○ niemand", "◐ enige schakel", "●"
LOOSE = "Voor alle groepen"
ANSWERS: Mapping[LessonAnswer, str] = {"ja": "✓ ja", "nee": "✗ nee", "weten we niet": "? weten we niet"}


def numbered(labels: Mapping[str, str]) -> dict[str, str]:
    """Return the number of each key figure, as it is drawn in the network and stands in the tables."""
    return {one: str(number) for number, one in enumerate(labels, 1)}


def member_rows(people: Sequence[KeyFigure], method: Method) -> Table:
    """Return target groups × phases by the numbers of the members, a word and a symbol for who stands there alone.

    Who stands in a phase for no group of their own is in a last row, when there is anybody.
    """
    numbers = numbered({person.id: person.label for person in people})
    cells = {(cell.group, cell.phase): cell for cell in member_matrix(people, method)}
    rows = [["Doelgroep", *(phase.name for phase in method.phases)]]
    rows += [
        [group.name, *(_cell(cells[group.id, phase.id], numbers) for phase in method.phases)] for group in method.groups
    ]
    loose = without_group(people, method)
    if loose:
        here = {phase: f"{MORE} {listed([numbers[one] for one in members])}" for phase, members in loose.items()}
        rows.append([LOOSE, *(here.get(phase.id, NOBODY) for phase in method.phases)])
    return rows


def no_experience_text(people: Sequence[KeyFigure], method: Method) -> str:
    """Say for which groups nobody stands at all, and for which members do but none with lived experience."""
    cells = member_matrix(people, method)
    there = {cell.group for cell in cells if cell.members}
    known = {cell.group for cell in cells if cell.experience}
    nobody = [group.name for group in method.groups if group.id not in there]
    without = [group.name for group in method.groups if group.id in there - known]
    told = [f"Voor deze groepen staat er niemand: {listed(nobody)}."] if nobody else []
    if without:
        told.append(f"Voor deze groepen staan er wel leden, maar niemand met ervaringskennis: {listed(without)}.")
    return " ".join(told)


def balance_text(people: Iterable[KeyFigure]) -> str:
    """Say how many members are formal, informal, or not known to be either."""
    balance = balance_of(people)
    unknown = f"; van {decimal(balance.unknown)} is dit niet ingevuld" if balance.unknown else ""
    return f"Balans: {decimal(balance.formal)} formeel en {decimal(balance.informal)} informeel{unknown}."


def tie_rows(ties: Iterable[Tie], labels: Mapping[str, str]) -> Table:
    """Return who knows whom among those with a label, as rows of text."""
    numbers = numbered(labels)
    named = {one: f"{numbers[one]} {label}" for one, label in labels.items()}
    rows = [[named[tie.one], named[tie.other], tie.strength] for tie in ties if {tie.one, tie.other} <= named.keys()]
    return [["De een", "De ander", "Band"], *rows]


def position_rows(reading: NetworkReading, labels: Mapping[str, str]) -> Table:
    """Return the members with their place in the network: bridge or alone, and the part of ways along that one."""
    numbers = numbered(labels)
    rows = [["Nummer", "Lid", "Plek in het netwerk", "Wegen tussen anderen langs dit lid"]]
    for one, label in labels.items():
        place = (
            "◆ brug" if one in reading.bridges else "○ kent hier nog niemand" if one in reading.alone else "● verbonden"
        )
        rows.append([numbers[one], label, place, percent(100 * reading.between[one])])
    return rows


def lesson_rows(checks: Iterable[LessonOutcome]) -> Table:
    """Return the lessons with their answer and its ground."""
    rows = [["Les of voorwaarde", "Vraag", "Antwoord", "Waarom"]]
    return rows + [[one.lesson.name, one.lesson.question, ANSWERS[one.answer], one.ground] for one in checks]


def chosen_text(coalition: Coalition) -> str:
    """Say when a coalition was saved, and with how many members."""
    return f"Gekozen op {day_text(coalition.chosen_on)}, {counted(len(coalition.members), 'lid', 'leden')}."


def saved_text(coalition: Coalition) -> str:
    """Say when a coalition was saved, with how many members, and why people chose otherwise than was advised."""
    ids = {member.id for member in coalition.members}
    said = chosen_text(coalition)
    if coalition.advised:
        said += " Gelijk aan het advies." if set(coalition.advised) == ids else " Anders dan het advies."
    return f"{said} Reden: {as_sentence(coalition.reason)}" if coalition.reason else said


def member_lines(coalition: Coalition, people: Iterable[KeyFigure]) -> tuple[str, ...]:
    """Return the roles in a saved coalition, with a word for who is no key figure any more."""
    there = {person.id for person in people}
    return tuple(
        member.role if member.id in there else f"{member.role} (nu geen sleutelfiguur meer)"
        for member in coalition.members
    )


def meeting_name(meeting: NetworkMeeting) -> str:
    """Return what to call a meeting: its day and its learning question."""
    return f"{day_text(meeting.held_on)}: {meeting.question}"


def meeting_lines(meeting: NetworkMeeting) -> tuple[str, ...]:
    """Return a meeting line by line: its name, then what was learned from each kind of knowledge that is filled in."""
    learned = {
        "Ervaring": meeting.from_experience,
        "Praktijk": meeting.from_practice,
        "Onderzoek": meeting.from_research,
    }
    return (meeting_name(meeting), *(f"{kind}: {text}" for kind, text in learned.items() if text))


def _cell(cell: MemberCell, numbers: Mapping[str, str]) -> str:
    if not cell.members:
        return NOBODY
    here = listed([numbers[one] for one in cell.members])
    told = f"{ONLY}: {here}" if cell.only_link else f"{MORE} {here}"
    return f"{told}, met ervaring" if cell.experience else told
