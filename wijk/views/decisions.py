"""Decisions of the room in words: what was decided since when, what the data say about it, and its history."""

from collections.abc import Iterable, Mapping

from wijk.approach.decisions import Remark
from wijk.domain.decision import Decision, Event, Mark, holding
from wijk.domain.method import Method
from wijk.figures.wording import as_sentence
from wijk.views.finding_words import finding_label
from wijk.views.numbers import day_text

__all__ = [
    "END",
    "KEEP",
    "decision_text",
    "ended_text",
    "history_lines",
    "priority_names",
    "question_text",
    "remark_text",
    "told_lines",
]

SYMBOLS: Mapping[Mark, str] = {"prioriteit": "★", "zeker niets": "○", "weerlegd": "✗", "besproken": "✓"}
QUESTIONS: Mapping[Mark, str] = {
    "prioriteit": "is dit opgelost?",
    "zeker niets": "is dit opgelost?",
    "weerlegd": "klopt de weerlegging nog?",
    "besproken": "is dit opgelost?",
}
END: Mapping[Mark, str] = {
    "prioriteit": "Opgelost: beëindig de prioriteit",
    "zeker niets": "Opgelost: er is hier nu iets",
    "weerlegd": "De weerlegging klopt niet meer",
    "besproken": "Opgelost: beëindig dit besluit",
}
KEEP = "Houd dit besluit"
ENDED: Mapping[Mark, str] = {
    "prioriteit": "opgelost",
    "zeker niets": "opgelost: er is hier nu iets",
    "weerlegd": "de weerlegging klopt niet meer",
    "besproken": "opgelost",
}


def decision_text(decision: Decision, method: Method) -> str:
    """Say what was decided about what, since when and why.

    "★ prioriteit sinds 24 september 2026: Ouderen: Volgen".
    """
    since = f"{SYMBOLS[decision.mark]} {decision.mark} sinds {day_text(decision.made_on)}"
    why = f". Waarom: {decision.reason}" if decision.reason else ""
    return f"{since}: {finding_label(decision, method)}{why}"


def remark_text(remark: Remark) -> str:
    """Say what the data say since a decision, without a full stop."""
    when = f" ({day_text(remark.on)})" if remark.on else ""
    match remark.kind:
        case "weerlegd":
            return f"Deze mismatch is intussen weerlegd{when}"
        case "verdwenen" if remark.on:
            return f"Intussen is hier iets ingevuld{when}, en de mismatch is er niet meer"
        case "verdwenen":
            return "De mismatch is er intussen niet meer"
        case _:
            return f"Intussen is hier iets ingevuld{when}"


def question_text(decision: Decision, remark: Remark) -> str:
    """Ask people what becomes of a decision, now that the data say something new."""
    return f"{remark_text(remark)}: {QUESTIONS[decision.mark]}"


def ended_text(decision: Decision) -> str:
    """What the history says when people answer that a decision is no longer needed."""
    return ENDED[decision.mark]


def history_lines(decision: Decision) -> tuple[str, ...]:
    """Return what happened to a decision, a line each: the day, what, who, and what was said."""
    return tuple(map(_event, decision.history))


def priority_names(decisions: Iterable[Decision], method: Method) -> tuple[str, ...]:
    """Return what the priorities that hold are about."""
    return tuple(finding_label(one, method) for one in holding(decisions, "prioriteit"))


def told_lines(decisions: Iterable[Decision], remarks: Mapping[str, Remark], method: Method) -> tuple[str, ...]:
    """Return the decisions that hold as sentences: priorities first, then what is asked, then the others."""
    found = sorted(holding(decisions), key=lambda one: (one.mark != "prioriteit", one.id not in remarks))
    lines = []
    for one in found:
        asked = f" {question_text(one, remarks[one.id])}" if one.id in remarks else ""
        lines.append(f"{as_sentence(decision_text(one, method))}{asked}")
    return tuple(lines)


def _event(event: Event) -> str:
    said = f": {event.text}" if event.text else ""
    return f"{day_text(event.on)} {event.deed}{said} ({event.by})"
