"""What doesn't fit in the matrix of target groups × phases, each with its ground in plain Dutch.

The kinds are those of the working model (Routewijzer Den Haag, Nijmegen, Acht lessen "Wij in de wijk"):

- ``leeg``: the room confirmed that a group has nothing of its own in a phase;
- ``kwetsbaar``: exactly one own initiative: it stops when that one stops (les 8); in a whole gemeente also more, when
  they are in less than half of its wijken and fewer than two are for the whole gemeente;
- ``gebroken keten``: of two phases that follow each other in the chain (the phases with ``breaks_chain``), one has own
  initiatives and the other has none, whether that is confirmed or not filled in; the sentence says which;
- ``scheef``: a group that is clearly more common here (`figures.verdict`) has fewer own initiatives than the median
  group, or the reverse;
- ``vorm past niet``: an emotional need met with only company or pastime (an accent that begins with "emotioneel" counts
  as mainly emotional), or only active supply for a group that tends to another way of coping; both in one mismatch;
- ``stil``: initiatives whose check period passed without anybody confirming that they are active;
- ``aanbodgericht``: initiatives that start from supply, without any function that starts from the person's own wish;
- ``alleen overdag``: nothing for a group is in the evening or in the weekend, neither its own nor general initiatives,
  as far as is known of at least half of them, and of two or more.

The first two are named per cell, a broken chain per pair of phases, the others once per group with all phases it is
about (``scheef``: the whole row); ``stil`` and ``aanbodgericht`` also once for the general initiatives, as "algemeen".

Everything is judged by a group's *own* initiatives; general ones in a gap are mentioned, so that the room can weigh
them. What is not filled in is no fault: it is counted in the sentence and held against nobody. For ``stil``, the period
of what was never confirmed begins on the day it was entered; where that is not known either, it is stil.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from statistics import median
from types import MappingProxyType

from wijk.approach.coverage import GeneralCell, Matrix, MatrixCell, is_silent
from wijk.approach.findings import GENERAL, GroupFigures, Mismatch, distinct, in_order, phases_with
from wijk.approach.spread import spread_text
from wijk.domain.initiative import Initiative
from wijk.domain.method import Method, TargetGroup, WorkingRules
from wijk.domain.times import is_outside_working_hours
from wijk.figures.decimals import times
from wijk.figures.verdict import verdict_word
from wijk.figures.wording import counted, decimal, listed, quoted

__all__ = ["find_mismatches"]

# Of one initiative alone its hours say nothing about the supply.
LEAST_KNOWN = 2


@dataclass(frozen=True, slots=True)
class _Supply:
    """What a row of the matrix offers: its cells, and the initiatives in them, each once, by name."""

    group: str
    label: str
    cells: Sequence[MatrixCell | GeneralCell]
    initiatives: Sequence[Initiative]


def find_mismatches(
    matrix: Matrix, group_figures: Iterable[GroupFigures], on: date, entered: Mapping[str, date] = MappingProxyType({})
) -> tuple[Mismatch, ...]:
    """Name every mismatch in the matrix on the date ``on``, in the order of ``findings.in_order``.

    ``entered`` gives for an initiative (id) the day on which it was entered, where that is known.
    """
    group_figures = tuple(group_figures)
    method = matrix.method
    found: list[Mismatch] = []
    counts: dict[str, int] = {}
    for group in method.groups:
        cells = matrix.row(group.id)
        supply = _Supply(group.id, f"Voor de groep {group.name}", cells, distinct(cells))
        counts[group.id] = len(supply.initiatives)
        found += _gaps(supply.label, cells, method)
        found += _broken_chains(supply.label, cells, method)
        found += _wrong_form(group, supply, method)
        found += _silent(supply, on, entered)
        found += _supply_led(supply, method.rules)
        found += _only_by_day(supply, matrix)
    found += _skewed(counts, method, group_figures)
    general = _Supply(GENERAL, "In het algemene aanbod", matrix.general, distinct(matrix.general))
    found += _silent(general, on, entered)
    found += _supply_led(general, method.rules)
    return in_order(found, matrix, group_figures)


def _gaps(label: str, cells: Sequence[MatrixCell], method: Method) -> Iterator[Mismatch]:
    names = {phase.id: phase.name for phase in method.phases}
    for cell in cells:
        if cell.state == "leeg":
            reason = f"{label} is er geen eigen initiatief in de fase {names[cell.phase]}: dat is bevestigd."
            yield Mismatch("leeg", cell.group, (cell.phase,), reason + _general_too(cell))
        elif cell.state == "kwetsbaar":
            reason = _rests_on_one(label, names[cell.phase], cell) if cell.count == 1 else _thin(label, names, cell)
            yield Mismatch("kwetsbaar", cell.group, (cell.phase,), reason + _general_too(cell))


def _rests_on_one(label: str, phase: str, cell: MatrixCell) -> str:
    return (
        f"{label} rust de fase {phase} op 1 initiatief: {quoted([cell.initiatives[0].name])}{_where(cell)}. "
        "Stopt dat, dan is er geen eigen initiatief meer."
    )


def _thin(label: str, names: Mapping[str, str], cell: MatrixCell) -> str:
    return (
        f"{label} zijn er {_initiatives(cell.count)} in de fase {names[cell.phase]}{_where(cell)}. "
        "Dat is minder dan de helft van de wijken."
    )


def _where(cell: MatrixCell) -> str:
    return f" ({spread_text(cell.spread)})" if cell.spread else ""


def _broken_chains(label: str, cells: Sequence[MatrixCell], method: Method) -> Iterator[Mismatch]:
    chain = [(phase.name, cell) for phase, cell in zip(method.phases, cells, strict=True) if phase.breaks_chain]
    for (earlier_name, earlier), (later_name, later) in pairwise(chain):
        if bool(earlier.count) == bool(later.count):
            continue
        if earlier.count:
            filled, filled_name, gap, gap_name = earlier, earlier_name, later, later_name
            if_empty, if_unknown = "Wie in beeld is, kan daarna niet verder.", "Vraag na hoe mensen verder kunnen."
        else:
            filled, filled_name, gap, gap_name = later, later_name, earlier, earlier_name
            if_empty, if_unknown = "Niemand brengt mensen daarheen.", "Vraag na hoe mensen daar komen."
        reason = (
            f"{label} {_is_or_are(filled.count)} {_initiatives(filled.count)} in de fase {filled_name}"
            f"{_where(filled)}, maar voor de fase {gap_name} is "
            + (f"bevestigd dat er niets is. {if_empty}" if gap.state == "leeg" else f"niets ingevuld. {if_unknown}")
        )
        yield Mismatch("gebroken keten", gap.group, (earlier.phase, later.phase), reason + _general_too(gap))


def _skewed(counts: dict[str, int], method: Method, group_figures: Iterable[GroupFigures]) -> Iterator[Mismatch]:
    figures_of = {figures.group: figures for figures in group_figures}
    middle = median(counts.values()) if counts else 0
    for group in method.groups:
        figures, count = figures_of.get(group.id), counts[group.id]
        if figures is None or figures.ratio is None:
            continue
        found = figures.verdict
        if (found == "meer" and count < middle) or (found == "minder" and count > middle):
            entered = counted(count, "eigen initiatief", "eigen initiatieven")
            reason = (
                f"De groep {group.name} komt hier {verdict_word(found)} voor: het aandeel is "
                f"{times(figures.ratio)} keer dat van {figures.reference}. "
                f"Er {'is' if count == 1 else 'zijn'} {entered} ingevuld; "
                f"de middelste groep heeft er {decimal(middle)}."
            )
            yield Mismatch("scheef", group.id, tuple(phase.id for phase in method.phases), reason)


def _wrong_form(group: TargetGroup, supply: _Supply, method: Method) -> Iterator[Mismatch]:
    grounds = [*_only_company(group, supply, method), *_only_active(group, supply, method)]
    if grounds:
        concerned = {phase for _, phases in grounds for phase in phases}
        phases = tuple(phase.id for phase in method.phases if phase.id in concerned)
        yield Mismatch("vorm past niet", group.id, phases, " ".join(reason for reason, _ in grounds))


def _only_company(group: TargetGroup, supply: _Supply, method: Method) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Give the reason and the phases when an emotional need is met with only company or pastime."""
    rules = method.rules
    tackling = [each for cell in supply.cells if cell.phase == rules.tackling_phase for each in cell.initiatives]
    answers = [_elements(each, rules) for each in tackling]
    offered = set().union(*answers)
    if group.accent.startswith("emotioneel") and offered and offered <= set(rules.social_elements):
        phase_name = next(phase.name for phase in method.phases if phase.id == rules.tackling_phase)
        names = [element.name for element in method.elements if element.id in offered]
        reason = (
            f"Bij de groep {group.name} is het gemis vooral {group.accent}, maar de fase {phase_name} biedt alleen "
            f"{listed(names)}."
        )
        yield reason + _not_filled_in(answers), (rules.tackling_phase,)


def _only_active(group: TargetGroup, supply: _Supply, method: Method) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Give the reason and the phases when a group that copes otherwise finds only active supply."""
    answers = [each.copings for each in supply.initiatives]
    suited = set().union(*answers)
    active = set(method.rules.active_copings)
    if group.coping and group.coping not in active and suited and suited <= active:
        names = {coping.id: coping.name for coping in method.copings}
        reason = (
            f"De groep {group.name} gaat vaak zo met eenzaamheid om: {names[group.coping]}. Het aanbod past "
            f"alleen bij: {listed([name for coping, name in names.items() if coping in suited])}."
        )
        phases = phases_with(supply.cells, [each for each in supply.initiatives if each.copings])
        yield reason + _not_filled_in(answers), phases


def _silent(supply: _Supply, on: date, entered: Mapping[str, date]) -> Iterator[Mismatch]:
    silent = [each for each in supply.initiatives if is_silent(each, on, entered.get(each.id))]
    if not silent:
        return
    never = sum(each.last_confirmed is None for each in silent)
    reason = (
        f"{supply.label} {_is_or_are(len(silent))} {_of_all(silent, supply)} waarvan te lang niet is bevestigd dat "
        f"{'het nog bestaat' if len(silent) == 1 else 'ze nog bestaan'}: {_names(silent)}."
    )
    if never:
        reason += f" Bij {decimal(never)} daarvan is nog nooit een datum ingevuld."
    yield Mismatch("stil", supply.group, phases_with(supply.cells, silent), reason)


def _supply_led(supply: _Supply, rules: WorkingRules) -> Iterator[Mismatch]:
    wishless = [each for each in supply.initiatives if not _functions(each) & set(rules.wish_functions)]
    supply_led = [each for each in wishless if each.starts_from == "aanbod"]
    if not supply_led:
        return
    reason = (
        f"{supply.label} {'begint' if len(supply_led) == 1 else 'beginnen'} {_of_all(supply_led, supply)} bij het "
        f"aanbod en niet bij de eigen wens van mensen: {_names(supply_led)}."
    )
    reason += _not_filled_in([each.starts_from or "" for each in wishless])
    yield Mismatch("aanbodgericht", supply.group, phases_with(supply.cells, supply_led), reason)


def _only_by_day(supply: _Supply, matrix: Matrix) -> Iterator[Mismatch]:
    general = {one.id: one for cell in supply.cells for one in matrix.general_for(supply.group, cell.phase)}
    reachable = [*supply.initiatives, *general.values()]
    known = [one for one in reachable if one.times]
    enough = len(known) >= LEAST_KNOWN and 2 * len(known) >= len(reachable)
    if (
        not supply.initiatives
        or not enough
        or any(is_outside_working_hours(time) for one in known for time in one.times)
    ):
        return
    reason = (
        f"{supply.label} is er geen enkel aanbod 's avonds of in het weekend, voor zover bekend is wanneer het is: dat "
        f"is ingevuld bij {decimal(len(known))} van {_initiatives(len(reachable))}, eigen en algemeen samen."
    )
    yield Mismatch("alleen overdag", supply.group, phases_with(supply.cells, supply.initiatives), reason)


def _elements(initiative: Initiative, rules: WorkingRules) -> set[str]:
    """Return what the initiative offers: the functions of the tackling phase are the working elements."""
    in_phase = (role.functions for role in initiative.roles if role.phase == rules.tackling_phase)
    return set(initiative.elements).union(*in_phase)


def _functions(initiative: Initiative) -> set[str]:
    return {function for role in initiative.roles for function in role.functions}


def _general_too(cell: MatrixCell) -> str:
    if not cell.general:
        return ""
    number = counted(cell.general, "algemeen initiatief", "algemene initiatieven")
    return f" Wel {_is_or_are(cell.general)} {number} in die fase."


def _not_filled_in(answers: Iterable[Collection[str]]) -> str:
    missing = sum(not answer for answer in answers)
    return f" Bij {_initiatives(missing)} is dit niet ingevuld." if missing else ""


def _is_or_are(count: int) -> str:
    return "is er" if count == 1 else "zijn er"


def _initiatives(count: int) -> str:
    return counted(count, "initiatief", "initiatieven")


def _of_all(some: Collection[Initiative], supply: _Supply) -> str:
    return f"{_initiatives(len(some))} (van {decimal(len(supply.initiatives))})"


def _names(initiatives: Iterable[Initiative]) -> str:
    return quoted([initiative.name for initiative in initiatives])
