"""Drafts of a coalition as text: what two people chose differently, and who is no candidate."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, cast

from wijk.approach.drafts import AS_PROPOSED, Clash
from wijk.approach.needs import importance_of, need_label
from wijk.domain.area import Level
from wijk.domain.coalition_rules import CoalitionRules
from wijk.domain.key_figure import Knowledge
from wijk.domain.method import Method
from wijk.domain.need import Need
from wijk.figures.wording import counted, decimal, quoted
from wijk.views.tables import Table

__all__ = ["LEFT_OUT", "clash_rows", "elsewhere_text", "not_asked_text"]

LEFT_OUT = "niet meenemen"
NUMBERS = {
    "size_from": "Leden: van",
    "size_to": "Leden: tot en met",
    "hours_each": "Uren per maand per lid",
}
OTHERS: Mapping[Level, str] = {"gemeente": "gemeenten", "wijk": "wijken", "buurt": "buurten"}


def clash_rows(clashes: Iterable[Clash], method: Method, rules: CoalitionRules, areas: Mapping[str, str]) -> Table:
    """Return what two people chose differently as rows of text, the first the header."""

    def said(field: str, value: Any) -> str:
        if value == AS_PROPOSED:
            return "zoals voorgesteld" if field == "weighed" else "niet"
        if field == "weighed":
            return LEFT_OUT if value is None else importance_of(value, rules.steps).name
        return "wel" if field not in NUMBERS else "maakt niet uit" if value is None else decimal(value)

    rows = [["Wat", "Uw keuze", "De keuze van de ander"]]
    for clash in clashes:
        name = NUMBERS.get(clash.field) or _need(clash.about, method, areas)
        rows.append([name, said(clash.field, clash.mine), said(clash.field, clash.theirs)])
    return rows


def elsewhere_text(count: int, level: Level) -> str:
    """Say how many key figures only work in other places of the same level as the chosen one.

    >>> elsewhere_text(1, "wijk")
    '1 sleutelfiguur werkt alleen in andere wijken.'
    """
    return f"{counted(count, 'sleutelfiguur werkt', 'sleutelfiguren werken')} alleen in andere {OTHERS[level]}."


def not_asked_text(labels: Sequence[str]) -> str:
    """Say that conditions name people who are no candidates now; empty when there are none."""
    if not labels:
        return ""
    who = "is nu geen kandidaat" if len(labels) == 1 else "zijn nu geen kandidaat"
    return f"{quoted(labels)} {who}: wat u hierover koos, blijft staan maar telt niet mee."


def _need(about: tuple[str, str, str, str], method: Method, areas: Mapping[str, str]) -> str:
    group, phase, area, knowledge = about
    return need_label(Need(group, phase, area=area, knowledge=cast(Knowledge, knowledge) or None), method, areas)
