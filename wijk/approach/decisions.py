"""What the data say since the room decided: comments on decisions, which never take a decision away.

Everything the data say about a decision has a key: ``initiatief …`` for each initiative in its cells, ``verdwenen``
when its mismatch is no longer found, ``weerlegd …`` for a refutation of the mismatch that is a priority. A decision
keeps the keys that people have seen; only what is new asks a question.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from wijk.approach.coverage import Matrix
from wijk.approach.findings import GENERAL, Finding, Mismatch
from wijk.domain.decision import CELL, Decision, holding
from wijk.domain.initiative import Initiative

__all__ = [
    "Remark",
    "RemarkKind",
    "cells_asked",
    "facts_about",
    "is_about",
    "remark_on",
    "remarks_on",
    "still_standing",
]

RemarkKind = Literal["ingevuld", "verdwenen", "weerlegd"]
GONE = "verdwenen"


@dataclass(frozen=True, slots=True)
class Remark:
    """What is new about a decision, and since which day (None: not known); ``facts`` are the keys that say so."""

    kind: RemarkKind
    on: date | None
    facts: tuple[str, ...]


def is_about(decision: Decision, finding: Finding) -> bool:
    """Tell whether the room decided this about this finding."""
    return (decision.kind, decision.group, decision.phases) == (finding.kind, finding.group, tuple(finding.phases))


def still_standing(mismatches: Iterable[Mismatch], decisions: Iterable[Decision]) -> tuple[Mismatch, ...]:
    """Return the mismatches that the room does not hold refuted, in the same order."""
    refuted = holding(decisions, "weerlegd")
    return tuple(one for one in mismatches if not any(is_about(decision, one) for decision in refuted))


def facts_about(
    decision: Decision, matrix: Matrix, mismatches: Iterable[Mismatch], decisions: Iterable[Decision]
) -> tuple[str, ...]:
    """Return the keys of what the data say now about a decision: give them as seen when people make or keep it."""
    facts = list(_initiative_facts(decision, matrix))
    if decision.kind != CELL and not any(is_about(decision, one) for one in mismatches):
        facts.append(GONE)
    facts += [_refuted_fact(one) for one in _refutations(decision, decisions)]
    return tuple(sorted(facts))


def remark_on(
    decision: Decision,
    matrix: Matrix,
    mismatches: Iterable[Mismatch],
    decisions: Iterable[Decision],
    changed: Mapping[str, date],
) -> Remark | None:
    """Return what the data say since people last looked at a decision; None when that is nothing.

    ``matrix`` and ``mismatches`` are those of all initiatives of the decision's area. ``changed`` gives for an
    initiative (id) the day on which it was entered or last changed.
    """
    decisions = tuple(decisions)
    facts = facts_about(decision, matrix, mismatches, decisions)
    new = set(facts) - set(decision.seen)
    entered = [one for fact, one in _initiative_facts(decision, matrix).items() if fact in new]
    since = max((changed[one] for one in entered if one in changed), default=None)
    refuted = [one for one in _refutations(decision, decisions) if _refuted_fact(one) in new]
    if refuted:
        return Remark("weerlegd", max(one.made_on for one in refuted), facts)
    if GONE in facts and (GONE in new or entered):
        return Remark("verdwenen", since, facts)
    if entered and (decision.kind == CELL or decision.mark == "weerlegd"):
        return Remark("ingevuld", since, facts)
    return None


def remarks_on(
    decisions: Sequence[Decision], matrix: Matrix, mismatches: Sequence[Mismatch], changed: Mapping[str, date]
) -> dict[str, Remark]:
    """Return the remark on each decision (id) that holds and on which there is one."""
    found = {one.id: remark_on(one, matrix, mismatches, decisions, changed) for one in holding(decisions)}
    return {identifier: remark for identifier, remark in found.items() if remark}


def cells_asked(decisions: Iterable[Decision], remarks: Mapping[str, Remark]) -> frozenset[tuple[str, str]]:
    """Return the (group, phase) of every decision on which there is a remark."""
    return frozenset((one.group, phase) for one in decisions if one.id in remarks for phase in one.phases)


def _initiative_facts(decision: Decision, matrix: Matrix) -> dict[str, str]:
    """The ids of the initiatives in the cells of a decision, by their key."""
    there: list[Initiative] = []
    cells = matrix.general if decision.group == GENERAL else matrix.row(decision.group)
    for cell in cells:
        if cell.phase in decision.phases:
            there += cell.initiatives
    return {f"initiatief {one.id}": one.id for one in there}


def _refutations(decision: Decision, decisions: Iterable[Decision]) -> list[Decision]:
    """The refutations that hold of the mismatch that a decision makes a priority."""
    if decision.mark != "prioriteit" or decision.kind == CELL:
        return []
    about = (decision.area, decision.kind, decision.group, decision.phases)
    refuted = holding(decisions, "weerlegd")
    return [one for one in refuted if (one.area, one.kind, one.group, one.phases) == about]


def _refuted_fact(refutation: Decision) -> str:
    return f"weerlegd {refutation.id}"
