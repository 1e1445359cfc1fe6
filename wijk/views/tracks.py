"""A track in words: its steps with their time and how they stand, and the card of the step that a room is at."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from wijk.approach.tracks import StepProgress, StepStanding, TrackProgress
from wijk.domain.tracks import TrackSession
from wijk.figures.wording import counted

__all__ = ["STANDING_SYMBOLS", "StepCard", "next_step_text", "session_text", "step_card", "step_label", "step_times"]

STANDING_SYMBOLS: dict[StepStanding, str] = {"gedaan": "✓", "nog niet": "○", "weten wij niet": "?"}
PAGE_NAMES = {
    "wijkprofiel": "Wijkprofiel",
    "vergelijken": "Vergelijken",
    "initiatieven": "Initiatieven",
    "fasematrix": "Fasematrix",
    "coalitie": "Coalitie",
    "bijeenkomst": "Bijeenkomst",
    "bronnen": "Bronnen en uitleg",
}


@dataclass(frozen=True, slots=True)
class StepCard:
    """A step as the facilitator reads it: the question, and a line each for the others.

    ``worded`` says whose words the question is in, ``screen`` which page to show and where to look.
    """

    name: str
    question: str
    worded: str
    screen: str
    result: str
    standing: str


def step_label(progress: StepProgress, number: int) -> str:
    """A step in a list: "✓ 3. Om wie gaat het? (10 minuten, gedaan)"."""
    step = progress.step
    told = f"{counted(step.minutes, 'minuut', 'minuten')}, {progress.standing}"
    return f"{STANDING_SYMBOLS[progress.standing]} {number}. {step.name} ({told})"


def session_text(session: TrackSession) -> str:
    """What a session takes and gives, in one sentence."""
    minutes = counted(session.minutes, "minuut", "minuten")
    length = session.length if session.length == minutes else f"{session.length}, hier {minutes}"
    return f"{session.name} ({length}). Resultaat: {session.result}"


def next_step_text(progress: TrackProgress) -> str:
    """Which step to go on with, as a sentence."""
    if progress.next is None:
        return "Alle stappen van dit draaiboek staan in het dossier."
    return f"Ga verder met: {progress.next.step.name} {progress.next.ground}"


def step_card(progress: StepProgress) -> StepCard:
    """A step as the facilitator reads it."""
    step = progress.step
    worded = "Vraag uit" if step.worded_by == "bron" else "Vraag in onze woorden, naar"
    covers = f" Dit hoort bij: {'; '.join(step.covers)}." if step.covers else ""
    return StepCard(
        step.name,
        step.question,
        f"{worded}: {step.source}.{covers}",
        f"{PAGE_NAMES[step.page]}. {step.look}",
        step.result,
        f"{STANDING_SYMBOLS[progress.standing]} {progress.standing}. {progress.ground}",
    )


def step_times(minutes: Sequence[int], start: datetime) -> tuple[str, ...]:
    """When each step begins and ends, were a session to begin at ``start`` and go as planned: "19.30 tot 19.40 uur"."""
    told, at = [], start
    for length in minutes:
        end = at + timedelta(minutes=length)
        told.append(f"{at:%H.%M} tot {end:%H.%M} uur")
        at = end
    return tuple(told)
