"""Evaluating in words: a judgement with its sign, what asks for attention, and what a standstill asks."""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import lru_cache

from wijk.approach.evaluating import Attention, Standing, key_of, newest_judgements
from wijk.domain.evaluation import Evaluation, Judgement, Knowledge, StandstillSaid
from wijk.figures.wording import counted, cut_short, listed
from wijk.views.numbers import MISSING, day_text
from wijk.views.versions import FieldTexts

__all__ = [
    "ATTENTION",
    "JUDGEMENT_TEXT",
    "KNOWLEDGE_TEXT",
    "SIGNS",
    "STANDSTILL_BUTTONS",
    "evaluation_label",
    "evaluation_lines",
    "evaluation_texts",
    "judged_actions",
    "judgement_text",
    "newest_text",
    "standstill_text",
    "still_text",
    "subject_text",
]

SIGNS: Mapping[Judgement, str] = {"werkt": "✓", "bijstellen": "↻", "stoppen": "✕"}
JUDGEMENT_TEXT: Mapping[Judgement, str] = {
    "werkt": "✓ Werkt: ga zo door",
    "bijstellen": "↻ Bijstellen: het kan beter passen",
    "stoppen": "✕ Stoppen: dit past hier niet",
}
KNOWLEDGE_TEXT: Mapping[Knowledge, str] = {
    "ervaring": "Ervaring van mensen zelf",
    "praktijk": "Praktijk van professionals en vrijwilligers",
    "onderzoek": "Onderzoek",
}
ATTENTION: Mapping[Attention, str] = {
    "stopt": "! Gezegd: stoppen. Het loopt nog.",
    "stilstand": "!",
    "bijstellen": "Stel het bij, en kijk daarna opnieuw.",
    "nooit": "Bespreek samen: werkt het?",
    "beoordeeld": "",
    "later": "Nog niet begonnen, of nu dicht.",
    "voorbij": "Voorbij.",
}
STANDSTILL_BUTTONS: Mapping[StandstillSaid, str] = {
    "hervatten": "▶ Hervatten",
    "wijzigen": "✎ Wijzigen",
    "stoppen": "✕ Stoppen",
}
SHORT = 80
# Many things are judged on one evening, and writing a day in words takes longer than all else in a row.
_day = lru_cache(maxsize=4_000)(day_text)


def judgement_text(judgement: Judgement, judged_on: date) -> str:
    """A judgement with its sign and day: "✓ werkt, 24 september 2026"."""
    return f"{SIGNS[judgement]} {judgement}, {_day(judged_on)}"


def judged_actions(evaluations: Sequence[Evaluation]) -> dict[str, str]:
    """The newest judgement of each action (id), for beside it in the work plan; ``evaluations`` as they were kept."""
    newest = newest_judgements(evaluations)
    ids = {one.action for one in evaluations if one.action}
    return {one: judgement_text(*newest[key_of(one, "")]) for one in ids}


def newest_text(standing: Standing) -> str:
    """The newest judgement with its reason, or that there is none."""
    newest = standing.newest
    if newest is None:
        return "○ nog geen oordeel"
    return f"{judgement_text(newest.judgement, newest.judged_on)}: {newest.reason}"


def subject_text(standing: Standing) -> str:
    """Whether it is an action or an initiative."""
    subject = standing.subject
    if subject.action and subject.initiative:
        return "actie, nu een initiatief"
    return "actie" if subject.action else "initiatief"


def still_text(standing: Standing) -> str:
    """What asks for attention; empty when nothing does."""
    if standing.attention == "stilstand":
        weeks = counted(standing.weeks, "week", "weken")
        return f"! Hier gebeurde {weeks} niets: hervatten, wijzigen of stoppen?"
    return ATTENTION[standing.attention]


def standstill_text(weeks: int, last: date) -> str:
    """What people are asked when nothing changed in a whole dossier."""
    told = f"Hier gebeurde {counted(weeks, 'week', 'weken')} niets: hervatten, wijzigen of stoppen?"
    return f"{told} De laatste wijziging was op {day_text(last)}."


def evaluation_lines(evaluation: Evaluation) -> tuple[str, ...]:
    """An evaluation to read back: its judgement, and under that what is known of the rest."""
    who = listed(evaluation.who) or MISSING
    lines = [f"{judgement_text(evaluation.judgement, evaluation.judged_on)} (door: {who})", evaluation.reason]
    if evaluation.learned:
        lines.append(f"Geleerd: {evaluation.learned}")
    if evaluation.knowledge:
        lines.append(f"Uit: {listed([KNOWLEDGE_TEXT[one].lower() for one in evaluation.knowledge])}")
    if evaluation.goes_on:
        lines.append("Het loopt toch door: dat is zo gekozen.")
    return tuple(lines)


def evaluation_label(evaluation: Evaluation) -> str:
    """What an evaluation is called in a list."""
    return cut_short(f"{judgement_text(evaluation.judgement, evaluation.judged_on)}: {evaluation.reason}", SHORT)


def evaluation_texts(evaluation: Evaluation) -> FieldTexts:
    """What an evaluation says, by field."""
    return {
        "judgement": ("Oordeel", JUDGEMENT_TEXT[evaluation.judgement]),
        "judged_on": ("Datum", _day(evaluation.judged_on)),
        "reason": ("Waarom", evaluation.reason),
        "learned": ("Wat er is geleerd", evaluation.learned),
        "knowledge": ("Soort kennis", listed([KNOWLEDGE_TEXT[one] for one in evaluation.knowledge])),
        "who": ("Door wie", ", ".join(evaluation.who)),
        "goes_on": ("Loopt bewust door", "ja" if evaluation.goes_on else ""),
    }
