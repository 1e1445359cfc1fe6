"""What a coalition must cover: proposals from the matrix and the priorities, each with its ground in one sentence.

They are proposals: the user sees and can change every one of them, its weight included.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import get_args

from wijk.approach.coverage import Matrix
from wijk.approach.findings import GENERAL, Mismatch
from wijk.approach.findings import Need as Figures
from wijk.approach.priorities import priority_cells, standing
from wijk.domain.answers import MismatchNote
from wijk.domain.coalition_rules import CoalitionRules, Proposal, Step
from wijk.domain.key_figure import Knowledge
from wijk.domain.method import Method
from wijk.domain.need import Need

__all__ = ["area_needs", "group_needs", "knowledge_needs", "need_label", "propose_needs", "step_of"]


def propose_needs(
    mismatches: Iterable[Mismatch], notes: Iterable[MismatchNote], rules: CoalitionRules
) -> tuple[Need, ...]:
    """Return a need for every group × phase with a priority or a mismatch, the heaviest first.

    ``notes`` are what the room said: what it made a priority asks for as much as can be, also where nothing is a
    mismatch; a mismatch it overruled asks for nothing. Of more grounds in one place the heaviest counts; of equally
    heavy ones the priority, then the first mismatch. Equally heavy needs keep that order too.
    """
    mismatches, notes = tuple(mismatches), tuple(notes)
    grounds = [(rules.priority, group, phase) for group, phase in priority_cells(mismatches, notes)]
    by_kind = {proposal.id: proposal for proposal in rules.by_kind}
    for mismatch in standing(mismatches, notes):
        if mismatch.kind in by_kind:
            grounds += [(by_kind[mismatch.kind], mismatch.group, phase) for phase in mismatch.phases]
    found: dict[tuple[str, str], Need] = {}
    for proposal, group, phase in grounds:
        there = found.get((group, phase))
        if there is None or there.weight < proposal.step.weight:
            named = "" if group == GENERAL else group
            found[group, phase] = Need(named, phase, proposal.step.weight, ground=_ground(proposal))
    return tuple(sorted(found.values(), key=lambda need: -need.weight))


def group_needs(
    matrix: Matrix, figures: Iterable[Figures], proposed: Iterable[Need], rules: CoalitionRules
) -> tuple[Need, ...]:
    """Return for each group that no ``proposed`` need is about, but that asks for attention, one need as a whole.

    That is a group that the figures say is clearly more common here (an unknown concentration says nothing), and a
    group of which nothing was entered in any phase; anybody with feeling for the group meets it. The heaviest first,
    else in the method's order.
    """
    there = {need.group for need in proposed}
    more = {one.group for one in figures if one.verdict == "meer"}
    known = {cell.group for cell in matrix.cells if cell.state != "niet ingevuld"}
    found = []
    for group in matrix.method.groups:
        if group.id in there:
            continue
        if group.id in more:
            found.append(_of_group(group.id, rules.by_group))
        elif group.id not in known:
            found.append(_of_group(group.id, rules.by_blank))
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


def step_of(weight: float, steps: Sequence[Step]) -> Step:
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


def _of_group(group: str, proposal: Proposal) -> Need:
    return Need(group, weight=proposal.step.weight, ground=_ground(proposal))


def _ground(proposal: Proposal) -> str:
    return f"Voorstel '{proposal.step.name}', want {proposal.because}."
