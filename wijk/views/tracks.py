"""A track in words: its steps with their time and how they stand, and the card of the step that a room is at."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from wijk.approach.tracks import StepProgress, StepStanding, TrackProgress
from wijk.domain.clock import local_time
from wijk.domain.tracks import TrackSession
from wijk.figures.wording import counted

__all__ = [
    "STANDINGS",
    "STANDING_SYMBOLS",
    "StepCard",
    "next_step_text",
    "planned_text",
    "session_text",
    "step_card",
    "step_label",
]

STANDING_SYMBOLS: dict[StepStanding, str] = {"gedaan": "✓", "nog niet": "○", "weten wij niet": "?"}
STANDINGS = " · ".join(f"{symbol} {standing}" for standing, symbol in STANDING_SYMBOLS.items())
PAGE_NAMES = {
    "wijkprofiel": "Wijkprofiel",
    "vergelijken": "Vergelijken",
    "initiatieven": "Initiatieven",
    "fasematrix": "Fasematrix",
    "coalitie": "Coalitie",
    "werkplan": "Werkplan",
    "bijeenkomst": "Bijeenkomst",
    "presenteren": "Presenteren",
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
    """A step in a list: "✓ 3. Om wie gaat het? (10 min)"; `STANDINGS` tells what the symbols mean."""
    return f"{STANDING_SYMBOLS[progress.standing]} {number}. {progress.step.name} ({progress.step.minutes} min)"


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


def planned_text(progress: TrackProgress, chosen: StepProgress, opened_at: datetime) -> str:
    """When the step and the meeting are over by the script, as the clock in the room shows it.

    ``opened_at`` is when the meeting opened (with time zone).
    """
    steps = next(steps for _, steps in progress.sessions if chosen in steps)
    until = sum(one.step.minutes for one in steps[: steps.index(chosen) + 1])
    whole = sum(one.step.minutes for one in steps)
    begun, step, end = (local_time(opened_at + timedelta(minutes=each)) for each in (0, until, whole))
    return (
        f"Begonnen om {begun:%H.%M} uur. Volgens het draaiboek is deze stap klaar om {step:%H.%M} uur, en de "
        f"bijeenkomst om {end:%H.%M} uur."
    )
