"""The lessons of "Wij in de wijk" and the conditions of the Wijkverbindersaanpak as a check on one coalition.

Each answer is "ja", "nee" or "weten we niet", with its ground in what was entered. What was not filled in makes no
answer a "nee". The texts are data (data/method/lessons.toml); each lesson names the rule here that answers it.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from wijk.approach.membership import member_matrix, only_links
from wijk.domain.coalition import NetworkMeeting
from wijk.domain.coalition_rules import CoalitionRules, Lesson
from wijk.domain.initiative import Initiative
from wijk.domain.key_figure import KeyFigure, Tie
from wijk.domain.method import Method, MethodError
from wijk.domain.preconditions import Agreement
from wijk.domain.training import TrainingSession
from wijk.figures.wording import counted, decimal, listed

__all__ = ["LessonAnswer", "LessonInput", "LessonOutcome", "check_lessons"]

LessonAnswer = Literal["ja", "nee", "weten we niet"]
Said = tuple[LessonAnswer, str]


@dataclass(frozen=True, slots=True)
class LessonInput:
    """What was entered about a coalition: its members, the ties between key figures (others may be among them), the
    initiatives in its area, its meetings, the day on which it was chosen (None while it is not saved), what was
    ``agreed`` about the conditions of its area (None: nothing), and the ``sessions`` of training and intervisie that
    were held there."""

    members: Sequence[KeyFigure]
    ties: Sequence[Tie]
    initiatives: Sequence[Initiative]
    meetings: Sequence[NetworkMeeting]
    chosen_on: date | None
    method: Method
    rules: CoalitionRules
    agreed: Agreement | None = None
    sessions: Sequence[TrainingSession] = ()


@dataclass(frozen=True, slots=True)
class LessonOutcome:
    """A lesson with its answer, and the ground for that in one or two Dutch sentences."""

    lesson: Lesson
    answer: LessonAnswer
    ground: str


def check_lessons(entered: LessonInput) -> tuple[LessonOutcome, ...]:
    """Return the answer to every lesson, in the order of the data.

    Raises MethodError when a lesson names a rule that does not exist.
    """
    checks = []
    for lesson in entered.rules.lessons:
        if lesson.rule and lesson.rule not in RULES:
            raise MethodError(f"De regel {lesson.rule!r} in lessons.toml bestaat niet. Mogelijk: {', '.join(RULES)}.")
        answer: LessonAnswer = "weten we niet"
        ground = "Dit staat niet in wat is ingevuld."
        if not entered.members:
            ground = "Er zijn nog geen leden gekozen."
        elif lesson.rule:
            answer, ground = RULES[lesson.rule](entered)
        checks.append(LessonOutcome(lesson, answer, ground if answer != "weten we niet" else f"{ground} {lesson.talk}"))
    return tuple(checks)


def _meeting_place(entered: LessonInput) -> Said:
    if not entered.initiatives:
        return "weten we niet", "Er zijn nog geen initiatieven ingevuld."
    meeting = set(entered.method.rules.meeting_functions)
    places = [each for each in entered.initiatives if any(meeting & set(role.functions) for role in each.roles)]
    if places:
        return "ja", f"{counted(len(places), 'initiatief biedt', 'initiatieven bieden')} een ontmoetingsplek."
    silent = [each for each in entered.initiatives if not any(role.functions for role in each.roles)]
    if silent:
        return "weten we niet", f"Van {counted(len(silent), 'initiatief', 'initiatieven')} is de functie niet ingevuld."
    return "nee", "Geen van de ingevulde initiatieven biedt een ontmoetingsplek."


def _community_worker(entered: LessonInput) -> Said:
    return _somebody(entered, "opbouwwerker of gelijke", lambda member: member.community_worker)


def _resident(entered: LessonInput) -> Said:
    return _somebody(
        entered, "bewoner", lambda member: None if member.position is None else member.position == "bewoner"
    )


def _somebody(entered: LessonInput, what: str, holds: Callable[[KeyFigure], bool | None]) -> Said:
    """Answer whether any member is something; who did not say may be."""
    yes = [member.label for member in entered.members if holds(member)]
    unknown = sum(holds(member) is None for member in entered.members)
    if yes:
        return "ja", f"{yes[0]} is {what}."
    if unknown:
        return "weten we niet", f"Bij {counted(unknown, 'lid', 'leden')} is dit niet ingevuld."
    return "nee", f"Geen van de leden is {what}."


def _light_ties(entered: LessonInput) -> Said:
    ties = _inside(entered)
    light = [tie for tie in ties if tie.strength == "licht"]
    if light:
        return "ja", f"Tussen leden {_are(len(light))} {counted(len(light), 'lichte band', 'lichte banden')} ingevuld."
    if ties:
        return "nee", f"Er {_are(len(ties))} {counted(len(ties), 'band', 'banden')} ingevuld, en geen daarvan is licht."
    return "weten we niet", "Er zijn tussen deze leden geen banden ingevuld."


def _informal(entered: LessonInput) -> Said:
    said = [member.formal for member in entered.members]
    said += [initiative.formal for initiative in entered.initiatives]
    if False in said:
        return "ja", f"{said.count(False)} van de {len(said)} leden en initiatieven zijn informeel."
    if None in said or not said:
        return "weten we niet", "Niet overal is ingevuld of iets formeel of informeel is."
    return "nee", "Alle ingevulde leden en initiatieven zijn formeel."


def _generations(entered: LessonInput) -> Said:
    groups = {group for member in entered.members for group in member.groups}
    young, old = groups & set(entered.rules.young), groups & set(entered.rules.old)
    if young and old:
        return "ja", "Leden hebben gevoel met zowel jong als oud."
    unknown = sum(not member.groups for member in entered.members)
    if unknown:
        return "weten we niet", f"Bij {counted(unknown, 'lid', 'leden')} is geen doelgroep ingevuld."
    lacking = [name for name, found in (("jong", young), ("oud", old)) if not found]
    return "nee", f"Geen lid heeft gevoel met {' of '.join(lacking)}."


def _all_sides(entered: LessonInput) -> Said:
    positions = {member.position for member in entered.members}
    lacking = [side.name for side in entered.rules.sides if not positions & set(side.positions)]
    if not lacking:
        return "ja", f"Aan tafel zitten {listed([side.name for side in entered.rules.sides])}."
    if None in positions:
        return "weten we niet", "Niet van elk lid is de positie ingevuld."
    return "nee", f"Aan tafel {'ontbreekt' if len(lacking) == 1 else 'ontbreken'} nog: {listed(lacking)}."


def _existing_ties(entered: LessonInput) -> Said:
    ids = {member.id for member in entered.members}
    strong = sum(tie.strength == "sterk" and bool({tie.one, tie.other} & ids) for tie in entered.ties)
    known = f"{counted(strong, 'sterke band', 'sterke banden')} van leden {_are(strong)} ingevuld." if strong else ""
    return "weten we niet", known or "Er zijn geen sterke banden van leden ingevuld."


def _continuity(entered: LessonInput) -> Said:
    alone = only_links(member_matrix(entered.members, entered.method))
    if alone:
        cells = sum(map(len, alone.values()))
        ground = f"{counted(cells, 'vakje rust', 'vakjes rusten')} op één persoon"
        return "nee", f"{ground}, verdeeld over {counted(len(alone), 'lid', 'leden')}."
    hours = [member.hours_per_month for member in entered.members]
    known = [each for each in hours if each is not None]
    if len(known) < len(hours) or not hours:
        return "weten we niet", f"Bij {counted(len(hours) - len(known), 'lid', 'leden')} zijn de uren niet ingevuld."
    if not any(member.groups and member.phases for member in entered.members):
        return "weten we niet", "Bij geen enkel lid zijn doelgroepen en fases ingevuld."
    if not sum(known):
        return "nee", "Geen van de leden heeft uren."
    return "ja", f"Samen {decimal(sum(known))} uur per maand, en geen vakje rust op één persoon."


def _decided(entered: LessonInput) -> Said:
    if entered.chosen_on is None:
        return "nee", "Deze coalitie is nog niet opgeslagen."
    day = f"{entered.chosen_on.day}-{entered.chosen_on.month}-{entered.chosen_on.year}"
    return "ja", f"De coalitie is gekozen op {day}, met {counted(len(entered.members), 'lid', 'leden')}."


def _agreed(entered: LessonInput) -> Said:
    agreement = entered.agreed
    if agreement is None:
        return "weten we niet", "In het werkplan staat geen afspraak over de randvoorwaarden."
    day = f"{agreement.agreed_on.day}-{agreement.agreed_on.month}-{agreement.agreed_on.year}"
    number = counted(len(agreement.conditions), "randvoorwaarde is", "randvoorwaarden zijn")
    return "ja", f"{number} samen afgesproken op {day}."


def _meetings(entered: LessonInput) -> Said:
    if held := len(entered.sessions):
        return (
            "ja",
            f"Hier {_are(held)} {counted(held, 'training of intervisie', 'trainingen en intervisies')} gehouden.",
        )
    if not entered.meetings:
        return "nee", "Er is nog geen bijeenkomst ingevuld."
    learned = sum(any((each.from_experience, each.from_practice, each.from_research)) for each in entered.meetings)
    number = counted(len(entered.meetings), "bijeenkomst", "bijeenkomsten")
    if not learned:
        return "weten we niet", f"Er {_are(len(entered.meetings))} {number} ingevuld, nog zonder wat er is geleerd."
    return "ja", f"Er {_are(len(entered.meetings))} {number} ingevuld, {learned} daarvan met wat er is geleerd."


RULES: Mapping[str, Callable[[LessonInput], Said]] = {
    "meeting_place": _meeting_place,
    "community_worker": _community_worker,
    "light_ties": _light_ties,
    "informal": _informal,
    "generations": _generations,
    "all_sides": _all_sides,
    "existing_ties": _existing_ties,
    "continuity": _continuity,
    "resident": _resident,
    "decided": _decided,
    "agreed": _agreed,
    "meetings": _meetings,
}


def _inside(entered: LessonInput) -> list[Tie]:
    ids = {member.id for member in entered.members}
    return [tie for tie in entered.ties if {tie.one, tie.other} <= ids]


def _are(number: int) -> str:
    return "is" if number == 1 else "zijn"
