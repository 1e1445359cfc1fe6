"""What fits in the matrix of target groups × phases, so that a meeting also sees what goes well.

- ``hele keten``: every phase of the chain (the phases with ``breaks_chain``) is gedekt for a group;
- ``klein en dichtbij``: small initiatives of a group that reach people who are hard to reach ("kneuterigheid verdient
  een standbeeld", les 4 of "Wij in de wijk", Movisie 2020). Small: at most ``small_reach`` people are reached, and that
  is filled in; places a month say nothing about it. Hard to reach: it has a function of ``outreach_functions`` (it
  comes to people's homes, wins their trust or goes along) or suits a coping style of ``outreach_copings`` (people who
  avoid). Both come from what was entered, and are working rules of this dashboard, not findings of research.
"""

from collections.abc import Iterable, Iterator, Sequence

from wijk.approach.coverage import Matrix, MatrixCell
from wijk.approach.findings import GroupFigures, Match, distinct, in_order, phases_with
from wijk.domain.initiative import Initiative
from wijk.domain.method import Method, TargetGroup, WorkingRules
from wijk.figures.wording import decimal, listed, quoted

__all__ = ["find_matches"]


def find_matches(matrix: Matrix, group_figures: Iterable[GroupFigures]) -> tuple[Match, ...]:
    """Name every match in the matrix, in the order of ``findings.in_order``."""
    found: list[Match] = []
    for group in matrix.method.groups:
        cells = matrix.row(group.id)
        found += _whole_chain(group, cells, matrix.method)
        found += _small_and_near(group, cells, matrix.method.rules)
    return in_order(found, matrix, group_figures)


def _whole_chain(group: TargetGroup, cells: Sequence[MatrixCell], method: Method) -> Iterator[Match]:
    chain = [(phase, cell) for phase, cell in zip(method.phases, cells, strict=True) if phase.breaks_chain]
    if len(chain) > 1 and all(cell.state == "gedekt" for _, cell in chain):
        counts = listed([f"{phase.name} ({decimal(cell.count)})" for phase, cell in chain])
        reason = f"Voor de groep {group.name} is de hele keten gedekt met eigen initiatieven: {counts}."
        yield Match("hele keten", group.id, tuple(phase.id for phase, _ in chain), reason)


def _small_and_near(group: TargetGroup, cells: Sequence[MatrixCell], rules: WorkingRules) -> Iterator[Match]:
    found = [each for each in distinct(cells) if _is_small(each, rules) and _reaches_out(each, rules)]
    if found:
        do = "klein initiatief bereikt" if len(found) == 1 else "kleine initiatieven bereiken"
        reason = (
            f"{decimal(len(found))} {do} mensen in de groep {group.name} die moeilijk te bereiken zijn, met hooguit "
            f"{decimal(rules.small_reach)} mensen per initiatief: {quoted([each.name for each in found])}."
        )
        yield Match("klein en dichtbij", group.id, phases_with(cells, found), reason)


def _is_small(initiative: Initiative, rules: WorkingRules) -> bool:
    return initiative.reach is not None and 0 < initiative.reach <= rules.small_reach


def _reaches_out(initiative: Initiative, rules: WorkingRules) -> bool:
    functions = {function for role in initiative.roles for function in role.functions}
    return bool(functions & set(rules.outreach_functions) or set(initiative.copings) & set(rules.outreach_copings))
