"""What groups, phases, findings and decisions of the matrix are called in a list."""

from collections.abc import Iterable

from wijk.approach.decisions import is_about
from wijk.approach.findings import GENERAL, Finding
from wijk.domain.decision import CELL, Decision
from wijk.domain.meeting import MOST_LABEL
from wijk.domain.method import Method
from wijk.views.distinct import distinct
from wijk.views.matrix import GENERAL_NAME
from wijk.views.numbers import day_text

__all__ = ["decided_texts", "finding_label", "group_name", "phase_names", "vote_labels"]

# Room for what tells labels apart that are the same once they were cut.
NUMBER = len(" (60)")


def group_name(group: str, method: Method) -> str:
    """The name of a target group on screen, also of the general row and of a group the method no longer knows."""
    names = {one.id: one.name for one in method.groups} | {GENERAL: GENERAL_NAME}
    return names.get(group, group)


def phase_names(phases: Iterable[str], method: Method) -> str:
    """The names of phases, in the order given."""
    names = {one.id: one.name for one in method.phases}
    return ", ".join(names.get(phase, phase) for phase in phases)


def finding_label(one: Finding | Decision, method: Method) -> str:
    """What a finding, or the room's decision about one or about a cell, is called in a list."""
    group, phases = group_name(one.group, method), phase_names(one.phases, method)
    return f"{group}: {phases}" if one.kind == CELL else f"{group}: {one.kind} ({phases})"


def vote_labels(findings: Iterable[Finding], method: Method) -> list[str]:
    """What findings are called on a phone, no two the same.

    Where a name doesn't fit, its phases are counted and its group is cut.
    """
    return list(distinct(dict(enumerate(_vote_label(one, method) for one in findings))).values())


def _vote_label(one: Finding, method: Method) -> str:
    label = finding_label(one, method)
    if len(label) <= MOST_LABEL:
        return label
    several = "alle fases" if len(one.phases) == len(method.phases) else f"{len(one.phases)} fases"
    phases = several if len(one.phases) > 1 else _cut(phase_names(one.phases, method), MOST_LABEL // 3)
    tail = f": {phases}" if one.kind == CELL else f": {one.kind} ({phases})"
    return _cut(group_name(one.group, method), MOST_LABEL - NUMBER - len(tail)) + tail


def _cut(name: str, signs: int) -> str:
    return name if len(name) <= signs else f"{name[: signs - 1].rstrip()}…"


def decided_texts(finding: Finding, decisions: Iterable[Decision]) -> list[str]:
    """What the room decided about a finding: each mark with its date, its reason, and since when it has ended."""
    return [
        f"{one.mark} op {day_text(one.made_on)}"
        + (f": {one.reason}" if one.reason else "")
        + (f" (beëindigd op {day_text(one.ended_on)})" if one.ended_on else "")
        for one in decisions
        if is_about(one, finding)
    ]
