"""How far a place is in a track: per step what the dossier shows of its result, with the ground, and the next step.

Every check answers "gedaan", "nog niet" or "weten wij niet". The last is said of what people may well have done
without it being entered: that nothing stands here of a talk does not prove that there was none.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from wijk.approach.route import Counts
from wijk.domain.tracks import Track, TrackSession, TrackStep
from wijk.figures.wording import counted

__all__ = ["CHECKS", "StepProgress", "StepStanding", "TrackFacts", "TrackProgress", "progress_of"]

StepStanding = Literal["gedaan", "nog niet", "weten wij niet"]
Said = tuple[StepStanding, str]
# A step is as far as what stands last here of all its checks.
ORDER: tuple[StepStanding, ...] = ("gedaan", "weten wij niet", "nog niet")


@dataclass(frozen=True, slots=True)
class TrackFacts:
    """What there is in one place: its ``counts``, and what its meetings brought.

    ``recognised`` figures were judged by a room; ``meetings`` were held and closed, ``people`` were at the largest of
    them by role and number (None: not told); ``actions`` were offered and accepted; ``choices`` counts the questions
    that a room answered by choosing; ``learning_meetings`` are those of its coalitions; of its ``preconditions`` it is
    known whether they are arranged, and ``agreements`` were made on them.
    """

    counts: Counts = field(default_factory=Counts)
    recognised: int = 0
    meetings: int = 0
    people: int | None = None
    actions: int = 0
    choices: int = 0
    learning_meetings: int = 0
    preconditions: int = 0
    agreements: int = 0


@dataclass(frozen=True, slots=True)
class StepProgress:
    """A step of a track with how it stands, and the ground for that in one or more Dutch sentences."""

    step: TrackStep
    standing: StepStanding
    ground: str


@dataclass(frozen=True, slots=True)
class TrackProgress:
    """A track with how each of its steps stands; ``next`` is the step to go on with, None when all is done."""

    track: Track
    sessions: tuple[tuple[TrackSession, tuple[StepProgress, ...]], ...]
    next: StepProgress | None

    @property
    def steps(self) -> tuple[StepProgress, ...]:
        """All steps, in order."""
        return tuple(step for _, steps in self.sessions for step in steps)


def progress_of(track: Track, facts: TrackFacts) -> TrackProgress:
    """Return how far a place is in a track.

    Next is the first step that is not done. A step of which the dossier can't tell is passed over once a later one is
    done: a room that is further on does not go back for what nobody wrote down.
    """
    sessions = tuple((session, tuple(_standing(step, facts) for step in session.steps)) for session in track.sessions)
    steps = [step for _, steps in sessions for step in steps]
    last = max((place for place, one in enumerate(steps) if one.standing == "gedaan"), default=-1)
    waiting = [one for place, one in enumerate(steps) if one.standing == "nog niet" or place > last]
    return TrackProgress(track, sessions, next(iter(waiting), None))


def _standing(step: TrackStep, facts: TrackFacts) -> StepProgress:
    said = [CHECKS[check.name](facts, check.at_least) for check in step.checks]
    if not said:
        return StepProgress(step, "weten wij niet", "Wat hier uitkomt, staat niet in het dossier. Vraag het de zaal.")
    least = max((standing for standing, _ in said), key=ORDER.index)
    return StepProgress(step, least, " ".join(ground for _, ground in said))


def _people_there(facts: TrackFacts, at_least: int) -> Said:
    if facts.people is None:
        return "weten wij niet", "Bij geen bijeenkomst is ingevuld wie er waren."
    told = f"Bij de grootste bijeenkomst waren {counted(facts.people, 'mens', 'mensen')}."
    return ("gedaan" if facts.people >= at_least else "nog niet"), told


def _figures_there(facts: TrackFacts, at_least: int) -> Said:
    years = len(facts.counts.years)
    if years >= at_least:
        return "gedaan", f"Er zijn cijfers van {counted(years, 'jaar', 'jaren')}."
    return "nog niet", "Over dit gebied zijn geen cijfers bekend."


def _figures_recognised(facts: TrackFacts, at_least: int) -> Said:
    if facts.recognised >= at_least:
        return "gedaan", f"Van {counted(facts.recognised, 'cijfer', 'cijfers')} zei een zaal of het herkenbaar is."
    return "weten wij niet", "Of mensen de cijfers herkennen, staat hier niet."


def _groups_known(facts: TrackFacts, at_least: int) -> Said:
    groups = facts.counts.groups
    if groups >= at_least:
        return "gedaan", f"Van {counted(groups, 'groep', 'groepen')} is bekend hoe vaak die hier voorkomt."
    return "weten wij niet", "De cijfers zeggen niet welke groepen hier vaker voorkomen."


def _choice(facts: TrackFacts, at_least: int) -> Said:
    return _perhaps(facts.choices, at_least, "vraag waarop de zaal koos", "vragen waarop de zaal koos")


def _initiatives(facts: TrackFacts, at_least: int) -> Said:
    return _enough(facts.counts.own, at_least, "initiatief in dit gebied", "initiatieven in dit gebied")


def _confirmed_initiatives(facts: TrackFacts, at_least: int) -> Said:
    counts = facts.counts
    confirmed = counts.own + counts.general - counts.unconfirmed
    return _enough(
        confirmed, at_least, "initiatief dat op tijd is bevestigd", "initiatieven die op tijd zijn bevestigd"
    )


def _cells_told(facts: TrackFacts, at_least: int) -> Said:
    cells, told = facts.counts.cells, facts.counts.cells - facts.counts.open
    ground = f"Van {told or 'geen'} van de {cells} vakjes is bekend of er iets is."
    return ("gedaan" if told >= min(at_least, cells) and cells else "nog niet"), ground


def _priorities(facts: TrackFacts, at_least: int) -> Said:
    return _enough(facts.counts.priorities, at_least, "prioriteit", "prioriteiten")


def _key_figures(facts: TrackFacts, at_least: int) -> Said:
    one, more = "sleutelfiguur die dit gebied kent", "sleutelfiguren die dit gebied kennen"
    return _enough(facts.counts.knowing, at_least, one, more)


def _coalition(facts: TrackFacts, at_least: int) -> Said:
    return _enough(facts.counts.coalitions, at_least, "bewaarde coalitie", "bewaarde coalities")


def _learning_meetings(facts: TrackFacts, at_least: int) -> Said:
    one, more = "bijeenkomst van het Lerend Netwerk", "bijeenkomsten van het Lerend Netwerk"
    return _perhaps(facts.learning_meetings, at_least, one, more)


def _meetings(facts: TrackFacts, at_least: int) -> Said:
    return _perhaps(facts.meetings, at_least, "gesloten bijeenkomst", "gesloten bijeenkomsten")


def _actions(facts: TrackFacts, at_least: int) -> Said:
    return _perhaps(facts.actions, at_least, "afgesproken actie", "afgesproken acties")


def _preconditions(facts: TrackFacts, at_least: int) -> Said:
    one = "randvoorwaarde waarvan bekend is of zij geregeld is"
    more = "randvoorwaarden waarvan bekend is of zij geregeld zijn"
    return _perhaps(facts.preconditions, at_least, one, more)


def _agreed_on(facts: TrackFacts, at_least: int) -> Said:
    one, more = "afspraak over de randvoorwaarden", "afspraken over de randvoorwaarden"
    return _perhaps(facts.agreements, at_least, one, more)


def _enough(there: int, at_least: int, one: str, more: str) -> Said:
    """What people enter here: when it does not stand in the dossier, it is not done."""
    if there >= at_least:
        return "gedaan", f"Er {_are(there)} {counted(there, one, more)}."
    if not there:
        return "nog niet", f"Er is nog geen {one}."
    return "nog niet", f"Er {_are(there)} {counted(there, one, more)}; voor deze stap rekenen wij op {at_least}."


def _perhaps(there: int, at_least: int, one: str, more: str) -> Said:
    """What people often agree upon without entering it."""
    standing, ground = _enough(there, at_least, one, more)
    return ("gedaan" if standing == "gedaan" else "weten wij niet"), ground if there else f"Hier staat nog geen {one}."


def _are(number: int) -> str:
    return "is" if number == 1 else "zijn"


CHECKS: Mapping[str, Callable[[TrackFacts, int], Said]] = {
    "people_there": _people_there,
    "figures_there": _figures_there,
    "figures_recognised": _figures_recognised,
    "groups_known": _groups_known,
    "choice": _choice,
    "initiatives": _initiatives,
    "confirmed_initiatives": _confirmed_initiatives,
    "cells_told": _cells_told,
    "priorities": _priorities,
    "key_figures": _key_figures,
    "coalition": _coalition,
    "learning_meetings": _learning_meetings,
    "meetings": _meetings,
    "actions": _actions,
    "preconditions": _preconditions,
    "agreed_on": _agreed_on,
}
