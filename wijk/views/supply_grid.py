"""Supply of all wijken on one screen: what stands in each cell, by phase or by group, as plain texts for a grid."""

from collections.abc import Sequence
from typing import Any, Literal

from wijk.domain.method import Method
from wijk.dossier.supply import PlaceSupply, Supply, SupplyCount
from wijk.views.captions import inside
from wijk.views.numbers import number, size_text
from wijk.views.place_names import place_name
from wijk.views.supply import WHOLE

__all__ = ["COUNTED", "EVERYTHING", "Columns", "Counted", "grid_legend", "supply_grid"]

Columns = Literal["fase", "doelgroep"]
Counted = Literal["initiatieven", "vakjes"]
# What stands for no choice of a group or a phase.
EVERYTHING = "alles"
COUNTED: dict[Counted, str] = {"initiatieven": "Initiatieven", "vakjes": "Gedekte vakjes"}
TOGETHER, NO_ANSWER, PEOPLE = "Samen", "Zonder antwoord", "Groep hier"
WHOLE_COVERED = (
    "Voor de hele gemeente is dat niet genoeg: dan moet er in minstens de helft van de wijken iets zijn, of moeten er "
    "twee voor de hele gemeente zijn."
)
# From so many own initiatives a cell is tinted one step darker.
STEPS = (1, 2, 5)

Cell = dict[str, str]


def supply_grid(supply: Supply, method: Method, columns: Columns, only: str, counting: Counted) -> dict[str, Any]:
    """Return the grid as values that JSON knows: ``header`` and ``rows``, that of the gemeente first.

    Columns are the phases or the groups; ``only`` is the one group (or phase) that they are about, or EVERYTHING. A row
    has the ``key`` and ``name`` of its place and ``cells``, each with its ``text`` and ``state``: how dark it is (0 to
    3), or "unknown" where nobody answered. The last columns are all of a row together and how many cells nobody
    answered, and for one group its size there.
    """
    phases = [(phase.id, phase.name) for phase in method.phases]
    shown = phases if columns == "fase" else [(group.id, group.name) for group in method.groups]
    tell = _initiatives if counting == "initiatieven" else _covered

    def row(name: str, one: PlaceSupply) -> dict[str, Any]:
        counts, together = _counts(one, [identifier for identifier, _ in shown], columns, only)
        cells = [tell(count) for count in (*counts, together)]
        cells.append({"text": f"{number(together.unanswered)} van {number(together.cells)}", "state": ""})
        if people := _people(one, columns, only):
            cells.append({"text": people, "state": ""})
        return {"key": one.place.key, "name": name, "cells": cells}

    header = ["Wijk", *(name for _, name in shown), TOGETHER, NO_ANSWER]
    if columns == "fase" and only != EVERYTHING:
        header.append(PEOPLE)
    wijken = [row(place_name(wijk.place), wijk) for wijk in supply.wijken]
    return {"header": header, "rows": [row(WHOLE, supply.gemeente), *wijken]}


def grid_legend(method: Method, columns: Columns, only: str, counting: Counted) -> list[str]:
    """What is counted, and what the words in the grid mean, a sentence each."""
    names = {group.id: inside(group.name) for group in method.groups}
    names |= {phase.id: inside(phase.name) for phase in method.phases}
    about = {"fase": "voor alle doelgroepen", "doelgroep": "in alle fasen"}[columns]
    if only != EVERYTHING:
        about = f"voor {names[only]}" if columns == "fase" else f"in de fase {names[only]}"
    here = ["Groep hier: hoeveel mensen of huishoudens, en op hoeveel er één eigen initiatief is."]
    here = here if columns == "fase" and only != EVERYTHING else []
    zero = "“Niet ingevuld” is onbekend, niet niets; “geen” heeft de wijk zelf bevestigd."
    if counting == "vakjes":
        return [f"Geteld zijn de vakjes {about} met twee of meer eigen initiatieven.", WHOLE_COVERED, zero, *here]
    return [
        f"Geteld zijn de verschillende eigen initiatieven {about}.",
        "Met een plus: initiatieven voor iedereen of voor een groter gebied.",
        "Stil: lang niet bevestigd; ook zij tellen bij de eigen mee.",
        zero,
        *here,
    ]


def _counts(
    one: PlaceSupply, shown: Sequence[str], columns: Columns, only: str
) -> tuple[list[SupplyCount], SupplyCount]:
    """The count of each column, and that of all of them together."""
    groups = {row.group: row.count for row in one.groups}
    phases, cells = one.phases, one.cells
    if only == EVERYTHING:
        return [groups[each] if columns == "doelgroep" else phases[each] for each in shown], one.total
    if columns == "doelgroep":
        return [cells[each, only] for each in shown], phases[only]
    return [cells[only, each] for each in shown], groups[only]


def _people(one: PlaceSupply, columns: Columns, only: str) -> str:
    """The size of the one group, and on how many of it there is an own initiative."""
    row = next((row for row in one.groups if row.group == only), None)
    if columns != "fase" or row is None:
        return ""
    each = row.people_per_initiative
    need = "" if each is None else f"; 1 op {size_text(each)}"
    return size_text(row.people) + need + ("; weinig aanbod" if row.little else "")


def _initiatives(count: SupplyCount) -> Cell:
    beside = f" +{number(count.general)}" if count.general else ""
    stale = f", {number(count.stale)} stil" if count.stale else ""
    return _cell(count, count.own, f"{number(count.own)} eigen", beside + stale)


def _covered(count: SupplyCount) -> Cell:
    return _cell(count, count.covered, f"{number(count.covered)} van {number(count.cells)}", "")


def _cell(count: SupplyCount, shown: int, told: str, behind: str) -> Cell:
    if not count.own and count.unanswered == count.cells:
        return {"text": f"niet ingevuld{behind}", "state": "unknown"}
    if not count.own and count.filled:
        return {"text": f"geen{behind}", "state": "0"}
    return {"text": told + behind, "state": str(sum(shown >= step for step in STEPS))}
