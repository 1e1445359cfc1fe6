"""Coalitions as text: how good they are, who brings what, what stays uncovered and what each condition costs."""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from wijk.approach.alternatives import Contributions, Price
from wijk.approach.coalition import Cover
from wijk.approach.coverage_curve import Curve
from wijk.approach.needs import need_label
from wijk.approach.question import Question, condition_text
from wijk.domain.coalition_rules import Importance
from wijk.domain.method import Method
from wijk.domain.need import Need
from wijk.figures.decimals import percent
from wijk.figures.wording import counted, decimal, listed, quoted
from wijk.views.people import key_figure_labels
from wijk.views.tables import Table

__all__ = [
    "coalition_rows",
    "contribution_rows",
    "covered_text",
    "curve_rows",
    "missing_people",
    "price_rows",
    "steps_text",
    "worth_text",
]

Names = Mapping[str, str]


def worth_text(cover: Cover) -> str:
    """Say how sure it is that nothing better exists.

    >>> worth_text(Cover((0,), 50.0, 52.0, False))
    'hoogstens 4% beter mogelijk'
    """
    if cover.proven:
        return "bewezen beste"
    if not cover.value:
        return "niet bekend hoeveel beter mogelijk is"
    return f"hoogstens {decimal(math.ceil(round(100 * (cover.bound / cover.value - 1), 6)))}% beter mogelijk"


def covered_text(value: float, total: float) -> str:
    """Say how much is covered: "84 van 132 (64%)"."""
    share = f" ({percent(100 * value / total)})" if total else ""
    return f"{decimal(value)} van {decimal(total)}{share}"


def steps_text(steps: Sequence[Importance]) -> str:
    """Say how much heavier each step counts than the next, from heavy to light."""
    told = [
        f"{heavy.name} telt {decimal(heavy.weight / light.weight)} keer zo zwaar als {light.name}"
        for heavy, light in pairwise(steps)
        if light.weight
    ]
    return listed(told + [f"{step.name} telt niet mee" for step in steps if not step.weight]) + "."


def coalition_rows(question: Question, covers: Sequence[Cover]) -> Table:
    """Return coalitions side by side, the best first, as rows of text; the first row is the header."""
    labels, total = key_figure_labels(question.people), math.fsum(question.weight)
    rows = [["Coalitie", "Gedekt gewicht", "Zekerheid", "Leden"]]
    for number, cover in enumerate(covers):
        members = "; ".join(labels[question.people[row].id] for row in cover.chosen)
        sure = worth_text(cover) + (" die genoeg verschilt van de vorige" if number and cover.proven else "")
        size = counted(len(cover.chosen), "lid", "leden")
        rows.append([str(number + 1), covered_text(cover.value, total), sure, f"{size}: {members}"])
    return rows


def contribution_rows(
    question: Question, chosen: Sequence[int], brings: Contributions, method: Method, areas: Names
) -> Table:
    """Return what each member brings that nobody else in the coalition does."""
    labels = key_figure_labels(question.people)
    rows = [["Lid", "Brengt als enige", "Gewicht daarvan"]]
    for row, weight in zip(chosen, brings.only, strict=True):
        columns = [column for column, one in zip(brings.only_link, brings.only_link_row, strict=True) if one == row]
        alone = "; ".join(need_label(question.needs[column], method, areas) for column in columns)
        rows.append([labels[question.people[row].id], alone or "niets dat een ander niet ook brengt", decimal(weight)])
    return rows


def missing_people(needs: Iterable[Need], method: Method, areas: Names) -> tuple[str, ...]:
    """Return the profiles of who is missing: "zoek iemand die …"; needs that differ only in phase make one profile."""
    phases = {phase.id: phase.name for phase in method.phases}
    profiles: dict[Need, list[str]] = {}
    for need in needs:
        profile = replace(need, phase="", weight=0, ground="")
        profiles.setdefault(profile, []).append(phases.get(need.phase, need.phase))
    return tuple(_profile(need, [name for name in names if name], method, areas) for need, names in profiles.items())


def _profile(need: Need, phases: Sequence[str], method: Method, areas: Names) -> str:
    groups = {group.id: group.name for group in method.groups}
    asked = [f"gevoel heeft met de groep ‘{groups.get(need.group, need.group)}’"] if need.group else []
    if phases:
        asked.append(f"iets doet in de {'fase' if len(phases) == 1 else 'fases'} {quoted(phases, len(phases))}")
    asked += [f"kennis uit {need.knowledge} inbrengt"] if need.knowledge else []
    asked += [f"{areas.get(need.area, need.area)} kent"] if need.area else []
    return f"zoek iemand die {listed(asked)}"


def curve_rows(curve: Curve, total: float) -> Table:
    """Return the coverage per size as rows of text, the knee in words."""
    rows = [["Grootte", "Gedekt gewicht", "Zekerheid"]]
    for size, cover in zip(curve.sizes, curve.covers, strict=True):
        if cover is None:
            rows.append([_at_most(size), "–", "kan niet met deze voorwaarden, of niet gevonden in de tijd"])
        else:
            knee = "; een lid erbij brengt duidelijk minder" if size == curve.knee else ""
            rows.append([_at_most(size), covered_text(cover.value, total), worth_text(cover) + knee])
    return rows


def price_rows(question: Question, prices: Sequence[Price]) -> Table:
    """Return what each condition costs in covered weight."""
    rows = [["Voorwaarde", "Gewicht dat er zonder deze voorwaarde bij kan"]]
    for price in prices:
        cost = decimal(price.price) if price.price else "kost niets"
        unsure = "" if price.proven else " (niet bewezen: zoveel is er in de tijd gevonden)"
        rows.append([condition_text(question, price.condition), cost + unsure])
    return rows


def _at_most(size: int) -> str:
    return f"hoogstens {counted(size, 'lid', 'leden')}"
