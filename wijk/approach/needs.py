"""What a coalition must cover: proposals from the matrix and the priorities, each with its ground in one sentence.

They are proposals: the user sees and can change every one of them, its weight included.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import get_args

from wijk.approach.coverage import Matrix
from wijk.approach.decisions import still_standing
from wijk.approach.findings import GENERAL, GroupFigures, Mismatch
from wijk.approach.priorities import priority_cells
from wijk.domain.coalition_rules import CoalitionRules, Importance, Proposal
from wijk.domain.decision import Decision, holding
from wijk.domain.key_figure import Knowledge
from wijk.domain.method import Method
from wijk.domain.need import Need
from wijk.figures.wording import quoted

__all__ = ["area_needs", "group_needs", "importance_of", "knowledge_needs", "need_label", "propose_needs"]


def propose_needs(
    mismatches: Iterable[Mismatch], decisions: Iterable[Decision], rules: CoalitionRules
) -> tuple[Need, ...]:
    """Return a need for every group × phase with a priority or a mismatch, the heaviest first.

    What the room made a priority asks for as much as can be, also where nothing is a mismatch (any more); a mismatch
    it refuted asks for nothing, and where another ground asks all the same, the need says so. Of more grounds in one
    place the heaviest counts; of equally heavy ones the priority, then the first mismatch. Equally heavy needs keep
    that order too.
    """
    decisions = tuple(decisions)
    grounds = [(rules.priority, group, phase) for group, phase in priority_cells(decisions)]
    by_kind = {proposal.id: proposal for proposal in rules.by_kind}
    for mismatch in still_standing(mismatches, decisions):
        if mismatch.kind in by_kind:
            grounds += [(by_kind[mismatch.kind], mismatch.group, phase) for phase in mismatch.phases]
    found: dict[tuple[str, str], Need] = {}
    for proposal, group, phase in grounds:
        there = found.get((group, phase))
        if there is None or there.weight < proposal.step.weight:
            named = "" if group == GENERAL else group
            ground = _ground(proposal) + _despite(_refuted(decisions, group, phase))
            found[group, phase] = Need(named, phase, proposal.step.weight, ground=ground)
    return tuple(sorted(found.values(), key=lambda need: -need.weight))


def group_needs(
    matrix: Matrix,
    figures: Iterable[GroupFigures],
    proposed: Iterable[Need],
    rules: CoalitionRules,
    decisions: Iterable[Decision] = (),
) -> tuple[Need, ...]:
    """Return for each group that no ``proposed`` need is about, but that asks for attention, one need as a whole.

    That is a group that the figures say is clearly more common here (an unknown concentration says nothing), and a
    group of which nothing was entered in any phase; anybody with feeling for the group meets it. The heaviest first,
    else in the method's order. Where the room refuted that a group has too little supply for how common it is
    ("scheef"), being common is no ground any more.
    """
    there = {need.group for need in proposed}
    more = {one.group for one in figures if one.verdict == "meer"}
    known = {cell.group for cell in matrix.cells if cell.state != "niet ingevuld"}
    decisions = tuple(decisions)
    found = []
    for group in matrix.method.groups:
        if group.id in there:
            continue
        refuted = _refuted(decisions, group.id)
        if group.id in more and "scheef" not in refuted:
            found.append(_of_group(group.id, rules.by_group, refuted))
        elif group.id not in known:
            found.append(_of_group(group.id, rules.by_blank, refuted))
    return tuple(sorted(found, key=lambda need: -need.weight))


def area_needs(areas: Iterable[str], rules: CoalitionRules) -> tuple[Need, ...]:
    """Return for each of these areas (CBS codes, usually the buurten of the wijk) the need that somebody knows it."""
    proposal = rules.by_area
    return tuple(Need(area=area, weight=proposal.step.weight, ground=_ground(proposal)) for area in areas)


def knowledge_needs(rules: CoalitionRules) -> tuple[Need, ...]:
    """Return the need for each of the three kinds of knowledge."""
    proposal = rules.by_knowledge
    kinds: tuple[Knowledge, ...] = get_args(Knowledge)
    return tuple(Need(knowledge=kind, weight=proposal.step.weight, ground=_ground(proposal)) for kind in kinds)


def importance_of(weight: float, steps: Sequence[Importance]) -> Importance:
    """Return the step that a weight stands for: the nearest, of two equally near the heavier."""
    return min(steps, key=lambda step: (abs(step.weight - weight), -step.weight))


def need_label(need: Need, method: Method, areas: Mapping[str, str]) -> str:
    """Return a need in Dutch; ``areas`` gives names by code. What is not known goes by its id or code."""
    groups = {group.id: group.name for group in method.groups}
    phases = {phase.id: phase.name for phase in method.phases}
    parts = [
        groups.get(need.group, need.group),
        phases.get(need.phase, need.phase),
        areas.get(need.area, need.area),
        f"kennis uit {need.knowledge}" if need.knowledge else "",
    ]
    return " · ".join(part for part in parts if part)


def _of_group(group: str, proposal: Proposal, refuted: Sequence[str]) -> Need:
    return Need(group, weight=proposal.step.weight, ground=_ground(proposal) + _despite(refuted))


def _refuted(decisions: Iterable[Decision], group: str, phase: str = "") -> list[str]:
    """The kinds of the mismatches of a group, in one phase or in any, that the room holds refuted, each once."""
    found = [one for one in holding(decisions, "weerlegd") if one.group == group]
    return list(dict.fromkeys(one.kind for one in found if not phase or phase in one.phases))


def _despite(refuted: Sequence[str]) -> str:
    """Say why a need is proposed all the same where mismatches were refuted."""
    return f" U weerlegde hier {quoted(refuted)}; dit voorstel blijft om deze andere reden." if refuted else ""


def _ground(proposal: Proposal) -> str:
    return f"Voorstel '{proposal.step.name}', want {proposal.because}."
