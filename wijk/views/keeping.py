"""Keeping the inventory alive, in words: what was changed together, and what came back of a list that went round."""

from collections.abc import Collection, Sequence

from wijk.domain.initiative import Initiative
from wijk.figures.wording import counted, listed, quoted
from wijk.store.initiatives.sent_round import RoundAnswers
from wijk.views.tables import Table

__all__ = ["answer_rows", "answers_text", "done_text", "overtaken_text"]


def done_text(count: int, what: str) -> str:
    """How many initiatives were changed, and to what."""
    return f"{counted(count, 'initiatief', 'initiatieven')} {what}."


def overtaken_text(overtaken: Sequence[Initiative]) -> str:
    """Which were left alone, since somebody else changed them meanwhile."""
    names = quoted([one.name for one in overtaken])
    return f"Niet gewijzigd, want iemand anders was eerder: {names}. Kijk wat er nu staat en probeer het opnieuw."


def answers_text(answers: RoundAnswers, known: Collection[str]) -> str:
    """What came back, in one sentence; ``known`` are the ids that are in the inventory."""
    here = [one for one in answers.answers if one.id in known]
    told = [
        f"{sum(one.status == status for one in here)} {words}"
        for status, words in (("open", "bestaat nog"), ("gestopt", "gestopt"), ("tijdelijk dicht", "tijdelijk dicht"))
    ]
    told += [f"{answers.unanswered} zonder antwoord"]
    lost = len(answers.answers) - len(here)
    more = f" {counted(lost, 'rij kennen', 'rijen kennen')} wij niet (meer): die slaan wij over." if lost else ""
    return f"Gelezen: {listed(told)}.{more}"


def answer_rows(answers: RoundAnswers, known: Collection[str]) -> Table:
    """A row per answer; what was remarked is only shown: who reads it decides what to keep of it."""
    words = {
        None: "? geen antwoord",
        "open": "✓ bestaat nog",
        "gestopt": "✕ gestopt",
        "tijdelijk dicht": "– tijdelijk dicht",
    }
    return [
        ["Naam", "Antwoord", "Opmerking"],
        *(
            [one.name, words[one.status] if one.id in known else "? niet in de inventarisatie", one.remark]
            for one in answers.answers
        ),
    ]
