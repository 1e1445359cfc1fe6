"""The eight lessons over a whole dossier: each a verdict with what it rests on, counted, and no score of any kind.

What was not entered makes no lesson fail: then the verdict is that it is not known. The questions are data
(data/method/evaluation.toml); each names the rule here that answers it.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from wijk.domain.coalition_rules import CoalitionRules, Lesson
from wijk.domain.evaluation import MonthCount, Success, is_going
from wijk.domain.evaluation_rules import DossierLesson
from wijk.domain.initiative import Initiative
from wijk.domain.key_figure import KeyFigure, Tie
from wijk.domain.meeting import Meeting
from wijk.domain.method import Method, MethodError
from wijk.domain.plan import Action
from wijk.domain.text import fold
from wijk.figures.wording import counted, listed

__all__ = ["DossierFacts", "LessonVerdict", "LessonSeen", "lessons_seen"]

LessonVerdict = Literal["zien wij terug", "zien wij niet terug", "weten wij niet"]
SEEN: LessonVerdict = "zien wij terug"
NOT_SEEN: LessonVerdict = "zien wij niet terug"
UNKNOWN: LessonVerdict = "weten wij niet"
Said = tuple[LessonVerdict, str]


@dataclass(frozen=True, slots=True)
class DossierFacts:
    """What was entered of a place. ``initiatives`` are those that are active there, ``stopped`` counts the others.

    ``members`` are those of the coalition that was chosen last, ``ties`` all that are known. ``still`` of the actions
    stand still.
    """

    initiatives: Sequence[Initiative]
    stopped: int
    members: Sequence[KeyFigure]
    ties: Sequence[Tie]
    actions: Sequence[Action]
    still: int
    counts: Sequence[MonthCount]
    successes: Sequence[Success]
    meetings: Sequence[Meeting]
    method: Method
    rules: CoalitionRules
    on: date


@dataclass(frozen=True, slots=True)
class LessonSeen:
    """A lesson with its question, its verdict, and the ground for that in Dutch sentences."""

    lesson: Lesson
    question: str
    verdict: LessonVerdict
    ground: str


def lessons_seen(asked: Sequence[DossierLesson], facts: DossierFacts) -> tuple[LessonSeen, ...]:
    """Return the verdict on every lesson that is asked about, in that order.

    Raises MethodError when one names a rule or a lesson that does not exist.
    """
    lessons = {lesson.id: lesson for lesson in facts.rules.lessons}
    found = []
    for one in asked:
        if one.rule not in RULES or one.id not in lessons:
            raise MethodError(f"In evaluation.toml staat een les of regel die niet bestaat: {one.id}, {one.rule}.")
        verdict, ground = RULES[one.rule](facts)
        found.append(LessonSeen(lessons[one.id], one.question, verdict, ground))
    return tuple(found)


def _meeting_place(facts: DossierFacts) -> Said:
    meeting = set(facts.method.rules.meeting_functions)
    every = facts.initiatives
    places = sum(any(meeting & set(role.functions) for role in one.roles) for one in every)
    silent = sum(not any(role.functions for role in one.roles) for one in every)
    return _of_initiatives(every, places, silent, "Een ontmoetingsplek bieden", "wat zij doen")


def _both_languages(facts: DossierFacts) -> Said:
    members = facts.members
    if not members:
        return UNKNOWN, "Er is nog geen coalitie met bekende leden."
    yes = sum(one.community_worker is True for one in members)
    unknown = sum(one.community_worker is None for one in members)
    of = f"Van {counted(len(members), 'lid', 'leden')} van de coalitie"
    if yes:
        return SEEN, f"{of} {_is(yes)} er {yes} opbouwwerker of gelijke."
    if unknown:
        return UNKNOWN, f"{of} is bij {unknown} niet ingevuld of die dat is."
    return NOT_SEEN, f"{of} is niemand opbouwwerker of gelijke."


def _light_contacts(facts: DossierFacts) -> Said:
    every, social = facts.initiatives, set(facts.method.rules.social_elements)
    bridging = sum(bool(social & set(one.elements)) and len(one.groups) != 1 for one in every)
    silent = sum(not one.elements for one in every)
    ids = {one.id for one in facts.members}
    light = sum(tie.strength == "licht" and {tie.one, tie.other} <= ids for tie in facts.ties)
    what = "Mensen uit meer dan één groep samenbrengen met ontmoeten of bezigheden"
    verdict, ground = _of_initiatives(every, bridging, silent, what, "met welke werkzame elementen zij werken")
    if not light:
        return verdict, f"{ground} Tussen leden van de coalitie is geen lichte band ingevuld."
    ties = counted(light, "lichte band", "lichte banden")
    return SEEN, f"{ground} Tussen leden van de coalitie {_is(light)} {ties} ingevuld."


def _small(facts: DossierFacts) -> Said:
    every, successes = facts.initiatives, len(facts.successes)
    informal = sum(one.formal is False for one in every)
    unknown = sum(one.formal is None for one in every)
    months = len({one.month for one in facts.counts})
    noted = counted(successes, "succes", "successen") if successes else "geen succes"
    more = f"Er {_is(successes or 1)} {noted} genoteerd"
    more += f", en van {counted(months, 'maand', 'maanden')} is iets geteld." if months else "."
    if not every:
        return (SEEN if successes else UNKNOWN), f"Er zijn nog geen initiatieven ingevoerd. {more}"
    verb = "is" if informal == 1 else "zijn"
    ground = f"Van {counted(len(every), 'initiatief', 'initiatieven')} {verb} er {informal} informeel."
    if unknown:
        ground += f" Van {unknown} is niet ingevuld of het formeel is."
    verdict = SEEN if informal or successes else UNKNOWN if unknown else NOT_SEEN
    return verdict, f"{ground} {more}"


def _generations(facts: DossierFacts) -> Said:
    every, young, old = facts.initiatives, set(facts.rules.young), set(facts.rules.old)
    both = sum(bool(young & set(one.groups)) and bool(old & set(one.groups)) for one in every)
    everyone = sum(not one.groups for one in every)
    return _of_initiatives(every, both, everyone, "Er zijn voor jong én oud", "wie er komen")


def _shared(facts: DossierFacts) -> Said:
    return _together(_sides(facts), _divided(facts), _who_met(facts))


def _left_whole(facts: DossierFacts) -> Said:
    running, stopped = len(facts.initiatives), facts.stopped
    told = f"Er {'loopt' if running == 1 else 'lopen'} {counted(running, 'initiatief', 'initiatieven')}"
    told += f", en {stopped or 'geen'} {'zijn' if stopped > 1 else 'is'} gestopt."
    return UNKNOWN, f"{told} Of er iets stopte door wat wij deden, staat niet in het dossier: vraag het de mensen zelf."


def _continuity(facts: DossierFacts) -> Said:
    going = [one for one in facts.actions if is_going(one, facts.on)]
    if not going:
        return UNKNOWN, "Er loopt nog geen actie."
    hours, euros = (sum(known is None for known in each) for each in _means(going))
    stand = f"{facts.still or 'geen'} {'staan' if facts.still > 1 else 'staat'} stil"
    ground = (
        f"Van {counted(len(going), 'lopende actie', 'lopende acties')}: bij {len(going) - hours} zijn de uren bekend, "
    )
    ground += f"bij {len(going) - euros} het geld; {stand}."
    if facts.still:
        return NOT_SEEN, ground
    return (UNKNOWN if hours or euros else SEEN), ground


RULES: Mapping[str, Callable[[DossierFacts], Said]] = {
    "meeting_place": _meeting_place,
    "both_languages": _both_languages,
    "light_contacts": _light_contacts,
    "small": _small,
    "generations": _generations,
    "shared": _shared,
    "left_whole": _left_whole,
    "continuity": _continuity,
}


def _of_initiatives(every: Sequence[Initiative], yes: int, silent: int, what: str, unsaid: str) -> Said:
    """Answer what some initiatives do; who did not say may do it too."""
    if not every:
        return UNKNOWN, "Er zijn nog geen initiatieven ingevoerd."
    of = f"van {counted(len(every), 'initiatief', 'initiatieven')}"
    if yes:
        return SEEN, f"{what}: {yes} {of}."
    if silent:
        return UNKNOWN, f"{what}: geen {of}, maar van {silent} weten wij niet {unsaid}."
    return NOT_SEEN, f"{what}: geen {of}."


def _sides(facts: DossierFacts) -> Said:
    if not facts.members:
        return UNKNOWN, "Er is nog geen coalitie met bekende leden."
    positions = {one.position for one in facts.members}
    there = [side.name for side in facts.rules.sides if positions & set(side.positions)]
    lacking = [side.name for side in facts.rules.sides if side.name not in there]
    if not lacking:
        return SEEN, f"Aan tafel zitten {listed(there)}."
    unknown = sum(one.position is None for one in facts.members)
    told = f"Aan tafel {'ontbreekt' if len(lacking) == 1 else 'ontbreken'} {listed(lacking)}"
    if unknown:
        return UNKNOWN, f"{told}, of dat is niet ingevuld (bij {counted(unknown, 'lid', 'leden')})."
    return NOT_SEEN, f"{told}."


def _divided(facts: DossierFacts) -> Said:
    actions = [one for one in facts.actions if one.state != "gestopt"]
    if not actions:
        return UNKNOWN, "Alle acties zijn gestopt." if facts.actions else "Er is nog geen actie."
    roles = {fold(role) for one in actions for role in one.who}
    known = sum(bool(one.who) for one in actions)
    if not known:
        return UNKNOWN, f"Van {counted(len(actions), 'actie', 'acties')} is niet bekend wie het doet."
    told = f"Bij {known} van {counted(len(actions), 'actie', 'acties')} staat wie het doet"
    if len(roles) > 1:
        return SEEN, f"{told}: samen {len(roles)} rollen."
    return (UNKNOWN if known < len(actions) else NOT_SEEN), f"{told}: steeds dezelfde rol."


def _who_met(facts: DossierFacts) -> Said:
    held = len(facts.meetings)
    if not held:
        return UNKNOWN, "Er is nog geen bijeenkomst bewaard."
    roles = {fold(one.role) for meeting in facts.meetings for one in meeting.present}
    told = f"Op {counted(held, 'bijeenkomst', 'bijeenkomsten')}"
    if not roles:
        return UNKNOWN, f"{told} is niet opgeschreven wie er waren."
    who = counted(len(roles), "rol", "rollen")
    return (SEEN if len(roles) > 1 else NOT_SEEN), f"{told} {'was' if len(roles) == 1 else 'waren'} {who} aanwezig."


def _together(*said: Said) -> Said:
    """Answer with all of it: one that is not seen decides, then one that is not known."""
    verdicts = {verdict for verdict, _ in said}
    verdict = NOT_SEEN if NOT_SEEN in verdicts else UNKNOWN if UNKNOWN in verdicts else SEEN
    return verdict, " ".join(ground for _, ground in said)


def _means(actions: Sequence[Action]) -> tuple[list[float | None], list[float | None]]:
    return [one.hours for one in actions], [one.euros for one in actions]


def _is(number: int) -> str:
    return "is" if number == 1 else "zijn"
